"""Units form one tree under the Assembly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.problems import Problem

from .model_ids import id_like, other_kind
from .record import ASSEMBLY_ID, Unit


def check_units(file: str, units: Sequence[Placed[Unit]]) -> Iterator[Problem]:
    """One root, which is the Assembly; every other unit under it; no circle; no name twice; no id that
    begins as those of another kind."""
    by_id = {unit.unit_id: unit for _, unit in units}
    if ASSEMBLY_ID not in by_id:
        yield problem(
            file,
            0,
            "unit_id",
            "no-assembly",
            f"There is no unit {ASSEMBLY_ID}.",
            "Add its row; every other unit belongs to it.",
        )
    names: dict[str, int] = {}
    for line, unit in units:
        if _in_circle(unit, by_id):
            yield problem(
                file,
                line,
                "parent_id",
                "circle",
                f"{unit.unit_id} belongs to itself, by way of the units above it.",
                "Correct the unit it belongs to.",
            )
        if wrong := other_kind(unit.kind, unit.unit_id):
            write = f"Write an id that begins with {id_like(unit.kind)}."
            yield problem(file, line, "unit_id", "id-of-another-kind", wrong, write)
        first = names.setdefault(unit.name.en.casefold(), line)
        if first != line:
            yield problem(
                file,
                line,
                "name_en",
                "repeated-name",
                f"Line {first} has the same name.",
                "Give each unit a name of its own.",
            )


def _in_circle(unit: Unit, by_id: Mapping[str, Unit]) -> bool:
    seen: set[str] = set()
    above = unit.parent_id
    while above is not None and above in by_id and above not in seen:
        if above == unit.unit_id:
            return True
        seen.add(above)
        above = by_id[above].parent_id
    return False
