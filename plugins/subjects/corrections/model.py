"""How much published figures were revised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from checked_tables.status import Status
from plugins.core.time.quarter import Quarter

#: So many periods make a mean worth publishing: a year.
ENOUGH = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Vintage:
    """What one version said of a period."""

    version: int
    published_on: date
    value: Decimal | None
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisedPeriod:
    """A period's value by version, oldest first."""

    quarter: Quarter
    vintages: tuple[Vintage, ...]

    @property
    def revision(self) -> Decimal | None:
        """R = latest - first, in the metric's unit; ``None`` where one of them has no value."""
        first, latest = self.vintages[0].value, self.vintages[-1].value
        return None if first is None or latest is None else latest - first

    @property
    def was_revised(self) -> bool:
        """Whether any version said something else than the one before it."""
        said = [(vintage.value, vintage.status) for vintage in self.vintages]
        return any(one != said[0] for one in said)


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionHistory:
    """A metric of a unit over all its periods, oldest first."""

    metric_id: str
    unit_id: str
    periods: tuple[RevisedPeriod, ...]

    @property
    def revised(self) -> tuple[RevisedPeriod, ...]:
        """The periods of which a later version said something else."""
        return tuple(period for period in self.periods if period.was_revised)

    @property
    def counted(self) -> int:
        """n: the periods with a first and a latest value."""
        return len(self._sizes)

    def mean_revision(self, decimals: int) -> Decimal | None:
        """sum(R) / n, rounded half up once; ``None`` with fewer than four periods."""
        return self._mean(self._sizes, decimals)

    def mean_absolute_revision(self, decimals: int) -> Decimal | None:
        """sum(|R|) / n, rounded half up once; ``None`` with fewer than four periods."""
        return self._mean(tuple(abs(size) for size in self._sizes), decimals)

    @property
    def _sizes(self) -> tuple[Decimal, ...]:
        return tuple(period.revision for period in self.periods if period.revision is not None)

    @staticmethod
    def _mean(sizes: tuple[Decimal, ...], decimals: int) -> Decimal | None:
        if len(sizes) < ENOUGH:
            return None
        return (sum(sizes, Decimal(0)) / len(sizes)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Revisions:
    """The history of revisions of each figure that was revised."""

    histories: tuple[RevisionHistory, ...]
