"""Whether a figure is one of things that were counted."""

from __future__ import annotations

from decimal import Decimal

from .model import Result

#: Larger numbers are no cases: they are money or pages, and the table has them.
_LONGEST_COUNT = 100_000


def is_counted(result: Result) -> bool:
    """Whether the figure is one of cases: a share with both its numbers, or a count."""
    if result.metric.denominator:
        return are_counts(result.numerator, result.denominator)
    return result.metric.unit == "count" and are_counts(result.value)


def are_counts(*values: Decimal | None) -> bool:
    """Whether all of them are whole numbers of cases."""
    return all(
        value is not None and value == value.to_integral_value() and abs(value) // _LONGEST_COUNT == 0
        for value in values
    )
