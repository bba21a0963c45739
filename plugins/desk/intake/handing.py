"""A workbook as plain words, to be handed from the process that read it to the one that asked."""

from __future__ import annotations

from typing import Any

from .cells import Book, Cell, Sheet


def in_words(book: Book) -> list[Any]:
    """The sheets as lists of numbers and texts; a row is its number and its (column, text,
    formula, struck, seen)."""
    return [
        [
            sheet.name,
            sheet.hidden,
            sheet.has_picture,
            sheet.merged,
            sheet.hidden_rows,
            sheet.hidden_columns,
            sheet.remarks,
            [
                [row, [(column, *_of(cell)) for column, cell in cells.items()]]
                for row, cells in sheet.rows.items()
            ],
        ]
        for sheet in book.sheets
    ]


def _of(cell: Cell) -> tuple[str, str, bool, str | None]:
    return cell.text, cell.formula, cell.struck, cell.seen


def book_of(words: list[Any]) -> Book:
    """The workbook that ``in_words`` was given."""
    return Book(
        tuple(
            Sheet(
                name=name,
                rows={row: {at: Cell(*of) for at, *of in cells} for row, cells in rows},
                hidden=hidden,
                merged=tuple(merged),
                hidden_rows=tuple(hidden_rows),
                hidden_columns=tuple(hidden_columns),
                has_picture=has_picture,
                remarks=tuple((row, column, said, author) for row, column, said, author in remarks),
            )
            for name, hidden, has_picture, merged, hidden_rows, hidden_columns, remarks, rows in words
        )
    )
