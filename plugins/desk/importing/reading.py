"""The file as text lines, or a refusal that says what to do."""

from __future__ import annotations

import re
import stat
import unicodedata
from collections.abc import Iterable
from pathlib import Path, PurePath

from plugins.desk.door.package import Package

from .docx import docx_lines
from .kinds import KINDS, Kind
from .lines import Line, Record
from .markup import plain_dialect

LIMIT = 20_000_000
#: The longest text and the longest line, in characters; the three texts have 50,000 and 1,100.
LONGEST_TEXT, LONGEST_LINE = 2_000_000, 10_000
MOST_LINES = 100_000
_HOW = "Save the text as .docx (Word), or as .txt or .md in UTF-8, and import that file."
_SIGNATURES = (
    (b"%PDF", "is a PDF, and the words of a PDF cannot be read reliably"),
    (b"\xd0\xcf\x11\xe0", "is an old Word file (.doc) or another old Office file"),
    (b"{\\rtf", "is a rich-text file (.rtf)"),
    (b"\x89PNG", "is a picture"),
    (b"\xff\xd8\xff", "is a picture"),
    (b"GIF8", "is a picture"),
)
_IN_ZIP = (
    ("xl/", "is an Excel workbook"),
    ("ppt/", "is a PowerPoint presentation"),
    ("content.xml", "is a LibreOffice file"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


class Refused(Exception):  # noqa: N818
    """The file cannot be imported; the message says what is wrong and what to do."""


def read_source(data: bytes, name: str, record: Record) -> list[Line]:
    """The lines of a .txt, .md or .docx file, in one plain dialect. Raises ``Refused``.

    What the file is decides its content, not its name. Nothing in it is run.
    """
    for signature, said in _SIGNATURES:
        if data.startswith(signature):
            raise Refused(f"{name} {said}. {_HOW}")
    suffix = PurePath(name).suffix.lower()
    if data.startswith(b"PK\x03\x04") or suffix in (".docx", ".docm"):
        return _numbered(_within(_from_zip(data, name)), record, joined_lines=False)
    text = _text_of(data, name)
    if re.match(r"<(!doctype\s+html|html)\b", text[:LONGEST_LINE].lstrip(), re.IGNORECASE):
        raise Refused(f"{name} is a web page. {_HOW}")
    if not text.strip():
        raise Refused(f"{name} has no text in it. Check that you chose the right file.")
    lines = _within(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    if suffix in (".md", ".markdown"):
        lines = plain_dialect(lines, record)
    return _numbered(lines, record)


def check_kind(text: str, kind: Kind, name: str) -> None:
    """Refuse a text that is not the kind it is said to be."""
    found = {each.name: each.marks_in(text) for each in KINDS.values()}
    likely = max(found, key=lambda each: found[each])
    if found[likely] and likely != kind.name:
        raise Refused(
            f"{name} looks like {KINDS[likely].called}, not {kind.called}. "
            f"If it is, write --as {likely}; else check that you chose the right file."
        )
    if not found[kind.name]:
        raise Refused(
            f"{name} does not look like {kind.called}: it never says “{kind.mark}”. "
            "Check that you chose the right file."
        )


def bytes_of(path: Path) -> bytes:
    """The file's bytes. Raises ``Refused`` if there is no such file, or it cannot be one of the texts."""
    if path.is_dir():
        raise Refused(f"{path.name} is a folder. Name the file in it.")
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise Refused(f"{path.name} is no ordinary file. Name a file with the text.")
        if path.stat().st_size > LIMIT:
            raise Refused(
                f"{path.name} is larger than {LIMIT // 1_000_000} MB; the text alone is much smaller. "
                "Take the pictures out of it, save it again and import that file."
            )
        data = path.read_bytes()
    except FileNotFoundError:
        raise Refused(f"There is no file {path}. Check its name and folder.") from None
    except OSError as reason:
        raise Refused(
            f"{path.name} cannot be read ({reason.strerror}). Close it elsewhere and try again."
        ) from None
    if not data:
        raise Refused(f"{path.name} is empty (0 bytes). Check that you chose the right file.")
    return data


def damaged(name: str) -> Refused:
    """The refusal of a file whose inside is not that of a Word file."""
    return Refused(
        f"{name} is not a Word file, or it is damaged. "
        "Open it in Word, save it again as .docx and import that file."
    )


def _from_zip(data: bytes, name: str) -> Iterable[str]:
    package = Package(data)
    if "word/document.xml" in package.names:
        return docx_lines(package)
    for start, said in _IN_ZIP:
        if any(each.startswith(start) for each in package.names):
            raise Refused(f"{name} {said}. {_HOW}")
    raise damaged(name)


def _text_of(data: bytes, name: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Refused(f"{name} is saved as UTF-16 (“Unicode”). Save it as UTF-8 and import that file.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError:
            raise Refused(f"{name} is neither UTF-8 nor Windows-1252 text. {_HOW}") from None
    if _CONTROLS.search(text):
        raise Refused(f"{name} is not a text file: it holds bytes that no text has. {_HOW}")
    return text


def _numbered(texts: list[str], record: Record, joined_lines: bool = True) -> list[Line]:
    """Lines with numbers and pages; characters that nobody can see are taken out and noted."""
    lines, page = [], 1
    for number, text in enumerate(texts, 1):
        before, *after = re.split(r"[\f\v]", text) if joined_lines else [text]
        lines.append(Line(number, _visible(before, number, record), page))
        for part in after:
            page += 1
            lines.append(Line(number, _visible(part, number, record), page))
    if not any(not line.blank for line in lines):
        raise Refused("The file has no text in it. Check that you chose the right file.")
    for line in lines:
        if "\ufffd" in line.text:
            record.gaps.append((line.number, "holds characters that were lost before (�)"))
    return lines


def _within(texts: Iterable[str]) -> list[str]:
    """The same lines if a text has so many and so long ones; before anything is sought in them."""
    lines: list[str] = []
    size = breaks = longest = 0
    for text in texts:
        lines.append(text)
        size += len(text)
        breaks += text.count("\f") + text.count("\v")
        if len(text) > LONGEST_LINE and not longest:
            longest = len(lines)
        if size > LONGEST_TEXT:
            raise Refused(
                f"The text is longer than {LONGEST_TEXT:,} characters, which is more than a thousand pages. "
                "Check that you chose the right file."
            )
        if len(lines) + breaks > MOST_LINES:
            raise Refused(
                f"The text has more than {MOST_LINES:,} lines, which is more than a thousand pages. "
                "Check that you chose the right file."
            )
    if longest:
        raise Refused(
            f"Line {longest} is longer than {LONGEST_LINE:,} characters, as no paragraph is. "
            "Break it into its paragraphs and import the file again."
        )
    return lines


def _visible(text: str, number: int, record: Record) -> str:
    text = re.sub(r"[\u00a0\u2000-\u200a\u202f]", " ", text)
    hidden = [char for char in text if unicodedata.category(char) == "Cf"]
    if hidden:
        record.drop(number, "invisible character", ", ".join(f"U+{ord(char):04X}" for char in hidden))
        text = "".join(char for char in text if unicodedata.category(char) != "Cf")
    return text
