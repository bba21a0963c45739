"""What a built edition tells: the words of its pages, the rows of its tables."""

from __future__ import annotations

import csv
import html
import io
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

RELEASE = "2026-27-q1/illustrative-v1"


@dataclass(frozen=True)
class Edition:
    """The files of a built site."""

    site: Path

    def page(self, name: str) -> str:
        """The words of a page, with single plain spaces and without those of pictures."""
        return _words(self.site / name)

    def found(self, name: str, pattern: str) -> tuple[str, str]:
        """What the groups of a pattern are on a page."""
        match = re.search(pattern, self.page(name))
        assert match, f"{name} does not tell {pattern}"
        return name, " of ".join(match.groups()).replace(",", "")

    def rows(self, name: str) -> list[dict[str, str]]:
        """The rows of a table."""
        text = (self.site / "data" / name).read_bytes().decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text)))

    def own(self, name: str) -> list[dict[str, str]]:
        """The rows of a table of the newest release."""
        return self.rows(f"{RELEASE}/{name}")


@cache
def _words(path: Path) -> str:
    text = re.sub(r"<(script|style|svg|head)\b.*?</\1>", " ", path.read_text(encoding="utf-8"), flags=re.S)
    plain = html.unescape(re.sub(r"<[^>]+>", " ", text)).replace("\u00a0", " ")
    return re.sub(r"\s+", " ", plain)
