"""``compare``: the draft beside last quarter and last year, as a list, a page and a file for reasons."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from checked_tables.problems import DataProblems
from plugins.core.facts.assembly import Assembly
from plugins.core.statements.formats import difference, in_unit, months
from plugins.desk.draft import read_draft
from plugins.desk.folder import Desk, QuarterFolder
from plugins.desk.lock import at_work
from plugins.desk.overlay import overlaid
from plugins.desk.pages import pack_page
from plugins.desk.reading import read_with_draft
from plugins.desk.trouble import DeskTrouble, files
from plugins.desk.typed import typed
from plugins.desk.versions import place_in_preparation
from plugins.desk.writing import write_whole
from plugins.subjects.metrics.record import Metric
from plugins.subjects.units.record import ASSEMBLY_ID

from .figures import Compared, Flag, change_pct, compared
from .reasons import AGAIN, Reason, asked, merged, pack_reasons, read_reasons, recorded
from .texts import asked_texts, pack_texts, say_texts
from .units import units_since

#: Of the quarter with which the Assembly begins.
FIRST = "Nothing to compare with: these are the first figures."
#: So many are named in the terminal; the page has all.
MOST_SAID = 20
#: The part about departments and committees that are not what they were.
UNITS = "The Assembly's units since the last report"


@dataclass(frozen=True, slots=True)
class Done:
    """What to print, the page that was written, and how many reasons are still wanted."""

    text: str
    page: Path
    wanted: int


def compare(
    data_dir: Path,
    desk: Desk,
    tell: Callable[[str], object],
    *,
    quarter: str = "",
    on: str = "",
    reason: str = "",
    sababu: str = "",
    also: Mapping[str, tuple[str, str]] | None = None,
) -> Done:
    """Compare the quarter's draft, keep or record reasons, write the page; ``DeskTrouble`` if it cannot be.

    ``on`` is ``metric_id/unit_id`` (the unit may be left out for the Assembly), ``reason`` English and
    ``sababu`` Kiswahili; ``also`` are further reasons, by what they are about. While words are not as
    released, only these are listed: nothing can be measured.
    """
    if texts := asked_texts(data_dir):
        page = desk.path / "reports" / "compare.html"
        with files("writing the comparison"):
            write_whole(page, pack_texts(texts))
        return Done(f"{say_texts(texts)}\nThe list as a page: {page}", page, len(texts))
    if bool(on) != bool(reason or sababu):
        raise DeskTrouble('A reason needs both: --on metric_id/unit_id and --reason "...".')
    place, version = place_in_preparation(data_dir, desk, quarter)
    with at_work(place.path, "compare"):
        assembly = with_draft(data_dir, place, version)
        tell("Read the draft and every released quarter.")
        figures = compared(assembly, place.quarter)
        since = units_since(assembly, place.quarter)
        rows = merged(asked(figures), read_reasons(place.reasons))
        for about, (english, kiswahili) in {**({on: (reason, sababu)} if on else {}), **(also or {})}.items():
            metric_id, _, unit_id = about.partition("/")
            rows = recorded(rows, metric_id, unit_id or ASSEMBLY_ID, english, kiswahili)
        page = place.reports / "compare.html"
        with files("writing the comparison"):
            if rows or place.reasons.exists():
                write_whole(place.reasons, pack_reasons(rows))
            write_whole(page, _page(place, figures, rows, since))
        tell(f"Compared {len(figures):,} figures.")
    wanted = [row for row in rows if not row.is_answered]
    said = _said(place, figures, wanted, page, since)
    if all(report.quarter >= place.quarter for report in assembly.reports):
        said = f"{FIRST}\n{said}"
    return Done(said, page, len(wanted))


def still_wanted(assembly: Assembly, place: QuarterFolder) -> tuple[Reason, ...]:
    """The reasons that staff have not given yet, of an assembly that has the draft among its reports."""
    rows = merged(asked(compared(assembly, place.quarter)), read_reasons(place.reasons))
    return tuple(row for row in rows if not row.is_answered)


def say_flag(flag: Flag, metric: Metric) -> str:
    """What stands out, in a sentence."""
    before, now = _figure(flag.before, metric), _figure(flag.now, metric)
    when = months(flag.base, "en")
    if flag.kind == "jump":
        size = "from zero" if flag.pct is None else f"{difference(flag.pct)}%"
        return f"{before} in {when}, now {now} ({size}; the limit is {metric.jump_threshold_pct:f}%)."
    if flag.kind == "new":
        return f"There was no figure in {when}; now it is {now}."
    if flag.kind == "missing":
        return f"{before} in {when}; now there is no figure."
    if flag.kind == "definition":
        return f"The definition is another than in {when}; the two figures cannot be compared."
    if flag.kind == "contradiction":
        return flag.says
    if flag.kind == "version":
        return f"Published as {before}; this correction makes it {now}."
    return f"The figure of {when} was first published as {before} and is {now} since its correction."


def with_draft(data_dir: Path, place: QuarterFolder, version: int) -> Assembly:
    """What follows from the draft beside every released quarter; ``DeskTrouble`` if it has errors."""
    with overlaid(data_dir, place.path, place.quarter, read_draft(place), version) as folder:
        try:
            return read_with_draft(folder, place)
        except DataProblems as wrong:
            first = next(each for each in wrong.problems if each.severity == "error")
            raise DeskTrouble(
                f"The draft or the released data is not in order, so nothing was compared: {first} "
                f"This shows everything: {typed('check', '--open')}"
            ) from None


def _said(
    place: QuarterFolder,
    figures: Sequence[Compared],
    wanted: Sequence[Reason],
    page: Path,
    since: Sequence[str],
) -> str:
    out = [each for each in figures if each.flags]
    lines = [f"{len(out)} of {len(figures)} figures stand out."]
    for each in out[:MOST_SAID]:
        lines.append(f"  {each.metric.metric_id}/{each.unit.unit_id}: {each.metric.title.en}")
        lines += [f"    {say_flag(flag, each.metric)}" for flag in each.flags]
    if len(out) > MOST_SAID:
        lines.append(f"  ... and {len(out) - MOST_SAID} more; the page has all.")
    if wanted:
        again = sum(row.state == AGAIN for row in wanted)
        changed = f" ({again} because the figure changed since)" if again else ""
        reasons = "1 reason is" if len(wanted) == 1 else f"{len(wanted)} reasons are"
        lines.append(f"{reasons} wanted{changed}. Write it in {place.reasons},")
        example = f"{wanted[0].metric_id}/{wanted[0].unit_id}"
        command = typed("compare", "--on", example, "--reason", "in English", "--sababu", "kwa Kiswahili")
        lines.append(f"or type: {command}")
    elif out:
        lines.append(f"Every one has its reason. Next: {typed('preview', '--open')}")
    if since:
        lines += [f"{UNITS}:", *(f"  {sentence}" for sentence in since)]
    lines.append(f"The comparison as a page: {page}")
    return "\n".join(lines)


def _page(
    place: QuarterFolder, figures: Sequence[Compared], rows: Sequence[Reason], since: Sequence[str]
) -> bytes:
    quarter = place.quarter
    reasons = {row.key: row for row in rows}
    out = [(each, [(flag, _reason(each, flag, reasons)) for flag in each.flags]) for each in figures]
    out = [(each, flags) for each, flags in out if flags]
    wanted = sum(not row.is_answered for row in rows)
    lead = [
        f"{len(out)} of {len(figures)} figures stand out"
        + ("." if not out else f"; reasons still wanted: {wanted}." if wanted else "; every reason is there.")
    ]
    if out:
        words = (
            f"Write reasons in {place.reasons.name}, which lies beside the workbook. Readers will see them."
        )
        lead.append(words)
    return pack_page(
        "compare.html",
        title=f"{months(quarter, 'en')} beside what came before",
        lead=lead,
        standing_out=[
            (each, [(say_flag(flag, each.metric), row) for flag, row in flags]) for each, flags in out
        ],
        figures=[line_of(each) for each in figures],
        units_heading=UNITS,
        units=since,
        previous=months(quarter.previous, "en"),
        year=months(quarter.year_earlier, "en"),
        made_from=f"Made by the command compare from the draft of {quarter}.",
    )


def _reason(each: Compared, flag: Flag, reasons: dict[tuple[str, str, str, str], Reason]) -> str:
    if flag.kind == "history":
        return "Published as a correction."
    if flag.kind == "version":
        return "corrections.csv says why."
    row = reasons.get((*each.key, flag.kind, str(flag.base)))
    if row is not None and row.reason_en:
        return f"{row.reason_en}{' (Check again: the figure changed since.)' if row.state == AGAIN else ''}"
    return each.note.en or "Wanted."


def line_of(each: Compared) -> dict[str, str]:
    """A row of the table of all figures, as text."""
    metric = each.metric
    shown = {
        "metric": metric.title.en,
        "unit": each.unit.name.en,
        "now": _figure(each.now, metric) if each.now is not None else each.status.replace("_", " "),
        "previous": each.previous if isinstance(each.previous, str) else _figure(each.previous, metric),
        "year": each.year if isinstance(each.year, str) else _figure(each.year, metric),
    }
    for name, before in (("previous_change", each.previous), ("year_change", each.year)):
        shown[name] = ""
        if each.now is not None and isinstance(before, Decimal):
            pct = change_pct(each.now, before)
            shown[name] = "from zero" if pct is None else f"{difference(pct)}%"
    return shown


def _figure(value: Decimal | None, metric: Metric) -> str:
    return "no figure" if value is None else in_unit(value, metric.unit, metric.decimals, "en")
