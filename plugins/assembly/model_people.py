"""What the site may show about competencies, trainings, and what is hidden to protect people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from .periods import Quarter
from .records import Competency, Release
from .records_people import HidingRule, LocalTraining
from .status import Status

#: What trainings are counted by.
TrainingView = Literal["topic", "cadre", "provider_kind", "year"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetencyLine:
    """One competency at one level of work; numbers are ``None`` where ``status`` says that there are none.

    ``at_or_above_pct`` = 100 x n_at_or_above / n_assessed, one decimal.
    """

    stratum_id: str
    status: Status
    assessed: int | None
    reached: int | None
    at_or_above_pct: Decimal | None
    mean_gap: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetencyStory:
    """One competency: everybody together, each level, the mean gap at the assessment before, and the
    trainings meant to build it, within a year before the assessment's quarter ended and within one after."""

    competency: Competency
    everybody: CompetencyLine | None
    levels: tuple[CompetencyLine, ...]
    gap_before: Decimal | None
    trained_before: tuple[LocalTraining, ...]
    trained_after: tuple[LocalTraining, ...]

    @property
    def trained(self) -> bool:
        """Whether any training meant to build it was held within a year of the assessment."""
        return bool(self.trained_before or self.trained_after)


@dataclass(frozen=True, slots=True, kw_only=True)
class StratumTally:
    """One level of work over all competencies whose numbers are shown: assessments (not people), those at
    or above, their share in per cent with one decimal, and the competencies shown and hidden."""

    stratum_id: str
    shown: int
    hidden: int
    assessments: int
    at_or_above: int
    at_or_above_pct: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetencyReport:
    """The newest quarter with competencies assessed. ``stories`` are in the framework's order; ``widest``
    those with the largest mean gap of everybody together, the widest first; ``strata_ids`` are those of the
    framework, top first."""

    release: Release
    stories: tuple[CompetencyStory, ...]
    widest: tuple[CompetencyStory, ...]
    strata: tuple[StratumTally, ...]
    everybody: StratumTally

    @property
    def assessed(self) -> int:
        """Competencies in which people were assessed."""
        return sum(story.everybody is not None for story in self.stories)

    @property
    def with_training(self) -> int:
        """Of the widest gaps, those for which a training was held."""
        return sum(story.trained for story in self.widest)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingTally:
    """Trainings of one kind. ``attended`` counts people at those whose attendance is shown (``counted`` of
    them); ``cost_kes`` adds up the known costs (``costed`` of them). ``cost_per_participant`` = sum of
    costs / sum of people over the trainings that have both, in KES without decimals; ``evaluation`` is the
    mean mark, each training counted by its marks, one decimal. ``None``: nothing to divide by."""

    key: str
    trainings: int
    counted: int
    attended: int
    costed: int
    cost_kes: Decimal
    cost_per_participant: Decimal | None
    evaluation: Decimal | None
    marks: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingReport:
    """All trainings of the published quarters, newest first, with tallies by kind and over all."""

    release: Release
    first: Quarter
    trainings: tuple[LocalTraining, ...]
    by: Mapping[TrainingView, tuple[TrainingTally, ...]]
    all: TrainingTally


@dataclass(frozen=True, slots=True, kw_only=True)
class HiddenIn:
    """Numbers of one table of one release: how many are hidden, how many are printed."""

    quarter: Quarter
    table: str
    hidden: int
    printed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """How closely a stranger can know hidden numbers: ``numbers`` of them lie in an interval of at least
    ``least`` (people, or per cent, or whatever they count), and of less than the next such step."""

    least: int | None
    numbers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureReport:
    """What is hidden in everything published, over all current releases together.

    ``numbers`` counts each hidden number once; ``tables`` by release and table. ``reasons`` are what desks
    recorded; ``unrecorded`` the rest. ``intervals`` are of hidden counts of people, ``narrowest`` the
    smallest of them.
    """

    numbers: int
    counts: int
    tables: tuple[HiddenIn, ...]
    reasons: Mapping[HidingRule, int]
    unrecorded: int
    intervals: tuple[Interval, ...]
    narrowest: int | None
    safe_threshold: int
    safe_base: int
    least_interval: int
