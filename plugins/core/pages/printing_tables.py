"""A table as HTML.

A table too wide for a phone is set there in lines, one under the other (``theme/static/portal.css``,
``.lines``), so each of its cells says what it is (``data-l``). One too wide for a screen, or for the smallest
phone, stands in a box that scrolls.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import escape

from .tables import VERDICTS, Cell, Column, Table
from .widths import PHONE, SCREEN, SMALL, fits

#: Markers that say by themselves that there is no figure.
_MISSING = frozenset({"[x]", "[z]", "[c]"})
#: A cell that has nothing to say: it needs its heading also where the others speak for themselves.
_DASH = "–"

Say = Callable[[str | Cell], str]


def printed_table(table: Table, say: Say, name: str, *, hidden: bool = False) -> str:
    """``table``, its caption, if it has one, with ``name`` as its id; ``say`` prints a text, and a ``hidden``
    caption is heard, not seen.

    >>> print(printed_table(Table("Sums", (Column("So"),), ((Cell("7"),),)), lambda cell: cell.text, "sums"))
    <table><caption id="sums">Sums</caption>
    <thead><tr><th scope="col">So</th></tr></thead>
    <tbody>
    <tr><td>7</td></tr>
    </tbody></table>
    """
    form = _Form.of(table)
    own_id = f' id="{escaped(name)}"' if name else ""
    caption = _caption(table, own_id, hidden) if table.caption else ""
    heads = "".join(_head(column) for column in table.columns)
    printed = (
        f"<table{_class(form.names)}>{caption}\n<thead><tr>{heads}</tr></thead>\n"
        f"<tbody>\n{''.join(_rows(table, form, say))}</tbody></table>"
    )
    if fits(table, SCREEN):
        return printed if form.lines or fits(table, SMALL) else f'<div class="tw">{printed}</div>'
    return f'<div class="tw" role="region" tabindex="0" aria-label="{escaped(table.caption)}">{printed}</div>'


def _caption(table: Table, own_id: str, hidden: bool) -> str:
    """How it is called and how its pictures are read; a hidden caption leaves the reading to be seen."""
    if not table.reading:
        return f"<caption{own_id}{_class('vh' if hidden else '')}>{escaped(table.caption)}</caption>"
    name = f'<b class="vh">{escaped(table.caption)}</b>' if hidden else escaped(table.caption)
    return f"<caption{own_id}>{name}<span>{escaped(table.reading)}</span></caption>"


@dataclass(frozen=True, slots=True)
class _Form:
    """Whether a table is set in lines on a phone, and as what."""

    lines: bool
    judged: bool = False

    @classmethod
    def of(cls, table: Table) -> _Form:
        """``judged``: a verdict stands beside the name of a row."""
        judged = any(cell.kind in VERDICTS for row in table.rows for cell in row[1:])
        return cls(not fits(table, PHONE), judged)

    @property
    def names(self) -> str:
        """The classes of the table."""
        return f"lines{' judged' if self.judged else ''}" if self.lines else ""


def _head(column: Column) -> str:
    label = escaped(column.label)
    if column.picture:
        return f'<th scope="col" class="t"><span class="vh">{label}</span>{column.scale}</th>'
    unit = f" <i>{escaped(column.unit)}</i>" if column.unit else ""
    return f'<th scope="col"{_class("n" if column.numeric else "")}>{label}{unit}</th>'


def _rows(table: Table, form: _Form, say: Say) -> Iterator[str]:
    across = f'colspan="{len(table.columns)}"'
    for number, row in enumerate(table.rows):
        if len(row) == len(table.columns):
            total = _class("total" if row[0].kind == "total" else "")
            yield f"<tr{total}>{''.join(_cells(row, table.columns, form, say))}</tr>\n"
        elif row[0].kind == "group":
            between = "</tbody>\n<tbody>\n" if number else ""
            name = f'<th {across} scope="rowgroup">{say(row[0])}</th>'
            yield f'{between}<tr class="group">{name}</tr>\n'
        else:
            yield f"<tr><td {across}><p>{say(row[0])}</p></td></tr>\n"


def _cells(row: Sequence[Cell], columns: Sequence[Column], form: _Form, say: Say) -> Iterator[str]:
    verdict = next((place for place, cell in enumerate(row) if cell.kind in VERDICTS), 0)
    for place, (cell, column) in enumerate(zip(row, columns, strict=True)):
        if column.picture:
            yield f'<td class="t">{cell.picture}</td>'
            continue
        speaks = column.speaks and cell.text != _DASH
        labelled = form.lines and place not in (0, verdict) and cell.text and not speaks
        label = f' data-l="{_label(column)}"' if labelled else ""
        marker = f" {escaped(cell.marker)}" if cell.marker and cell.marker not in cell.text else ""
        named = _class(" ".join(filter(None, ("n" if column.numeric else "", _kind(cell)))))
        if column.row_header and cell.text:
            yield f'<th{named} scope="row"{label}>{say(cell)}{marker}</th>'
        else:
            yield f"<td{named}{label}>{say(cell)}{marker}</td>"


def _label(column: Column) -> str:
    return escaped(f"{column.label} ({column.unit})" if column.unit else column.label)


def _kind(cell: Cell) -> str:
    if not cell.kind and cell.marker in _MISSING:
        return "missing"
    return "" if cell.kind == "total" else cell.kind


def _class(names: str) -> str:
    return f' class="{names}"' if names else ""


@lru_cache(maxsize=None, typed=True)  # what is HTML already is another type, though it may equal a text
def escaped(text: str) -> str:
    """The text as HTML, once for all pages that say it."""
    return str(escape(text))
