"""Rows of several amounts under one status: all there, or all empty."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from plugins.assembly.problems import Problem
from plugins.assembly.status import WITH_VALUE, Status

from .fault import problem


def check_amounts(
    file: str, line: int, status: Status, amounts: Mapping[str, Decimal | None]
) -> Iterator[Problem]:
    """Amounts missing under a status that promises them, or there under one that denies them."""
    for name, amount in amounts.items():
        if status in WITH_VALUE and amount is None:
            yield problem(
                file,
                line,
                name,
                "no-figure",
                f"The status is {status} but there is no figure.",
                "Write the figure, or the status not_reported, not_collected or not_applicable.",
            )
        elif status not in WITH_VALUE and amount is not None:
            yield problem(
                file,
                line,
                name,
                "figure-not-expected",
                f"The status is {status} but here is {amount}.",
                "Empty the cell, or write the status reported.",
            )
