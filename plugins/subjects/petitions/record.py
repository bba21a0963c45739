"""A petition of the public register (``petitions.csv``); never who brought it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from checked_tables.texts import Bilingual

Decision = Literal["granted", "partly_granted", "declined", "not_admitted", "withdrawn"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Petition:
    """One petition of the public register (``petitions.csv``); who brought it is not known here.

    ``replied_on`` is the day of the reply or, of a withdrawn one, of the withdrawal.
    """

    TABLE: ClassVar = "petitions"

    petition_id: str
    title: Bilingual
    prayer: Bilingual
    received_on: date
    reviewed_on: date | None
    presented_on: date | None
    committee_id: str | None
    report_tabled_on: date | None
    decision: Decision | None
    replied_on: date | None
    address: str
    note: Bilingual

    @property
    def slug(self) -> str:
        """The form used in addresses."""
        return self.petition_id.replace("_", "-")
