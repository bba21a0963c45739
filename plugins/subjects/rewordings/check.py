"""A change of words changes no meaning, and leads to the words that are there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.problems import Problem
from checked_tables.schemas import Field
from checked_tables.table import Table
from plugins.core.facts.drift import same_words

from .model import other_meaning
from .record import TextChange


def check_text_changes(
    file: str, rows: Sequence[Placed[TextChange]], tables: Mapping[str, Table]
) -> Iterator[Problem]:
    """Every problem of the rows; ``tables`` are those of the register."""
    newest: dict[str, Placed[TextChange]] = {}
    for placed in rows:
        line, row = placed
        column = _column(tables, row)
        if column is None:
            yield problem(
                file,
                line,
                "column",
                "no-such-words",
                f"{row.address} is no text that may be said in another way.",
                "Take the row out; what else changes, compare and check say how to do it.",
            )
            continue
        yield from _check_meaning(file, line, row, column)
        before = newest.setdefault(row.address, placed)
        if before.record.changed_on <= row.changed_on:
            newest[row.address] = placed
    for line, row in newest.values():
        there = _words(tables[row.table], row)
        if there is not None and not same_words(there, row.now):
            yield problem(
                file,
                line,
                "now",
                "other-words",
                f'{tables[row.table].shown_as} has other words there: "{there}".',
                "Write the same in both.",
            )


def _check_meaning(file: str, line: int, row: TextChange, column: Field) -> Iterator[Problem]:
    is_translation = column.name.endswith("_sw")
    if is_translation != (row.kind == "translation"):
        write = "Write translation." if is_translation else "Write wording or spelling."
        found = f"{row.kind} is not the kind of a change of {column.name}."
        yield problem(file, line, "kind", "kind-of-words", found, write)
    elif not is_translation and column.type == "string" and (word := other_meaning(row.was, row.now)):
        found = f'"{word}" does not stand in both texts alike, so the meaning is another.'
        write = "Put the old words back and take this row out. A new meaning is a new version."
        yield problem(file, line, "now", "other-meaning", found, write)


def _column(tables: Mapping[str, Table], row: TextChange) -> Field | None:
    """The column, if its words may be said in another way."""
    table = tables.get(row.table)
    if table is None or not table.schema.copied or row.column not in table.schema.names:
        return None
    found = table.schema.field(row.column)
    return found if found.drift == "asked" else None


def _words(table: Table, row: TextChange) -> str | None:
    """What stands in the cell; ``None`` if the row is no longer there."""
    for each in table.rows:
        if "/".join(each.cells[name].strip() for name in table.schema.primary_key) == row.row:
            return each.cells[row.column].strip()
    return None
