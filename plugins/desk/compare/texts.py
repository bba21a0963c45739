"""Released words that the register says in another way: the list of them, and the reason that answers."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path

from checked_tables.table import read_grid, rows_of_text
from checked_tables.words import text_fault
from plugins.core.facts.drift import Change
from plugins.core.facts.read import read_differences
from plugins.desk.lock import at_work
from plugins.desk.pages import pack_page
from plugins.desk.trouble import DeskTrouble, NotClean, files
from plugins.desk.typed import typed
from plugins.desk.versions import check_not_behind
from plugins.desk.writing import write_whole
from plugins.portal.subjects import SUBJECTS
from plugins.subjects.rewordings.model import other_meaning
from plugins.subjects.rewordings.record import TextChange

COLUMNS = ("table", "row", "column", "was", "now", "changed_on", "kind", "reason_en", "reason_sw")
#: The columns that say which cell changed, and when: a second answer of one day takes the place of the first.
_CELL = ("table", "row", "column")
LONGEST = 400


def asked_texts(data_dir: Path) -> tuple[Change, ...]:
    """The words that are not as released, and for which nobody has said why."""
    return tuple(each for each in read_differences(data_dir, SUBJECTS).open if each.kind == "asked")


def say_texts(changes: Sequence[Change]) -> str:
    """Each with the words as released and as they are now, and the command that answers."""
    lines = [f"{_counted(len(changes))} not as released. Put them back, or say why:"]
    for each in changes:
        lines += [
            f"  {each.address}",
            f"    {each.quarter}: {_shown(each.was)}",
            f"    now: {_shown(each.now)}",
        ]
    example = ("--why", "in English", "--sababu", "kwa Kiswahili")
    lines.append(f"Type: {typed('compare', '--text', changes[0].address, *example)}")
    lines.append("Nothing can be built or released before that. A * stands for any part of the name.")
    return "\n".join(lines)


def pack_texts(changes: Sequence[Change]) -> bytes:
    """The same as a page."""
    return pack_page(
        "compare_texts.html",
        title="Words that are not as released",
        lead=[
            f"{_counted(len(changes))} not as released. Put them back, or say why with the command compare."
        ],
        changes=[(each, _shown(each.was), _shown(each.now)) for each in changes],
        made_from="Made by the command compare from data/reference and the released copies.",
    )


def answer_texts(data_dir: Path, wanted: str, why: str, sababu: str, kind: str, today: date) -> str:
    """Write down why the words ``wanted`` (``metrics/leg_bills_passed/1/title_en``; * for any part) changed;
    what to print. ``NotClean`` if the meaning changed, too; then nothing is written."""
    if not (wanted and why):
        raise DeskTrouble(
            'Other words need both: --text metrics/leg_bills_passed/1/title_en and --why "...".'
        )
    if kind not in ("", "wording", "spelling"):
        raise DeskTrouble(
            f"The kind is wording or spelling, not {kind}. A translation is known by its column."
        )
    for text in (why, sababu):
        fault = text_fault(text, LONGEST) if text else None
        if fault is not None:
            raise DeskTrouble(f"{fault.found} {fault.write}")
    check_not_behind(data_dir, today)
    path = data_dir / "reference" / f"{TextChange.TABLE}.csv"
    with at_work(data_dir.parent / ".cache" / "texts", "compare"), files("writing the change of words"):
        changes = [each for each in asked_texts(data_dir) if fnmatchcase(each.address, wanted)]
        if not changes:
            raise DeskTrouble(
                f"{wanted} is as it was released, or somebody said why already. This lists what differs: "
                f"{typed('compare', '--open')}"
            )
        _refuse_meanings(changes)
        rows = _read(path)
        for each in changes:
            said = {"kind": _kind(each, kind), "reason_en": why, "reason_sw": sababu}
            rows = _with(rows, each, said, today)
        write_whole(path, _packed(rows))
    lines = [f"  {each.address}: {_shown(each.was)} -> {_shown(each.now)}" for each in changes]
    heading = f"Written to {path}; readers will see the reason."
    return "\n".join((heading, *lines, f"Next: {typed('check', '--open')}"))


def _refuse_meanings(changes: Sequence[Change]) -> None:
    said = [
        f'  {each.address}: "{word}" does not stand in both texts alike. {each.schema.instead}'
        for each in changes
        if (word := _other_meaning(each))
    ]
    if said:
        raise NotClean("\n".join(("Nothing was written: the meaning changed, not only the words.", *said)))


def _other_meaning(change: Change) -> str:
    is_english = change.schema.field(change.column).type == "string" and _kind(change, "") == "wording"
    return other_meaning(change.was, change.now) if is_english else ""


def _kind(change: Change, kind: str) -> str:
    return "translation" if change.column.endswith("_sw") else kind or "wording"


def _read(path: Path) -> list[dict[str, str]]:
    """The rows that are there; ``DeskTrouble`` if they cannot be read."""
    if not path.exists():
        return []
    grid = read_grid(path, path.name)
    if grid.problems or list(grid.lines[0][1]) != list(COLUMNS):
        said = grid.problems[0] if grid.problems else f"Its columns should be {','.join(COLUMNS)}."
        raise DeskTrouble(f"{path.name} cannot be read, so nothing was added. {said}")
    return [{name: row.get(name, "") for name in COLUMNS} for row in rows_of_text(grid)]


def _with(
    rows: Sequence[dict[str, str]], change: Change, said: dict[str, str], today: date
) -> list[dict[str, str]]:
    """The rows with one more: from the words told last, else from those released, to those of today."""
    cell = dict(zip(_CELL, (change.schema.name, change.row, change.column), strict=True))
    before = [row for row in rows if all(row[name] == cell[name] for name in _CELL)]
    of_today = [row for row in before if row["changed_on"] == today.isoformat()]
    was = of_today[-1]["was"] if of_today else before[-1]["now"] if before else change.was
    row = {**cell, "was": was, "now": change.now, "changed_on": today.isoformat(), **said}
    return [*(each for each in rows if each not in of_today), row]


def _packed(rows: Sequence[dict[str, str]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def _counted(number: int) -> str:
    return "1 text is" if number == 1 else f"{number} texts are"


def _shown(text: str) -> str:
    return text or "(nothing)"
