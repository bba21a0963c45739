"""What the register of today says otherwise than the copies that published versions keep of it.

Each row is compared with the newest copy that holds it, within one world: examples with illustrative
versions, all others with the others; illustrative versions count only while the site shows them. What a
difference is, the schemas say (``drift`` of a column, ``life`` of a table). Frozen versions read their own
copies and never change; but a register that moved away from them unnoticed would contradict what is out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from checked_tables.cell_values import parser
from checked_tables.schemas import Field, TableSchema
from checked_tables.table import Row, Table
from plugins.core.time.lives import Span, in_world, span_of, world_of
from plugins.core.time.quarter import Quarter

Key = tuple[str, ...]
#: What a difference is: an error; words to be answered for; an event that another table tells; a life that
#: begins or ends otherwise; a row that is gone; one that begins in what is out; nothing to speak of.
Kind = Literal["error", "asked", "event", "first", "last", "gone", "new", "silent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Retold:
    """A cell of a released row that says something else since, as a table of such changes has it. ``row`` is
    the primary key, joined by /."""

    table: str
    row: str
    column: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Copy:
    """The copied tables, by name, of one published version."""

    quarter: Quarter
    version: int
    illustrative: bool
    tables: Mapping[str, Table]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference: ``column`` of the row ``key`` was released in ``quarter`` as ``was``, and is ``now``.
    ``file`` and ``line`` are where it stands today; of a row that is gone, where it stood."""

    kind: Kind
    schema: TableSchema
    key: Key
    column: str
    was: str
    now: str
    quarter: Quarter
    file: str
    line: int

    @property
    def row(self) -> str:
        """The row, as a table of changes names it."""
        return "/".join(self.key)

    @property
    def address(self) -> str:
        """The cell: table, row and column, joined by /."""
        return f"{self.schema.name}/{self.row}/{self.column}"


@dataclass(frozen=True, slots=True)
class Drift:
    """All differences: the ``open`` ones stop the work, the ``answered`` ones are in force on today's pages;
    of the ``silent`` ones the number. ``kept`` are the cells retold that a version (quarter and number) still
    has as they were."""

    open: tuple[Change, ...] = ()
    answered: tuple[Change, ...] = ()
    silent: int = 0
    kept: Mapping[tuple[Quarter, int], tuple[Retold, ...]] = field(default_factory=dict)


class _Held(NamedTuple):
    """A row as the newest copy has it that holds it."""

    copy: Copy
    file: str
    row: Row


def find_drift(register: Mapping[str, Table], copies: Sequence[Copy], retold: Sequence[Retold]) -> Drift:
    """Compare the tables of the register of which versions keep copies with these copies, in any order."""
    real = any(not each.illustrative for each in copies)
    shown = [each for each in copies if not (real and each.illustrative)]
    shown.sort(key=lambda each: (each.quarter, each.version), reverse=True)
    changes = [
        change
        for table in register.values()
        if table.schema.copied and not table.problems
        for change in _of_table(table, [each for each in shown if table.schema.name in each.tables])
    ]
    told = _by_cell(retold)
    answered = [each for each in changes if each.kind in ("asked", "event") and _is_told(each, told)]
    silent = [each for each in changes if each.kind == "silent"]
    done = {id(each) for each in (*answered, *silent)}
    return Drift(
        open=tuple(each for each in changes if id(each) not in done),
        answered=tuple(answered),
        silent=len(silent),
        kept={(each.quarter, each.version): tuple(_kept(each, retold)) for each in copies},
    )


def same_words(one: str, other: str) -> bool:
    """Whether two texts differ in spaces at most."""
    return one.split() == other.split()


def _of_table(table: Table, copies: Sequence[Copy]) -> Iterator[Change]:
    schema = table.schema
    if not copies:
        return
    held = _newest(schema, copies)
    today = {_key(schema, row): row for row in table.rows}
    for key, row in today.items():
        found = held.get(key)
        if found is not None and world_of(schema, found.row.cells) == world_of(schema, row.cells):
            yield from _of_row(table, key, row, found, copies)
        else:
            yield from _new(table, key, row, copies)
    for key, found in held.items():
        if key not in today:
            yield from _gone(schema, key, found, copies)


def _newest(schema: TableSchema, copies: Sequence[Copy]) -> dict[Key, _Held]:
    held: dict[Key, _Held] = {}
    for copy in copies:
        there = copy.tables[schema.name]
        for row in there.rows:
            if in_world(world_of(schema, row.cells), illustrative=copy.illustrative):
                held.setdefault(_key(schema, row), _Held(copy, there.shown_as, row))
    return held


def _of_row(table: Table, key: Key, row: Row, held: _Held, copies: Sequence[Copy]) -> Iterator[Change]:
    schema = table.schema
    if not span_of(schema, held.row.cells).has_begun(copies[0].quarter):
        return  # it was only announced
    for column in schema.fields:
        was, now = held.row.cells[column.name], row.cells[column.name]
        if was == now:
            continue
        kind: Kind | None = _of_cell(column, was, now)
        quarter = held.copy.quarter
        if column.name in (schema.life.first, schema.life.last):
            kind, quarter = _of_life(schema, column.name, held, row, copies)
        if kind is not None:
            yield Change(
                kind=kind,
                schema=schema,
                key=key,
                column=column.name,
                was=was.strip(),
                now=now.strip(),
                quarter=quarter,
                file=table.shown_as,
                line=row.line,
            )


def _of_cell(column: Field, was: str, now: str) -> Kind:
    """What it is; what nobody had written then contradicts nothing, where a later column or a text in
    Kiswahili now says it."""
    if same_words(was, now) or _value(column, was) == _value(column, now):
        return "silent"
    if not was.strip() and (column.added_later or (column.name.endswith("_sw") and column.drift)):
        return "silent"
    return column.drift or "error"


def _of_life(
    schema: TableSchema, column: str, held: _Held, row: Row, copies: Sequence[Copy]
) -> tuple[Kind | None, Quarter]:
    """What it is that a life begins or ends otherwise, and the newest quarter that says so: it may, where
    nothing is out that says otherwise; but a first quarter that was written down stays."""
    then, today = span_of(schema, held.row.cells), span_of(schema, row.cells)
    begins = column == schema.life.first
    then = Span(then.first, None) if begins else Span(None, then.last)
    today = Span(today.first, None) if begins else Span(None, today.last)
    out = (each.quarter for each in copies if each.illustrative == held.copy.illustrative)
    contradicted = next((each for each in out if (each in then) != (each in today)), None)
    stays = begins and then.first is not None and today.first is not None
    kind: Kind | None = None if contradicted is None and not stays else "first" if begins else "last"
    return kind, contradicted or held.copy.quarter


def _new(table: Table, key: Key, row: Row, copies: Sequence[Copy]) -> Iterator[Change]:
    """A row that no version holds and that would have counted in one that is out. One that serves both
    worlds and says of no beginning, such as an office, counts in none."""
    schema = table.schema
    world, span = world_of(schema, row.cells), span_of(schema, row.cells)
    first = row.cells[schema.life.first].strip() if schema.life.first else ""
    for copy in copies if first or (schema.life.first and world != "both") else ():
        if copy.quarter in span and (world == "example") == copy.illustrative:
            yield Change(
                kind="new",
                schema=schema,
                key=key,
                column=schema.life.first,
                was="",
                now=first,
                quarter=copy.quarter,
                file=table.shown_as,
                line=row.line,
            )
            return


def _gone(schema: TableSchema, key: Key, held: _Held, copies: Sequence[Copy]) -> Iterator[Change]:
    """A row that is no longer there; what had ended and examples may go."""
    ended = span_of(schema, held.row.cells).has_ended(copies[0].quarter.next)
    if not ended and world_of(schema, held.row.cells) != "example":
        yield Change(
            kind="gone",
            schema=schema,
            key=key,
            column="",
            was="",
            now="",
            quarter=held.copy.quarter,
            file=held.file,
            line=held.row.line,
        )


def _key(schema: TableSchema, row: Row) -> Key:
    return tuple(row.cells[column].strip() for column in schema.primary_key)


def _value(column: Field, text: str) -> object:
    """What a cell says, however it is written; its text, if it says nothing that can be read."""
    if not text.strip():
        return None
    try:
        return parser(column.type)(text.strip())
    except (ArithmeticError, KeyError, ValueError):
        return text


def _by_cell(retold: Iterable[Retold]) -> dict[tuple[str, str, str], list[Retold]]:
    found: dict[tuple[str, str, str], list[Retold]] = {}
    for each in retold:
        found.setdefault((each.table, each.row, each.column), []).append(each)
    return found


def _is_told(change: Change, told: Mapping[tuple[str, str, str], list[Retold]]) -> bool:
    """Whether what is told of the cell, in its order, leads from what was released to what is there now."""
    reached = [change.was]
    for each in told.get((change.schema.name, change.row, change.column), ()):
        if any(same_words(each.was, text) for text in reached):
            reached.append(each.now)
    return any(same_words(change.now, text) for text in reached)


def _kept(copy: Copy, retold: Iterable[Retold]) -> Iterator[Retold]:
    for each in retold:
        if (table := copy.tables.get(each.table)) is not None:
            rows = (row for row in table.rows if "/".join(_key(table.schema, row)) == each.row)
            if any(same_words(row.cells.get(each.column, ""), each.was) for row in rows):
                yield each
