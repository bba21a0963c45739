"""Units that begin, end and change, in the tiny data folder: what a clerk types into two tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tests.samples.tiny import Tiny

UNITS, CHANGES = "reference/units.csv", "reference/unit_changes.csv"
_COLUMNS = (
    "change_id,kind,effective_on,unit_id,to_unit_id,was_en,was_sw,was_parent_id,paper,reason_en,reason_sw"
)


def change(kind: str, day: str, before: str = "", after: str = "", *was: str, event: str = "one") -> str:
    """A row of ``unit_changes.csv``; ``was`` are the old names and the old parent."""
    cells = (event, kind, day, before, after, *was, *[""] * (3 - len(was)), "Notice 1", "Because.", "")
    return ",".join(cells)


def with_units(
    tiny: Tiny,
    changes: Iterable[str] = (),
    lives: Mapping[str, tuple[str, str]] | None = None,
    new: Iterable[str] = (),
) -> Tiny:
    """Give units their first and last quarters, add ``new`` ones, and write down what happened. When their
    data came is not told: there would be a row to each of them."""
    for path in tiny.folder.glob("quarters/*/*/submissions.csv") if new else ():
        path.unlink()
    header, *rows = tiny.read(UNITS).splitlines()
    spans = lives or {}
    lived = [f"{row},{','.join(spans.get(row.split(',')[0], ('', '')))}" for row in rows]
    tiny.write(UNITS, "\n".join([f"{header},first_quarter,last_quarter", *lived, *new]) + "\n")
    tiny.write(CHANGES, "\n".join([_COLUMNS, *changes]) + "\n")
    return tiny


def department(unit_id: str, first: str = "", last: str = "", parent: str = "assembly") -> str:
    """A row of ``units.csv``: an example department called after its id."""
    return f"{unit_id},Example {unit_id},Mfano {unit_id},department,{parent},true,,{first},{last}"
