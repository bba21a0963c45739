"""The package cut into the pieces that hang together; what gives way where its numbers contradict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint
from scipy.sparse import csr_array

from ._solver import milp
from .system import Contradiction, System


@dataclass(frozen=True, slots=True)
class Limits:
    """The package as numbers: the ends of each cell, which of them are free to move, and for each relation
    its cells and coefficients. ``close``: below this difference two values are the same."""

    system: System
    rows: Sequence[tuple[NDArray[np.int_], NDArray[np.float64]]]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    free: NDArray[np.bool_]
    close: float


@dataclass(frozen=True, slots=True)
class Piece:
    """Cells that are free and hang together, the relations between them, constants moved to one side."""

    cells: tuple[int, ...]
    rows: tuple[int, ...]
    matrix: csr_array
    low: NDArray[np.float64]
    high: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Extreme:
    """The lowest (``sense`` -1) or highest (+1) value of a cell; ``None`` without limit. ``support``:
    (cell, coefficient, value) of the numbers that fix it; ``multipliers``: (relation, multiplier)."""

    sense: int
    value: float | None
    support: tuple[tuple[int, float, float], ...] = ()
    multipliers: tuple[tuple[int, float], ...] = ()


def cut(limits: Limits) -> tuple[dict[int, int], dict[int, Piece]]:
    """The piece of each free cell, and the pieces that a relation ties (union-find over the free cells).

    Relations without a free cell are checked and dropped; raises ``Contradiction`` if one does not hold.
    """
    root = {int(number): int(number) for number in np.flatnonzero(limits.free)}

    def find(number: int) -> int:
        while root[number] != number:
            root[number] = root[root[number]]
            number = root[number]
        return number

    broken = []
    for row, (cells, values) in enumerate(limits.rows):
        free = [int(number) for number in cells if limits.free[number]]
        for other in free[1:]:
            root[find(other)] = find(free[0])
        if not free:
            relation = limits.system.relations[row]
            found = float(values @ limits.low[cells])
            room = limits.close * max(1.0, float(np.abs(values).sum()))
            if not float(relation.low) - room <= found <= float(relation.high) + room:
                broken.append(relation.name)
    if broken:
        raise Contradiction(broken)
    members: dict[int, list[int]] = {}
    rows: dict[int, list[int]] = {}
    for number in root:
        members.setdefault(find(number), []).append(number)
    for row, (cells, _) in enumerate(limits.rows):
        free = [int(number) for number in cells if limits.free[number]]
        if free:
            rows.setdefault(find(free[0]), []).append(row)
    pieces = {at: _piece(limits, sorted(members[at]), rows[at]) for at in rows}
    return {number: find(number) for number in root}, pieces


def _piece(limits: Limits, cells: list[int], rows: list[int]) -> Piece:
    place = {number: column for column, number in enumerate(cells)}
    data, at_row, at_column = [], [], []
    low, high = np.zeros(len(rows)), np.zeros(len(rows))
    for line, row in enumerate(rows):
        relation = limits.system.relations[row]
        constant = 0.0
        for number, value in zip(*limits.rows[row], strict=True):
            if limits.free[number]:
                data.append(value)
                at_row.append(line)
                at_column.append(place[int(number)])
            else:
                constant += value * limits.low[number]
        low[line], high[line] = float(relation.low) - constant, float(relation.high) - constant
    matrix = csr_array((data, (at_row, at_column)), shape=(len(rows), len(cells)))
    return Piece(tuple(cells), tuple(rows), matrix, low, high)


def strained(limits: Limits, piece: Piece) -> list[str]:
    """Relations that have to give way, least in sum, for the rest to hold."""
    rows, size = len(piece.rows), len(piece.cells)
    cells = np.array(piece.cells)
    slack = np.eye(rows)
    found: Any = milp(
        np.concatenate([np.zeros(size), np.ones(2 * rows)]),
        bounds=Bounds(
            np.concatenate([limits.low[cells], np.zeros(2 * rows)]),
            np.concatenate([limits.high[cells], np.full(2 * rows, np.inf)]),
        ),
        constraints=LinearConstraint(
            np.hstack([piece.matrix.toarray(), slack, -slack]), piece.low, piece.high
        ),
    )
    if found.x is None:
        return [limits.system.relations[row].name for row in piece.rows]
    give = found.x[size : size + rows] + found.x[size + rows :]
    names = [limits.system.relations[piece.rows[at]].name for at in np.flatnonzero(give > limits.close)]
    return names or ["the counts cannot all be whole numbers"]
