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
from collections.abc import Collection, Iterator, Mapping
from dataclasses import MISSING, dataclass
from functools import cache
from typing import (
    Any,
    ClassVar,
    Final,
    Generic,
    NamedTuple,
    Protocol,
    TypeVar,
    cast,
    get_type_hints,
)

from .cell_values import parser
from .fields import FieldPart, part_of
from .schemas import TableSchema
from .source import Source
from .table import Table

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


@dataclass(frozen=True, slots=True)
class Mapper(Generic[R]):
    """How the rows of one table become records of one class."""

    record: type[R]
    parts: tuple[FieldPart, ...]
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
                parts.append(part_of(each, hints[each.name], columns))
        left = columns.keys() - {column for part in parts for column in part.columns}
        if left:
            raise ValueError(f"no field takes the column {', '.join(sorted(left))}")
    except ValueError as error:
        raise ValueError(f"{record.__name__} and {schema.name}.json disagree: {error}") from error
    return Mapper(record, tuple(parts), has_source, tuple(given))
