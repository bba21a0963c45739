"""The integer programme behind the complement: the cheapest cells whose hiding protects one cell."""

from __future__ import annotations

import math
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint
from scipy.sparse import coo_array, csr_array, hstack, vstack

from ._solver import milp
from .system import Cell, Interval, System

_NODES = 5_000
#: Above so many candidates the relaxed programme's choice is taken; pruning mends it.
_EXACT_UP_TO = 700
_CHOSEN = 1e-6


def cheapest(
    system: System, name: str, knower: str, costs: Mapping[str, Decimal], whole_moves: bool = False
) -> list[str]:
    """The published cells to hide, of least total cost, so that ``name`` can move as far as it needs.

    ``knower`` is a hidden cell whose owner attacks ("" for a stranger): it does not move. ``whole_moves``
    holds the moves of counts to whole numbers. Empty if nothing (more) helps.
    """
    for reach in (2.0, 100.0):
        found = _solved(system, name, knower, costs, whole_moves, reach)
        if found:
            return found
    return []


def _solved(
    system: System, name: str, knower: str, costs: Mapping[str, Decimal], whole_moves: bool, reach: float
) -> list[str]:
    cells = system.cells
    target = next(at for at, cell in enumerate(cells) if cell.name == name)
    limit = reach * _asked(cells[target]) * _spread(system)
    shut = np.array([_moves(cell, limit, cell.known) for cell in cells])
    ajar = np.array([_moves(cell, limit, cell.bounds) for cell in cells])
    for at, cell in enumerate(cells):
        if cell.name == knower:
            shut[at] = ajar[at] = 0.0
    choice = [
        at for at, cell in enumerate(cells) if cell.name in costs and not cell.hidden and cell.name != knower
    ]
    size, picks = len(cells), len(choice)
    matrix, low, high = _relations(system)
    nothing = csr_array((matrix.shape[0], picks))
    up = hstack([matrix, csr_array(matrix.shape), nothing])
    down = hstack([csr_array(matrix.shape), matrix, nothing])
    constraints = [LinearConstraint(up, low, high), LinearConstraint(down, low, high)]
    constraints += [_opened(choice, shut, ajar, offset, size) for offset in (0, size)] if picks else []
    constraints += _apart(cells[target], target, size, picks)
    ends = shut.copy()
    ends[choice] = ajar[choice]
    whole = np.array([cell.whole and whole_moves for cell in cells], dtype=int)
    exact = picks <= _EXACT_UP_TO
    ranked = [float(costs[cells[at].name]) * (1 + 1e-7 * rank) for rank, at in enumerate(choice)]
    problem: dict[str, Any] = {
        "c": np.concatenate([np.zeros(2 * size), ranked]),
        "bounds": Bounds(
            np.concatenate([ends[:, 0], ends[:, 0], np.zeros(picks)]),
            np.concatenate([ends[:, 1], ends[:, 1], np.ones(picks)]),
        ),
        "constraints": constraints,
        "options": {"node_limit": _NODES},
    }
    pick = np.ones(picks, dtype=int) if exact else np.zeros(picks, dtype=int)
    found = milp(**problem, integrality=np.concatenate([whole, whole, pick]))
    if found.x is None and exact and found.status != 2:
        found = milp(**problem, integrality=np.zeros(2 * size + picks, dtype=int))
    if found.x is None:
        return []
    return [cells[at].name for at, share in zip(choice, found.x[2 * size :], strict=True) if share > _CHOSEN]


def _asked(cell: Cell) -> float:
    """How far apart the two worlds must be: at least one person, or a trace of an amount."""
    value, need = float(cell.value or 0), cell.need
    least = 1.0 if cell.whole else max(1e-3, 1e-5 * abs(value))
    share = float(need.share)
    relative = 2 * share * abs(value) / (1 - share) if share < 1 else math.inf
    return max(least, float(need.width), float(need.below) + float(need.above), relative)


def _spread(system: System) -> float:
    sizes = [abs(float(value)) for relation in system.relations for value in relation.terms.values() if value]
    return max(sizes, default=1.0) / min(sizes, default=1.0)


def _moves(cell: Cell, limit: float, interval: Interval) -> tuple[float, float]:
    """How far below and above its true value the cell may lie, and no further than the limit."""
    if cell.value is None:
        return -limit * 1e3, limit * 1e3
    value = float(cell.value)
    low = -limit if interval.low is None else max(-limit, float(interval.low) - value)
    high = limit if interval.high is None else min(limit, float(interval.high) - value)
    return min(low, 0.0), max(high, 0.0)


def _relations(system: System) -> tuple[csr_array, NDArray[np.float64], NDArray[np.float64]]:
    """The relations of the moves: what the true values leave of each relation's room."""
    place = {cell.name: at for at, cell in enumerate(system.cells)}
    values = [float(cell.value or 0) for cell in system.cells]
    data, rows, columns = [], [], []
    low, high = np.zeros(len(system.relations)), np.zeros(len(system.relations))
    for row, relation in enumerate(system.relations):
        low[row], high[row] = float(relation.low), float(relation.high)
        for name, coefficient in relation.terms.items():
            at = place[name]
            data.append(float(coefficient))
            rows.append(row)
            columns.append(at)
            low[row] -= float(coefficient) * values[at]
            high[row] -= float(coefficient) * values[at]
    shape = (len(system.relations), len(system.cells))
    return csr_array(coo_array((data, (rows, columns)), shape=shape)), low, high


def _opened(
    choice: list[int], shut: NDArray[np.float64], ajar: NDArray[np.float64], offset: int, size: int
) -> LinearConstraint:
    """A candidate moves beyond what is published about it only if it is picked."""
    count = len(choice)
    lines = np.arange(count)
    move = csr_array((np.ones(count), (lines, np.array(choice) + offset)), shape=(count, 2 * size))
    below, above = shut[choice, 0] - ajar[choice, 0], ajar[choice, 1] - shut[choice, 1]
    rows = vstack(
        [
            hstack([move, csr_array((-above, (lines, lines)), shape=(count, count))]),
            hstack([-move, csr_array((-below, (lines, lines)), shape=(count, count))]),
        ]
    )
    return LinearConstraint(rows, -np.inf, np.concatenate([shut[choice, 1], -shut[choice, 0]]))


def _apart(cell: Cell, target: int, size: int, picks: int) -> list[LinearConstraint]:
    """The cell's move up minus its move down, and each by itself, are as large as it needs."""
    value, need = float(cell.value or 0), cell.need
    share = float(need.share)
    least = max(1.0 if cell.whole else max(1e-3, 1e-5 * abs(value)), float(need.width))

    def line(up: float, down: float) -> NDArray[np.float64]:
        row = np.zeros((1, 2 * size + picks))
        row[0, target], row[0, size + target] = up, down
        return row

    return [
        LinearConstraint(line(1, -1), least, np.inf),
        LinearConstraint(line(1, 0), max(0.0, float(need.above)), np.inf),
        LinearConstraint(line(0, -1), max(0.0, float(need.below)), np.inf),
        LinearConstraint(line(1 - share, -1 - share), 2 * share * value, np.inf),
    ]
