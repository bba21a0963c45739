"""``begin``: the workbook of the first day, and taking it in."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from plugins.core.facts.read import EXAMPLE
from plugins.core.facts.read_folder import REFERENCE
from plugins.core.statements.formats import months
from plugins.core.time.folders import read_versions
from plugins.core.time.quarter import Quarter
from plugins.core.time.release_file import read_release
from plugins.desk.check_report import pack_check_report
from plugins.desk.coloured import pack_coloured
from plugins.desk.findings import counted, say_findings
from plugins.desk.folder import Desk, quarter_named
from plugins.desk.intake.judge import Judged
from plugins.desk.lock import at_work
from plugins.desk.new_quarter import schemas_of
from plugins.desk.swap import recover, replacing
from plugins.desk.trouble import DeskTrouble, NotClean, files
from plugins.desk.typed import typed
from plugins.desk.writing import write_whole

from .judge import Looked, before_it, look_at
from .pack import pack_book
from .parts import BEGINNING, parts_of, schemes_of

Agreed = Callable[[str], bool]
Tell = Callable[[str], object]

#: The folder in the desk, its workbook, and where the new register waits while it is looked at.
FOLDER, BOOK, STAGE = "begin", "begin.xlsx", ".beginning"
#: What one row and several rows of a table are called; of the last, examples are told to go out, too.
_CALLED: Mapping[str, tuple[str, str]] = {
    "units": ("unit", "units"),
    "metrics": ("metric", "metrics"),
    "targets": ("target", "targets"),
    "service_standards": ("service standard", "service standards"),
    "seats": ("seat", "seats"),
    "terms": ("term", "terms"),
    "calendar": ("date", "dates"),
}


def begin(data_dir: Path, desk: Desk, written: str, source: str, tell: Tell, agreed: Agreed) -> str:
    """Make the workbook of the first quarter, or take in what is at ``source`` (a workbook or a folder of
    CSVs); the sentences to print.

    Raises ``NotClean`` with one complete list if anything is wrong, ``DeskTrouble`` if it cannot be done;
    then nothing is written. What is published is never touched.
    """
    quarter = quarter_named(written)
    place = desk.path / FOLDER
    with at_work(place, "begin"):
        with files("putting the register in order"):
            recover(data_dir / REFERENCE)
            recover(data_dir / EXAMPLE / REFERENCE)
        _may_begin(data_dir, quarter)
        if not source:
            return _make(data_dir, place, quarter, agreed)
        return _take_in(data_dir, place, quarter, Path(source), tell, agreed)


def _may_begin(data_dir: Path, quarter: Quarter) -> None:
    found = [(each.quarter, read_release(each)[0]) for each in read_versions(data_dir / "quarters", "")[0]]
    real = [each for each, release in found if release and release.provenance == "reported"]
    if real:
        raise DeskTrouble(f"The Assembly's own figures began with {months(min(real), 'en')}. Use reorganise.")
    newest = max((each for each, _ in found), default=None)
    if newest is not None and quarter <= newest:
        raise DeskTrouble(
            f"There are example figures up to {months(newest, 'en')}. Begin with {newest.next} or a later "
            "quarter."
        )


def _make(data_dir: Path, place: Path, quarter: Quarter, agreed: Agreed) -> str:
    schemas, before = schemas_of(data_dir), before_it(data_dir)
    parts = parts_of(before, schemas)
    data = pack_book(quarter, parts, schemas[BEGINNING], list(schemes_of(before)))
    book, kept = place / BOOK, ""
    with files("writing the workbook"):
        if book.exists() and book.read_bytes() != data:
            if not agreed(f"{book} is there already. Replace it by an empty one?"):
                raise DeskTrouble(f"Nothing was changed; {book} is as it was.")
            number = 1
            while (other := place / f"begin-before-{number}.xlsx").exists():
                number += 1
            book.rename(other)
            kept = f"The workbook that was there is now {other.name}.\n"
        write_whole(book, data)
    return (
        f"Made {book}\n{kept}It asks what the Assembly adopts for {months(quarter, 'en')}, its first "
        f"quarter, in {len(parts) + 2} sheets.\n"
        "Nothing on the site changes before the first report is released.\n"
        f"Fill it in Excel and save it. Then type: {typed('begin', quarter, '--from', book)}"
    )


def _take_in(data_dir: Path, place: Path, quarter: Quarter, source: Path, tell: Tell, agreed: Agreed) -> str:
    if not source.exists():
        raise DeskTrouble(f"There is no {source}. Check the name; a name with spaces needs quotation marks.")
    staged = place / STAGE
    try:
        with files("preparing the register in the desk"):
            found = look_at(source, data_dir, quarter, schemas_of(data_dir), staged)
        tell("Checked by the rules of the build, beside what is published.")
        if any(each.severity == "error" for each in found.judged.findings):
            raise NotClean(_refused(found.judged, place, data_dir))
        lines = [say_findings(found.judged.findings)] if found.judged.findings else []
        sentence = say_change(found)
        if not agreed(f"{sentence} Write it?"):
            raise DeskTrouble(f"{sentence}\nNothing was written.")
        with files("writing the register"):
            _install(data_dir, staged)
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    if found.left:
        lines.append(f"Not adopted, and not asked: {_counted(found.left)}.")
    lines.append(f"Written: {sentence}")
    lines.append(
        f"The Assembly's own figures begin with {months(quarter, 'en')}. The site is as it was until that "
        "report is released; you may run this again until then."
    )
    lines.append(f"Next: {typed('check')} and, when the quarter ends, {typed('new-quarter', quarter)}")
    return "\n".join(lines)


def say_change(found: Looked) -> str:
    """What would change, in a sentence."""
    gone = {name: number for name, number in found.gone.items() if name not in found.left}
    gone = {name: number for name, number in gone.items() if name not in ("metrics", "service_standards")}
    came = _counted(found.came) or "nothing"
    return (
        f"{came} come in; {_counted(gone)} that are examples go out."
        if _counted(gone)
        else f"{came} come in."
    )


def _counted(counts: Mapping[str, int]) -> str:
    """``5 units, 20 metrics and 12 targets``, without what there is none of."""
    said = [
        f"{number} {_CALLED.get(name, (name, name))[number != 1]}"
        for name, number in counts.items()
        if number
    ]
    return " and ".join(filter(None, (", ".join(said[:-1]), *said[-1:])))


def _refused(found: Judged, place: Path, data_dir: Path) -> str:
    """The report of what cannot be taken in: a page, and of a workbook the coloured copy."""
    page, copy = place / "reports" / "check.html", place / "reports" / "begin-marked.xlsx"
    with files("writing the report"):
        if found.source.sheets and found.source.path.is_file():
            write_whole(copy, pack_coloured(found, schemas_of(data_dir)))
        write_whole(page, pack_check_report(found, copy.name if copy.exists() else ""))
    return (
        f"{say_findings(found.findings)}\n"
        f"{counted(found.findings).capitalize()} in {found.source.path.name}; nothing was written.\n"
        f"The report as a page: {page}"
    )


def _install(data_dir: Path, staged: Path) -> None:
    """Both registers take their places, the examples' first: while only they are shown, it speaks."""
    for name in (f"{EXAMPLE}/{REFERENCE}", REFERENCE):
        if name == REFERENCE or not (data_dir / name).is_dir():
            (data_dir / name).parent.mkdir(parents=True, exist_ok=True)
            with replacing(data_dir / name) as fresh:
                shutil.copytree(staged / name, fresh, dirs_exist_ok=True)
