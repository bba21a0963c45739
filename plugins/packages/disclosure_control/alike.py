"""Systems that are alike but for the names of their cells and relations: one of them is solved.

The same few hidden numbers hang together in the same way in many tables; whatever is found of one such
piece is found of all. What is not protected says how it was found, in names of its own: it is solved itself.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace

from .attacker import Finding, attack
from .system import System


class Alike:
    """Attacks systems, and remembers what was found of those that differ by their names alone."""

    def __init__(self) -> None:
        self._found: dict[Hashable, tuple[Finding, ...]] = {}

    def ends(self, system: System) -> tuple[Finding, ...]:
        """As ``attack``: the ends and the verdict of each hidden cell; how they were found is said in the
        names of the first system of this form."""
        form = _form(system)
        known = self._found.get(form)
        if known is None:
            known = self._found[form] = attack(system)
            return known
        return tuple(replace(one, cell=cell.name) for one, cell in zip(known, system.hidden, strict=True))

    def attack(self, system: System) -> tuple[Finding, ...]:
        """As ``attack``; a finding that is protected may say how it was found in names of another system."""
        findings = self.ends(system)
        return findings if all(one.verdict == "protected" for one in findings) else attack(system)


def _form(system: System) -> Hashable:
    """All that decides what is found in a system, but for names: cells and relations in their order."""
    place = {cell.name: number for number, cell in enumerate(system.cells)}
    return (
        tuple(
            (cell.hidden, cell.published, cell.bounds, cell.whole, cell.value, cell.need)
            for cell in system.cells
        ),
        tuple(
            (tuple((place[name], weight) for name, weight in one.terms.items()), one.low, one.high)
            for one in system.relations
        ),
    )
