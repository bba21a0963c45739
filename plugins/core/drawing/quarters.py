"""A series over quarters: its slots without holes, its unbroken runs, its labels under the axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from checked_tables.status import MARKER
from checked_tables.texts import Language
from plugins.core.time.quarter import Quarter

from .lettering import text_width
from .shapes import records_of

if TYPE_CHECKING:
    import pandas as pd

_MONTHS = {
    "en": ("Jul–Sep", "Oct–Dec", "Jan–Mar", "Apr–Jun"),
    "sw": ("Jul–Sep", "Okt–Des", "Jan–Mac", "Apr–Jun"),
}


@dataclass(frozen=True, slots=True)
class Slot:
    """One quarter of one series; ``value`` is ``None`` where no figure can be shown, and ``marker`` says
    why ([x] also where the frame has no row). ``restated`` is the same on the basis of today."""

    quarter: Quarter
    value: float | None
    target: float | None
    definition: int
    back_cast: bool
    marker: str = "[x]"
    restated: float | None = None


def quarter_label(quarter: Quarter, language: Language) -> list[str]:
    """The months and the year, in two lines: ``["Jul–Sep", "2026"]``."""
    return [_MONTHS[language][quarter.number - 1], str(quarter.calendar_year)]


def span_of(frame: pd.DataFrame) -> list[Quarter]:
    """Every quarter from the first to the last of ``frame``, also those it has no row for."""
    known = sorted(Quarter.parse(text) for text in frame["quarter"].unique())
    span = [known[0]]
    while span[-1] < known[-1]:
        span.append(span[-1].next)
    return span


def slots_of(frame: pd.DataFrame, span: Sequence[Quarter]) -> list[Slot]:
    """The series of ``frame`` (one row a quarter) over ``span``; a quarter without a row is empty."""
    rows = {Quarter.parse(row["quarter"]): row for row in records_of(frame)}
    if len(rows) != len(frame):
        raise ValueError("a series has one row a quarter; this one repeats a quarter")
    slots = []
    definition = 1
    for quarter in span:
        row = rows.get(quarter, {})
        definition = int(row.get("definition", definition))
        slots.append(
            Slot(
                quarter,
                number(row.get("value")),
                number(row.get("target")),
                definition,
                bool(row.get("back_cast", False)),
                MARKER[row.get("status") or "not_reported"],
                number(row.get("restated")),
            )
        )
    return slots


def number(value: object) -> float | None:
    """A cell as a number; ``None`` if it is empty."""
    return None if value is None or value != value else float(value)  # type: ignore[arg-type]


def runs_of(slots: Sequence[Slot]) -> list[list[int]]:
    """Places of points that a line may join: neighbours with a figure and one definition.

    >>> q = Quarter.parse("2025-26-Q1")
    >>> values = [1.0, 2.0, None, 3.0, 4.0]
    >>> runs_of([Slot(q.shifted(n), value, None, 1 + (n == 4), False) for n, value in enumerate(values)])
    [[0, 1], [3], [4]]
    """
    runs: list[list[int]] = []
    for place, slot in enumerate(slots):
        if slot.value is None:
            continue
        joined = runs and runs[-1][-1] == place - 1 and slots[place - 1].definition == slot.definition
        if joined:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def target_steps(slots: Sequence[Slot]) -> list[tuple[int, int, float]]:
    """Stretches of one target: first place, last place, value."""
    steps = []
    for target, group in groupby(enumerate(slots), key=lambda pair: pair[1].target):
        places = [place for place, _ in group]
        if target is not None:
            steps.append((places[0], places[-1], target))
    return steps


def labelled_places(count: int, step_width: float, size: float) -> list[int]:
    """Which slots get a label: all if they fit; else the last and those 1, 2, 4 ... years before it,
    so that the labels name the same months of each year."""
    room = text_width("Mac–Mac", size) + 2
    step = 1 if step_width >= room else 4
    while step * step_width < room and step < count:
        step *= 2
    return list(range(count - 1, -1, -step))[::-1]
