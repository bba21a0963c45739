"""What follows from the register of bills: stories, cohorts, periods."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from plugins.core.measures.survival import SurvivalStep
from plugins.core.time.release import Release

from .record import Bill, BillAction, BillStage, StatutoryClock

#: Where a bill's journey has led so far. ``governor``: passed and not yet law.
Outcome = Literal["open", "governor", "law", "rejected", "withdrawn", "lapsed"]


#: What became of a clock. ``counted``: days are counted, nothing is judged.
ClockVerdict = Literal["met", "missed", "running", "other_day", "counted"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BillStep:
    """A dated step, the days since the step before it, and its codes (Open States or our own)."""

    action: BillAction
    stage: BillStage
    days: int | None
    classification: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockRun:
    """One run of a clock: ``days`` until it stopped or, while it runs, until the register closed."""

    clock: StatutoryClock
    started_on: date | None
    ended_on: date | None
    days: int | None
    due_on: date | None
    verdict: ClockVerdict


@dataclass(frozen=True, slots=True)
class Lapse:
    """A time in which a bill had ended, until it was restored."""

    ended: Literal["withdrawn", "lapsed"]
    ended_on: date
    restored_on: date

    @property
    def days(self) -> int:
        """How long it lay: from the day on which it ended to the day on which it came back."""
        return (self.restored_on - self.ended_on).days


@dataclass(frozen=True, slots=True, kw_only=True)
class BillStory:
    """One bill and what follows from its steps; ``stage`` is the last it took, ``since`` when.

    ``days_to_passage`` run from first reading to passage; ``days_waiting`` from first reading to the
    register's last day, for a bill before the Assembly. Both run on while a bill had ``lapses``.
    """

    bill: Bill
    steps: tuple[BillStep, ...]
    stage: BillStage
    since: date
    outcome: Outcome
    first_reading_on: date | None
    passed_on: date | None
    assented_on: date | None
    days_to_passage: int | None
    days_waiting: int | None
    readings_on_one_day: bool | None
    hearings_before_passage: int
    lapses: tuple[Lapse, ...]
    clocks: tuple[ClockRun, ...]

    @property
    def place(self) -> str:
        """Where it stands, as the list of bills groups them: a stage, or ``rejected``."""
        return "rejected" if self.outcome == "rejected" else self.stage.stage_id

    @property
    def days_lapsed(self) -> int | None:
        """How many days it had ended and was not yet restored; ``None`` if it never was."""
        return sum(lapse.days for lapse in self.lapses) if self.lapses else None

    @property
    def is_open(self) -> bool:
        """Whether something can still happen to it before it is law."""
        return self.outcome in ("open", "governor")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cohort:
    """Bills first read in one financial year. ``passed_in_time`` counts those passed within
    ``bills.HALF_A_YEAR`` days; ``None`` while a bill of the year has been waiting for less."""

    financial_year: str
    read: int
    passed: int
    passed_in_time: int | None
    waiting: int
    ended: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockTally:
    """All runs of one clock: what became of them, and the middle value of the days of those that ended."""

    clock: StatutoryClock
    met: int
    missed: int
    running: int
    other_day: int
    counted: int
    median_days: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeTally:
    """Hearings and meetings whose notice is recorded, and the days between notice and event."""

    events: int
    median_days: Decimal
    least_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BillRegister:
    """The register of bills as it stood on ``as_at``, the last day of ``release``'s quarter; ``usual`` days
    at a stage, by its id."""

    release: Release
    as_at: date
    stages: tuple[BillStage, ...]
    bills: tuple[BillStory, ...]
    curve: tuple[SurvivalStep, ...]
    median_days: int | None
    cohorts: tuple[Cohort, ...]
    clocks: tuple[ClockTally, ...]
    notice: NoticeTally | None
    usual: Mapping[str, int]
