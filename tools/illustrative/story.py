"""What happened, quarter by quarter: dates, who did not report, what does not apply. All invented.

2024-25: a baseline computed afterwards. 2025-26 Q1 to Q3: reports without an index, because the
policy's plan develops metrics in Q2 and collects data in Q3. 2025-26 Q4: the first index, corrected
once. 2026-27 Q1: the second.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from plugins.core.time.quarter import Quarter


class Text(NamedTuple):
    en: str
    sw: str


@dataclass(frozen=True, kw_only=True)
class Edition:
    """One version of one quarter's release."""

    quarter: str
    version: int = 1
    as_at: date
    scheduled_on: date
    published_on: date
    next_expected_on: date
    no_index: Text | None = None

    @property
    def period(self) -> Quarter:
        return Quarter.parse(self.quarter)

    @property
    def is_back_cast(self) -> bool:
        return self.quarter < "2025-26"


_BASELINE = Text(
    "This quarter came before the policy; its figures are a baseline, computed afterwards.",
    "Robo hii ilikuwa kabla ya sera; takwimu zake ni kiwango cha mwanzo, zilizokokotolewa baadaye.",
)
_NO_METRICS = Text(
    "The metrics had not been developed: the policy's work plan does that in the second quarter.",
    "Viashiria havikuwa vimeandaliwa: mpango kazi wa sera hufanya hivyo katika robo ya pili.",
)
_NO_DATA = Text(
    "The metrics were developed in this quarter; the work plan begins to collect their data in the third.",
    "Viashiria viliandaliwa katika robo hii; mpango kazi huanza kukusanya data yake katika robo ya tatu.",
)
_NO_WEIGHTS = Text(
    "Data collection began in this quarter; the work plan sets weights and the index in the fourth.",
    "Ukusanyaji wa data ulianza robo hii; mpango kazi huweka uzito na fahirisi katika robo ya nne.",
)


def _back_cast(quarter: str) -> Edition:
    return Edition(
        quarter=quarter,
        as_at=date(2025, 9, 15),
        scheduled_on=date(2025, 9, 30),
        published_on=date(2025, 9, 30),
        next_expected_on=date(2025, 10, 30),
        no_index=_BASELINE,
    )


EDITIONS = (
    *(_back_cast(f"2024-25-Q{number}") for number in (1, 2, 3, 4)),
    Edition(
        quarter="2025-26-Q1",
        as_at=date(2025, 10, 15),
        scheduled_on=date(2025, 10, 30),
        published_on=date(2025, 10, 30),
        next_expected_on=date(2026, 1, 30),
        no_index=_NO_METRICS,
    ),
    Edition(
        quarter="2025-26-Q2",
        as_at=date(2026, 1, 16),
        scheduled_on=date(2026, 1, 30),
        published_on=date(2026, 2, 5),
        next_expected_on=date(2026, 4, 30),
        no_index=_NO_DATA,
    ),
    Edition(
        quarter="2025-26-Q3",
        as_at=date(2026, 4, 15),
        scheduled_on=date(2026, 4, 30),
        published_on=date(2026, 4, 30),
        next_expected_on=date(2026, 7, 30),
        no_index=_NO_WEIGHTS,
    ),
    Edition(
        quarter="2025-26-Q4",
        as_at=date(2026, 7, 15),
        scheduled_on=date(2026, 7, 30),
        published_on=date(2026, 7, 30),
        next_expected_on=date(2026, 10, 30),
    ),
    Edition(
        quarter="2025-26-Q4",
        version=2,
        as_at=date(2026, 7, 15),
        scheduled_on=date(2026, 8, 28),
        published_on=date(2026, 8, 28),
        next_expected_on=date(2026, 10, 30),
    ),
    Edition(
        quarter="2026-27-Q1",
        as_at=date(2026, 10, 15),
        scheduled_on=date(2026, 10, 30),
        published_on=date(2026, 10, 30),
        next_expected_on=date(2027, 1, 29),
    ),
)
QUARTERS = tuple(dict.fromkeys(edition.quarter for edition in EDITIONS))

DEPARTMENTS = ("dept_acacia", "dept_baobab", "dept_cedar", "dept_fig", "dept_sisal")
COMMITTEES = ("cmt_heron", "cmt_ibis", "cmt_kingfisher", "cmt_pelican")
CORRECTED = "2025-26-Q4"

_NO_RECORDS = Text(
    "Example Department Sisal kept no records of this quarter.",
    "Idara ya Mfano Sisal haikuweka kumbukumbu za robo hii.",
)
_TOO_LATE = Text("Nothing arrived by the deadline.", "Hakuna kilichowasilishwa kufikia tarehe ya mwisho.")
_MOVING = Text(
    "The department was moving office and sent nothing.",
    "Idara ilikuwa ikihama ofisi na haikutuma chochote.",
)
#: Units that sent nothing at all for a quarter, with the note that readers see.
SILENT = {
    ("2024-25-Q1", "dept_sisal"): _NO_RECORDS,
    ("2024-25-Q2", "dept_sisal"): _NO_RECORDS,
    ("2024-25-Q3", "dept_sisal"): _NO_RECORDS,
    ("2025-26-Q1", "dept_sisal"): _TOO_LATE,
    ("2025-26-Q1", "cmt_pelican"): _TOO_LATE,
    ("2025-26-Q2", "dept_fig"): _MOVING,
    ("2026-27-Q1", "dept_sisal"): _TOO_LATE,
}
WITHOUT = {
    "dept_fig": Text("Without Example Department Fig.", "Bila Idara ya Mfano Fig."),
    "dept_sisal": Text("Without Example Department Sisal.", "Bila Idara ya Mfano Sisal."),
    "cmt_pelican": Text("Without Example Committee Pelican.", "Bila Kamati ya Mfano Pelican."),
}

_NO_BILL = Text("No bill was passed.", "Hakuna mswada uliopitishwa.")
_NOT_YET = Text("Not collected yet.", "Bado haikusanywi.")
_NO_PLAN = Text(
    "Not collected yet: the first work plans are being written.",
    "Bado haikusanywi: mipango ya kwanza inaandikwa.",
)
_FIRST_PLANS = Text(
    "Not collected as a metric yet: the first work plans run from July 2026.",
    "Bado haikusanywi kama kiashiria: mipango ya kwanza inaanza Julai 2026.",
)
#: Single figures that are missing, or there with a reservation: status and note.
SINGLE: dict[tuple[str, str, str], tuple[str, Text]] = {
    ("2024-25-Q2", "adm_travel_kes", "assembly"): (
        "estimated",
        Text(
            "Estimated: some vouchers were not found.", "Makadirio: baadhi ya hati za malipo hazikupatikana."
        ),
    ),
    ("2025-26-Q1", "ovs_audit_implemented", "assembly"): (
        "not_applicable",
        Text(
            "No audit recommendation was due in this quarter.",
            "Hakuna pendekezo la ukaguzi lililotakiwa kutekelezwa katika robo hii.",
        ),
    ),
    ("2025-26-Q2", "leg_participation_rate", "assembly"): ("not_applicable", _NO_BILL),
    ("2025-26-Q2", "leg_days_to_passage", "assembly"): ("not_applicable", _NO_BILL),
    ("2025-26-Q2", "stk_satisfaction", "assembly"): (
        "suppressed",
        Text(
            "Fewer than ten people answered, so no figure is published.",
            "Watu waliojibu hawakufika kumi, kwa hivyo hakuna takwimu inayochapishwa.",
        ),
    ),
    ("2025-26-Q2", "ovs_recommendations_implemented", "cmt_kingfisher"): (
        "not_applicable",
        Text(
            "The committee had no recommendation due.",
            "Kamati haikuwa na pendekezo lililotakiwa kutekelezwa.",
        ),
    ),
    ("2025-26-Q3", "adm_labour_effectiveness", "dept_sisal"): (
        "not_collected",
        Text("Working time was not yet recorded.", "Muda wa kazi haukuwa umeanza kurekodiwa."),
    ),
    ("2025-26-Q3", "inn_hansard_automation", "assembly"): (
        "reported",
        Text("A pilot of three weeks.", "Majaribio ya wiki tatu."),
    ),
    ("2026-27-Q1", "ovs_audit_implemented", "assembly"): (
        "not_reported",
        Text(
            "The register of audit responses did not arrive by the deadline.",
            "Rejista ya majibu ya ukaguzi haikuwasilishwa kufikia tarehe ya mwisho.",
        ),
    ),
    ("2026-27-Q1", "adm_energy_kwh", "assembly"): (
        "provisional",
        Text(
            "September's bill is an estimate by the supplier.",
            "Ankara ya Septemba ni makadirio ya msambazaji.",
        ),
    ),
    **{
        (quarter, metric, "assembly"): ("not_collected", note)
        for quarter in ("2025-26-Q3", "2025-26-Q4", "2026-27-Q1")
        for metric, note in (
            ("ovs_public_feedback", _NOT_YET),
            ("ovs_workplan_delivery", _FIRST_PLANS if quarter > "2026" else _NO_PLAN),
        )
    },
}
#: Which rule hides a figure of ``SINGLE`` that is suppressed.
HIDDEN_OBSERVATIONS = {"stk_satisfaction": "small_base"}
PROVISIONAL_ENERGY = Text(
    "June's bill had not arrived; last June's was used.",
    "Ankara ya Juni haikuwa imefika; ya Juni iliyopita ilitumika.",
)
