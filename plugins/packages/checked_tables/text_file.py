"""From a path to text: what a file must be before anybody looks for rows in it.

UTF-8, with or without a byte order mark, with any line ends. Other encodings are never guessed,
because a wrong guess changes names silently; the message says how to save the file again.
"""

from __future__ import annotations

import re
import stat
from pathlib import Path

from .nearest import shown
from .problems import Problem

#: No table that people fill comes near this; a larger file is a mistake, and is not even opened.
LARGEST_BYTES = 20_000_000

_SAVE_CSV = 'In Excel choose File, Save As, "CSV UTF-8 (Comma delimited)".'
_SAVE_TEXT = "Save it again as plain text in UTF-8."
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def read_text(path: Path, shown_as: str, most_bytes: int = LARGEST_BYTES) -> str | Problem:
    """The file's text with ``\\n`` line ends and no byte order mark, or the one thing wrong with it."""
    data = _bytes(path, shown_as, most_bytes)
    if isinstance(data, Problem):
        return data
    if data.startswith(_WORKBOOKS):
        return Problem(
            file=shown_as,
            kind="workbook",
            found="This is an Excel workbook under another name.",
            write=f"Open it and save it again. {_how_to_save(shown_as)}",
        )
    if _is_utf16(data):
        return Problem(
            file=shown_as,
            kind="utf-16",
            found='This file is saved as UTF-16 (Excel calls it "Unicode Text").',
            write=_how_to_save(shown_as),
        )
    data = data.removeprefix(b"\xef\xbb\xbf")
    if b"\0" in data:
        return Problem(
            file=shown_as,
            line=_line_at(data, data.index(b"\0")),
            kind="nul",
            found="This line holds a NUL byte, which no text has; the file may be damaged.",
            write=f"Open it, type this line again and save. {_how_to_save(shown_as)}",
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(data, error.start, shown_as)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return _nothing(shown_as)
    return text


def _bytes(path: Path, shown_as: str, most: int) -> bytes | Problem:
    try:
        about = path.lstat()
    except OSError:
        return Problem(
            file=shown_as, kind="missing-file", found="This file is missing.", write="Add it to the folder."
        )
    if not stat.S_ISREG(about.st_mode):
        return _not_a_file(about.st_mode, shown_as)
    if about.st_size == 0:
        return _nothing(shown_as)
    if about.st_size > most:
        return Problem(
            file=shown_as,
            kind="too-large",
            found=f"This file holds {about.st_size / 1e6:,.0f} MB; a table has at most {most / 1e6:.0f} MB.",
            write="Look for a document or a picture pasted into a cell and take it out.",
        )
    try:
        return path.read_bytes()
    except OSError as error:
        return Problem(
            file=shown_as,
            kind="unreadable",
            found=f"This file cannot be opened ({error.strerror or 'unknown reason'}).",
            write="Close it in other programs and check that you may read it.",
        )


def _not_a_file(mode: int, shown_as: str) -> Problem:
    if stat.S_ISLNK(mode):
        return Problem(
            file=shown_as,
            kind="symlink",
            found="This is a link to another place, not a file.",
            write="Put the file itself here.",
        )
    what = "a folder" if stat.S_ISDIR(mode) else "not an ordinary file"
    return Problem(
        file=shown_as,
        kind="not-a-file",
        found=f"This is {what}; a file of this name is expected.",
        write="Rename or remove it and put the file here.",
    )


def _nothing(shown_as: str) -> Problem:
    return Problem(
        file=shown_as, kind="empty-file", found="This file is empty.", write="Save it again from its source."
    )


def _is_utf16(data: bytes) -> bool:
    """By its mark, or, without one, because every other byte at its beginning is zero."""
    start = data[:200]
    return data.startswith((b"\xff\xfe", b"\xfe\xff")) or any(
        len(start) > 3 and not any(start[zero::2]) and all(start[1 - zero :: 2]) for zero in (0, 1)
    )


def _not_utf8(data: bytes, at: int, shown_as: str) -> Problem:
    around = data[max(0, at - 60) : at + 60]
    words = around.decode("cp1252", errors="replace")
    place = min(at, 60)
    before = re.split(r"[,;\t\r\n\"]", words[:place])[-1]
    after = re.split(r"[,;\t\r\n\"]", words[place:])[0]
    return Problem(
        file=shown_as,
        line=_line_at(data, at),
        kind="encoding",
        found=f"The text is not saved as UTF-8; it may be Windows-1252 and say {shown(before + after)}.",
        write=_how_to_save(shown_as),
    )


def _line_at(data: bytes, at: int) -> int:
    before = data[:at]
    return 1 + before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n")


def _how_to_save(shown_as: str) -> str:
    return _SAVE_CSV if shown_as.endswith(".csv") else _SAVE_TEXT
