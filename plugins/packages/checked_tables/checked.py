"""A set of tables read and checked together: cells, keys and names, then records of the sound rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from .cells import check_cells
from .check_rules import check_column_rules
from .keys import check_references, check_unique
from .mapping import Placed, R, Record, converted, mapper
from .problems import Problem
from .schemas import TableSchema
from .source import Source
from .table import Table, read_table


class CheckedTables:
    """The tables of one folder. ``problems`` grows as they are added; rows with a faulty cell give no
    record, so that one mistake is not reported twice."""

    def __init__(
        self,
        folder: Path,
        shown_as: str,
        known: Mapping[str, Table] | None = None,
        given: Mapping[str, Any] = MappingProxyType({}),
    ) -> None:
        """``known`` are tables that these may name; ``given`` is what no column says and records may hold."""
        self.folder = folder
        self.shown_as = shown_as
        self.tables: dict[str, Table] = dict(known or {})
        self.problems: list[Problem] = []
        self._faulty: dict[str, set[tuple[int, str]]] = {}
        self._own: list[str] = []
        self._given = given
        self._records: dict[type[Record], tuple[Placed[Any], ...]] = {}

    def read(self, schemas: Iterable[TableSchema], absent: Collection[str] = ()) -> None:
        """Read and check these tables; one named in ``absent`` may be missing, as an optional one may."""
        for schema in schemas:
            path = self.folder / f"{schema.name}.csv"
            may_be_absent = schema.optional_file or schema.name in absent
            if may_be_absent and not path.exists() and not path.is_symlink():
                continue
            table = read_table(path, schema, self.file(schema.name))
            faults = [*check_cells(table), *check_unique(table)]
            self.tables[schema.name] = table
            self.problems += [*table.problems, *faults]
            self._faulty[schema.name] = {(fault.line, fault.column) for fault in faults}
            self._own.append(schema.name)

    def check_names(self) -> None:
        """Check that what these tables name is known, once all that they name has been read."""
        for name in self._own:
            faults = list(check_references(self.tables[name], self.tables, self._faulty[name]))
            self.problems += faults
            self._faulty[name] |= {(fault.line, fault.column) for fault in faults}

    def check_rules(self, **facts: object) -> Iterator[Problem]:
        """What breaks the rules between columns in the sound rows, once names are checked; such a row still
        gives a record. ``facts`` are the ``quarter`` and the ``release`` where there are any."""
        for name in self._own:
            yield from check_column_rules(self.tables[name], self._faulty_lines(name), facts)

    def is_own(self, name: str) -> bool:
        """Whether the table was read here, and is not only known for its names."""
        return name in self._own

    def _faulty_lines(self, name: str) -> set[int]:
        return {line for line, _ in self._faulty[name]}

    def file(self, name: str) -> str:
        """How messages call that table's file."""
        return f"{self.shown_as}/{name}.csv"

    def records(self, record: type[R]) -> tuple[Placed[R], ...]:
        """The sound rows of the record's table; none if there is no file. Ask once names are checked."""
        name = record.TABLE
        if name not in self._own:
            return ()
        if record not in self._records:
            found = mapper(record, self.tables[name].schema)
            given = {each: self._given[each] for each in found.given if each in self._given}
            self._records[record] = found.placed(self.tables[name], self._faulty_lines(name), given)
        return self._records[record]

    def cells(self, name: str) -> Iterator[tuple[Source, Mapping[str, Any]]]:
        """The values of the sound rows of a table by column; none if there is no such file."""
        return converted(self.tables[name], self._faulty_lines(name)) if name in self._own else iter(())
