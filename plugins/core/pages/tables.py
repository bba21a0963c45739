"""A table as it stands in a page or under a chart: captions, columns and cells, no HTML."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from markupsafe import Markup

from checked_tables.texts import Language

#: Kinds of cells that say how it ended.
VERDICTS = frozenset({"met", "not_met", "no_target", "no_figure", "not_applicable"})
#: Where there is no picture.
NO_PICTURE = Markup()


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, the unit said in the heading, and how its cells are set.

    Cells of a ``row_header`` column name their row (``<th scope="row">``); ``numeric`` ones are
    aligned on the decimal point; those of a ``picture`` show again what the other cells of the row say, and
    its heading is heard, not seen, and
    ``scale`` stands in its place. Cells of a column that ``speaks`` are read without their heading.
    """

    label: str
    unit: str = ""
    numeric: bool = False
    row_header: bool = False
    picture: bool = False
    scale: Markup = NO_PICTURE
    speaks: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell says. ``text`` is the figure or, without one, the reason in words, with its
    ``marker`` ("not reported [x]"); ``lang`` is set where the words are in another language than the
    page's. ``kind`` is a class of ``parts/table.html`` (a verdict, a change, ``missing``, ``total``);
    ``url`` is where the cell leads, from the site's root. ``picture`` is a strip of ``core/strips``.
    ``anchor`` is the address of its row on the page.
    ``column`` is where its value comes from (``petitions.received_on``), if a column of a table says it; no
    page shows that."""

    text: str
    marker: str = ""
    lang: Language | None = None
    kind: str = ""
    url: str = ""
    anchor: str = ""
    column: str = field(default="", compare=False)
    picture: Markup = NO_PICTURE

    def under(self, column: str) -> Cell:
        """The cell, its value from that column."""
        return replace(self, column=column)


@dataclass(frozen=True, slots=True)
class Table:
    """A caption, columns, and rows with one cell a column; a row of a single cell is said across all of them,
    and names the group of rows below it if its kind is ``group``. ``table_id`` is unique on its page;
    ``reading`` tells how the pictures in its rows are read."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    table_id: str = ""
    note: str = ""
    reading: str = ""

    def __post_init__(self) -> None:
        for number, row in enumerate(self.rows, start=1):
            if len(row) not in (1, len(self.columns)):
                raise ValueError(f"row {number} has {len(row)} cells, the table {len(self.columns)} columns")

    @property
    def markers(self) -> tuple[str, ...]:
        """The markers that occur, each once, in the order of their first use: what a note must explain."""
        return tuple(dict.fromkeys(cell.marker for row in self.rows for cell in row if cell.marker))
