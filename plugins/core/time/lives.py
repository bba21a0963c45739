"""Who and what is alive in a quarter: units, definitions, targets begin and end, and some only play.

The schema of a table says which columns hold the first and the last quarter of a row (both inclusive; a
day stands for its quarter, an empty cell leaves that side open), and which rows are examples. Examples and
the Assembly's own never meet: an example counts in illustrative quarters only, the Assembly's own
departments, committees and targets in all others; what is neither (the Assembly itself, an office, a law)
serves both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from checked_tables.schemas import TableSchema

from .quarter import Quarter

#: Of the examples, of the Assembly's own, or of both.
World = Literal["example", "real", "both"]


@dataclass(frozen=True, slots=True)
class Span:
    """From a first to a last quarter, both inclusive; ``None`` leaves that side open."""

    first: Quarter | None
    last: Quarter | None

    def __contains__(self, quarter: Quarter) -> bool:
        return self.has_begun(quarter) and not self.has_ended(quarter)

    def has_begun(self, quarter: Quarter) -> bool:
        """Whether it began in ``quarter`` or before."""
        return self.first is None or self.first <= quarter

    def has_ended(self, quarter: Quarter) -> bool:
        """Whether its last quarter is before ``quarter``."""
        return self.last is not None and self.last < quarter


def span_of(schema: TableSchema, cells: Mapping[str, str]) -> Span:
    """The life of a row; a cell that is no quarter leaves its side open (the check has its own word)."""
    return Span(_quarter(cells.get(schema.life.first)), _quarter(cells.get(schema.life.last)))


def world_of(schema: TableSchema, cells: Mapping[str, str]) -> World:
    """To which world a row belongs."""
    if _has_any(schema.life.example, cells):
        return "example"
    return "real" if _has_any(schema.life.real, cells) else "both"


def in_world(world: World, *, illustrative: bool) -> bool:
    """Whether what belongs to ``world`` counts in illustrative quarters, or in others."""
    return world == "both" or (world == "example") == illustrative


def is_copied(schema: TableSchema, cells: Mapping[str, str], quarter: Quarter, *, illustrative: bool) -> bool:
    """Whether the copy that a quarter keeps of the table holds this row."""
    if not schema.copied or not in_world(world_of(schema, cells), illustrative=illustrative):
        return False
    span = span_of(schema, cells)
    match schema.copied:
        case "begun":
            return span.has_begun(quarter)
        case "in force":
            return quarter in span
    return True


def _has_any(values: Mapping[str, tuple[str, ...]], cells: Mapping[str, str]) -> bool:
    return any(cells.get(column, "").strip() in allowed for column, allowed in values.items())


def _quarter(text: str | None) -> Quarter | None:
    said = (text or "").strip()
    for read in (Quarter.parse, _quarter_of_day):
        try:
            return read(said)
        except ValueError:
            continue
    return None


def _quarter_of_day(text: str) -> Quarter:
    return Quarter.containing(date.fromisoformat(text))
