"""The linear programmes behind the attacker, one for each piece that hangs together."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint
from scipy.sparse import block_diag, csr_array, vstack

from ._pieces import Extreme as Extreme
from ._pieces import Limits, Piece, cut, strained
from ._solver import linprog, milp
from .system import Contradiction, System

_SMALL = 1e-7
_NODES = 20_000


class Programme:
    """The published package as matrices, solved for one cell at a time.

    ``close`` is the difference below which two values are the same: 1e-6, or 1e-10 of the largest number.
    """

    def __init__(self, system: System) -> None:
        self._system = system
        self._index = {cell.name: number for number, cell in enumerate(system.cells)}
        self._low = np.array([_end(cell.known.low, -math.inf) for cell in system.cells])
        self._high = np.array([_end(cell.known.high, math.inf) for cell in system.cells])
        finite = np.abs(np.concatenate([self._low, self._high]))
        finite = finite[np.isfinite(finite)]
        self.close = max(1e-6, 1e-10 * float(finite.max(initial=0.0)))
        for cell, low, high in zip(system.cells, self._low, self._high, strict=True):
            if low > high + self.close:
                raise Contradiction([f"{cell.name}: published as two different numbers"])
        self._high = np.maximum(self._high, self._low)
        self._whole = np.array([cell.whole for cell in system.cells], dtype=bool)
        self._low, self._high = self._inwards()
        self._free = self._high - self._low > 0
        self._rows = [
            (
                np.array([self._index[name] for name in relation.terms], dtype=int),
                np.array([float(value) for value in relation.terms.values()]),
            )
            for relation in system.relations
        ]
        self._ties: dict[int, list[tuple[int, float]]] = {}
        for row, tied in enumerate(self._rows):
            for number, value in zip(*tied, strict=True):
                self._ties.setdefault(int(number), []).append((row, float(value)))
        self._limits = Limits(system, self._rows, self._low, self._high, self._free, self.close)
        self._piece_of, self._pieces = cut(self._limits)

    def _inwards(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The ends between which a count lies, as whole numbers, where there is one between them."""
        low = np.where(self._whole, np.ceil(self._low - self.close), self._low)
        high = np.where(self._whole, np.floor(self._high + self.close), self._high)
        there = low <= high
        return np.where(there, low, self._low), np.where(there, high, self._high)

    def extreme(self, name: str, sense: int) -> Extreme:
        """The lowest or highest value the cell of that name can have."""
        number = self._index[name]
        if not self._free[number]:
            value = float(self._low[number])
            return Extreme(sense, value, ((number, 1.0, value),))
        piece = self._pieces.get(self._piece_of.get(number, -1))
        if piece is None:
            value = float((self._high if sense > 0 else self._low)[number])
            if not math.isfinite(value):
                return Extreme(sense, None)
            return Extreme(sense, self._snapped(number, value, sense), ((number, 1.0, value),))
        return self._solved(piece, number, sense)

    def alike(self, names: Sequence[str]) -> dict[str, str]:
        """For each name the first that stands for it: one that lies between the same ends and in the same
        relations, as often, so that whatever the one can be the other can be."""
        first: dict[tuple[object, ...], str] = {}
        return {name: first.setdefault(self._stands(name), name) for name in names}

    def _stands(self, name: str) -> tuple[object, ...]:
        number = self._index[name]
        ties = tuple(self._ties.get(number, ()))
        if not ties:
            return (number,)
        return (self._low[number], self._high[number], self._whole[number], ties)

    def rounds(self, names: Sequence[str]) -> list[list[str]]:
        """The names in as few groups as can be, so that no two of a group hang together."""
        groups: list[list[str]] = []
        taken: dict[int, int] = {}
        for name in names:
            number = self._index[name]
            place = self._piece_of.get(number, -1 - number)
            at = taken[place] = taken.get(place, -1) + 1
            if at == len(groups):
                groups.append([])
            groups[at].append(name)
        return groups

    def together(self, names: Sequence[str], sense: int) -> dict[str, float | None]:
        """The extreme values of cells of one round: their pieces do not meet, so one programme settles all.

        What is not settled there (no limit, counts that do not come out whole) is solved by itself.
        """
        found: dict[str, float | None] = {}
        at_once = []
        for name in names:
            number = self._index[name]
            piece = self._pieces.get(self._piece_of.get(number, -1))
            if piece is None or not self._free[number]:
                found[name] = self.extreme(name, sense).value
            else:
                at_once.append((name, number, piece))
        if at_once:
            found |= self._at_once(at_once, sense)
        return found

    def _at_once(self, asked: Sequence[tuple[str, int, Piece]], sense: int) -> dict[str, float | None]:
        pieces = [piece for _, _, piece in asked]
        cells = np.concatenate([np.array(piece.cells) for piece in pieces])
        starts = np.cumsum([0, *(len(piece.cells) for piece in pieces)])
        cost = np.zeros(len(cells))
        for start, (_, number, piece) in zip(starts, asked, strict=False):
            cost[start + piece.cells.index(number)] = -sense
        finite = np.abs(np.concatenate([self._low[cells], self._high[cells]]))
        far = 1e4 * (1 + float(finite[np.isfinite(finite)].max(initial=0.0)))
        solved: Any = milp(
            cost,
            bounds=Bounds(np.maximum(self._low[cells], -far), np.minimum(self._high[cells], far)),
            constraints=LinearConstraint(
                block_diag([piece.matrix for piece in pieces], format="csr"),
                np.concatenate([piece.low for piece in pieces]),
                np.concatenate([piece.high for piece in pieces]),
            ),
        )
        found: dict[str, float | None] = {}
        for start, end, (name, number, piece) in zip(starts, starts[1:], asked, strict=False):
            values = None if solved.x is None else solved.x[start:end]
            if values is None or float(np.abs(values).max()) >= far / 2:
                found[name] = self.extreme(name, sense).value
                continue
            value = float(values[piece.cells.index(number)])
            whole = self._whole[cells[start:end]]
            if whole.any() and np.abs(values[whole] - np.round(values[whole])).max() > self.close:
                value = self._whole_value(piece, cost[start:end], whole, sense, value)
            found[name] = self._snapped(number, value, sense)
        return found

    def _solved(self, piece: Piece, number: int, sense: int) -> Extreme:
        cells = np.array(piece.cells)
        cost = np.zeros(len(cells))
        cost[piece.cells.index(number)] = -sense
        low, high = self._low[cells], self._high[cells]
        equal = piece.high - piece.low <= 0
        ranges = np.flatnonzero(~equal)
        loose = piece.matrix[ranges]
        found: Any = linprog(
            cost,
            A_eq=piece.matrix[np.flatnonzero(equal)] if equal.any() else None,
            b_eq=piece.low[equal] if equal.any() else None,
            A_ub=_stacked(loose) if len(ranges) else None,
            b_ub=np.concatenate([piece.high[ranges], -piece.low[ranges]]) if len(ranges) else None,
            bounds=np.column_stack([low, high]),
            method="highs",
        )
        if found.status == 3 or (found.status == 4 and not _bounded(low, high)):
            return Extreme(sense, None)
        if found.status == 2:
            raise Contradiction(strained(self._limits, piece))
        if found.status != 0:
            raise RuntimeError(f"HiGHS gave up: {found.message}")
        multipliers = np.zeros(len(piece.rows))
        if equal.any():
            multipliers[equal] = found.eqlin.marginals
        if len(ranges):
            upper, lower = np.split(np.asarray(found.ineqlin.marginals), 2)
            multipliers[ranges] = upper - lower
        value = -sense * float(found.fun)
        whole = self._whole[cells]
        if whole.any() and np.abs(found.x[whole] - np.round(found.x[whole])).max() > self.close:
            value = self._whole_value(piece, cost, whole, sense, value)
        return self._explained(piece, number, sense, value, multipliers)

    def _whole_value(
        self, piece: Piece, cost: NDArray[np.float64], whole: NDArray[np.bool_], sense: int, relaxed: float
    ) -> float:
        """The same with counts held to whole numbers; the relaxed value stands if HiGHS cannot settle it."""
        cells = np.array(piece.cells)
        found: Any = milp(
            cost,
            integrality=whole.astype(int),
            bounds=Bounds(self._low[cells], self._high[cells]),
            constraints=LinearConstraint(piece.matrix, piece.low, piece.high),
            options={"node_limit": _NODES, "mip_rel_gap": 0.0},
        )
        if found.status == 2:
            raise Contradiction(strained(self._limits, piece))
        bound = getattr(found, "mip_dual_bound", None)
        if found.status == 0:
            return -sense * float(found.fun)
        return relaxed if bound is None else -sense * float(bound)

    def _explained(
        self, piece: Piece, number: int, sense: int, value: float, multipliers: NDArray[np.float64]
    ) -> Extreme:
        """Which numbers add up to the value: d = c - A'y over all cells, free or not."""
        weight: dict[int, float] = {number: 1.0}
        used = []
        for row, multiplier in zip(piece.rows, -sense * multipliers, strict=True):
            if abs(multiplier) <= _SMALL:
                continue
            used.append((row, float(multiplier)))
            for cell, coefficient in zip(*self._rows[row], strict=True):
                weight[int(cell)] = weight.get(int(cell), 0.0) - multiplier * coefficient
        support = []
        for cell, coefficient in sorted(weight.items()):
            if abs(coefficient) > _SMALL:
                at_high = (coefficient > 0) == (sense > 0)
                end = float((self._high if at_high else self._low)[cell])
                if math.isfinite(end):
                    support.append((cell, float(coefficient), end))
        return Extreme(sense, self._snapped(number, value, sense), tuple(support), tuple(used))

    def _snapped(self, number: int, value: float, sense: int) -> float:
        """A count's end is a whole number: the next one inwards."""
        if not self._whole[number]:
            return value
        return float(math.floor(value + self.close) if sense > 0 else math.ceil(value - self.close))


def _stacked(loose: csr_array) -> csr_array:
    return csr_array(vstack([loose, -loose]))


def _bounded(low: NDArray[np.float64], high: NDArray[np.float64]) -> bool:
    return bool(np.isfinite(low).all() and np.isfinite(high).all())


def _end(value: Any, without: float) -> float:
    return without if value is None else float(value)
