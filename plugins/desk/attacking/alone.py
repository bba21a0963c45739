"""Any other table that hides something, taken by itself: a page's, a sheet's, a list's.

A row or column is the total of the others if it is called so, or if it is their sum in all columns or rows
that are printed whole and count something, two at least. Where the table prints a zero, what it hides counts
one at least. A total that the printed parts make up already is taken to be of those alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from disclosure_control.attacker import Contradiction, Finding, attack_quickly
from disclosure_control.form import CALLED_TOTAL
from disclosure_control.marks import number_in
from disclosure_control.outputs import Grid
from disclosure_control.rules import RULES, Rules
from disclosure_control.system import ZERO, Cell, Interval, Relation, System, total

_TOTALS = CALLED_TOTAL | {"total", "zote", "wote"}
_HIDDEN = "[c]"


def hides(grid: Grid) -> bool:
    """Whether any cell of the table says that its number is withheld."""
    return any(_HIDDEN in cell for row in grid[1:] for cell in row[1:])


def attack_alone(place: str, grid: Grid, rules: Rules = RULES) -> tuple[Finding, ...]:
    """What the table tells of its hidden counts; numbers with decimals, words and shares are left aside."""
    try:
        return attack_quickly(system_of(place, grid, rules))
    except Contradiction:
        return ()


def system_of(place: str, grid: Grid, rules: Rules = RULES) -> System:
    """The table's whole numbers and its totals."""
    header, body = [cell.strip() for cell in grid[0]], [list(row) for row in grid[1:]]
    width = len(header)
    body = [row for row in body if len(row) == width]
    columns = [at for at in range(1, width) if all(_is_count(row[at]) for row in body)]
    lines = [[_count(row[at]) for at in columns] for row in body]
    zeros = any(value == 0 for line in lines for value in line)
    least = Interval(Decimal(1) if zeros else ZERO)
    names = [[f"{place}: {row[0]}, {header[at]}" for at in columns] for row in body]
    names = [[f"{name} ({x})" for name in line] for x, line in enumerate(names, 2)]
    cells = tuple(
        Cell(
            name=name,
            hidden=_HIDDEN in row[at],
            published=None if value is None else Interval(value, value),
            bounds=least if _HIDDEN in row[at] else Interval(ZERO),
            whole=True,
            need=rules.need("count"),
        )
        for row, line, called in zip(body, lines, names, strict=True)
        for at, value, name in zip(columns, line, called, strict=True)
    )
    labels = [row[0] for row in body]
    across = [header[at] for at in columns]
    ties = [
        *_totals(labels, lines, names),
        *_totals(
            across, list(map(list, zip(*lines, strict=True))), list(map(list, zip(*names, strict=True)))
        ),
    ]
    return System(cells=cells, relations=tuple(ties))


def _is_count(text: str) -> bool:
    value = number_in(text)
    return (value is None and _word(text)) or (value is not None and value == value.to_integral_value())


def _word(text: str) -> bool:
    return not any(letter.isdigit() for letter in text)


def _count(text: str) -> Decimal | None:
    return None if _HIDDEN in text else number_in(text)


def _totals(
    labels: Sequence[str], lines: Sequence[Sequence[Decimal | None]], names: Sequence[Sequence[str]]
) -> Iterator[Relation]:
    for whole, label in enumerate(labels):
        others = [at for at in range(len(labels)) if at != whole]
        if len(others) > 1 and _is_total(label, whole, others, lines):
            for column in range(len(names[whole])):
                if _of_printed_alone(whole, others, column, lines):
                    continue
                parts = [names[at][column] for at in others]
                yield total(f"{names[whole][column]} is the sum of the others", names[whole][column], parts)


def _of_printed_alone(
    whole: int, others: Sequence[int], column: int, lines: Sequence[Sequence[Decimal | None]]
) -> bool:
    """Whether the printed parts are all of it already: then it does not count the withheld ones."""
    parts = [lines[at][column] for at in others]
    return None in parts and sum((part or ZERO for part in parts), ZERO) == lines[whole][column]


def _is_total(
    label: str, whole: int, others: Sequence[int], lines: Sequence[Sequence[Decimal | None]]
) -> bool:
    """Whether the line is called a total, and its printed numbers do not deny it, or they alone say so."""
    agreed = 0
    for column, value in enumerate(lines[whole]):
        parts = [lines[at][column] for at in others]
        if value is None or None in parts:
            continue
        if sum((part or ZERO for part in parts), ZERO) != value:
            return False
        agreed += sum(bool(part) for part in parts) > 1
    return agreed >= 2 or label.strip().casefold() in _TOTALS
