"""What stands under a column where a record is published, by the record's annotations as in ``mapping``."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from operator import attrgetter
from typing import Any, cast, get_type_hints

from .mapping import R
from .texts import LANGUAGES, Bilingual


def written(record: object, column: str) -> object:
    """What stands under ``column`` where a record is published: a field by its column, or a property of that
    name. Quarters and moments are texts, and several values are joined by semicolons."""
    kind: Any = type(record)
    return writer(kind, column)(record)


@cache
def writer(kind: Any, column: str) -> Callable[[Any], object]:
    """What gives of a record of this class what ``written`` says."""
    name, language, word = _places(kind).get(column, (column, "", None))
    value_of = attrgetter(f"{name}.{language}" if language else name)

    def value(record: Any) -> object:
        found = value_of(record)
        kind: Any = type(found)
        return word if found is None else _plain(kind)(found)

    return value_of if language else value


@cache
def _plain(kind: type[Any]) -> Callable[[Any], object]:
    """How a value of that class is published."""
    if issubclass(kind, datetime):
        return datetime.isoformat
    if issubclass(kind, tuple):
        return lambda several: ";".join(map(str, several))
    return str if hasattr(kind, "parse") else lambda value: value


def with_column(record: R, column: str, other: R) -> R:
    """The record with what ``other``, of the same class, has under ``column``."""
    name, language, _ = _places(type(record))[column]
    value = getattr(other, name)
    if language:
        value = dataclasses.replace(getattr(record, name), **{language: getattr(value, language)})
    return cast(R, dataclasses.replace(cast(Any, record), **{name: value}))


@cache
def _places(kind: type[Any]) -> Mapping[str, tuple[str, str, str | None]]:
    """Where a class holds what stands under a column: the field, the language of a text in both, and the
    word for ``None``; nothing is known of a class without fields."""
    if not dataclasses.is_dataclass(kind):
        return {}
    found: dict[str, tuple[str, str, str | None]] = {}
    hints = get_type_hints(kind)
    for each in dataclasses.fields(kind):
        if hints[each.name] is Bilingual:
            found |= {f"{each.name}_{language}": (each.name, language, None) for language in LANGUAGES}
        else:
            column = each.metadata.get("column") or each.name
            found[column] = (each.name, "", each.metadata.get("none"))
    return found
