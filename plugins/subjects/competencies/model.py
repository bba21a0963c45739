"""What follows from assessed competencies: gaps by competency and level of work."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from checked_tables.status import Status
from plugins.core.time.release import Release
from plugins.subjects.framework.record import Competency
from plugins.subjects.trainings.record import LocalTraining


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
