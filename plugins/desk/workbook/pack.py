"""The workbook as bytes: the same form gives the same bytes.

Accessible: each table is a real table with a header row, nothing is merged, each sheet begins in A1, and
colour never says anything that words do not.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checked_tables.schemas import Field, TableSchema
from plugins.core.time.release_file import KEYS

from .book import HEAD, ROOM, Book, dress, form_of, rule_for, write_cell
from .form import AUTHOR, METRICS, READ_ME, RELEASE, UNITS, Form
from .passed_on import Rows
from .read_me import say_read_me

#: Of the read-me: the height of a line in points, and how many characters surely fit in one.
_LINE, _CHARACTERS = 15.5, 88


def pack_workbook(form: Form) -> bytes:
    """The .xlsx file of a quarter: read-me, release, one sheet a table, then the names to look up."""
    book = Book(f"Quarterly tables {form.quarter}", form.quarter.first_day)
    _make_lists(book, form)
    _write_read_me(book, form)
    _write_release(book, form.settings)
    for table in form.tables:
        sheet = book.sheet(table.name)
        rows = [[row.get(name, "") for name in table.names] for row in form.rows.get(table.name, ())]
        dress(book, sheet, table, table.names, len(rows), form.quarter)
        for line, row in enumerate(rows, start=2):
            for column, text in enumerate(row, start=1):
                write_cell(book, sheet, line, column, text, table.fields[column - 1])
        _explain_metrics(sheet, table, form)
        sheet.add_table(
            0,
            0,
            max(len(rows), 1),
            len(table.names) - 1,
            {
                "name": f"table_{table.name}",
                "style": "Table Style Light 1",
                "autofilter": False,
                "banded_rows": False,
                "columns": [{"header": name, "header_format": _header(book)} for name in table.names],
            },
        )
    _write_lookups(book, form)
    return book.pack()


def _write_lookups(book: Book, form: Form) -> None:
    """The sheets that say what the names of metrics and units mean; dropdowns take their choices there."""
    metrics = [
        (
            m.metric_id,
            str(m.metric_version),
            m.title.en,
            m.unit,
            m.numerator,
            m.denominator,
            ", ".join(m.levels),
        )
        for m in form.metrics
    ]
    heads = ("metric_id", "metric_version", "title", "unit", "numerator", "denominator", "reported by")
    _write_lookup(book, METRICS, heads, metrics, (30, 10, 40, 10, 50, 40, 30))
    for name, rows in form.lookups.items():
        _write_other(book, name, rows)
    units = [(unit.unit_id, unit.name.en, unit.kind) for unit in form.units]
    _write_lookup(book, UNITS, ("unit_id", "name", "kind"), units, (28, 44, 16))


def _make_lists(book: Book, form: Form) -> None:
    """The choices of every dropdown that names the rows of another table."""
    counts = {METRICS: len(form.metrics), UNITS: len(form.units)}
    counts |= {name: len(rows) for name, rows in form.lookups.items()}
    counts |= {table.name: len(form.rows.get(table.name, ())) + ROOM for table in form.tables}
    named = {key.table for table in form.tables for key in table.foreign_keys}
    for name in sorted(named & set(counts)):
        book.list_of(name, counts[name])


def _write_other(book: Book, name: str, rows: Rows) -> None:
    """A reference table's first column with what its names mean in English."""
    heads = [each for each in (rows[0] if rows else ()) if not each.endswith("_sw")][:6]
    _write_lookup(
        book, name, tuple(heads), [tuple(row[each] for each in heads) for row in rows], (28, 40, 40)
    )


def _write_lookup(
    book: Book, name: str, heads: tuple[str, ...], rows: list[Any], widths: tuple[int, ...]
) -> None:
    sheet = book.sheet(name)
    sheet.freeze_panes(1, 0)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width, book.look(text_wrap=True))
    for line, row in enumerate([heads, *rows]):
        for column, text in enumerate(row):
            sheet.write_string(line, column, text, book.look(bold=True) if line == 0 else None)


def _write_read_me(book: Book, form: Form) -> None:
    sheet = book.sheet(READ_ME)
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 24, book.look(text_wrap=True))
    sheet.set_column(1, 1, 96, book.look(text_wrap=True))
    for number, line in enumerate(say_read_me(form)):
        sheet.set_row(number, _LINE * max(1, -(-len(line.right) // _CHARACTERS)) + 6 * (not line.right))
        heading = bool(line.left) and not line.right
        size = 16 if number == 0 else 13
        look = book.look(bold=True, font_size=size) if heading else book.look(text_wrap=True)
        if line.sheet:
            link = book.look(text_wrap=True, font_color="#0B4F8A", underline=1)
            tip = f"Go to the sheet {line.sheet}"
            sheet.write_url(number, 0, f"internal:'{line.sheet}'!A1", link, line.left, tip)
        elif line.left:
            sheet.write_string(number, 0, line.left, look)
        if line.right:
            sheet.write_string(number, 1, line.right, book.look(text_wrap=True))


def _write_release(book: Book, settings: Mapping[str, str]) -> None:
    sheet = book.sheet(RELEASE)
    sheet.freeze_panes(1, 0)
    for column, (head, width) in enumerate((("setting", 24), ("value", 44), ("what it means", 70))):
        sheet.set_column(column, column, width, book.look(text_wrap=True))
        sheet.write_string(0, column, head, _header(book))
    for line, (name, text) in enumerate(settings.items(), start=1):
        sheet.write_string(line, 0, name, book.look(bold=True))
        field = setting_field(name)
        write_cell(book, sheet, line + 1, 2, text, field)
        if not text:
            sheet.write_blank(line, 1, None, book.look(**form_of(field)))
        sheet.write_string(line, 2, KEYS[name].meaning, book.look(text_wrap=True))
        rule = rule_for(field)
        if rule is not None:
            sheet.data_validation(line, 1, line, 1, rule)


def setting_field(name: str) -> Field:
    """A setting of the sheet ``release`` as if it were a column."""
    key = KEYS[name]
    if name == "has_index":
        return Field(name=name, type="string", enum=("true", "false"), required=True)
    if name == "as_at" or name.endswith("_on"):
        return Field(name=name, type="date", required=key.required)
    return Field(name=name, type="string", enum=key.choices, required=key.required)


def _explain_metrics(sheet: Any, table: TableSchema, form: Form) -> None:
    """What each metric is called and counts, as a comment on its name in the figures' sheet."""
    if table.name != "observations":
        return
    known = {metric.metric_id: metric for metric in form.metrics}
    column = table.names.index("metric_id")
    for line, row in enumerate(form.rows.get(table.name, ()), start=1):
        metric = known.get(row["metric_id"])
        if metric is None:
            continue
        made_of = (
            f"\nnumerator: {metric.numerator}\ndenominator: {metric.denominator}"
            if metric.denominator
            else ""
        )
        words = f"{metric.title.en} ({metric.unit})\n{metric.definition.en}{made_of}"
        sheet.write_comment(line, column, words, {"author": AUTHOR, "x_scale": 2.6, "y_scale": 1.8})


def _header(book: Book) -> Any:
    return book.look(**HEAD)
