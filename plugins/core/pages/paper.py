"""A sheet as a tagged PDF of one page: the same ``Sheet`` that its page is made of, set by Typst.

Typst is no library of the portal: without it, as in a plain build, there is no PDF and no link to one. The
same words give the same bytes anywhere: letters are the portal's own or Typst's, the day is the report's.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from typing import Any, Literal

from markupsafe import Markup

from checked_tables.texts import Language
from plugins.core.drawing.card import FONTS

from .parts import Section, Sheet, Text, Words
from .tables import Cell, Table

#: How everything on the page is set.
SETTING = FONTS.parent / "paper.typ"
#: Sizes of letters in points, tried until the page holds everything.
_SIZES = ("11.5", "11", "10.5", "10", "9.5", "9", "8.5", "8", "7.5", "7")
#: What a page asks of its readers' programs: every part has its role, every picture its words.
_STANDARD: Literal["ua-1"] = "ua-1"
#: The look of the marks in pictures, which a page has from its style sheet.
_STYLE = (
    "<style>.kept{fill:#0b5c7a;stroke:#0b5c7a}.missed,.ring{fill:#fff;stroke:#1a1a1a;stroke-width:2}"
    ".rail{stroke:#8a949c}.due{stroke:#1a1a1a;stroke-width:2}.range{fill:#b9d6e0}"
    "line.kept,line.missed{stroke-width:3}text{font:11px 'Portal Card Sans'}</style>"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What a PDF is made of: whose it is (``above``), what it is called, the ``mark`` of figures that are not
    as reported or "", the sheet, and the ``day`` of its report."""

    language: Language
    above: str
    title: str
    mark: str
    sheet: Sheet
    day: date


class DoesNotFit(ValueError):  # noqa: N818
    """A sheet that is longer than a page."""


def can_print() -> bool:
    """Whether Typst is there."""
    return find_spec("typst") is not None


def print_paper(paper: Paper) -> bytes:
    """The PDF, in the largest letters with which everything is on one page; ``DoesNotFit`` if none does."""
    import typst

    given = json.dumps({**_told(paper), "words": "\n".join(words_of(paper))}, ensure_ascii=False)
    for size in _SIZES:
        compiler = typst.Compiler(
            str(SETTING),
            root=str(SETTING.parent),
            font_paths=[str(FONTS)],
            ignore_system_fonts=True,
            sys_inputs={"told": given, "size": size},
        )
        pages = json.loads(compiler.query("<pages>", field="value", one=True))
        if pages == 1:
            packed = compiler.compile(format="pdf", pdf_standards=[_STANDARD])
            assert isinstance(packed, bytes)
            return packed
    raise DoesNotFit(f"{paper.title} does not fit on one page")


def words_of(paper: Paper) -> tuple[str, ...]:
    """Every text of the sheet, in the order in which it is read; the PDF holds them as its description too,
    so that what it says can be searched."""
    return tuple(_said(_told(paper)))


def _said(told: object) -> Iterator[str]:
    if isinstance(told, str) and told and not told.startswith("<svg"):
        yield told
    elif isinstance(told, Mapping):
        for name, each in told.items():
            if name not in ("language", "numeric", "day", "title"):
                yield from _said(each)
    elif isinstance(told, list):
        for each in told:
            yield from _said(each)


def _told(paper: Paper) -> Mapping[str, Any]:
    sheet = paper.sheet
    return {
        "language": paper.language,
        "above": paper.above,
        "title": paper.title,
        "mark": paper.mark,
        "day": [paper.day.year, paper.day.month, paper.day.day],
        "heading": sheet.heading,
        "answer": _words(sheet.answer),
        "tally": [*_pictures(sheet.tally.picture), sheet.tally.said] if sheet.tally else [],
        "scale": {
            "said": f"{sheet.scale.value} {sheet.scale.most} · {sheet.scale.band}",
            "picture": next(_pictures(sheet.scale.picture), ""),
            "lines": [_words(line) for line in sheet.scale.lines],
        }
        if sheet.scale
        else None,
        "notices": [
            [_words(one.heading), *(_words(each) for each in one.paragraphs)] for one in sheet.notices
        ],
        "sections": [_section(section) for section in sheet.sections],
        "markers": [f"{marker} {meaning}" for marker, meaning in sheet.markers],
    }


def _section(section: Section) -> Mapping[str, Any]:
    return {
        "heading": _words(section.heading),
        "paragraphs": [_words(each) for each in section.paragraphs],
        "tables": [_table(table) for table in section.tables],
        "points": [_words(each) for each in section.points],
    }


def _table(table: Table) -> Mapping[str, Any]:
    shown = [at for at, column in enumerate(table.columns) if not column.picture]
    columns = [table.columns[at] for at in shown]
    return {
        "caption": table.caption,
        "numeric": [column.numeric for column in columns],
        "heads": [f"{column.label} ({column.unit})" if column.unit else column.label for column in columns],
        "rows": [
            [_cell(row[at]) for at in shown] if len(row) == len(table.columns) else [_cell(row[0])]
            for row in table.rows
        ],
    }


def _cell(cell: Cell) -> Mapping[str, str]:
    marked = f"{cell.text} {cell.marker}" if cell.marker and cell.marker not in cell.text else cell.text
    return {"said": marked.strip(), "language": cell.lang or ""}


def _words(words: Words) -> Mapping[str, str]:
    if isinstance(words, Text):
        return {"said": words.text, "language": words.lang or ""}
    return {"said": words, "language": ""}


def _pictures(drawn: Markup) -> Iterator[str]:
    """Each picture as an SVG that stands alone; one as wide as its place is drawn 300 wide."""
    for svg in re.findall(r"<svg.*?</svg>", str(drawn), re.DOTALL):
        alone = svg.replace('width="100%"', 'width="300"', 1)
        start = alone.index(">") + 1
        yield (
            alone[:start].replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
            + _STYLE
            + alone[start:]
        )
