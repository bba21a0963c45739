"""The tables of releases as numbers and relations, version by version.

A cell is hidden where its row says so, and where a part of a printed number of people is left empty. Its
bounds follow from the rule that is published: where zeros are printed, what is hidden counts one at least.
Relations that nobody needs to declare are found from the numbers: a line called total and the others, a part
and the others of the same row, answers that add up to those who answered, a number of a row that is always
the sum of two others, a percentage of two. A relation is believed if it holds wherever all of it is printed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, permutations
from typing import TypeAlias

from disclosure_control.form import CALLED_TOTAL
from disclosure_control.marks import number_in
from disclosure_control.package import AT_LEAST_ZERO, Changed, Number, Said
from disclosure_control.system import ZERO, Interval, Relation
from disclosure_control.system import total as sum_relation

from .tables import Column, Described, Found

VersionId: TypeAlias = tuple[str, int]
_SOMEBODY = Interval(Decimal(1))
_TOTALS = CALLED_TOTAL | {"total"}
#: Tables whose numbers are called without the table's name.
_PLAIN = frozenset({"observations"})
_WITH_VALUE = frozenset({"", "A", "P", "E"})
#: In so many rows at least must all of a relation be printed that nobody declared.
_ENOUGH = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a release's table: what it is called, its numbers, and which of them are hidden."""

    table: Described
    version: VersionId
    key: tuple[str, ...]
    values: Mapping[str, Decimal | None]
    hidden: frozenset[str]
    whole_row: bool
    told: bool

    def name(self, column: str) -> str:
        """How a number of the row is called."""
        quarter = () if self.table.carried else (self.version[0],)
        table = () if self.table.name in _PLAIN else (self.table.name,)
        return " ".join((*quarter, *table, *self.key, column))


def said_by_version(tables: Sequence[Found]) -> dict[VersionId, list[Said]]:
    """What the tables of each version of each quarter say, in any order of the files."""
    rows = [row for table in tables if table.described for row in _rows(table, table.described)]
    said: dict[VersionId, list[Said]] = defaultdict(list)
    by_table: dict[str, dict[tuple[VersionId, tuple[str, ...]], Row]] = defaultdict(dict)
    for row in rows:
        said[row.version] += _numbers(row)
        by_table[row.table.name].setdefault((row.version, row.key), row)
    for of_table in by_table.values():
        for version, relation in _relations(list(of_table.values())):
            said[version].append(relation)
    for table in tables:
        for version, name in _declared(table):
            said[version].append(Changed(name))
    return said


def _rows(found: Found, table: Described) -> Iterator[Row]:
    header = [cell.strip() for cell in found.grid[0]]
    for line in found.grid[1:]:
        cells = dict(zip(header, (cell.strip() for cell in line), strict=False))
        if not cells.get("quarter") or not cells.get("version", "").isdigit():
            continue
        withheld = (
            "suppressed" in (cells.get("status"),)
            or cells.get("obs_status") == "Q"
            or ("[c]" in cells.get("marker", ""))
        )
        told = withheld or cells.get("obs_status", "") in _WITH_VALUE
        values = {name: number_in(cells.get(name, "")) for name in table.columns if name in cells}
        yield Row(
            table=table,
            version=(cells["quarter"], int(cells["version"])),
            key=tuple(cells.get(name, "") for name in table.key),
            values=values,
            hidden=frozenset(_hidden(table, values, withheld)),
            whole_row=withheld,
            told=told,
        )


def _hidden(table: Described, values: Mapping[str, Decimal | None], withheld: bool) -> Iterator[str]:
    for name, column in table.columns.items():
        is_part = bool(column.part_of) and values.get(column.part_of) is not None
        if name in values and values[name] is None and column.given and (withheld or is_part):
            yield name


def _first(table: Described) -> str:
    """The count for which a row is hidden: the first that is declared."""
    people = [name for name, column in table.columns.items() if column.counts_people]
    return people[0] if people else next(iter(table.columns), "")


def _numbers(row: Row) -> Iterator[Said]:
    for name, value in row.values.items():
        column = row.table.columns[name]
        if value is None and name not in row.hidden:
            continue
        somebody = name in row.hidden and column.zeros and column.counts_people
        somebody = somebody and (not row.whole_row or name == _first(row.table))
        yield Number(
            name=row.name(name),
            table=row.table.name,
            kind="count" if column.whole else "amount",
            hidden=name in row.hidden,
            printed=value,
            bounds=_SOMEBODY if somebody else AT_LEAST_ZERO,
        )
        if column.part_of and (name in row.hidden or value is not None):
            part, whole = row.name(name), row.name(column.part_of)
            if somebody:
                yield Number(name=f"{part}, others", table=row.table.name, hidden=None, bounds=_SOMEBODY)
            yield sum_relation(f"{whole} = {name} and others", whole, (part, f"{part}, others"))


def _declared(found: Found) -> Iterator[tuple[VersionId, str]]:
    """The figures that a list of corrections names."""
    if found.described is not None and found.described.name == "corrections":
        header = [cell.strip() for cell in found.grid[0]]
        for line in found.grid[1:]:
            cells = dict(zip(header, (cell.strip() for cell in line), strict=False))
            if cells.get("metric_id") and cells.get("version", "").isdigit():
                names = (cells[each] for each in ("quarter", "metric_id", "unit_id", "column"))
                yield (cells["quarter"], int(cells["version"])), " ".join(names)


Placed: TypeAlias = tuple[VersionId, Relation]


def _relations(rows: Sequence[Row]) -> Iterator[Placed]:
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
            if len(filled) >= _ENOUGH and all(_adds(row, whole, pair) for row in rows):
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
    return seen >= _ENOUGH


__all__ = ["Column", "said_by_version"]
