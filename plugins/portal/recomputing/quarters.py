"""Financial quarters as the files write them (``2026-27-Q1`` begins in July 2026), and changes of units."""

from __future__ import annotations

from collections.abc import Iterator

from .cells import Row

#: After these, what a unit reports is about other work than before.
BREAKS = ("closed", "split", "merged", "transferred")


def shifted(quarter: str, steps: int) -> str:
    """The quarter so many quarters later."""
    count = int(quarter[:4]) * 4 + int(quarter[-1]) - 1 + steps
    year = count // 4
    return f"{year}-{(year + 1) % 100:02d}-Q{count % 4 + 1}"


def quarter_of(day: str) -> str:
    """The quarter of a day written as 2026-09-30."""
    year, month = int(day[:4]), int(day[5:7])
    start = year if month >= 7 else year - 1
    return f"{start}-{(start + 1) % 100:02d}-Q{(month - 7) // 3 % 4 + 1}"


class UnitEvents:
    """What happened to units, from unit_changes.csv."""

    def __init__(self, rows: list[Row]) -> None:
        self.events: dict[str, list[Row]] = {}
        for row in rows:
            self.events.setdefault(row["change_id"], []).append(row)

    def between(self, base: str, quarter: str) -> Iterator[tuple[str, set[str], set[str]]]:
        """Each change after the quarter ``base``, up to ``quarter``: its kind, the units before and after."""
        for rows in self.events.values():
            if base < quarter_of(rows[0]["effective_on"]) <= quarter:
                before = {row["unit_id"] for row in rows if row["unit_id"]}
                yield rows[0]["kind"], before, {row["to_unit_id"] for row in rows if row["to_unit_id"]}

    def broken(self, unit: str, base: str, quarter: str) -> bool:
        """Whether the unit began, or its work changed, in between."""
        for kind, before, after in self.between(base, quarter):
            goes_on = kind in BREAKS and unit in before | after
            begins = kind in ("created", "split", "merged") and unit in after and unit not in before
            if goes_on or begins:
                return True
        return False

    def other_units(self, parts: set[str], base: str, quarter: str) -> bool:
        """Whether one of the units that make up a whole was created, or one closed without a successor."""
        return any(
            (kind == "created" and bool(parts & after)) or (kind == "closed" and not after and bool(parts))
            for kind, _, after in self.between(base, quarter)
        )
