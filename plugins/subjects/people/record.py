"""A count of people, wherever it stands."""

from __future__ import annotations

from dataclasses import dataclass

from checked_tables.source import Source
from checked_tables.status import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleCount:
    """One cell of a column that a schema declares as a count of people or as the base of a mean.

    ``value`` is ``None`` where no number is written; ``hidden`` says that there is one; ``status`` is the
    row's, if the table has any. ``part_of`` is
    the column of the same row of whose people these are some. ``carried`` tables repeat earlier rows, so
    the same cell stands in several quarters. ``nobody`` says that it may be hidden though it counts nobody:
    its table hides zeros, or it is hidden with its row, which another count hides.
    """

    table: str
    key: tuple[str, ...]
    column: str
    value: int | None
    hidden: bool
    status: Status | None
    part_of: str
    is_base: bool
    carried: bool
    nobody: bool = False
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleCounts:
    """Every count of people in the tables of a version."""

    counts: tuple[PeopleCount, ...]
