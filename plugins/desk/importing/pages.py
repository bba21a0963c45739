"""The blocks as a Markdown page: the English text, and its twin under the Kiswahili address."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence

from .blocks import Block, Caption, Heading, Item, Paragraph, Table, Terms
from .inline import as_html, markdown, plain
from .kinds import Kind
from .tables import bare_columns, header_cells

_NO_PICTURE = "The picture is not in the text that was supplied."
_BLANK = "A cell without words is so in the text that was supplied, or is one there with the cell above it."
_ALL_BLANK = "No row has an entry under {names}: marks or colours may have been lost before."


def page_text(blocks: Sequence[Block], kind: Kind, language: str) -> str:
    """A whole page in ``en`` or ``sw``: header, opening note, the text, which is English in both."""
    body = "\n".join(_body(blocks, within=language != "en"))
    if language != "en":
        body = f'<div lang="en" markdown="1">\n\n{body}\n\n</div>'
    header = f"Title: {kind.title[language]}\nDescription: {kind.description[language]}"
    return f"{header}\n\n{kind.opening[language]}\n{{: .note }}\n\n{body}\n"


def _body(blocks: Sequence[Block], *, within: bool) -> Iterator[str]:
    for at, block in enumerate(blocks):
        after = blocks[at + 1] if at + 1 < len(blocks) else None
        yield _table(block, within=within) if isinstance(block, Table) else _shown(block)
        if after is not None and not (isinstance(block, Item) and isinstance(after, Item)):
            yield ""
            if isinstance(block, Terms) and isinstance(after, Paragraph):
                yield "<!-- -->\n"


def _shown(block: Heading | Paragraph | Item | Terms | Caption) -> str:
    match block:
        case Heading():
            number = f'<span class="no">{html.escape(block.number)}</span> ' if block.number else ""
            return f"{'#' * block.level} {number}{markdown(block.title)} {{#{block.anchor}}}"
        case Paragraph():
            return markdown(block.text)
        case Item():
            indent = "    " * block.depth
            marker = f'<span id="{block.anchor}">{html.escape(block.marker)}</span> ' if block.marker else ""
            return f"{indent}- {marker}{markdown(block.text)}".replace("\n", f"\n{indent}  ")
        case Terms():
            return "\n\n".join(f"{markdown(term)}\n:   {markdown(meaning)}" for term, meaning in block.pairs)
        case Caption():
            caption = f"{markdown(block.text)}\n\n" if block.text else ""
            return f"{caption}{_NO_PICTURE}\n{{: .sub }}"


def _table(table: Table, *, within: bool) -> str:
    """HTML, because Markdown's own tables have no caption and no second header row; the site puts every
    table of a page in a box that scrolls.

    ``within`` a ``div`` whose inside is Markdown, the table says that its own is not.
    """
    out = ['<table markdown="0">' if within else "<table>"]
    if table.caption:
        caption = html.escape(plain(table.caption), quote=False)
        out.append(f'<caption id="{table.anchor}">{caption}</caption>')
    out.append("<thead>")
    for row in header_cells(table):
        cells = []
        for text, columns, rows in row:
            spans = (f' colspan="{columns}"' if columns > 1 else "") + (
                f' rowspan="{rows}"' if rows > 1 else ""
            )
            scope = "colgroup" if columns > 1 else "col"
            cells.append(f'<th scope="{scope}"{spans}>{as_html(text)}</th>' if text else f"<td{spans}></td>")
        out.append(f"<tr>{''.join(cells)}</tr>")
    out.append("</thead>\n<tbody>")
    for body_row in table.rows[1 + table.two_headers :]:
        out.append(f"<tr>{''.join(f'<td>{as_html(text)}</td>' for text in body_row)}</tr>")
    return "\n".join([*out, "</tbody></table>", *_about_blanks(table)])


def _about_blanks(table: Table) -> Iterator[str]:
    body = table.rows[1 + table.two_headers :]
    if all(all(row) for row in body):
        return
    names = ", ".join(markdown(name) for name in bare_columns(table))
    yield f"\n{_BLANK}{' ' + _ALL_BLANK.format(names=names) if names else ''}\n{{: .sub }}"
