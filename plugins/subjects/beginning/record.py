"""The decision to begin (``beginning.csv``)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from plugins.core.time.quarter import Quarter


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """The first quarter that is reported, and who decided so, when, in which paper (``beginning.csv``)."""

    TABLE: ClassVar = "beginning"

    first_quarter: Quarter
    begun_on: date
    decided_by: str
    paper: str
