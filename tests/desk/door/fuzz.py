"""Good files, spoilt at random but the same way for the same seed.

    python -m tests.desk.door.fuzz --count 5000 --seed 7      more of them than the tests try

Each is read or refused in a sentence: never anything else, and never for long.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import re
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from plugins.desk.door.child import Reader, answer, understood
from plugins.desk.door.unreadable import CannotRead, Damaged
from plugins.desk.importing.importing import laid_out_files
from plugins.desk.intake.cells import Book
from plugins.desk.intake.check_sheets import merged_cells
from plugins.desk.intake.handing import book_of
from plugins.desk.intake.opening import sheets_in
from plugins.desk.intake.tables import table_of
from tests.desk.door.hostile import POLICY, cell, level, numbered, spaces, spread
from tests.samples.office import rows, xlsx

#: Seconds of a processor for one small file; the limit of the process that reads is far above it.
LONGEST = 3.0
_NUMBER = re.compile(rb"\d+")
_TAG = re.compile(rb"<[^<>]*>")
_WORSE = (b"-1", b"0", b"99999999999", b"1e400", b"16385", b"1048577", "²".encode(), b"", b"_x000D_")


def spoilt(good: bytes, chance: random.Random) -> bytes:
    """The file with one to three things wrong with it: in its bytes or, if it is a ZIP, in its parts."""
    for _ in range(chance.randint(1, 3)):
        in_parts = zipfile.is_zipfile(io.BytesIO(good)) and chance.random() < 0.6
        good = _parts_spoilt(good, chance) if in_parts else _bytes_spoilt(good, chance)
    return good


def _bytes_spoilt(data: bytes, chance: random.Random) -> bytes:
    if not data:
        return b"PK\x03\x04"
    one, two = sorted((chance.randrange(len(data)), chance.randrange(len(data))))
    way = chance.randrange(6)
    if way == 0:
        return data[:two]
    if way == 1:
        return data[:one] + data[two:]
    if way == 2:
        return data[:two] + data[one:]
    if way == 3:
        return data[:one] + chance.randbytes(two - one & 63) + data[one + (two - one & 63) :]
    if way == 4:
        return data[:one] + bytes([data[one] ^ 1 << chance.randrange(8)]) + data[one + 1 :]
    middle = (one + two) // 2
    return data[:one] + data[middle:two] + data[one:middle] + data[two:]


def _parts_spoilt(data: bytes, chance: random.Random) -> bytes:
    """The same ZIP with whole checksums, but a part that is gone, changed, doubled or in another's place."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            parts = {name: file.read(name) for name in file.namelist()}
    except Exception:
        return data  # it is spoilt enough
    if not parts:
        return data
    name, other = chance.choice(list(parts)), chance.choice(list(parts))
    way = chance.randrange(6)
    if way == 0:
        del parts[name]
    elif way == 1:
        parts[name], parts[other] = parts[other], parts[name]
    elif way == 2:
        parts[name] = _bytes_spoilt(parts[name], chance)
    elif way == 3:
        parts[name] = _one(parts[name], _NUMBER, chance, lambda _: chance.choice(_WORSE))
    elif way == 4:
        parts[name] = _one(parts[name], _TAG, chance, lambda tag: tag * chance.choice((0, 2, 300)))
    else:
        parts[name] = _one(parts[name], _TAG, chance, lambda tag: tag[:-1] + b' r="ZZ9" hidden="1">')
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for each, part in parts.items():
            file.writestr(each, part)
    return out.getvalue()


def _one(
    part: bytes, pattern: re.Pattern[bytes], chance: random.Random, other: Callable[[bytes], bytes]
) -> bytes:
    found = list(pattern.finditer(part))
    if not found:
        return part
    match = chance.choice(found)
    return part[: match.start()] + other(match[0]) + part[match.end() :]


def good_files() -> dict[str, tuple[bytes, Reader, tuple[str, ...]]]:
    """A good file of each kind, with the reader for it and the words that the reader is told."""
    table = "".join(
        f'<row r="{n}"><c r="A{n}" t="s"><v>{n % 2}</v></c><c r="B{n}" s="1"><v>46112.5</v></c>'
        f'<c r="C{n}" t="inlineStr"><is><t>text {n}</t></is></c><c r="D{n}"><f>B{n}*2</f><v>4</v></c></row>'
        for n in range(1, 30)
    )
    book = xlsx(
        rows(table).replace(
            b"</worksheet>", b'<mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>'
        ),
        rows(table),
        sharedStrings=b"<sst><si><t>one</t></si><si><r><t>tw</t></r><r><t>o</t></r></si></sst>",
        styles=b'<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm"/></numFmts>'
        b'<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>',
    )
    line = cell(f"a{spaces(3)}b", number_columns_repeated=2) + cell("x", number_rows_spanned=2)
    sheet = spread(f"<table:table-row table:number-rows-repeated='2'>{line}</table:table-row>" * 20)
    text = (
        POLICY + "1.1 Aims\n\n- (a) one\n- (b) two\n\n| a | b |\n|---|---|\n| [c](d) | ![e](f) |\n\n" * 20
    ).encode()
    return {
        "a workbook": (book, sheets_in, ()),
        "an .ods": (sheet, sheets_in, ()),
        "a Word file": (numbered(level("3", "lowerRoman", "(%1)"), 20), laid_out_files, ("x.docx", "policy")),
        "a text": (text, laid_out_files, ("x.md", "policy")),
    }


def tried(count: int, seed: int) -> Iterator[tuple[str, int, str, float]]:
    """Each spoilt file: what it was, its number, what came of it, and how long that took in seconds."""
    kinds = good_files()
    for number in range(count):
        name = list(kinds)[number % len(kinds)]
        good, reader, words = kinds[name]
        data = spoilt(good, random.Random(f"{seed} {number}"))
        start = time.process_time()
        came = _read(reader, data, *words)
        yield name, number, came, time.process_time() - start


def _read(reader: Reader, data: bytes, *words: str) -> str:
    """What comes of a file, on both sides of the door."""
    try:
        found: Any = understood(json.loads(json.dumps(answer(reader, data, *words))))
    except Damaged:
        return "damaged"
    except CannotRead as reason:
        return f"{reason.why.found} {reason.why.write}".strip()
    if reader is sheets_in:
        _looked_at(book_of(found))
    return "read"


def _looked_at(book: Book) -> None:
    """What the desk does with every sheet."""
    for sheet in book.sheets:
        table_of(sheet)
        list(merged_cells(sheet))


def main() -> None:
    """Try as many as are asked for, and say what came of them."""
    words = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    words.add_argument("--count", type=int, default=3000)
    words.add_argument("--seed", type=int, default=1)
    asked = words.parse_args()
    came, longest = Counter[str](), 0.0
    for name, number, said, seconds in tried(asked.count, asked.seed):
        came[f"{name}: {said if said in ('read', 'damaged') else 'refused'}"] += 1
        longest = max(longest, seconds)
        if seconds > LONGEST:
            print(f"number {number}, {name}: {seconds:.1f} seconds")
    print("\n".join(f"{count:6} {what}" for what, count in sorted(came.items())))
    print(f"the longest took {longest:.2f} seconds")


if __name__ == "__main__":
    main()
