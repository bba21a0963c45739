"""Why a number was hidden (``hidden_reasons.csv``)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from checked_tables.source import Source

#: What hides a number: a rule that looks at the number itself, or the protection of another.
HidingRule = Literal["small_count", "small_base", "whole_group", "complement"]


@dataclass(frozen=True, slots=True, kw_only=True)
class HiddenReason:
    """How many numbers of a release were hidden by one rule, over all its tables (``hidden_reasons.csv``)."""

    TABLE: ClassVar = "hidden_reasons"

    rule: HidingRule
    numbers: int
    source: Source
