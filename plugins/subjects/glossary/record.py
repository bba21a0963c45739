"""A word in both languages (``glossary.csv``)."""

from __future__ import annotations

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
