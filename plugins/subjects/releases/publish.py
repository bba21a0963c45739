"""Withdrawn reports as they are published: each with the provenance of what was withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from plugins.core.facts.assembly import Assembly
from plugins.core.packing.publisher import ReferenceTable
from plugins.core.time.release import Provenance, Withdrawal


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told(Withdrawal):
    provenance: Provenance


def withdrawals(assembly: Assembly) -> Iterator[ReferenceTable]:
    """The table of those reports that are shown; no file where there is none."""
    shown = {one.release.withdrawn: one.release.provenance for one in assembly.superseded}
    told = (
        _Told(**{each.name: getattr(row, each.name) for each in fields(row)}, provenance=shown[row])
        for row in assembly.rows(Withdrawal)
        if row in shown
    )
    yield ReferenceTable(Withdrawal.TABLE, tuple(told), even_empty=False)
