"""Between a table's columns and a record's fields: one mapper, by the record's annotations, both ways.

A record is a frozen dataclass that names its table::

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Petition:
        TABLE: ClassVar = "petitions"
        title: Bilingual               # the columns title_en and title_sw
        decision: Decision | None      # the column decision, whose enum is that Literal
        address: str                   # may be empty, then ""
        source: Source                 # the file and line of the row
        late: bool = field(metadata={"column": "late_approved"})
        answers: tuple[Answer, ...] = field(default=(), metadata=NO_COLUMN)

Each other field takes the column of its own name. ``tuple`` fields hold what a cell joins by semicolons;
an empty cell gives the empty text or tuple, ``None`` where the annotation allows it, or else the field's
default. A record and a schema that disagree stop the work with one sentence, before any row is read.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from operator import attrgetter, itemgetter
from typing import (
    Any,
    ClassVar,
    Final,
    Generic,
    Literal,
    NamedTuple,
    Protocol,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

from .cell_values import BOOLEANS, parser
from .schemas import Field, FieldType, TableSchema
from .source import Source
from .table import Row, Table
from .texts import LANGUAGES, NO_TEXT, Bilingual

#: The metadata of a field that no column fills: it is joined from another table, or given with all rows.
NO_COLUMN: Final[Mapping[str, Any]] = {"column": None}
#: The metadata of a field whose ``Literal`` is shared and knows words that this column never holds.
SHARED: Final[Mapping[str, Any]] = {"shared": True}


class Record(Protocol):
    """A frozen dataclass that holds one row of the table ``TABLE``."""

    TABLE: ClassVar[str]
    __dataclass_fields__: ClassVar[dict[str, Any]]


R = TypeVar("R", bound=Record)
Kept = TypeVar("Kept")


class Placed(NamedTuple, Generic[Kept]):
    """A record and the line of its row."""

    line: int
    record: Kept


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


class _Part(NamedTuple):
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


@dataclass(frozen=True, slots=True)
class Mapper(Generic[R]):
    """How the rows of one table become records of one class."""

    record: type[R]
    parts: tuple[_Part, ...]
    has_source: bool
    #: The fields that no column fills and that have no default: what a folder says of all its rows.
    given: tuple[str, ...]

    def placed(
        self, table: Table, faulty: Collection[int], given: Mapping[str, Any]
    ) -> tuple[Placed[R], ...]:
        """The records of a table, without the rows whose lines are ``faulty``; each holds ``given`` too."""
        rows = [row for row in table.rows if row.line not in faulty]
        names = [part.name for part in self.parts]
        columns = [part.values(rows) for part in self.parts]
        if self.has_source:
            names.append("source")
            columns.append([Source(table.shown_as, row.line) for row in rows])
        make = self.record
        return tuple(
            Placed(row.line, make(**dict(zip(names, values, strict=True)), **given))
            for row, values in zip(rows, zip(*columns, strict=True), strict=True)
        )


def mapper(record: type[R], schema: TableSchema) -> Mapper[R]:
    """The mapper between that table and that class; ``ValueError`` in one sentence if they disagree."""
    return cast(Mapper[R], _mapper(record, schema))


def check_records(records: Collection[type[Record]], schemas: Mapping[str, TableSchema]) -> None:
    """Stop with one sentence if a record and its table among ``schemas`` disagree, or one has no other."""
    if left := schemas.keys() - {record.TABLE for record in records}:
        raise ValueError(f"no record is made of data/schemas/{min(left)}.json")
    for record in records:
        if record.TABLE not in schemas:
            raise ValueError(f"{record.__name__} has no table: data/schemas/{record.TABLE}.json is missing")
        _mapper(record, schemas[record.TABLE])


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


def converted(table: Table, faulty: Collection[int]) -> Iterator[tuple[Source, Mapping[str, Any]]]:
    """The cells of each row by column, of the type that the schema says, for what knows no record."""
    for row in table.rows:
        if row.line not in faulty:
            yield (
                Source(table.shown_as, row.line),
                {
                    field.name: parser(field.type)(row.cells[field.name])
                    if row.cells[field.name].strip()
                    else None
                    for field in table.schema.fields
                },
            )


@cache
def _mapper(record: type[Any], schema: TableSchema) -> Mapper[Any]:
    hints = get_type_hints(record)
    columns = {field.name: field for field in schema.fields}
    parts, has_source, given = [], False, []
    try:
        for each in dataclasses.fields(record):
            if each.metadata.get("column", "") is None:
                if each.default is MISSING and each.default_factory is MISSING:
                    given.append(each.name)
            elif hints[each.name] is Source:
                has_source = True
            else:
                parts.append(_part(each, hints[each.name], columns))
        left = columns.keys() - {column for part in parts for column in part.columns}
        if left:
            raise ValueError(f"no field takes the column {', '.join(sorted(left))}")
    except ValueError as error:
        raise ValueError(f"{record.__name__} and {schema.name}.json disagree: {error}") from error
    return Mapper(record, tuple(parts), has_source, tuple(given))


def _part(each: dataclasses.Field[Any], hint: Any, columns: Mapping[str, Field]) -> _Part:
    if hint is Bilingual:
        pair = (f"{each.name}_en", f"{each.name}_sw")
        for name in pair:
            _kind_fits(each.name, str, _column(each.name, name, columns))
        return _Part(each.name, pair, _bilingual)
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
    return _Part(each.name, (column.name,), lambda text: read(text) if text.strip() else empty)


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
