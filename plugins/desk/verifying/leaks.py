"""Nothing of an unreleased quarter may be in the public edition, and nothing of this computer either.

A quarter that is in preparation is known to the public by its entry in the release calendar alone. So its
pages and files must not exist, and no text or figure that only its draft holds may stand in any file.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from plugins.core.time.quarter import Quarter

#: A text this short, or a figure with so few digits, stands in many places by chance.
_LETTERS, _DIGITS = 25, 6
_TEXT_FILES = (".html", ".csv", ".txt", ".json", ".xml", ".ics", ".svg", ".toml", ".py", ".md")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


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
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        for each in waiting:
            if not each.is_known and each.quarter.slug in name.lower():
                yield f"{name} is of {each.quarter}, which is not released"
        if path.suffix not in _TEXT_FILES or not path.is_file():
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        for word in words:
            if word in text:
                yield f"{name} names a place on this computer: {word}"
        if not any(texts or figures for texts, figures in secret.values()):
            continue
        numbers = {found.replace(",", "") for found in _NUMBER.findall(text)}
        for quarter, (texts, figures) in secret.items():
            leaked = sorted(figures & numbers) + [said for said in texts if said in text]
            if leaked:
                yield f"{name} holds what only the draft of {quarter} says: {leaked[0][:60]!r}"


def _secrets(draft: Mapping[str, bytes], known: Iterable[Path]) -> tuple[tuple[str, ...], frozenset[str]]:
    """The long texts and the long figures that only the draft holds."""
    cells = {
        cell.strip()
        for name, data in draft.items()
        if name.endswith(".csv")
        for row in csv.reader(io.StringIO(data.decode("utf-8", errors="replace"), newline=""))
        for cell in row
    }
    public = "\n".join(path.read_text(encoding="utf-8", errors="replace") for path in known)
    numbers = {found.replace(",", "") for found in _NUMBER.findall(public)}
    long = {cell for cell in cells if sum(letter.isalpha() for letter in cell) >= _LETTERS}
    figures = {cell for cell in cells if _NUMBER.fullmatch(cell) and sum(map(str.isdigit, cell)) >= _DIGITS}
    return tuple(sorted(cell for cell in long if cell not in public)), frozenset(figures - numbers)
