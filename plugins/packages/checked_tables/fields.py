"""How one field of a record is read from its columns: by its annotation, which must fit what they hold."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING
from datetime import date, datetime
from decimal import Decimal
from operator import itemgetter
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin

from .cell_values import BOOLEANS
from .schemas import Field, FieldType
from .table import Row
from .texts import NO_TEXT, Bilingual


class _Kind(NamedTuple):
    """What a type of values is read from: which columns, and how."""

    columns: frozenset[FieldType]
    read: Callable[[str], Any]


_KINDS: Mapping[Any, _Kind] = {
    str: _Kind(frozenset({"string"}), str),
    int: _Kind(frozenset({"integer"}), int),
    bool: _Kind(frozenset({"boolean"}), BOOLEANS.__getitem__),
    Decimal: _Kind(frozenset({"number"}), Decimal),
    date: _Kind(frozenset({"date"}), date.fromisoformat),
    datetime: _Kind(frozenset({"string"}), datetime.fromisoformat),
}


def _kind_of(kind: Any) -> _Kind:
    """How values of that class are read; one of its own, such as a quarter, has ``parse`` for that."""
    return _KINDS.get(kind) or _Kind(frozenset({"string"}), kind.parse)


class FieldPart(NamedTuple):
    """One field: the columns it takes, and its value from their texts."""

    name: str
    columns: tuple[str, ...]
    read: Callable[[Any], Any]

    def values(self, rows: Sequence[Row]) -> list[Any]:
        """The field's value in each row. The same text of one column is read once; each pair of texts is
        a text of its own, however often its words are repeated."""
        texts_of, read = itemgetter(*self.columns), self.read
        if len(self.columns) > 1:
            return [read(texts_of(row.cells)) for row in rows]
        known: dict[str, Any] = {}
        found = []
        for row in rows:
            text = texts_of(row.cells)
            if text not in known:
                known[text] = read(text)
            found.append(known[text])
        return found


def part_of(each: dataclasses.Field[Any], hint: Any, columns: Mapping[str, Field]) -> FieldPart:
    """How that field of a record, annotated so, is read; ``ValueError`` if its columns do not fit."""
    if hint is Bilingual:
        pair = (f"{each.name}_en", f"{each.name}_sw")
        for name in pair:
            _kind_fits(each.name, str, _column(each.name, name, columns))
        return FieldPart(each.name, pair, _bilingual)
    column = _column(each.name, each.metadata.get("column", each.name), columns)
    inner, empties = _without_none(hint)
    empty: Any
    if get_origin(inner) is tuple:
        read, empty = _of_several(each.name, get_args(inner)[0], column), ()
    else:
        read = _of_one(each, inner, column)
        empty = "" if inner is str else each.default
    if empties:
        empty = None
    elif empty is MISSING and not column.required:
        raise ValueError(f"{column.name} may be empty and {each.name} says nothing for that")
    return FieldPart(each.name, (column.name,), lambda text: read(text) if text.strip() else empty)


def _of_one(each: dataclasses.Field[Any], inner: Any, column: Field) -> Callable[[str], Any]:
    """How one value is read; ``none`` in the field's metadata is the word for ``None``."""
    word = each.metadata.get("none")
    if word is None:
        return _kind_fits(each.name, inner, column, shared=each.metadata.get("shared", False)).read
    read = _kind_of(inner).read
    return lambda text: None if text == word else read(text)


def _of_several(name: str, item: Any, column: Field) -> Callable[[str], tuple[Any, ...]]:
    if column.type != "string":
        raise ValueError(f"{name} holds several values and {column.name} is of type {column.type}")
    read = _kind_of(str if get_origin(item) is Literal else item).read
    return lambda text: tuple(read(part.strip()) for part in text.split(";") if part.strip())


def _kind_fits(name: str, inner: Any, column: Field, *, shared: bool = False) -> _Kind:
    if get_origin(inner) is Literal:
        words, allowed = set(get_args(inner)), set(column.enum)
        if odd := allowed - words if shared and allowed else allowed ^ words:
            raise ValueError(f"{name} and the enum of {column.name} differ in {', '.join(sorted(odd))}")
        inner = str
    kind = _KINDS.get(inner) or (_kind_of(inner) if hasattr(inner, "parse") else None)
    if kind is None or column.type not in kind.columns:
        said = getattr(inner, "__name__", str(inner))
        raise ValueError(f"{name} is {said} and {column.name} is of type {column.type}")
    return kind


def _column(name: str, column: str, columns: Mapping[str, Field]) -> Field:
    if column not in columns:
        raise ValueError(f"the field {name} has no column {column}")
    return columns[column]


def _without_none(hint: Any) -> tuple[Any, bool]:
    if get_origin(hint) in (Union, types.UnionType):
        rest = [each for each in get_args(hint) if each is not type(None)]
        if len(rest) == 1:
            return rest[0], True
    return hint, False


def _bilingual(texts: tuple[str, str]) -> Bilingual:
    english, swahili = texts
    if not (english.strip() or swahili.strip()):
        return NO_TEXT
    return Bilingual(english if english.strip() else "", swahili if swahili.strip() else "")
