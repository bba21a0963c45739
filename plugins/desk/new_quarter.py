"""A new quarter's folder in the desk, with its workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from checked_tables.problems import DataProblems
from checked_tables.schemas import TableSchema, read_schemas
from plugins.core.facts.assembly import Assembly
from plugins.core.facts.read import SCHEMAS
from plugins.core.statements.formats import months
from plugins.core.time.quarter import Quarter
from plugins.desk.reading import read_released
from plugins.desk.workbook.form import form_for
from plugins.desk.workbook.pack import pack_workbook
from plugins.subjects.targets.check_ends import NEW_YEAR

from .folder import Desk, QuarterFolder, quarter_named
from .lock import at_work
from .trouble import DeskTrouble, files
from .typed import typed
from .versions import released_versions
from .writing import write_whole

Agreed = Callable[[str], bool]


def new_quarter(data_dir: Path, desk: Desk, written: str, agreed: Agreed) -> str:
    """Make the folder and the workbook of the quarter ``written``; the sentences to print.

    An existing workbook is replaced only if ``agreed`` answers yes to the question it is asked, and is
    kept beside the new one. Raises ``DeskTrouble``, also for a quarter that was released already.
    """
    quarter = quarter_named(written)
    place = desk.of(quarter)
    try:
        assembly = read_released(data_dir)
    except DataProblems as wrong:
        raise DeskTrouble(
            f"The tables of the repository have {len(wrong.problems)} problems, so nothing can be "
            f"brought along from them. This lists them: {typed('check')}"
        ) from None
    if quarter in released_versions(data_dir):
        raise DeskTrouble(
            f"{quarter} ({months(quarter, 'en')}) is published already. To mend a published figure use the "
            "command correct, which says publicly what changed and why."
        )
    question = far_off(quarter, (*released_versions(data_dir), *desk.quarters()))
    if question and not agreed(question):
        raise DeskTrouble("Nothing was made. Type the quarter that you mean, such as the next one.")
    form = form_for(quarter, assembly, schemas_of(data_dir), data_dir)
    data = pack_workbook(form)
    with at_work(place.path, "new-quarter"), files("writing the workbook"):
        kept = ""
        if place.workbook.exists() and place.workbook.read_bytes() != data:
            if not agreed(f"{place.workbook} is there already. Replace it by an empty one?"):
                raise DeskTrouble(f"Nothing was changed; {place.workbook} is as it was.")
            kept = f"\nThe workbook that was there is now {put_aside(place).name}."
        fresh = write_whole(place.workbook, data)
    begun = sum(len(rows) for rows in form.rows.values())
    carried = form.carried_from
    return (
        f"{'Made' if fresh else 'Already there, still empty:'} {place.workbook}\n"
        f"It is for {months(quarter, 'en')} and has {len(form.tables)} tables with {begun} rows begun"
        + (f" after {carried}" if carried else "")
        + f".{kept}{_told(assembly)}\n"
        + f"Its figures count as {_provenance(form.settings)}; the sheet release can say otherwise."
        + f"\nFill it in Excel and save it. Then type: {typed('intake', place.workbook)}"
    )


def schemas_of(data_dir: Path) -> Mapping[str, TableSchema]:
    """The schemas of a data folder, or those of the code where it has none."""
    own = data_dir / "schemas"
    return read_schemas(own if own.is_dir() else SCHEMAS)


def far_off(quarter: Quarter, known: Iterable[Quarter]) -> str:
    """What to ask before a quarter is begun that is neither the next after those that are ``known``, released
    or begun, nor one that was skipped between them; nothing for those, and where none is known."""
    there = sorted(known)
    if not there or there[0] <= quarter <= there[-1].next:
        return ""
    return (
        f"{quarter} ({months(quarter, 'en')}) is not the quarter that comes next, which is "
        f"{there[-1].next} ({months(there[-1].next, 'en')}). Begin it all the same?"
    )


def _told(assembly: Assembly) -> str:
    """What has to be thought of before the quarter's year begins."""
    return "".join(f"\n{each}" for each in assembly.warnings if each.kind == NEW_YEAR)


def _provenance(settings: Mapping[str, str]) -> str:
    return settings["provenance"] or "nothing yet"


def put_aside(place: QuarterFolder) -> Path:
    """Rename the workbook, so that another can take its place; where it is now."""
    number = 1
    while (other := place.path / f"{place.quarter}-before-{number}.xlsx").exists():
        number += 1
    place.workbook.rename(other)
    return other
