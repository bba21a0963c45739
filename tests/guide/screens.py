"""Pictures of what staff see: a page in the browser, a sheet of a workbook, the words of a command."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import openpyxl
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet
from playwright.sync_api import Browser, sync_playwright

WIDTH = 860
_TERMINAL = (
    "<!doctype html><meta charset=utf-8><style>body{margin:0;background:#fff}"
    "pre{font:15px/1.45 'DejaVu Sans Mono','Liberation Mono',monospace;white-space:pre-wrap;margin:0;"
    "padding:14px 16px;border:1px solid #999;color:#1b2530}b{color:#0b5c8a}</style><pre>"
)
_SHEET = (
    "<!doctype html><meta charset=utf-8><style>body{margin:0;background:#fff;font:13px/1.35 Arial,sans-serif}"
    "table{border-collapse:collapse}th,td{border:1px solid #ccc;padding:3px 6px;text-align:left;"
    "vertical-align:top;overflow-wrap:anywhere}th{background:#eee;font-weight:400;color:#555;text-align:center}"
    "small{display:block;margin-top:3px;padding:4px;border:1px solid #b98;background:#fffbe6;font-size:12px}"
    "</style><table>"
)


@contextmanager
def browser(program: str) -> Iterator[Browser]:
    """A browser without a window."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield found
        found.close()


def draw_page(screen: Browser, page: str, target: Path, *, height: int = 640, at: str = "") -> None:
    """The top of a page on the disk; with ``at``, scrolled to that element."""
    opened = screen.new_page(viewport={"width": WIDTH, "height": height}, color_scheme="light")
    opened.goto(page)
    if at:
        opened.locator(at).first.scroll_into_view_if_needed()
        opened.evaluate("at => document.querySelector(at).scrollIntoView()", at)
    opened.screenshot(path=target)
    opened.close()


def draw_words(
    screen: Browser, typed: Sequence[str], said: str, target: Path, *, first: int = 12, last: int = 8
) -> None:
    """A command as typed and what it said, its ``first`` and ``last`` lines."""
    shown = said.strip("\n").splitlines()
    if len(shown) > first + last + 1:
        shown = [*shown[:first], "  ...", *shown[-last:]]
    text = f"<b>py start.py {html.escape(' '.join(typed))}</b>\n{html.escape(chr(10).join(shown))}"
    opened = screen.new_page(viewport={"width": WIDTH, "height": 100})
    opened.set_content(f"{_TERMINAL}{text}</pre>")
    opened.screenshot(path=target, full_page=True)
    opened.close()


def draw_sheet(screen: Browser, workbook: Path, sheet: str, target: Path, *, rows: int = 14) -> None:
    """The upper left of a sheet: its cells with their fillings, and the comments that they carry."""
    opened = screen.new_page(viewport={"width": WIDTH, "height": 100})
    opened.set_content(_SHEET + "".join(_rows_of(openpyxl.load_workbook(workbook)[sheet], rows)) + "</table>")
    opened.screenshot(path=target, full_page=True)
    opened.close()


def _rows_of(sheet: Worksheet, rows: int) -> Iterator[str]:
    letters = [letter for letter in sheet.column_dimensions if not sheet.column_dimensions[letter].hidden][:6]
    widths = {letter: sheet.column_dimensions[letter].width for letter in letters}
    room = min(1.0, (WIDTH - 60) / (7 * sum(widths.values())))
    heads = "".join(
        f'<th style="width:{7 * room * widths[letter]:.0f}px">{letter}</th>' for letter in letters
    )
    yield f"<tr><th style='min-width:18px'></th>{heads}</tr>"
    for number in range(1, rows + 1):
        cells = "".join(_cell_of(sheet[f"{letter}{number}"]) for letter in letters)
        yield f"<tr><th>{number}</th>{cells}</tr>"


def _cell_of(cell: Cell) -> str:
    filled = cell.fill.fill_type == "solid" and cell.fill.start_color.type == "rgb"
    colour = f"background:#{cell.fill.start_color.rgb[-6:]};" if filled else ""
    weight = "font-weight:700;" if cell.font.b else ""
    value = "" if cell.value is None else html.escape(str(cell.value))
    said = f"<small>{html.escape(cell.comment.text)}</small>" if cell.comment and cell.row > 1 else ""
    return f'<td style="{colour}{weight}">{value}{said}</td>'
