"""What followed from a correction, cell by cell and sentence by sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from checked_tables.texts import Language
from plugins.core.facts.assembly import Report

#: From what was put right to what is said: each step follows from those before it.
Step = Literal[
    "input",  # a cell that somebody reported
    "figure",  # a figure computed from such cells
    "target",  # whether a target was met, and how far
    "tally",  # how many targets were met, how many figures came
    "part",  # the score of a metric within the index
    "group",  # the score of a dimension
    "index",  # the index and its band
    "cause",  # what moved it
    "range",  # what was simulated
    "comparison",  # what may be said of a change
    "sentence",  # what pages say
    "later",  # what may be said of the change of a later report that had come out before
]
STEPS: tuple[Step, ...] = (
    *("input", "figure", "target", "tally", "part", "group", "index", "cause", "range", "comparison"),
    *("sentence", "later"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequence:
    """One thing that the newer version says otherwise: a cell (``column`` of the row ``key`` of ``table``,
    about a metric and a unit where it names them) or, of the step ``sentence``, what a page says in one
    ``language``, ``on`` which pages. ``old`` and ``new`` are never the same; empty: not there."""

    step: Step
    old: str
    new: str
    table: str = ""
    column: str = ""
    metric_id: str = ""
    unit_id: str = ""
    key: tuple[str, ...] = ()
    row: Mapping[str, str] | None = None
    language: Language | None = None
    on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequences:
    """All that a version says otherwise than the one before it, in the order of ``STEPS``."""

    before: Report
    now: Report
    rows: tuple[Consequence, ...]

    def of(self, *steps: Step) -> tuple[Consequence, ...]:
        """Those of some steps."""
        return tuple(row for row in self.rows if row.step in steps)
