"""Numbers about people, typed: counts wherever a schema declares one, competencies assessed, trainings held.

As in ``records.py``, field names are column names and nothing is computed yet. No row is about a person.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar, Literal

from .source import Source
from .status import Status
from .texts import Bilingual

#: All strata together, in ``competency_summary.csv``.
ALL_STRATA = "all"
#: What hides a number: a rule that looks at the number itself, or the protection of another.
HidingRule = Literal["small_count", "small_base", "whole_group", "complement"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleCount:
    """One cell of a column that a schema declares as a count of people or as the base of a mean.

    ``value`` is ``None`` where no number is written; ``hidden`` says that there is one; ``status`` is the
    row's, if the table has any. ``part_of`` is
    the column of the same row of whose people these are some. ``carried`` tables repeat earlier rows, so
    the same cell stands in several quarters.
    """

    table: str
    key: tuple[str, ...]
    column: str
    value: int | None
    hidden: bool
    status: Status | None
    part_of: str
    is_base: bool
    carried: bool
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetencySummary:
    """How many people of one stratum were assessed in one competency, how many of them reached the level
    their work asks for, and by how many levels they fall short on average (``competency_summary.csv``)."""

    TABLE: ClassVar = "competency_summary"

    stratum_id: str
    competency_id: str
    n_assessed: int | None
    n_at_or_above: int | None
    mean_gap: Decimal | None
    status: Status
    note: Bilingual
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalTraining:
    """A training that the Assembly held or sent people to (``training_local.csv``)."""

    TABLE: ClassVar = "training_local"

    training_id: str
    title: Bilingual
    topic: str
    competency_ids: tuple[str, ...]
    provider_kind: str
    provider: str
    started_on: date
    ended_on: date
    mode: str
    cadre: str
    places: int | None
    attended: int | None
    attended_women: int | None
    attended_pwd: int | None
    status: Status
    cost_kes: Decimal | None
    evaluation_mean: Decimal | None
    n_evaluations: int | None
    note: Bilingual
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class HiddenReason:
    """How many numbers of a release were hidden by one rule, over all its tables (``hidden_reasons.csv``)."""

    TABLE: ClassVar = "hidden_reasons"

    rule: HidingRule
    numbers: int
    source: Source
