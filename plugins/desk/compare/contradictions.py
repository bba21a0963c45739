"""Figures of which the same draft says another number elsewhere: the Assembly's against those of its units.

That a register makes a typed figure another is told as a warning and wants no reason: whether the register is
complete, only its return says.
"""

from __future__ import annotations

from collections.abc import Mapping

from plugins.core.facts.assembly import Assembly

#: File and line of a figure, as messages name it.
Line = tuple[str, int]
#: The kinds of warnings that are contradictions of a figure.
CONTRADICTIONS = frozenset({"sum-of-units"})


def contradicted(assembly: Assembly) -> Mapping[Line, str]:
    """What contradicts each figure, in sentences, by the line of the figure; of released ones too."""
    found: dict[Line, str] = {}
    for each in assembly.warnings:
        if each.kind in CONTRADICTIONS:
            line = (each.file, each.line)
            found[line] = f"{found[line]} {each.found}" if line in found else each.found
    return found
