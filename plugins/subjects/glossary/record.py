"""A word in both languages (``glossary.csv``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from checked_tables.texts import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryTerm:
    """A term in both languages (``glossary.csv``); ``verified``: its Kiswahili was found in use."""

    TABLE: ClassVar = "glossary"

    term: Bilingual
    meaning: Bilingual
    source: str
    verified: bool

    @property
    def slug(self) -> str:
        """Its anchor on the page, the same in both languages, from its English words:
        ``Legislation (law-making)`` is at ``#legislation``."""
        return re.sub(r"[^a-z0-9]+", "-", re.sub(r"\(.*?\)", "", self.term.en).strip().lower()).strip("-")
