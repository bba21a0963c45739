"""A store of facts by their class: nothing is looked up by a name that a type checker cannot see.

>>> facts = Facts({int: (1, 2)}, ["made of them"])
>>> facts.rows(int), facts[str], facts.get(float)
((1, 2), 'made of them', None)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, TypeVar, cast

Kind = TypeVar("Kind")


class Facts:
    """``rows`` are the records of tables by class; of every other class there is at most one fact."""

    __slots__ = ("_one", "_rows")

    def __init__(
        self, rows: Mapping[type, tuple[Any, ...]] = MappingProxyType({}), facts: Iterable[object] = ()
    ) -> None:
        self._rows = dict(rows)
        self._one: dict[type, object] = {type(fact): fact for fact in facts}

    def __eq__(self, other: object) -> bool:
        """Whether the other holds equal records and facts."""
        if not isinstance(other, Facts):
            return NotImplemented
        return (self._rows, self._one) == (other._rows, other._one)

    def rows(self, kind: type[Kind]) -> tuple[Kind, ...]:
        """The records of a class in the order of their table; none where there is no such table."""
        return self._rows.get(kind, ())

    def get(self, kind: type[Kind]) -> Kind | None:
        """The fact of a class, if there is one."""
        return cast("Kind | None", self._one.get(kind))

    def __getitem__(self, kind: type[Kind]) -> Kind:
        """The fact of a class; ``KeyError`` names the class if there is none."""
        return cast(Kind, self._one[kind])

    def add(self, facts: Iterable[object]) -> None:
        """Take in more facts, one by one as they are made; of a class, the last stands."""
        for fact in facts:
            self._one[type(fact)] = fact

    def with_rows(self, kind: type[Kind], rows: Iterable[Kind]) -> Facts:
        """The same facts with other records of one class."""
        return self._changed({**self._rows, kind: tuple(rows)}, self._one.values())

    def with_facts(self, *facts: object) -> Facts:
        """The same with other facts of their classes."""
        return self._changed(self._rows, (*self._one.values(), *facts))

    @property
    def tables(self) -> Iterator[tuple[type, tuple[Any, ...]]]:
        """Each class of records with its records."""
        return iter(self._rows.items())

    @property
    def facts(self) -> Iterator[object]:
        """Every single fact."""
        return iter(self._one.values())

    def _changed(self, rows: Mapping[type, tuple[Any, ...]], facts: Iterable[object]) -> Facts:
        return Facts(rows, facts)
