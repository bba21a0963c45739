"""Small office files, put together part by part; a part may be a stream of pieces, so that it may be huge."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping

Part = bytes | Iterable[bytes]

TYPES = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">%s</Types>'
MAIN = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
RELATIONS = "<Relationships>%s</Relationships>"
NAMESPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def zipped(parts: Mapping[str, Part], how: int = zipfile.ZIP_STORED) -> bytes:
    """A ZIP of these parts; a stream of pieces is packed as it comes, always deflated."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how, compresslevel=1) as file:
        for name, part in parts.items():
            if isinstance(part, bytes):
                file.writestr(name, part)
                continue
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry._compresslevel = 1  # type: ignore[attr-defined]
            with file.open(entry, "w", force_zip64=True) as target:
                for piece in part:
                    target.write(piece)
    return out.getvalue()


def relation(number: int, kind: str, target: str) -> str:
    return f'<Relationship Id="r{number}" Type="{KIND}{kind}" Target="{target}"/>'


def xlsx(*sheets: Part, targets: Iterable[str] = (), **more: Part) -> bytes:
    """A workbook of these sheets' parts. ``targets`` names the part of each sheet, if they are not those;
    ``more`` are ``sharedStrings`` and ``styles``."""
    named = list(targets) or [f"sheet{number}.xml" for number in range(1, len(sheets) + 1)]
    listed = "".join(f'<sheet name="s{at}" r:id="r{at}"/>' for at in range(len(named)))
    book = f'<workbook xmlns:r="{KIND[:-1]}"><sheets>{listed}</sheets></workbook>'
    related = "".join(relation(at, "worksheet", name) for at, name in enumerate(named))
    related += "".join(relation(900 + at, kind, f"{kind}.xml") for at, kind in enumerate(more))
    return zipped(
        {
            "[Content_Types].xml": TYPES % MAIN,
            "_rels/.rels": (RELATIONS % relation(1, "officeDocument", "xl/workbook.xml")).encode(),
            "xl/workbook.xml": book.encode(),
            "xl/_rels/workbook.xml.rels": (RELATIONS % related).encode(),
            **{f"xl/sheet{number}.xml": part for number, part in enumerate(sheets, start=1)},
            **{f"xl/{kind}.xml": part for kind, part in more.items()},
        }
    )


def rows(inside: str) -> bytes:
    """A sheet's part with these rows."""
    return f"<worksheet><sheetData>{inside}</sheetData></worksheet>".encode()


def repeated(piece: bytes, times: int, before: bytes = b"", after: bytes = b"") -> Iterable[bytes]:
    """The piece so many times, in larger pieces."""
    at_once = max(1, (1 << 20) // len(piece))
    yield before
    for _ in range(times // at_once):
        yield piece * at_once
    yield piece * (times % at_once) + after


def ods(content: str | Iterable[bytes]) -> bytes:
    """An OpenDocument workbook with this inside its ``content.xml``."""
    start, end = f"<office:document-content {NAMESPACES}>".encode(), b"</office:document-content>"
    inside = [content.encode()] if isinstance(content, str) else content
    return zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": b"<manifest/>",
            "content.xml": (piece for part in ([start], inside, [end]) for piece in part),
        }
    )


def docx(body: Part, **more: Part) -> bytes:
    """A Word file with this body; ``more`` are ``styles``, ``numbering``, ``footnotes``."""
    start, end = f"<w:document {WORD}><w:body>".encode(), b"</w:body></w:document>"
    inside = [body] if isinstance(body, bytes) else body
    return zipped(
        {
            "word/document.xml": (piece for part in ([start], inside, [end]) for piece in part),
            **{f"word/{name}.xml": part for name, part in more.items()},
        }
    )
