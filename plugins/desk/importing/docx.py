"""A Word file's text as lines: headings by style, lists with their numbers, tables, places of pictures.

Only the text parts of the package are read; macros, links and embedded objects are never opened. Headers,
footers, comments and deleted text are no part of the document's own text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree

from plugins.desk.door.package import Package
from plugins.desk.door.unreadable import Damaged
from plugins.desk.door.whole import whole

from .lines import PICTURE, ROW, STAR
from .word_numbers import Numbering, numbering_of

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def docx_lines(package: Package) -> Iterator[str]:
    """The document's paragraphs and table rows, with blank lines between. Raises ``CannotRead``, or any error
    of parsing if it is damaged."""
    document = _part(package, "word/document.xml")
    body = document.find(f"{_W}body") if document is not None else None
    if body is None:
        raise Damaged
    reader = _Reader(
        levels=_outline_levels(_part(package, "word/styles.xml")),
        numbering=numbering_of(_part(package, "word/numbering.xml")),
    )
    yield from reader.blocks(body)
    notes = _part(package, "word/footnotes.xml")
    if notes is not None and reader.notes:
        texts = {note.get(f"{_W}id", ""): note for note in notes.iter(f"{_W}footnote")}
        for number, key in enumerate(reader.notes, 1):
            if key in texts:
                said = " ".join(reader.text(paragraph) for paragraph in texts[key].iter(f"{_W}p"))
                yield f"- [{number}] {said.strip()}"


def _part(package: Package, name: str) -> ElementTree.Element | None:
    return package.root(name) if name in package.names else None


def _outline_levels(styles: ElementTree.Element | None) -> dict[str, int]:
    """The heading level, from 1, of each style that is a heading; 0 marks a style of contents lists."""
    levels: dict[str, int] = {}
    for style in styles.iter(f"{_W}style") if styles is not None else ():
        key, name = style.get(f"{_W}styleId", ""), _value(style.find(f"{_W}name")).lower()
        outline = style.find(f"{_W}pPr/{_W}outlineLvl")
        based_on = _value(style.find(f"{_W}basedOn"))
        if name.startswith(("toc ", "table of figures")):
            levels[key] = 0
        elif name == "title":
            levels[key] = 1
        elif name.startswith("heading ") and (level := whole(name[8:], 1, 9)):
            levels[key] = level
        elif (level := whole(_value(outline), 0, 8)) is not None:
            levels[key] = level + 1
        elif based_on in levels:
            levels[key] = levels[based_on]
    return levels


@dataclass(slots=True)
class _Reader:
    levels: dict[str, int]
    numbering: Numbering
    notes: list[str] = field(default_factory=list)

    def blocks(self, parent: ElementTree.Element) -> Iterator[str]:
        for child in parent:
            if child.tag == f"{_W}p":
                yield from self.paragraph(child)
            elif child.tag == f"{_W}tbl":
                yield from self.table(child)
            elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins"):
                yield from self.blocks(child)

    def paragraph(self, paragraph: ElementTree.Element) -> Iterator[str]:
        style = _value(paragraph.find(f"{_W}pPr/{_W}pStyle"))
        outline = whole(_value(paragraph.find(f"{_W}pPr/{_W}outlineLvl")), 0, 8)
        level = outline + 1 if outline is not None else self.levels.get(style)
        pictures = any(
            each.tag in (f"{_W}drawing", f"{_W}pict", f"{_W}object") for each in _inside(paragraph)
        )
        text = self.text(paragraph).strip(" \t\n")
        if pictures:
            yield from (PICTURE, "")
        if not text:
            yield ""
            return
        if level == 0:
            title, tab, page = text.rpartition("\t")
            yield f"{title or page}.....{tab + page if title else ''}"
            return
        item = self.numbering.item(paragraph, style)
        if level:
            number = f"{item.marker} " if item and item.marker else ""
            yield from ("", f"{'#' * min(level, 6)} {number}{' '.join(text.replace('**', '').split())}", "")
        elif item:
            marker = f"{item.marker} " if item.marker else ""
            yield f"{'  ' * item.depth}- {marker}{' '.join(text.split())}"
        else:
            yield from ("", *text.split("\n"), "")

    def table(self, table: ElementTree.Element) -> Iterator[str]:
        yield ""
        for row in table.iter(f"{_W}tr"):
            cells: list[str] = []
            for cell in row.findall(f"{_W}tc"):
                merged = cell.find(f"{_W}tcPr/{_W}vMerge")
                below = merged is not None and merged.get(f"{_W}val", "continue") == "continue"
                said = " ".join(self.text(each) for each in cell.iter(f"{_W}p"))
                cells.append("" if below else " ".join(said.split()))
                span = whole(_value(cell.find(f"{_W}tcPr/{_W}gridSpan")), 1, 63) or 1
                cells += [""] * (span - 1)
            if any(cells):
                yield ROW + "\t".join(cells)
        yield ""

    def text(self, paragraph: ElementTree.Element) -> str:
        """The words, bold and italic as Markdown marks; footnotes leave their number."""
        pieces: list[tuple[str, str]] = []
        for run in _inside(paragraph):
            if run.tag != f"{_W}r":
                continue
            said = "".join(self._piece(each) for each in run)
            mark = ("**" if _is_on(run, "b") else "") or ("*" if _is_on(run, "i") else "")
            if pieces and pieces[-1][0] == mark:
                pieces[-1] = (mark, pieces[-1][1] + said)
            else:
                pieces.append((mark, said))
        return "".join(_marked(mark, said) for mark, said in pieces)

    def _piece(self, element: ElementTree.Element) -> str:
        if element.tag == f"{_W}t":
            return (element.text or "").replace("*", STAR)
        if element.tag in (f"{_W}br", f"{_W}cr") and element.get(f"{_W}type") is None:
            return "\n"
        if element.tag == f"{_W}tab":
            return "\t"
        if element.tag == f"{_W}noBreakHyphen":
            return "-"
        if element.tag == f"{_W}footnoteReference":
            self.notes.append(element.get(f"{_W}id", ""))
            return f"[{len(self.notes)}]"
        return ""


def _inside(element: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """Every descendant once: a drawing's second form for old programs is left out."""
    for child in element:
        if child.tag != _FALLBACK:
            yield child
            yield from _inside(child)


def _marked(mark: str, said: str) -> str:
    core = said.strip()
    if not mark or not core or "\n" in core or "\t" in core:
        return said
    start = said.index(core)
    return f"{said[:start]}{mark}{core}{mark}{said[start + len(core) :]}"


def _is_on(run: ElementTree.Element, name: str) -> bool:
    found = run.find(f"{_W}rPr/{_W}{name}")
    return found is not None and found.get(f"{_W}val", "1") not in ("0", "false", "off")


def _value(element: ElementTree.Element | None) -> str:
    return element.get(f"{_W}val", "") if element is not None else ""
