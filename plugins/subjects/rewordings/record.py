"""A text that is said in another way since it was released (``text_changes.csv``)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from checked_tables.texts import Bilingual
from plugins.core.facts.drift import Retold


@dataclass(frozen=True, slots=True, kw_only=True)
class TextChange:
    """The words of one cell, as they were and as they are since ``changed_on`` (``text_changes.csv``).

    ``row`` is the key of its row, joined by /. What is meant stays the same.
    """

    TABLE: ClassVar = "text_changes"

    table: str
    row: str
    column: str
    was: str
    now: str
    changed_on: date
    kind: Literal["wording", "translation", "spelling"]
    reason: Bilingual

    @property
    def address(self) -> str:
        """The cell: table, row and column, joined by /."""
        return f"{self.table}/{self.row}/{self.column}"

    @property
    def retold(self) -> Retold:
        """The same without its day and reason."""
        return Retold(table=self.table, row=self.row, column=self.column, was=self.was, now=self.now)
