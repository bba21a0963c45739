"""What each unit counted in each quarter: seeded around a level, a drift and a season.

Units' counts come first; the Assembly's shares are the ratio of the sums over the units that
reported, so that the tables agree with each other. What only the Assembly counts is told outright.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from .story import COMMITTEES, DEPARTMENTS, QUARTERS, SILENT
from .tables import around, half_up, whole


class Count(NamedTuple):
    """A numerator over a denominator, or a plain amount (denominator ``None``)."""

    numerator: int
    denominator: int | None = None


class Labour(NamedTuple):
    scheduled: int
    productive: int
    standard: int
    actual: int
    conforming: int


@dataclass(frozen=True)
class Department:
    staff: int
    days: float
    due: int
    listed: int
    digital: tuple[int, ...]
    on_time: float
    recurrent: int
    development: int


#: Millions of shillings a year; ``digital`` counts listed processes, quarter by quarter.
_DEPARTMENTS = {
    "dept_acacia": Department(42, 5.6, 24, 14, (5, 5, 6, 6, 7, 7, 8, 9, 10), 0.02, 212, 34),
    "dept_baobab": Department(58, 7.4, 31, 18, (6, 6, 6, 7, 8, 8, 9, 10, 11), -0.03, 286, 41),
    "dept_cedar": Department(27, 4.1, 17, 11, (5, 5, 5, 6, 6, 7, 7, 8, 8), 0.05, 118, 12),
    "dept_fig": Department(33, 6.6, 19, 12, (3, 3, 4, 4, 4, 4, 5, 6, 6), -0.05, 141, 22),
    "dept_sisal": Department(12, 8.8, 8, 6, (1, 1, 1, 1, 1, 2, 2, 2, 2), -0.12, 55, 9),
}
_BUSY = (1.0, 0.8, 1.05, 1.2)
_RECURRENT = (0.212, 0.438, 0.662, 0.893)
_DEVELOPMENT = (0.05, 0.19, 0.41, 0.77)
_REPORTS_DUE = {"cmt_heron": 7, "cmt_ibis": 9, "cmt_kingfisher": 5, "cmt_pelican": 6}
_STRENGTH = {"cmt_heron": 0.06, "cmt_ibis": 0.0, "cmt_kingfisher": 0.03, "cmt_pelican": -0.11}
#: Shares that drift over the nine quarters, Assembly-wide.
_REPORTS = (0.66, 0.64, 0.68, 0.71, 0.70, 0.69, 0.74, 0.80, 0.78)
_ANSWERED = (0.79, 0.77, 0.81, 0.82, 0.84, 0.83, 0, 0, 0)
_ANSWERED_ON_TIME = (0, 0, 0, 0, 0, 0, 0.54, 0.57, 0.37)
_CARRIED_OUT = (0, 0, 0, 0, 0, 0.43, 0.47, 0.52, 0.62)
_ON_TIME = (0.70, 0.69, 0.71, 0.73, 0.74, 0.70, 0.74, 0.75, 0.85)

_ASSEMBLY_ONLY: dict[str, tuple[Count | None, ...]] = {
    "leg_bills_drafted": tuple(map(Count, (3, 2, 5, 6, 4, 2, 5, 7, 4))),
    "leg_bills_passed": tuple(map(Count, (2, 1, 3, 5, 2, 0, 3, 5, 4))),
    "leg_bills_assented": tuple(map(Count, (1, 2, 2, 4, 3, 1, 2, 4, 4))),
    "leg_participation_rate": (
        *(Count(1, 2), Count(1, 1), Count(2, 3), Count(3, 5)),
        *(Count(2, 2), None, Count(2, 3), Count(2, 5), Count(2, 4)),
    ),
    "leg_days_to_passage": (
        *map(Count, (118, 131, 109, 124, 112)),
        None,
        *map(Count, (104, 106, 88)),
    ),
    "leg_hearing_participants": (*[None] * 5, Count(84, 2), Count(203, 4), Count(322, 6), Count(312, 5)),
    "ovs_audit_implemented": (
        *(Count(9, 24), Count(11, 24), Count(13, 26), Count(14, 26)),
        *(None, Count(12, 22), Count(13, 25), Count(14, 25), None),
    ),
    "ovs_report_turnaround": tuple(map(Count, (48, 50, 46, 45, 44, 42, 43, 41, 38))),
    "adm_energy_kwh": (*[None] * 5, *map(Count, (29850, 30410, 28960, 27400))),
    "adm_printing_pages": (*[None] * 6, *map(Count, (112400, 104900, 121300))),
    "adm_travel_kes": tuple(
        map(
            Count,
            (4620400, 3984000, 5312750, 4868300, 4211900, 3619450, 4752600, 4330150, 3884200),
        )
    ),
    "stk_satisfaction": (*[None] * 6, Count(108, 201), Count(128, 229), Count(153, 252)),
    "stk_charter_compliance": (*[None] * 6, Count(121, 186), Count(143, 207), Count(115, 189)),
    "stk_engagement_reports": (*[None] * 6, Count(26, 47), Count(31, 47), Count(41, 47)),
    "qua_legal_compliance": (
        *(Count(17, 21), Count(15, 19), Count(22, 27), Count(26, 31)),
        *(Count(20, 24), Count(14, 17), Count(24, 28), Count(28, 31), Count(26, 28)),
    ),
    "inn_hansard_automation": (*[None] * 6, Count(6, 24), Count(9, 26), Count(10, 23)),
}


def assembly_only(metric: str, quarter: str) -> Count | None:
    return _ASSEMBLY_ONLY[metric][QUARTERS.index(quarter)]


def is_assembly_only(metric: str) -> bool:
    return metric in _ASSEMBLY_ONLY


def reporting(kind: tuple[str, ...], quarter: str) -> tuple[str, ...]:
    return tuple(unit for unit in kind if (quarter, unit) not in SILENT)


def deliverables(unit: str, quarter: str) -> Count:
    one, index = _DEPARTMENTS[unit], QUARTERS.index(quarter)
    due = whole(around(one.due * _BUSY[index % 4], 1.6, "due", unit, quarter))
    return _share(around(_ON_TIME[index] + one.on_time, 0.04, "on time", unit, quarter), due)


def digital(unit: str, quarter: str) -> Count:
    one = _DEPARTMENTS[unit]
    return Count(one.digital[QUARTERS.index(quarter)], one.listed)


def doc_days(unit: str, quarter: str) -> Decimal:
    one, index = _DEPARTMENTS[unit], QUARTERS.index(quarter)
    drift = -0.02 if unit == "dept_fig" else 0.039
    days = around(one.days * (1 - drift * index), 0.35, "days", unit, quarter)
    return half_up(Decimal(whole(days * 100)) / 100, 1)


def assembly_doc_days(quarter: str) -> Decimal:
    """Weighted by what the departments handle; it lies between their lowest and highest."""
    units = reporting(DEPARTMENTS, quarter)
    total = sum(doc_days(unit, quarter) * _DEPARTMENTS[unit].due for unit in units)
    return half_up(Decimal(total) / sum(_DEPARTMENTS[unit].due for unit in units), 1)


def labour(unit: str, quarter: str) -> Labour:
    one, index = _DEPARTMENTS[unit], QUARTERS.index(quarter)
    scheduled = one.staff * 8 * (61, 58, 60, 60)[index % 4]
    productive = whole(scheduled * around(0.85 + 0.005 * (index - 6), 0.02, "productive", unit, quarter))
    standard = whole(productive * around(0.047, 0.004, "standard", unit))
    actual = min(standard, whole(standard * around(0.88 + one.on_time / 2, 0.03, "actual", unit, quarter)))
    conforming = whole(actual * around(0.91, 0.02, "conforming", unit, quarter))
    return Labour(scheduled, productive, standard, actual, conforming)


def budget(unit: str, quarter: str) -> dict[str, Count]:
    """Spent so far this financial year over the year's approved budget, by economic class, in KES."""
    one, index = _DEPARTMENTS[unit], QUARTERS.index(quarter)
    year, number = divmod(index, 4)
    found = {}
    for kind, millions, path in (
        ("recurrent", one.recurrent, _RECURRENT),
        ("development", one.development, _DEVELOPMENT),
    ):
        approved = whole(millions * 1000 * 1.05**year) * 1000
        if number >= 2:
            approved += whole(approved * (0.03 if kind == "recurrent" else -0.08) / 1000) * 1000
        share = around(path[number] + 0.012 * (year - 1) * number, 0.008, kind, unit, quarter)
        if quarter == "2026-27-Q1":
            share -= 0.024
        found[kind] = Count(whole(millions * 1_000_000 * 1.05**year * share), approved)
    return found


def first_budget(unit: str, quarter: str) -> dict[str, int]:
    """The budget that was first approved for the quarter's financial year, by economic class, in KES."""
    one, year = _DEPARTMENTS[unit], QUARTERS.index(quarter) // 4
    lines = (("recurrent", one.recurrent), ("development", one.development))
    return {kind: whole(millions * 1000 * 1.05**year) * 1000 for kind, millions in lines}


def reports(unit: str, quarter: str) -> Count:
    index = QUARTERS.index(quarter)
    due = whole(around(_REPORTS_DUE[unit] * _BUSY[index % 4], 0.9, "reports", unit, quarter))
    return _share(around(_REPORTS[index] + _STRENGTH[unit], 0.05, "tabled", unit, quarter), due)


def queries(unit: str, quarter: str) -> Count:
    index = QUARTERS.index(quarter)
    due = whole(around(1.6 * _REPORTS_DUE[unit] * _BUSY[index % 4], 1.5, "queries", unit, quarter))
    level = _ANSWERED[index] or _ANSWERED_ON_TIME[index]
    return _share(around(level + _STRENGTH[unit], 0.06, "answered", unit, quarter), due)


def recommendations(unit: str, quarter: str) -> Count:
    index = QUARTERS.index(quarter)
    if (quarter, unit) == ("2025-26-Q2", "cmt_kingfisher"):
        return Count(0, 0)
    due = whole(around(1.4 * _REPORTS_DUE[unit], 1.5, "recommendations", unit, quarter))
    return _share(around(_CARRIED_OUT[index] + _STRENGTH[unit], 0.06, "carried out", unit, quarter), due)


def hearings(unit: str, quarter: str) -> Count:
    """KES spent on hearings over hearings held."""
    index = QUARTERS.index(quarter)
    held = whole(around(1.5 * _REPORTS_DUE[unit] * _BUSY[index % 4], 1.4, "hearings", unit, quarter))
    each = around(45200 - 480 * index - 30000 * _STRENGTH[unit], 1900, "each", unit, quarter)
    return Count(whole(held * each / 50) * 50, held)


BY_DEPARTMENT = {"adm_ict_adoption": digital, "adm_deliverables_on_time": deliverables}
BY_COMMITTEE = {
    "ovs_report_completion": reports,
    "ovs_query_resolution": queries,
    "ovs_recommendations_implemented": recommendations,
    "adm_cost_per_hearing": hearings,
}


def summed(metric: str, quarter: str) -> Count:
    """The Assembly's count: the sums over the units that reported."""
    by_unit, kind = (BY_DEPARTMENT, DEPARTMENTS) if metric in BY_DEPARTMENT else (BY_COMMITTEE, COMMITTEES)
    counts = [by_unit[metric](unit, quarter) for unit in reporting(kind, quarter)]
    return Count(sum(c.numerator for c in counts), sum(c.denominator or 0 for c in counts))


def _share(share: float, out_of: int) -> Count:
    return Count(min(out_of, max(0, whole(share * out_of))), out_of)
