"""What a version says it changed must be what it changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.problems import Problem
from plugins.subjects.figures.record import Observation

from .record import Correction

_COLUMNS = ("value", "numerator", "denominator", "unrecorded", "status")


def check_corrections(
    file: str,
    rows: Sequence[Placed[Correction]],
    now: Sequence[Placed[Observation]],
    before: Sequence[Placed[Observation]],
    figures: str,
) -> Iterator[Problem]:
    """Each correction against both versions' figures, and each changed figure (in the file
    ``figures``) against the corrections."""
    new = {(row.metric_id, row.unit_id): row for _, row in now}
    old = {(row.metric_id, row.unit_id): row for _, row in before}
    said = set()
    for line, row in rows:
        said.add((row.metric_id, row.unit_id))
        for column, written, figure in (
            ("old_value", row.old_value, old.get((row.metric_id, row.unit_id))),
            ("new_value", row.new_value, new.get((row.metric_id, row.unit_id))),
        ):
            held = "" if figure is None else _held(figure, row.column)
            if not _same(written, held):
                which = "the earlier version" if column == "old_value" else "this version"
                yield problem(
                    file,
                    line,
                    column,
                    "correction-differs",
                    f"It says {written[:40] or 'nothing'}; the {row.column} in {which} is {held or 'empty'}.",
                    f"Write {held}." if held else "Empty the cell.",
                )
    for line, figure in now:
        key = (figure.metric_id, figure.unit_id)
        if key in said or _alike(figure, old.get(key)):
            continue
        yield problem(
            figures,
            line,
            "",
            "change-not-listed",
            f"{figure.metric_id} of {figure.unit_id} differs from the earlier version.",
            "Add a row to corrections.csv that says why.",
        )
    for metric_id, unit_id in sorted(old.keys() - new.keys() - said):
        yield problem(
            figures,
            0,
            "",
            "row-gone",
            f"{metric_id} of {unit_id} was in the earlier version and is gone.",
            "Put the row back; a figure that no longer holds has the status not_reported.",
        )


def _held(figure: Observation, column: str) -> str:
    value = getattr(figure, column)
    return "" if value is None else str(value)


def _alike(figure: Observation, earlier: Observation | None) -> bool:
    if earlier is None:
        return False
    return all(getattr(figure, column) == getattr(earlier, column) for column in _COLUMNS)


def _same(written: str, held: str) -> bool:
    if written == held:
        return True
    try:
        return Decimal(written) == Decimal(held)
    except InvalidOperation:
        return False
