"""What is said of how far registers are complete: of those that figures are counted in, and of no others."""

from __future__ import annotations

from collections.abc import Iterator

from checked_tables.fault import problem
from checked_tables.nearest import nearest
from checked_tables.problems import Problem
from plugins.core.facts.version import Read

from .record import CountingRules
from .record_returns import Return


def check_returns(read: Read) -> Iterator[Problem]:
    """A problem for each row of a register in which no rule counts."""
    rules = read.reference.get(CountingRules)
    registers = {rule.table for rule in rules.rules if rule.table} if rules is not None else set()
    for line, row in read.placed(Return):
        if row.register not in registers:
            guess = nearest(row.register, registers)
            yield problem(
                read.file(Return),
                line,
                "register",
                "unknown-register",
                f"No figure is counted in {row.register}.",
                f"Write {guess}." if guess else "Remove the row.",
            )
