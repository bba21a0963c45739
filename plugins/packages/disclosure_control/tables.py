"""Tables with margins become one system: equal keys are one cell, margins become relations.

The key of a number is what its row and column say, totals left out: in a table of county by sex the total
of Kisumu is ``county=Kisumu``, and so is the Kisumu row of another table of county by age. That is how
several tables, or several quarters, are attacked together. A dimension that does not add up (a quarter, a
measure) is named as ``apart`` and never summed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product

from .rules import RULES, Kind, Rules
from .system import ZERO, Cell, Interval, Need, Relation, System

#: (dimension, category) pairs, totals left out, in the order of the dimensions.
Key = tuple[tuple[str, str], ...]
#: Dimensions that never add up unless a total is printed for them.
APART = frozenset({"measure", "unit", "quarter", "metric_id"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One number of a table. ``value`` is what is printed, or for a hidden one the truth if the file has it.

    ``rounding`` is the unit it was rounded to (0: exact); ``weight`` its weight in a mean; ``lower`` and
    ``upper`` what attackers know beforehand; ``lpl``, ``upl``, ``spl`` the protection asked for (lower,
    upper, sliding); ``contributor``: somebody knows this number."""

    labels: tuple[str, ...]
    hidden: bool = False
    value: Decimal | None = None
    rounding: Decimal = ZERO
    weight: Decimal | None = None
    lower: Decimal | None = None
    upper: Decimal | None = None
    lpl: Decimal = ZERO
    upl: Decimal = ZERO
    spl: Decimal = ZERO
    contributor: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A published table; ``labels`` of an entry are its categories in the order of ``dimensions``."""

    name: str
    dimensions: tuple[str, ...]
    entries: tuple[Entry, ...]
    total: str = "Total"

    def key(self, labels: Sequence[str]) -> Key:
        """The labels without totals."""
        return key_of(zip(self.dimensions, labels, strict=True), self.total)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hierarchy:
    """``children`` by (dimension, parent). A category may belong to several parents."""

    children: Mapping[tuple[str, str], tuple[str, ...]]

    def leaves(self, dimension: str, categories: Iterable[str]) -> tuple[str, ...]:
        """Those of the categories that are not the sum of others of them: their sum is the total."""
        there = list(dict.fromkeys(categories))
        return tuple(
            each
            for each in there
            if not set(self.children.get((dimension, each), ())).intersection(there) - {each}
        )


#: So many combinations of what a table is about at most: more than any that is published to be read.
MOST_COMBINATIONS = 200_000
AT_LEAST_ZERO = Interval(ZERO)
NO_HIERARCHY = Hierarchy(children={})


def key_of(pairs: Iterable[tuple[str, str]], total: str = "Total") -> Key:
    """The pairs without totals, sorted by dimension, so that equal keys are equal."""
    return tuple(sorted((d, c) for d, c in pairs if c.casefold() != total.casefold()))


def name_of(key: Key) -> str:
    """How a key is written: ``county=Kisumu, sex=women``; the total of everything is ``Total``."""
    return ", ".join(f"{dimension}={category}" for dimension, category in key) or "Total"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumptions:
    """What an attacker of these tables may assume, and what the rules ask."""

    kind: Kind = "count"
    bounds: Interval = AT_LEAST_ZERO
    rules: Rules = RULES
    hierarchy: Hierarchy = NO_HIERARCHY
    apart: frozenset[str] = APART

    @property
    def need(self) -> Need:
        """What is asked of a hidden cell."""
        low, high = self.bounds.low, self.bounds.high
        return self.rules.need(self.kind, Decimal(100) if low is None or high is None else high - low)


def system_of(tables: Sequence[Table], assumed: Assumptions, extra: Iterable[Relation] = ()) -> System:
    """All tables as one system. Sums (or, where entries have weights, means) tie each total to its parts.

    A number that is in no table but would be the total of several is a cell too, neither hidden nor known.
    """
    cells: dict[Key, Cell] = {}
    for table in tables:
        for entry in table.entries:
            key = table.key(entry.labels)
            cells[key] = _merged(cells.get(key), _cell(key, entry, assumed), entry)
    relations: dict[frozenset[tuple[str, Decimal]], Relation] = {}
    for table in tables:
        for relation in _margins(table, tables, cells, assumed):
            relations.setdefault(frozenset(relation.terms.items()), relation)
    used = {name for relation in (*relations.values(), *extra) for name in relation.terms}
    kept = tuple(cell for cell in cells.values() if cell.hidden or cell.published or cell.name in used)
    return System(cells=kept, relations=(*relations.values(), *extra))


def kind_of(tables: Iterable[Table]) -> Kind:
    """``score`` where entries have weights, ``count`` where every number is whole, else ``amount``."""
    entries = [entry for table in tables for entry in table.entries]
    if any(entry.weight is not None for entry in entries):
        return "score"
    values = [entry.value for entry in entries if entry.value is not None]
    return "count" if all(value == value.to_integral_value() for value in values) else "amount"


def _cell(key: Key, entry: Entry, assumed: Assumptions) -> Cell:
    need, asked = assumed.need, max(entry.lpl, entry.upl, entry.spl)
    if asked:
        need = Need(width=entry.spl, below=entry.lpl, above=entry.upl)
    elif assumed.kind == "amount" and entry.hidden and entry.value is not None:
        each_side = assumed.rules.amount_share * abs(entry.value)
        need = replace(need, below=each_side, above=each_side)
    printed = None if entry.hidden else entry.value
    return Cell(
        name=name_of(key),
        hidden=entry.hidden,
        published=None if printed is None else Interval.around(printed, entry.rounding),
        bounds=assumed.bounds.within(Interval(entry.lower, entry.upper)),
        whole=assumed.kind == "count",
        value=entry.value,
        need=need,
    )


def _merged(before: Cell | None, cell: Cell, entry: Entry) -> Cell:
    """One cell for the same number in two tables: hidden if hidden anywhere, known if printed anywhere."""
    if before is None:
        return cell
    published = cell.published or before.published
    if cell.published and before.published:
        published = cell.published.within(before.published)
    return replace(
        before,
        hidden=before.hidden or cell.hidden,
        published=published,
        bounds=before.bounds.within(cell.bounds),
        value=before.value if entry.value is None else entry.value,
    )


def _margins(
    table: Table, tables: Sequence[Table], cells: dict[Key, Cell], assumed: Assumptions
) -> Iterator[Relation]:
    """Each total of the table, and of each parent in the hierarchy, over each combination of the others."""
    by_key = {table.key(entry.labels): entry for entry in table.entries}
    axes = [_axis(table, at, tables, assumed.hierarchy) for at in range(len(table.dimensions))]
    for at, dimension in enumerate(table.dimensions):
        summed = _is_summed(table, at, tables, assumed)
        parents = [(table.total, assumed.hierarchy.leaves(dimension, axes[at][1]))] if summed else []
        there = set(axes[at][1])
        for (of, parent), children in assumed.hierarchy.children.items():
            if of == dimension and there.intersection(children):
                parents.append((parent, children))
        others = [
            [*categories, *([table.total] if total or _is_summed(table, other, tables, assumed) else [])]
            for other, (total, categories) in enumerate(axes)
            if other != at
        ]
        for rest in product(*others):
            for parent, children in parents:
                labels = [[*rest[:at], each, *rest[at:]] for each in (parent, *children)]
                keys = [table.key(each) for each in labels]
                if any(key in cells for key in keys[1:]):
                    yield _relation(dimension, keys, by_key, cells, assumed)


def _axis(table: Table, at: int, tables: Sequence[Table], hierarchy: Hierarchy) -> tuple[bool, list[str]]:
    """Whether the table prints a total along the dimension, and the categories (parents included).

    Where another table has the same categories and more, the total is of those too: this one is an extract.
    """
    dimension, own = table.dimensions[at], _categories(table, table.dimensions[at])
    categories = list(own)
    for other in tables:
        theirs = _categories(other, dimension)
        if set(categories) < set(theirs):
            categories = theirs
    known = set(categories)
    for (of, parent), children in hierarchy.children.items():
        if of == dimension and known.intersection(children) and parent not in known:
            categories.append(parent)
            known.add(parent)
    return _prints_total(table, at), categories


def _categories(table: Table, dimension: str) -> list[str]:
    if dimension not in table.dimensions:
        return []
    at = table.dimensions.index(dimension)
    found = dict.fromkeys(entry.labels[at] for entry in table.entries)
    return [each for each in found if each.casefold() != table.total.casefold()]


def _prints_total(table: Table, at: int) -> bool:
    return any(entry.labels[at].casefold() == table.total.casefold() for entry in table.entries)


def _is_summed(table: Table, at: int, tables: Sequence[Table], assumed: Assumptions) -> bool:
    dimension = table.dimensions[at]
    if _prints_total(table, at):
        return True
    return dimension not in assumed.apart and any(dimension not in other.dimensions for other in tables)


def _relation(
    dimension: str,
    keys: Sequence[Key],
    by_key: Mapping[Key, Entry],
    cells: dict[Key, Cell],
    assumed: Assumptions,
) -> Relation:
    unseen = Entry(labels=())
    for key in keys:
        cells.setdefault(key, _cell(key, unseen, assumed))
    parent, *children = keys
    weights = [entry.weight if (entry := by_key.get(key)) else None for key in children]
    terms = {name_of(key): Decimal(1) if w is None else w for key, w in zip(children, weights, strict=True)}
    summed = all(weight is None for weight in weights)
    said = "sum" if summed else "weighted mean"
    whole = Decimal(-1) if summed else -sum(terms.values(), ZERO)
    return Relation(
        name=f"{name_of(parent)} = {said} over {dimension}", terms={name_of(parent): whole, **terms}
    )
