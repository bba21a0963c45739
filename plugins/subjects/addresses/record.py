"""An address that a release has published (``addresses.csv``)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from checked_tables.texts import Bilingual, Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """An address of the site, and what became of it (``addresses.csv``)."""

    TABLE: ClassVar = "addresses"

    address: str
    since: str
    state: Literal["live", "moved", "ended"]
    to_address: str | None
    reason: Bilingual

    @property
    def is_page(self) -> bool:
        """Whether it is that of a page, not of a file or of a folder of files."""
        return self.address.endswith(".html")

    @property
    def language(self) -> Language:
        """The language of its page."""
        return "sw" if self.address.startswith("sw/") else "en"
