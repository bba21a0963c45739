"""Numbers that another table repeats: the base of a statement, a result, a restated series.

A column of one table repeats a column of another where both have the same cells for what tells the other's
rows apart, and the same number wherever both print one, in enough rows and with more than a few values. What
one of the two prints is then known of the other, in the version that the row names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from disclosure_control.package import Number, Said
from disclosure_control.system import Relation

from .relations import ENOUGH
from .rows import Row, VersionId

#: So many different numbers at least must two columns share.
_VARIED = 4
_Key: TypeAlias = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Pair:
    """A row that may be repeated, and one that may repeat it."""

    row: Row
    other: Row


def repeated(by_table: Mapping[str, Sequence[Row]]) -> Iterator[tuple[VersionId, Said]]:
    """What is known of a hidden number because another table prints it, and in which version it is said."""
    hiding = {name for name, rows in by_table.items() if any(row.hidden for row in rows)}
    for name, rows in by_table.items():
        for other, others in by_table.items():
            if name != other and hiding & {name, other} and set(rows[0].table.key) <= set(others[0].cells):
                yield from _of_tables(rows, others)


def _of_tables(rows: Sequence[Row], others: Sequence[Row]) -> Iterator[tuple[VersionId, Said]]:
    key = rows[0].table.key
    newest: dict[_Key, Row] = {}
    known: dict[tuple[VersionId, tuple[str, ...]], Row] = {}
    for row in sorted(rows, key=lambda each: each.version):
        known[row.version, row.key] = newest[row.version[0], row.key] = row
    pairs: dict[str, list[_Pair]] = defaultdict(list)
    for other in others:
        own = tuple(other.cells[name] for name in key)
        for period, quarter, version in other.periods():
            same = known.get(((quarter, version), own)) if version else newest.get((quarter, own))
            if same is not None:
                pairs[period].append(_Pair(same, other))
    for matched in pairs.values():
        for column in rows[0].values:
            for repeats in others[0].values:
                unit = _unit(matched, column, repeats)
                if unit is not None:
                    for pair in matched:
                        yield from _known(pair, column, repeats, unit)


def _unit(pairs: Sequence[_Pair], column: str, repeats: str) -> Decimal | None:
    """To what the repeated number is rounded (0: not at all); ``None`` if it does not repeat the other."""
    unit, values = Decimal(0), []
    for pair in pairs:
        value, other = pair.row.values.get(column), pair.other.values.get(repeats)
        if value is None or other is None:
            continue
        if value != other:
            unit = max(unit, *(Decimal(1).scaleb(_exponent(each)) for each in (value, other)))
            if abs(value - other) > unit / 2 or unit > 1:
                return None
        values.append(value)
    return unit if len(values) >= ENOUGH and len(set(values)) >= _VARIED else None


def _exponent(value: Decimal) -> int:
    return min(0, int(value.as_tuple().exponent))


def _known(pair: _Pair, column: str, repeats: str, unit: Decimal) -> Iterator[tuple[VersionId, Said]]:
    row, other = pair.row, pair.other
    value, again = row.values.get(column), other.values.get(repeats)
    if row.is_open(column) and again is not None:
        yield row.version, _repeated(row, column, again, unit)
    elif other.is_open(repeats) and value is not None:
        yield other.version, _repeated(other, repeats, value, unit)
    elif row.is_open(column) and other.is_open(repeats):
        names = {row.name(column): Decimal(1), other.name(repeats): Decimal(-1)}
        if len(names) == 2:
            ends = {"low": -unit / 2, "high": unit / 2}
            yield other.version, Relation(name=f"{' is '.join(names)}", terms=names, **ends)


def _repeated(row: Row, column: str, value: Decimal, unit: Decimal) -> Number:
    return Number(name=row.name(column), table="repeated", hidden=None, printed=value, unit=unit)
