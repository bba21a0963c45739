"""The tables of releases as numbers and relations, version by version.

A cell is hidden where its row says so, and where a part of a printed number of people is left empty. Its
bounds follow from the rule that is published: where zeros are printed, what is hidden counts one at least.
Besides what the tables declare there are relations that their numbers show (``relations``), numbers that
another table repeats (``same``), and numbers that sentences say (``sentences``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from disclosure_control.package import AT_LEAST_ZERO, Changed, Number, Said
from disclosure_control.rules import RULES
from disclosure_control.system import Interval
from disclosure_control.system import total as sum_relation
from plugins.core.statements.wording import Words

from .relations import relations_in, steady
from .rows import Row, VersionId, rows_of
from .same import repeated
from .sentences import said_in_sentences
from .tables import Found

#: In place of a table's name: a whole that a withheld row leaves out, though it does not withhold it.
LEFT_OUT = "left out"
_SOMEBODY = Interval(Decimal(1))


def said_by_version(
    tables: Sequence[Found], texts: Mapping[str, bytes] | None = None, words: Sequence[Words] = ()
) -> dict[VersionId, list[Said]]:
    """What the tables of each version of each quarter say, in any order of the files; and what sentences in
    ``texts`` say, whose forms are in ``words``."""
    rows = [row for table in tables if table.described for row in rows_of(table, table.described)]
    said: dict[VersionId, list[Said]] = defaultdict(list)
    by_table: dict[str, dict[tuple[VersionId, tuple[str, ...]], Row]] = defaultdict(dict)
    for row in rows:
        by_table[row.table.name].setdefault((row.version, row.key), row)
    once = {name: list(of_table.values()) for name, of_table in by_table.items()}
    known = {at: value for of_table in once.values() for at, value in steady(of_table).items()}
    for row in rows:
        said[row.version] += _numbers(row, known)
    for of_table in once.values():
        for version, relation in relations_in(of_table):
            said[version].append(relation)
    in_sentences = said_in_sentences(texts or {}, tables, rows, words)
    for version, one in (*repeated(once), *in_sentences):
        said[version].append(one)
    for table in tables:
        for version, name in _declared(table):
            said[version].append(Changed(name))
    return said


def _numbers(row: Row, known: Mapping[tuple[VersionId, str], Decimal]) -> Iterator[Said]:
    for name, value in row.values.items():
        column = row.table.columns[name]
        elsewhere = known.get((row.version, row.name(name)))
        if elsewhere is not None:  # of many people: left out with the row, and no secret
            many = elsewhere >= RULES.safe_base
            table, hidden = (LEFT_OUT, None) if many else (row.table.name, True)
            yield Number(name=row.name(name), table=table, hidden=hidden, printed=elsewhere)
            continue
        if value is None and name not in row.hidden:
            if row.is_open(name) and name in row.table.shared:
                yield Number(name=row.name(name), table=LEFT_OUT, hidden=None)
            continue
        somebody = name in row.hidden and column.zeros and column.counts_people
        somebody = somebody and (not row.whole_row or name == row.table.first)
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
