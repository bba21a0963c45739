"""A statement: what is known of one or two values, and how much of it may be said.

===== ============================================ ==========================================
grade it is known that                             so that may be said
===== ============================================ ==========================================
E0    a figure exists                              the figure
E1    two figures may be read together             both, side by side
E2    complete figures differ enough               more, fewer, higher, lower, rose, fell
E3    a sample or a simulation tells them apart    the same, with the interval
E4    ten comparable quarters pass the test        is improving, is worsening
===== ============================================ ==========================================

A verdict has its grade; a caller cannot ask for another. *Better* is no verdict of a change: that a change
goes the way that is wanted is a fact beside it (``wanted``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from plugins.core.measures.rounding import quotient
from plugins.core.time.quarter import Quarter

Grade = Literal["E0", "E1", "E2", "E3", "E4"]

#: What a value is compared with.
Base = Literal["previous", "year"]

#: Where a value comes from, which decides how sure it can be.
Source = Literal[
    "register",  # a share of all cases of a register
    "fixed",  # a share of a population that is the same each quarter, such as 47 Members
    "count",
    "median",
    "mean",
    "money",
    "amount",
    "sample",  # drawn by chance
    "census",  # everybody was asked, some answered
    "self_selected",  # who wanted to answer
    "composite",  # computed from others
    "index",  # with a simulation of other defensible choices
]

#: What is decided of a change.
Verdict = Literal["higher", "lower", "same", "unclear", "side_by_side", "not_compared"]

#: Why a change is not told, or only side by side.
Reason = Literal[
    "",
    "no_earlier_quarter",
    "no_figure",
    "definition_changed",
    "provenance",
    "unit_changed",
    "population",
    "cumulative",
    "season",
    "few_cases",
    "two_cases",
    "cases_unknown",
    "answered",
    "unrecorded",
    "interval",
    "draws",
    "not_simulated",
]

#: What must be said with a statement: of the later figure, and of the earlier one, ``base``.
Caveat = Literal[
    "provisional",
    "estimated",
    "low_response",
    "wide",  # a sample's range is at least this wide: its design effect is not recorded
    "base_provisional",
    "base_estimated",
    "base_low_response",
    "base_revised",  # another figure than when its quarter was first published
    "matched",
    "restated",  # the earlier figure stands on the basis of the later one, not as it was released
]

GRADES: Mapping[Verdict, Grade] = {
    "higher": "E2",
    "lower": "E2",
    "same": "E2",
    "unclear": "E1",
    "side_by_side": "E1",
    "not_compared": "E0",
}
#: Those whose direction rests on a sample or on a simulation.
TOLD_APART: frozenset[Source] = frozenset({"sample", "index"})


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """One value of a comparison, as one release has it.

    ``value`` is as published, ``exact`` unrounded, both ``None`` where there is none; ``cases`` are the cases
    that it rests on (the base of a share or mean, the count itself), ``None`` where they are not known; a
    share has ``part`` cases of them. ``definition`` names the definition used, ``population`` who or what is
    behind it (empty: a whole that does not change); ``played`` is its provenance with what an illustrative
    quarter plays at. Of people who were asked, ``drawn`` is how they were found and ``asked`` how many they
    were. So many of the ``cases`` are ``unrecorded``: the day that decides is not known, so they may or may
    not be among the ``part``. ``design_effect`` is what is recorded of a sample: its variance over that of as
    many drawn one by one. ``address`` is where it stands: release, subject, unit.
    """

    quarter: Quarter
    release: str
    value: Decimal | None
    exact: Decimal | None = None
    part: Decimal | None = None
    cases: Decimal | None = None
    status: str = "reported"
    played: str = "reported"
    definition: str = ""
    population: frozenset[str] = frozenset()
    drawn: Source | Literal[""] = ""
    asked: Decimal | None = None
    unrecorded: Decimal | None = None
    design_effect: Decimal | None = None
    address: str = ""

    @property
    def share(self) -> tuple[Decimal, Decimal] | None:
        """Of a share its part and its cases, for an interval: both over the design effect; ``None`` of all
        else."""
        if self.part is None or not self.cases:
            return None
        effect = self.design_effect or Decimal(1)
        return quotient(self.part, effect), quotient(self.cases, effect)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What is decided of the change of one measure of one unit.

    ``ends`` are the later value and, where it is compared, the earlier one; ``difference`` is of exact
    values, rounded once to the measure's decimals, and only there where it may be told (``higher``,
    ``lower``, ``same``, ``unclear``). ``size`` is the difference in thresholds. ``interval`` is that of the
    difference, in percentage points, or the shares of draws (up, down). ``rule`` names the row of
    ``rules.RULES`` that decided. ``matched`` are the units, of those behind the figure, that are compared.
    """

    subject: str
    unit: str
    base: Base
    source: Source
    now: End
    before: End | None
    verdict: Verdict
    rule: str
    reason: Reason = ""
    base_quarter: Quarter
    difference: Decimal | None = None
    size: Decimal | None = None
    interval: tuple[Decimal, Decimal] | None = None
    wanted: Literal["toward", "against", ""] = ""
    caveats: tuple[Caveat, ...] = ()
    matched: frozenset[str] = frozenset()

    @property
    def grade(self) -> Grade:
        """How much may be said."""
        grade = GRADES[self.verdict]
        return "E3" if grade == "E2" and self.verdict != "same" and self.source in TOLD_APART else grade

    @property
    def id(self) -> str:
        """``2026-27-Q1/v1/change/ovs_query_resolution/assembly/previous``: the same in both languages, for
        ever."""
        return f"{self.now.quarter}/{self.now.release}/change/{self.subject}/{self.unit}/{self.base}"

    @property
    def more_cases(self) -> Decimal | None:
        """By how many cases the later value has more or fewer, without a sign; ``None`` where they are not
        counted."""
        if self.before is None or self.now.part is None or self.before.part is None:
            return None
        return abs(self.now.part - self.before.part)

    @property
    def matched_units(self) -> int:
        """How many units are compared, of those behind the figure; 0 where it is compared whole."""
        return len(self.matched)

    @property
    def is_compared(self) -> bool:
        """Whether both values may at least be read together."""
        return self.verdict != "not_compared"

    @property
    def has_direction(self) -> bool:
        """Whether it says that one is higher than the other."""
        return self.verdict in ("higher", "lower")
