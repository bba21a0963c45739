"""``intake``: a workbook or a folder of CSVs becomes the quarter's draft, if there is no error in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from plugins.desk.draft import read_draft, write_draft
from plugins.desk.findings import counted, say_findings
from plugins.desk.folder import Desk, quarter_named
from plugins.desk.lock import at_work
from plugins.desk.new_quarter import schemas_of
from plugins.desk.signing.files import read_standing
from plugins.desk.trouble import DeskTrouble, NotClean, files
from plugins.desk.typed import typed

from .judge import Judged, judged, rows_in
from .source import read_source


def look_at(
    path: Path, data_dir: Path, desk: Desk, tell: Callable[[str], object], quarter: str = ""
) -> Judged:
    """What was handed in, with everything found in it; writes nothing."""
    named = quarter_named(quarter) if quarter else None
    if not path.exists():
        raise DeskTrouble(f"There is no {path}. Check the name; a name with spaces needs quotation marks.")
    schemas = schemas_of(data_dir)
    with files("reading what was handed in"):
        source = read_source(path, schemas, named)
    rows = sum(max(0, len(table.rows) - 1) for table in source.tables.values())
    rows = rows or sum(data.count(b"\n") - 1 for name, data in source.files.items() if name.endswith(".csv"))
    tell(f"Read {path.name}: {len(source.files)} tables, {rows:,} rows.")
    return judged(source, data_dir, desk, schemas, tell)


def intake(
    path: Path,
    data_dir: Path,
    desk: Desk,
    tell: Callable[[str], object],
    quarter: str = "",
    agreed: Callable[[str], bool] = lambda _: True,
) -> str:
    """Check what is at ``path`` and make it the draft; the sentences to print. A draft that is signed is
    replaced only if ``agreed`` answers yes.

    Raises ``NotClean`` with the report if there is an error, ``DeskTrouble`` if it cannot be done. What
    was handed in is only read; doing it twice changes nothing.
    """
    return keep(look_at(path, data_dir, desk, tell, quarter), data_dir, desk, agreed)


def keep(found: Judged, data_dir: Path, desk: Desk, agreed: Callable[[str], bool]) -> str:
    """Make what was looked at the draft, as ``intake`` does."""
    if not found.is_clean or found.source.quarter is None:
        raise NotClean(say_refused(found))
    place = desk.of(found.source.quarter)
    with at_work(place.path, "intake"):
        before = read_draft(place)
        signed = read_standing(place, data_dir).signed if before and before != found.files else ()
        if signed and not agreed(
            f"The draft of {place.quarter} is signed up to {signed[-1].step}. If other figures take its "
            "place, every step has to be signed again. Replace it?"
        ):
            raise DeskTrouble(
                f"Nothing was changed; the draft and its sign-offs are as they were: {place.draft}"
            )
        kept = write_draft(place, found.files)
    sentences = [say_findings(found.findings)] if found.findings else []
    if before == found.files:
        sentences.append(f"Nothing has changed since the last intake: {place.draft}")
    else:
        sentences.append(f"{'Replaced' if before else 'Made'} the draft: {place.draft}")
        sentences += [f"  {line}" for line in _changes(before, found.files)]
        if kept is not None:
            void = " Its sign-offs no longer count." if signed else ""
            sentences.append(f"The draft before it is kept in {kept}.{void}")
    sentences.append(f"{found.source.path.name} was not changed. Next: {typed('compare', '--open')}")
    return "\n".join(sentences)


def say_refused(found: Judged) -> str:
    """The report of a draft that cannot be kept."""
    lines = [say_findings(found.findings)] if found.findings else []
    for each in found.elsewhere[:5]:
        lines.append(f"In the repository itself, not in your tables: {each}")
    lines.append(f"{counted(found.findings).capitalize()} in {found.source.path.name}; no draft was written.")
    shown = typed("check", "--workbook", found.source.path, "--open")
    lines.append(f"As a page, with a coloured copy of the workbook: {shown}")
    return "\n".join(lines)


def _changes(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> list[str]:
    lines = []
    for name in sorted({*before, *after}):
        if before.get(name) == after.get(name):
            continue
        if name.endswith(".toml"):
            lines.append("release.toml: the settings of the release")
        elif name not in after:
            lines.append(f"{name}: left out now")
        else:
            rows = rows_in(after[name])
            was = f" (before: {rows_in(before[name])})" if name in before else ""
            lines.append(f"{name}: {rows} row{'' if rows == 1 else 's'}{was}")
    return lines
