"""What a person should look at after an import, in plain text: every line dropped, and every doubt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from .blocks import Block, Heading, Item, Paragraph, Table, Terms
from .kinds import Kind
from .lines import PICTURE, STAR, Dropped, Record


def report_text(name: str, kind: Kind, blocks: Sequence[Block], record: Record) -> str:
    """The whole report. It names the file but not its folder, and no time: the same import says the same."""
    text = "\n".join(_parts(name, kind, blocks, record)) + "\n"
    return text.replace(STAR, "*").replace(PICTURE, "")


def _parts(name: str, kind: Kind, blocks: Sequence[Block], record: Record) -> Iterator[str]:
    yield f"Import of {name} as {kind.name}"
    if PurePath(name).suffix.lower() in (".docx", ".docm"):
        yield "Numbers of lines count the paragraphs and table rows of the Word file, empty ones too."
    yield ""
    yield "What the page holds: " + ", ".join(
        f"{sum(isinstance(block, form) for block in blocks)} {name}"
        for form, name in (
            (Heading, "headings"),
            (Paragraph, "paragraphs"),
            (Item, "list items"),
            (Table, "tables"),
            (Terms, "lists of terms"),
        )
    )
    yield ""
    yield f"Dropped: {len(record.dropped)}"
    for why in dict.fromkeys(each.why for each in sorted(record.dropped, key=lambda each: each.line)):
        yield from _listed(why, [each for each in record.dropped if each.why == why])
    if record.joined:
        yield f"Paragraphs rejoined with the one before, at lines: {', '.join(map(str, record.joined))}"
    for moved in record.moved:
        yield f"Line {moved.line}: “{moved.text}” put back into the table cell of line {moved.to_line}"
    yield from _listed("Headings taken from the contents list, because the text prints none", record.supplied)
    yield from _listed("In the contents list, but no heading of that name is in the text", record.missing)
    if record.gaps:
        yield f"Gaps in the file itself: {len(record.gaps)}"
        yield from (f"  line {line}: {said}" for line, said in sorted(record.gaps))
    yield ""
    yield "Headings, in their order:"
    for block in blocks:
        if isinstance(block, Heading):
            printed = f"{block.number} {block.title}".strip()
            yield f"{'  ' * (block.level - 1)}{printed}  #{block.anchor}"
    yield ""
    yield "Please compare the page with the signed copy before it is published."


def _listed(title: str, items: Sequence[Dropped]) -> Iterator[str]:
    if items:
        yield f"{title}: {len(items)}"
        yield from (f"  line {each.line}: {each.text}".rstrip(" :").replace("\t", " | ") for each in items)
