"""The three texts that the portal can hold, and how each is recognised; their words are in ``kinds.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One official text. ``mark`` is what it says often and the other two never or seldom say."""

    name: str
    called: str
    mark: str
    prefix: str
    named: Mapping[str, str]
    title: Mapping[str, str]
    description: Mapping[str, str]
    opening: Mapping[str, str]

    def marks_in(self, text: str) -> int:
        """How often the text says what this kind of text says."""
        return len(re.findall(re.escape(self.mark), re.sub(r"[\s*]+", " ", text), re.IGNORECASE))


KINDS: Mapping[str, Kind] = {
    name: Kind(name=name, **words)
    for name, words in tomllib.loads(
        Path(__file__).with_name("kinds.toml").read_text(encoding="utf-8")
    ).items()
}
