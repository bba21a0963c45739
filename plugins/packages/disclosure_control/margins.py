"""Tables with margins become one system: equal keys are one cell, margins become relations.

That is how several tables, or several quarters, are attacked together. A dimension that does not add up (a
quarter, a measure) is named as ``apart`` and never summed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product

from .rules import RULES, Kind, Rules
from .system import ZERO, Cell, Interval, Need, Relation, System
from .tables import NO_HIERARCHY, Entry, Hierarchy, Key, Table, name_of

#: Dimensions that never add up unless a total is printed for them.
APART = frozenset({"measure", "unit", "quarter", "metric_id"})
AT_LEAST_ZERO = Interval(ZERO)


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
