"""Terms follow one another, and one of them at most goes on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.problems import Problem

from .record import Term

_CORRECT = "Correct the day that is wrong."


def check_terms(file: str, rows: Sequence[Placed[Term]]) -> Iterator[Problem]:
    """Each term by its number: elected after the one before it, which has then ended by its first sitting."""
    in_order = sorted(rows, key=lambda each: each.record.number)
    for (earlier_line, earlier), (line, later) in pairwise(in_order):
        if later.elected_on <= earlier.elected_on:
            found = f"Term {later.number} was elected before term {earlier.number} (line {earlier_line})."
            yield problem(
                file, line, "elected_on", "terms-backwards", found, "Correct the day or the number."
            )
        elif earlier.ended_on is None:
            found = f"Term {earlier.number} has not ended, and term {later.number} (line {line}) was elected."
            yield problem(
                file, earlier_line, "ended_on", "two-terms", found, "Write the day on which it ended."
            )
        elif later.first_sitting_on is not None and later.first_sitting_on < earlier.ended_on:
            found = f"It first sat before term {earlier.number} had ended, on {earlier.ended_on}."
            yield problem(file, line, "first_sitting_on", "terms-overlap", found, _CORRECT)
