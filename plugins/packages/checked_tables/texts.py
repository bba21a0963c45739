"""A text in English and Kiswahili, and which of the two a reader gets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["en", "sw"]
LANGUAGES: tuple[Language, Language] = ("en", "sw")


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A text in English and, where somebody has written it, Kiswahili."""

    en: str
    sw: str = ""

    def said_in(self, language: Language) -> tuple[str, Language]:
        """The text for a reader of ``language`` and the language it is really in."""
        if language == "sw" and self.sw:
            return self.sw, "sw"
        return self.en, "en"

    def __bool__(self) -> bool:
        return bool(self.en or self.sw)


NO_TEXT = Bilingual("")
