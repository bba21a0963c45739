"""A table on a page says which columns it shows; their schema says how they are headed and written.

A view names the columns of a table of ``data/schemas`` and writes only what is special::

    columns(teller, petitions, "petitions")
    .named("title", "received_on")
    .column("stage", words="petitions.stage_")
    .number("petitions.waits", lambda one: one.days_waiting)
    .table(t("petitions.heading"), "petitions-table")

The heading is the column's label in the schema or, of a name with a dot, that entry of the wording;
``heading`` is one made by the view. Numbers are aligned; the unit stands in the heading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, Generic, Self, TypeVar

from markupsafe import Markup

from checked_tables.status import MARKER, WITH_VALUE, Status
from checked_tables.texts import Bilingual
from plugins.core.statements import formats

from .parts import Text
from .tables import NO_PICTURE, Cell, Column, Table
from .teller import Teller

R = TypeVar("R")

NOTHING = Cell("–")
#: Units of the schemas that headings of columns of numbers show, by their wording or sign.
_UNITS: Mapping[str, str] = {
    "per cent": "unit_short.percent",
    "KES": "unit_short.kes",
    "days": "unit_short.days",
}
_NUMBERS = ("integer", "number")


@dataclass(frozen=True, slots=True)
class Shown(Generic[R]):
    """A column as it is set, and what writes its cell of a row."""

    column: Column
    cell: Callable[[R], Cell]


@dataclass(frozen=True, slots=True)
class Columns(Generic[R]):
    """The columns chosen so far for a table of ``rows``; each method returns them with one more."""

    teller: Teller
    rows: tuple[R, ...]
    source: str = ""
    shown: tuple[Shown[R], ...] = ()

    def named(self, *names: str) -> Self:
        """Columns of the table as its schema describes them, from the fields of the rows."""
        return self.column(names[0]).named(*names[1:]) if names else self

    def column(
        self,
        name: str,
        of: Callable[[R], object] | None = None,
        *,
        words: str = "",
        unit: str = "",
        heading: str = "",
        row_header: bool | None = None,
        numeric: bool = False,
        decimals: int | None = None,
        status: Callable[[R], Status] | None = None,
        when: bool = True,
        speaks: bool = False,
    ) -> Self:
        """One more column, whose value is ``of`` a row, else its field ``name``; none unless ``when``.

        ``words`` is the beginning of the keys of a code's words; ``status`` tells why a number is missing.
        The first column names its row unless ``row_header`` says otherwise. On a phone a column that
        ``speaks`` needs no heading before its cells.
        """
        if not when:
            return self
        t, field = self.teller.t, self._field(name)
        told = field.get("unit", "")
        column = Column(
            heading or t(name if "." in name else f"label.{self.source}.{field['name']}"),
            unit or (t(_UNITS[told]) if told in _UNITS else ""),
            numeric=numeric or field.get("type") in _NUMBERS,
            row_header=not self.shown if row_header is None else row_header,
            speaks=speaks,
        )
        if decimals is None and field.get("type") == "number":
            decimals = {"per cent": 1, "KES": 0}.get(told)
        if of is None and status is None and field.get("disclosure"):
            status = _status
        value = of or (lambda row: getattr(row, name))
        place = f"{self.source}.{field['name']}" if field else ""

        def cell(row: R) -> Cell:
            said = written(self.teller, value(row), words, decimals, status(row) if status else None)
            return said.under(place)

        return replace(self, shown=(*self.shown, Shown(column, cell)))

    def number(
        self,
        name: str,
        of: Callable[[R], object] | None = None,
        decimals: int | None = None,
        *,
        unit: str = "",
        heading: str = "",
        status: Callable[[R], Status] | None = None,
        when: bool = True,
    ) -> Self:
        """One more column, of numbers or of what is set like them."""
        return self.column(
            name, of, unit=unit, heading=heading, numeric=True, decimals=decimals, status=status, when=when
        )

    def change(
        self,
        name: str,
        of: Callable[[R], Decimal | None],
        decimals: int = 1,
        *,
        unit: str = "",
        heading: str = "",
    ) -> Self:
        """One more column, of differences with their signs."""

        def signed(row: R) -> str | None:
            value = of(row)
            return None if value is None else formats.difference(value, decimals)

        return self.number(name, signed, unit=unit, heading=heading)

    def picture(self, heading: str, of: Callable[[R], Cell], scale: Markup = NO_PICTURE) -> Self:
        """One more column, of strips (``core/strips``) that show what the others say."""
        column = Column(self.teller.t(heading), picture=True, scale=scale)
        return replace(self, shown=(*self.shown, Shown(column, of)))

    def table(self, caption: str, table_id: str, note: str = "") -> Table:
        """The table of the rows; ``table_id`` is unique on its page."""
        rows = (tuple(shown.cell(row) for shown in self.shown) for row in self.rows)
        return Table(caption, tuple(shown.column for shown in self.shown), tuple(rows), table_id, note)

    def _field(self, name: str) -> Mapping[str, Any]:
        """The published column of this name in the schema; nothing for a key of the wording."""
        if not name or "." in name or not self.source:
            return {}
        for field in self.teller.site.schemas[self.source]["fields"]:
            if field.get("column", field["name"]) in (name, f"{name}_en"):
                return field  # type: ignore[no-any-return]
        raise KeyError(f"{self.source} has no published column {name}")


def columns(teller: Teller, rows: Iterable[R], source: str = "") -> Columns[R]:
    """No column yet of a table of ``rows``, which come from the table ``source`` of ``data/schemas``."""
    return Columns(teller, tuple(rows), source)


def written(
    teller: Teller,
    value: object,
    words: str = "",
    decimals: int | None = None,
    status: Status | None = None,
) -> Cell:
    """A cell that says ``value``: a cell or text as it is, a bilingual text, a day, a number, a code by its
    ``words``. Where a number is missing it shows the marker of ``status``, or a dash."""
    match value:
        case Cell():
            return value
        case None:
            return NOTHING if status is None or status in WITH_VALUE else teller.missing_cell(status)
        case Text():
            return teller.as_cell(value)
        case Bilingual():
            return teller.as_cell(teller.text(value))
        case str():
            return Cell(teller.t(f"{words}{value}") if words else value)
        case date():
            return Cell(formats.day(value, teller.language))
        case bool():
            return Cell(teller.t("common.yes" if value else "common.no"))
        case int() | Decimal():
            mark = MARKER[status] if status else ""
            return Cell(f"{formats.number(value, decimals)} {mark}".rstrip(), mark)
    raise TypeError(f"no cell says {value!r}")


def _status(row: object) -> Status:
    found: Status = row.status  # type: ignore[attr-defined]
    return found
