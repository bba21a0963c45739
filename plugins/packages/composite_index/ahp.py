"""Weights from pairwise comparisons: the Analytic Hierarchy Process (Saaty, 1980).

A comparison ``(row, col) = v`` says that ``row`` matters v times as much as ``col``; ``(col, row)`` is then
1 / v. The weights are the principal right eigenvector of the matrix, adding up to 1. How far the
comparisons contradict one another is ``CI = (lambda_max - n) / (n - 1)`` and ``CR = CI / RI(n)``, where
RI is the CI of random matrices. Tables of RI differ enough to turn verdicts, so each CR names its
table. Above 0.10 the comparisons should be looked at again.

A comparison nobody made is completed so that lambda_max is smallest (Bozoki, Fulop and Ronyai,
Mathematical and Computer Modelling 52, 2010). Several respondents count by the geometric mean of each
comparison (Aczel and Saaty, 1983). Decimal arithmetic of fifty digits: the same on every machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

from .exact import DIGITS, ZERO
from .random_index import RANDOM_INDEX

ACCEPTED_CR = Decimal("0.10")
_STEPS = 5000
_CLOSE = Decimal(10) ** -(DIGITS - 10)

Pair = tuple[str, str]
Matrix = list[list[Decimal]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One comparison by one respondent: ``row`` matters ``value`` times as much as ``col``."""

    row: str
    col: str
    value: Fraction
    respondent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """The comparison most responsible for the contradictions, what it says, what would fit the others
    best, and the consistency ratio if that were written."""

    row: str
    col: str
    value: Fraction
    suggested: Fraction
    cr_after: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """Weights (adding up to 1, in order of first mention) and how consistent they are. ``cr`` is
    ``None`` where the table has no value for so many elements. ``completed`` holds the values found
    for comparisons that nobody made, ``matrix`` every comparison, those included: a_ij by (i, j)."""

    weights: Mapping[str, Fraction]
    lambda_max: Fraction
    ci: Fraction
    cr: Fraction | None
    random_index: str
    completed: Mapping[Pair, Fraction]
    matrix: Mapping[Pair, Fraction]
    repair: Repair | None

    @property
    def is_consistent(self) -> bool:
        """Whether CR is at most 0.10; with no CR there is no verdict, and this is false."""
        return self.cr is not None and self.cr <= ACCEPTED_CR


class Disconnected(ValueError):  # noqa: N818  (a message for whoever made the comparisons)
    """Some elements are not compared, even in several steps, with the others."""


def weigh(judgements: Iterable[Judgement], random_index: str = "saaty_1980") -> Weighing:
    """The weights that follow from the comparisons of one or more respondents about one group.

    ``random_index`` is one of ``RANDOM_INDEX``. Raises ``Disconnected``.
    """
    with localcontext() as context:
        context.prec = DIGITS
        names, given = _pooled(judgements)
        _check_connected(names, given)
        matrix, missing = _matrix(names, given)
        _complete(matrix, missing)
        lambda_max, vector = _eigen(matrix)
        size = len(names)
        ci = (lambda_max - size) / (size - 1) if size > 1 else Decimal(0)
        ratio = _cr(ci, size, random_index)
        return Weighing(
            weights={name: Fraction(weight) for name, weight in zip(names, vector, strict=True)},
            lambda_max=Fraction(lambda_max),
            ci=Fraction(ci),
            cr=ratio,
            random_index=random_index,
            completed={(names[i], names[j]): Fraction(matrix[i][j]) for i, j in missing},
            matrix={(names[i], names[j]): Fraction(matrix[i][j]) for i in range(size) for j in range(size)},
            repair=_repair(names, matrix, vector, random_index, set(given)) if size > 2 else None,
        )


def _pooled(judgements: Iterable[Judgement]) -> tuple[list[str], dict[Pair, Decimal]]:
    """Elements in order of first mention and the geometric mean of the respondents, by pair."""
    names: dict[str, None] = {}
    logs: dict[Pair, list[Decimal]] = {}
    for each in judgements:
        names[each.row] = names[each.col] = None
        value = Decimal(each.value.numerator) / Decimal(each.value.denominator)
        if (each.col, each.row) in logs:
            logs[each.col, each.row].append(-value.ln())
        else:
            logs.setdefault((each.row, each.col), []).append(value.ln())
    return list(names), {pair: (sum(found, Decimal(0)) / len(found)).exp() for pair, found in logs.items()}


def _check_connected(names: Sequence[str], given: Mapping[Pair, Decimal]) -> None:
    reached, waiting = {names[0]}, [names[0]]
    while waiting:
        at = waiting.pop()
        for row, col in given:
            for one, other in ((row, col), (col, row)):
                if one == at and other not in reached:
                    reached.add(other)
                    waiting.append(other)
    if len(reached) < len(names):
        apart = ", ".join(name for name in names if name not in reached)
        raise Disconnected(f"{apart}: not compared, even in several steps, with {names[0]}")


def _matrix(names: Sequence[str], given: Mapping[Pair, Decimal]) -> tuple[Matrix, list[tuple[int, int]]]:
    size = len(names)
    matrix = [[Decimal(1)] * size for _ in names]
    missing = []
    for i in range(size):
        for j in range(i + 1, size):
            pair = names[i], names[j]
            if pair in given:
                matrix[i][j] = given[pair]
            elif pair[::-1] in given:
                matrix[i][j] = 1 / given[pair[::-1]]
            else:
                missing.append((i, j))
            matrix[j][i] = 1 / matrix[i][j]
    return matrix, missing


def _complete(matrix: Matrix, missing: Sequence[tuple[int, int]]) -> None:
    """Where lambda_max is smallest its derivative by ln a_ij is zero: with right and left eigenvectors
    x and y, a_ij = sqrt(x_i y_j / (x_j y_i)). Repeated until nothing moves."""
    transposed = [list(column) for column in zip(*matrix, strict=True)]
    for _ in range(_STEPS if missing else 0):
        _, right = _eigen(matrix)
        _, left = _eigen(transposed)
        moved = Decimal(0)
        for i, j in missing:
            found = (right[i] * left[j] / (right[j] * left[i])).sqrt()
            moved = max(moved, abs(found / matrix[i][j] - 1))
            matrix[i][j] = transposed[j][i] = found
            matrix[j][i] = transposed[i][j] = 1 / found
        if moved < Decimal(10) ** -30:
            return


def _eigen(matrix: Matrix) -> tuple[Decimal, list[Decimal]]:
    """The largest eigenvalue and its vector, adding up to 1, by the power method."""
    size = len(matrix)
    vector = [Decimal(1) / size] * size
    total = Decimal(size)
    for _ in range(_STEPS):
        grown = [sum((a * x for a, x in zip(row, vector, strict=True)), Decimal(0)) for row in matrix]
        total = sum(grown, Decimal(0))
        grown = [x / total for x in grown]
        moved = max(abs(after - before) for after, before in zip(grown, vector, strict=True))
        vector = grown
        if moved < _CLOSE:
            break
    return total, vector


def _cr(ci: Decimal, size: int, random_index: str) -> Fraction | None:
    if size <= 2:
        return ZERO
    found = RANDOM_INDEX[random_index].get(size)
    return None if found is None else Fraction(ci / found)


def _repair(
    names: Sequence[str], matrix: Matrix, vector: Sequence[Decimal], random_index: str, given: set[Pair]
) -> Repair:
    """Harker (Mathematical Modelling 9, 1987), as applied in Saaty (EJOR 145, 2003): of the comparisons
    made, the one whose a_ij w_j / w_i is farthest from 1 is taken out (zero, and one more on the two
    diagonal places), and the weights that the others give say what it should have been."""
    size = len(names)

    def strain(place: tuple[int, int]) -> Decimal:
        i, j = place
        error = matrix[i][j] * vector[j] / vector[i]
        return round(max(error, 1 / error), DIGITS // 2)  # of equals, the first

    places = [(i, j) for i in range(size) for j in range(size) if (names[i], names[j]) in given]
    i, j = max(places, key=strain)
    without = [list(row) for row in matrix]
    without[i][j] = without[j][i] = Decimal(0)
    without[i][i] += 1
    without[j][j] += 1
    _, others = _eigen(without)
    repaired = [list(row) for row in matrix]
    repaired[i][j] = others[i] / others[j]
    repaired[j][i] = others[j] / others[i]
    lambda_max, _ = _eigen(repaired)
    return Repair(
        row=names[i],
        col=names[j],
        value=Fraction(matrix[i][j]),
        suggested=Fraction(repaired[i][j]),
        cr_after=_cr((lambda_max - size) / (size - 1), size, random_index),
    )
