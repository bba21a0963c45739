"""One document, from file to pages: read, cleaned, laid out, written whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.desk.door.through import through
from plugins.desk.door.unreadable import CannotRead, Damaged, refused
from plugins.desk.trouble import files
from plugins.desk.writing import write_whole

from .anchors import address
from .blocks import Block, Caption, Heading, Paragraph, Table
from .contents import Entry, key, take_contents
from .headings import is_in_capitals, is_part
from .kinds import KINDS
from .lines import Dropped, Record
from .noise import without_noise
from .pages import page_text
from .reading import Refused, bytes_of, check_kind, damaged, read_source
from .report import report_text
from .structure import blocks_of

LANGUAGES = ("en", "sw")


@dataclass(frozen=True, slots=True)
class Laid:
    """A document laid out: its blocks, what was done to it, and the files by path under the folder."""

    blocks: Sequence[Block]
    record: Record
    files: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: ``written`` and ``unchanged`` files, and the report."""

    written: tuple[Path, ...]
    unchanged: tuple[Path, ...]
    report: str


def import_document(
    source: Path,
    kind_name: str,
    folder: Path,
    *,
    may_replace: Callable[[Sequence[Path]], bool] = lambda _: True,
) -> Imported:
    """Write ``<folder>/en/<kind>/official.md``, its twin under ``sw`` and ``<folder>/<kind>-report.txt``.

    ``may_replace`` is asked before files that are there with other content are replaced; it is not asked when
    nothing would change. Raises ``Refused`` before anything is written, ``DeskTrouble`` where nothing can be.
    Each file is written whole or not at all. The source is only read.
    """
    texts = _files_of(source, kind_name)
    wanted = {folder / name: text.encode("utf-8") for name, text in texts.items()}
    with files("writing the pages"):
        changed = [path for path, data in wanted.items() if not path.is_file() or path.read_bytes() != data]
        replaced = [path for path in changed if path.exists()]
        if replaced and not may_replace(replaced):
            raise Refused("Nothing was replaced.")
        for path in changed:
            write_whole(path, wanted[path])
    unchanged = tuple(path for path in wanted if path not in changed)
    return Imported(tuple(changed), unchanged, texts[f"{kind_name}-report.txt"])


def laid_out_files(data: bytes, name: str, kind_name: str) -> Mapping[str, str]:
    """The text of each file. Raises ``CannotRead`` with the sentence of a refusal."""
    try:
        return lay_out(data, name, kind_name).files
    except Refused as refusal:
        raise refused("refused", str(refusal), "") from None


def _files_of(source: Path, kind_name: str) -> Mapping[str, str]:
    """The same, read and laid out by a process of its own. Raises ``Refused``."""
    if kind_name not in KINDS:
        found = f"There is no text called “{kind_name}”" if kind_name else "It is not said which text this is"
        raise Refused(f"{found}. Write --as policy, --as framework or --as record.")
    try:
        files: Mapping[str, str] = through(laid_out_files, bytes_of(source), source.name, kind_name)
    except CannotRead as reason:
        found, write = reason.why.found, reason.why.write
        raise Refused(f"{source.name} cannot be read. {found} {write}" if write else found) from None
    except Damaged:
        raise damaged(source.name) from None
    return files


def lay_out(data: bytes, name: str, kind_name: str) -> Laid:
    """The document as blocks and as the text of each file; writes nothing.

    Raises ``Refused``, ``CannotRead``, or any error of parsing if it is damaged.
    """
    kind, record = KINDS[kind_name], Record()
    lines = read_source(data, name, record)
    check_kind("\n".join(line.text for line in lines), kind, name)
    lines, entries = take_contents(lines, record)
    lines = without_noise(lines, entries, record)
    blocks = _without_dividers(_with_captions(blocks_of(lines, entries, record)), entries, record)
    if sum(isinstance(block, Heading) for block in blocks) < 2:
        raise Refused(
            f"{name} has no headings that can be recognised, so nothing in it could be cited. "
            "In Word, give each heading a heading style; in a text file, put ## before it and an empty line "
            "above and below."
        )
    blocks = _with_supplied(blocks, entries, record)
    record.dropped.sort(key=lambda each: each.line)
    address(blocks, kind.prefix, kind.named)
    files = {
        f"{language}/{kind_name}/official.md": page_text(blocks, kind, language) for language in LANGUAGES
    }
    files[f"{kind_name}-report.txt"] = report_text(name, kind, blocks, record)
    return Laid(blocks, record, files)


def _with_captions(blocks: Sequence[Block]) -> list[Block]:
    """A paragraph such as “Table 1: …” just above a table becomes its caption."""
    out: list[Block] = []
    for block in blocks:
        above = out[-1] if out else None
        if (
            isinstance(block, Table)
            and isinstance(above, Paragraph)
            and re.match(r"\**table\s+\d+", above.text, re.I)
        ):
            block.caption = above.text
            out.pop()
        out.append(block)
    return out


def _without_dividers(blocks: Sequence[Block], entries: Sequence[Entry], record: Record) -> list[Block]:
    """Without the title of a page that only stands before a chapter: in capital letters, with nothing under
    it, and not in the contents list."""
    titles = {key(entry.title) for entry in entries}
    out: list[Block] = []
    for block in blocks:
        above = out[-1] if out else None
        if (
            isinstance(block, Heading)
            and is_part(block.title)
            and isinstance(above, Heading)
            and not (block.number or above.number or is_part(above.title))
            and is_in_capitals(above.title)
            and key(above.title) not in titles
        ):
            record.drop(above.line, "divider page", above.title)
            out.pop()
        out.append(block)
    return out


def _with_supplied(blocks: list[Block], entries: Sequence[Entry], record: Record) -> list[Block]:
    """Appendices that only the contents list names get their heading, above the first table that has none.

    Every other entry without a heading is noted as missing; so is an appendix without such a table.
    """
    there = {key(f"{block.number} {block.title}") for block in blocks if isinstance(block, Heading)}
    absent = [entry for entry in entries if key(entry.title) not in there]
    for entry in absent:
        at = (
            _table_of_its_own(blocks) if re.match(r"(appendix|annex|schedule)\b", entry.title, re.I) else None
        )
        if at is None:
            record.missing.append(Dropped(entry.line, "contents line", entry.title))
        else:
            blocks = [*blocks[:at], Heading(blocks[at].line, "", entry.title, declared=2), *blocks[at:]]
            record.supplied.append(Dropped(entry.line, "contents line", entry.title))
    return blocks


def _table_of_its_own(blocks: Sequence[Block]) -> int | None:
    """The place of a table without caption under the last heading, with text between the two."""
    ending = [at for at, block in enumerate(blocks) if isinstance(block, Heading)][-1]
    tables = [
        at
        for at, block in enumerate(blocks)
        if at > ending and isinstance(block, Table) and not block.caption
    ]
    only_one = len(tables) == 1 and not any(isinstance(block, Caption) for block in blocks[tables[0] :])
    return tables[0] if only_one and tables[0] > ending + 1 else None
