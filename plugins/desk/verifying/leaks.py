"""Nothing of an unreleased quarter may be in the public edition, and nothing of this computer either.

A quarter that is in preparation is known to the public by its entry in the release calendar alone. So its
pages and files must not exist, and no text or figure that only its draft holds may stand in any file, nor in
any file within an archive or a workbook. There is one reader for each format; a file of another is a leak.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from disclosure_control.outputs import has_reader, opened, pieces
from plugins.core.time.quarter import Quarter

#: A text this short, or a figure with so few digits, stands in many places by chance.
_LETTERS, _DIGITS = 25, 6
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
#: What may stand between the thousands of a figure.
_GAP = re.compile(r"(?<=\d)[,'\u2019\u00a0\u2009\u202f ](?=\d{3}(?!\d))")


@dataclass(frozen=True, slots=True)
class Unreleased:
    """A quarter in preparation: its draft's files by name. ``is_known``: a version of it is released already,
    and the draft is of its correction."""

    quarter: Quarter
    draft: Mapping[str, bytes]
    is_known: bool = False


def check_leaks(
    site: Path, unreleased: Iterable[Unreleased], known: Iterable[Path], private: Iterable[str]
) -> Iterator[str]:
    """Each file of the site that holds what nobody released, or one of the ``private`` words, such as the
    desk's own folder. ``known`` are the released tables: what stands there is no secret."""
    waiting = tuple(unreleased)
    words = [word for word in private if len(word) > 3]
    secret = {each.quarter: _secrets(each.draft, known) for each in waiting}
    files = {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }
    seen: set[bytes] = set()
    for name, content in opened(files):
        for each in waiting:
            if not each.is_known and each.quarter.slug in name.lower():
                yield f"{name} is of {each.quarter}, which is not released"
        if not has_reader(name, content):
            yield f"{name} is of a format that the search for drafts cannot read"
        digest = sha256(content).digest()
        if digest in seen:  # what is there twice is read once
            continue
        seen.add(digest)
        text = _said(name, content)
        for word in words:
            if word in text:
                yield f"{name} names a place on this computer: {word}"
        numbers = _numbers(text) | _numbers(_GAP.sub("", text))
        for quarter, (texts, figures) in secret.items():
            leaked = sorted(figures & numbers) + [said for said in texts if said in text]
            if leaked:
                yield f"{name} holds what only the draft of {quarter} says: {leaked[0][:60]!r}"


def _said(name: str, content: bytes) -> str:
    """All that a file says, as its bytes and as its format says it: without tags, entities and escapes."""
    read = (piece.said for piece in pieces(name, content))
    return _one_spaced("\n".join((content.decode("utf-8", errors="replace"), *read)))


def _numbers(text: str) -> frozenset[str]:
    return frozenset(each.rstrip("0").rstrip(".") if "." in each else each for each in _NUMBER.findall(text))


def _one_spaced(text: str) -> str:
    return " ".join(text.split())


def _secrets(draft: Mapping[str, bytes], known: Iterable[Path]) -> tuple[tuple[str, ...], frozenset[str]]:
    """The long texts and the long figures that only the draft holds."""
    cells = {
        _one_spaced(cell)
        for name, data in draft.items()
        if name.endswith(".csv")
        for row in csv.reader(io.StringIO(data.decode("utf-8", errors="replace"), newline=""))
        for cell in row
    }
    public = "\n".join(_said(path.name, path.read_bytes()) for path in known)
    numbers = _numbers(_GAP.sub("", public))
    long = {cell for cell in cells if sum(letter.isalpha() for letter in cell) >= _LETTERS}
    figures = _numbers(
        " ".join(cell for cell in cells if _NUMBER.fullmatch(cell) and sum(map(str.isdigit, cell)) >= _DIGITS)
    )
    return tuple(sorted(cell for cell in long if cell not in public)), figures - numbers
