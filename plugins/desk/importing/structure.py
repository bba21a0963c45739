"""From lines to blocks: paragraphs and lists whole again, tables as tables."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .blocks import Block, Caption, Heading, Item, Paragraph, Table
from .contents import Entry, key
from .headings import heading_at
from .lines import PICTURE, ROW, Line, Record
from .tables import finished

_ITEM = re.compile(
    r"^(?P<indent>\s*)(?:(?P<bullet>[-*•▪●◦]|–(?=\s))\s+)?"
    r"(?P<marker>\((?:[ivxlcdm]{1,8}|[a-zA-Z]|\d{1,2})\)"
    r"|(?:[ivxlcdm]{1,8}[.)]|[IVXL]{1,6}\.|[a-z][.)]|\d{1,2}[.)])(?=\s))?"
    r"\s*(?P<text>\S.*)$"
)
_CAPTION = re.compile(r"^\**\s*figure\s+\d+", re.IGNORECASE)
_ENDS = re.compile(r"[.!?:;…][\"'”’)\]*]*$")
_BREAK = 60


def blocks_of(lines: Sequence[Line], entries: Sequence[Entry], record: Record) -> list[Block]:
    """The blocks of a text from which the noise has been taken."""
    return _Parser(lines, frozenset(key(entry.title) for entry in entries), record).run()


class _Parser:
    """Goes through the lines once; ``last`` is the block that a line may still belong to."""

    def __init__(self, lines: Sequence[Line], titles: frozenset[str], record: Record) -> None:
        self.lines, self.titles, self.record = lines, titles, record
        self.blocks: list[Block] = []
        self.indents: list[int] = []
        self.text = "\n".join(line.text for line in lines).lower()

    def run(self) -> list[Block]:
        """All blocks, in order."""
        for at, line in enumerate(self.lines):
            if not line.blank:
                self.take(at, line, close=at > 0 and not self.lines[at - 1].blank)
        return [finished(block, self.record) if isinstance(block, Table) else block for block in self.blocks]

    def take(self, at: int, line: Line, *, close: bool) -> None:
        """Put a line where it belongs; ``close`` when no blank line is above it."""
        text = line.text.strip()
        last = self.blocks[-1] if self.blocks else None
        if self.row(line, last, close=close):
            return
        if text.startswith(PICTURE) or _CAPTION.match(text.lstrip("# ")):
            self.blocks.append(Caption(line.number, text.lstrip("# ").replace(PICTURE, "").strip()))
            self.record.gaps.append(
                (line.number, f"the picture is not in the file: {text.strip('*#￼ ') or 'no caption'}")
            )
            return
        heading = heading_at(self.lines, at, self.titles, last.marker if isinstance(last, Item) else "")
        if heading:
            self.blocks.append(heading)
        elif (item := self.item(line, last)) is not None:
            self.blocks.append(item)
        elif isinstance(last, Paragraph | Item) and close:
            last.text += self.seam(at) + text
        elif isinstance(last, Paragraph | Item) and self.runs_on(last.text, text):
            last.text += " " + text
            self.record.joined.append(line.number)
        else:
            self.blocks.append(Paragraph(line.number, text))

    def row(self, line: Line, last: Block | None, *, close: bool) -> bool:
        """Whether the line is a row of a table; then it is added."""
        certain = line.text.startswith(ROW)
        cells = [cell.strip() for cell in line.text.removeprefix(ROW).rstrip("\n").split("\t")]
        if not certain and (len(cells) < 2 or not _is_row(line.text, last)):
            return False
        goes_on = isinstance(last, Table) and last.certain == certain and (close or not certain)
        if isinstance(last, Table) and goes_on and abs(len(last.rows[0]) - len(cells)) <= 1:
            last.rows.append(cells)
            last.lines.append(line.number)
        else:
            self.blocks.append(Table(line.number, [cells], [line.number], certain))
        return True

    def item(self, line: Line, last: Block | None) -> Item | None:
        """The list item that the line is, with its depth among the items above it."""
        match = _ITEM.match(line.text.replace("\t", " ").rstrip())
        if not match or not (match["bullet"] or match["marker"]):
            return None
        indent = len(match["indent"])
        if not isinstance(last, Item):
            self.indents = [indent]
        while len(self.indents) > 1 and indent < self.indents[-1]:
            self.indents.pop()
        if indent > self.indents[-1] and isinstance(last, Item):
            self.indents.append(indent)
        return Item(line.number, len(self.indents) - 1, match["marker"] or "", match["text"].strip())

    def seam(self, at: int) -> str:
        """What stands between two lines of a paragraph: a break where the one above was broken on purpose."""
        above = self.lines[at - 1].text
        return "\n" if above.endswith("  ") or len(above.strip()) < _BREAK else " "

    def runs_on(self, before: str, text: str) -> bool:
        """Whether a paragraph was broken by a page: the one above has no end, and this one no beginning.

        Where this one begins with a capital letter, its first word must follow the last word above somewhere
        else in the same text, as a name does ("County" and "Governments Act").
        """
        if _ENDS.search(before) or len(before) < _BREAK or not text[:1].isalpha():
            return False
        if text[0].islower():
            return True
        pair = f"{before.split()[-1]} {text.split()[0]}".lower()
        return text.split()[0].istitle() and self.text.count(pair) >= 1


def _is_row(text: str, last: Block | None) -> bool:
    """A line with a tab is a row, unless the tab only stands after the number of a list item."""
    match = _ITEM.match(text.rstrip())
    in_table = isinstance(last, Table) and len(last.rows[0]) == text.count("\t") + 1
    only_after_number = bool(match and match["marker"] and "\t" not in match["text"].rstrip())
    return in_table or not only_after_number


def headings_of(blocks: Sequence[Block]) -> list[Heading]:
    """The headings among the blocks."""
    return [block for block in blocks if isinstance(block, Heading)]
