"""Relations of one table that nobody needs to declare: its numbers show them.

A line called total and the others, answers that add up to those who answered, a number of a row that is
always the sum of two others, a percentage of two, a count that is the same in every row of a label. A
relation is believed if it holds wherever all of it is printed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, permutations, product
from typing import TypeAlias

from disclosure_control.form import CALLED_TOTAL
from disclosure_control.system import ZERO, Relation
from disclosure_control.system import total as sum_relation

from .rows import Row, VersionId

_TOTALS = CALLED_TOTAL | {"total"}
#: In so many rows at least must all of a relation be printed that nobody declared.
ENOUGH = 12
Placed: TypeAlias = tuple[VersionId, Relation]


def relations_in(rows: Sequence[Row]) -> Iterator[Placed]:
    """All that one table's numbers show to hold; a carried row is one and the same in every version."""
    yield from _totals(rows)
    yield from _answers(rows)
    yield from _in_rows(rows)
    yield from _percentages(rows)


def _believed(relations: Sequence[Placed], rows: Sequence[Row], least: int) -> bool:
    """Whether they hold wherever all is printed, and that in so many places at least."""
    values = {(row.version, row.name(name)): value for row in rows for name, value in row.values.items()}
    seen = 0
    for version, relation in relations:
        terms = [(values.get((version, name)), at) for name, at in relation.terms.items()]
        if all(value is not None for value, _ in terms):
            if not relation.low <= sum(((value or ZERO) * at for value, at in terms), ZERO) <= relation.high:
                return False
            seen += any(value for value, _ in terms)
    return seen >= least


def _totals(rows: Sequence[Row]) -> Iterator[Placed]:
    """A row whose label is a word for a total, and the rows that differ from it in that label alone."""
    groups: dict[tuple[VersionId, int, tuple[str, ...]], list[Row]] = defaultdict(list)
    for row in rows:
        for at in range(len(row.key)):
            groups[row.version, at, (*row.key[:at], *row.key[at + 1 :])].append(row)
    by_column: dict[str, list[Placed]] = defaultdict(list)
    for (version, at, _), group in groups.items():
        wholes = [row for row in group if row.key[at].casefold() in _TOTALS]
        parts = [row for row in group if row not in wholes]
        for whole in wholes if parts and whole_is_told(wholes) else ():
            for column in whole.table.columns:
                if column in whole.values and whole.table.columns[column].whole:
                    names = [row.name(column) for row in parts]
                    relation = sum_relation(
                        f"{whole.name(column)} = sum of the others", whole.name(column), names
                    )
                    by_column[column].append((version, relation))
    for relations in by_column.values():
        if _believed(relations, rows, 0):
            yield from relations


def whole_is_told(wholes: Sequence[Row]) -> bool:
    """Whether the total is of something that was reported."""
    return all(row.told for row in wholes)


def _answers(rows: Sequence[Row]) -> Iterator[Placed]:
    """Parts whose whole is the same number in all rows of a group add up to it, if they do elsewhere."""
    table = rows[0].table
    for part, column in table.columns.items():
        if not column.part_of or len(table.key) < 2:
            continue
        groups: dict[tuple[VersionId, tuple[str, ...]], list[Row]] = defaultdict(list)
        for row in rows:
            groups[row.version, row.key[:-1]].append(row)
        placed: list[Placed] = []
        for (version, _), group in groups.items():
            told = [row for row in group if row.values.get(column.part_of) is not None]
            wholes = {row.values[column.part_of] for row in told}
            if len(wholes) == 1 and len(group) > 1:
                whole, names = told[0].name(column.part_of), [row.name(part) for row in group]
                placed.append((version, sum_relation(f"{whole} = sum of {part}", whole, names)))
        if _believed(placed, rows, 1):
            yield from placed


def _in_rows(rows: Sequence[Row]) -> Iterator[Placed]:
    """A number that is always the sum of two others of its row."""
    if not any(row.hidden for row in rows):
        return
    counts = [name for name, column in rows[0].table.columns.items() if column.whole]
    for whole in counts:
        for pair in combinations([name for name in counts if name != whole], 2):
            filled = [row for row in rows if all(row.values.get(name) for name in (whole, *pair))]
            if len(filled) >= ENOUGH and all(_adds(row, whole, pair) for row in rows):
                for row in rows:
                    if row.hidden & {whole, *pair}:
                        names = [row.name(name) for name in pair]
                        yield row.version, sum_relation(f"{row.name(whole)} = {' + '.join(pair)}",
                                                        row.name(whole), names)  # fmt: skip


def _adds(row: Row, whole: str, pair: Sequence[str]) -> bool:
    values = [row.values.get(name) for name in (whole, *pair)]
    return None in values or values[0] == (values[1] or ZERO) + (values[2] or ZERO)


def _percentages(rows: Sequence[Row]) -> Iterator[Placed]:
    """A number of one decimal that is always 100 x one count / another of its row: where it is printed and
    one of the two is hidden, it tells."""
    columns = rows[0].table.columns
    shares = [name for name, column in columns.items() if not column.whole and not column.given]
    wanted = [row for row in rows if row.hidden and any(row.values.get(name) is not None for name in shares)]
    for share in shares if wanted else ():
        for part, whole in permutations([name for name, column in columns.items() if column.whole], 2):
            if _is_share(rows, share, part, whole):
                for row in wanted:
                    value, base = row.values.get(share), row.values.get(whole)
                    if value is not None and base is not None and part in row.hidden:
                        room = base * Decimal("0.05")
                        yield (
                            row.version,
                            Relation(
                                name=f"{row.name(share)} = 100 x {part} / {whole}",
                                terms={row.name(part): Decimal(100)},
                                low=value * base - room,
                                high=value * base + room,
                            ),
                        )


def _is_share(rows: Sequence[Row], share: str, part: str, whole: str) -> bool:
    seen = 0
    for row in rows:
        value, of, base = (row.values.get(name) for name in (share, part, whole))
        if value is not None and of is not None and base:
            if abs(100 * of / base - value) > Decimal("0.0501"):
                return False
            seen += bool(of)
    return seen >= ENOUGH


def steady(rows: Sequence[Row]) -> dict[tuple[VersionId, str], Decimal]:
    """Hidden counts, by version and name, that are as many as all printed ones of a label in that version,
    such as the people of a level, who are the same in each competency that they are assessed in."""
    known: dict[tuple[VersionId, str], Decimal] = {}
    table = rows[0].table
    for at, column in product(range(len(table.key)) if len(table.key) > 1 else (), table.columns):
        groups: dict[str, dict[VersionId, list[Row]]] = defaultdict(lambda: defaultdict(list))
        for row in rows if table.columns[column].whole else ():
            groups[row.key[at]][row.version].append(row)
        for of_label in groups.values():
            shown = {
                version: [row for row in group if row.values.get(column)]
                for version, group in of_label.items()
            }
            shown = {version: group for version, group in shown.items() if len(group) > 1}
            values = {
                version: {row.values[column] or ZERO for row in group} for version, group in shown.items()
            }
            seen = {row.name(column) for group in shown.values() for row in group}
            if len(seen) >= ENOUGH and all(len(each) == 1 for each in values.values()):
                for version, (value,) in values.items():
                    known |= {
                        (version, row.name(column)): value
                        for row in of_label[version]
                        if column in row.hidden
                    }
    return known
