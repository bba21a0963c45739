"""The illustrative committees: plans, sittings, reports and questions that come to the quarter's figures.

The whole truth is worked out once from the numerators and denominators of ``figures.py``; each quarter
gets what was known by its end. Recommendations are in ``recommendations.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache

from plugins.core.time.quarter import Quarter

from . import figures
from .committees_words import DROPPED, REASONS, SUBJECTS, about, sentence
from .recommendations import recommendation_tables
from .reports import day_in, pair, reports_until, workday
from .story import COMMITTEES, QUARTERS, Edition
from .tables import Row, around, dice, whole

#: The first quarter with registers of the committees: the policy's plan begins to collect data then.
FIRST = Quarter.parse("2025-26-Q3")
#: The first year with work plans.
FIRST_PLANS = Quarter.parse("2026-27-Q1")
STANDARD_DAYS = 21


def committee_tables(edition: Edition) -> Mapping[str, Sequence[Row]]:
    """The tables at the end of the edition's quarter; none before the first."""
    if edition.period < FIRST:
        return {}
    tables: dict[str, Sequence[Row]] = {
        "sittings": list(_sittings(edition)),
        "committee_reports": list(reports_until(edition.period.last_day)),
        "executive_queries": list(_queries(edition.period.last_day)),
        **recommendation_tables(edition),
    }
    if edition.period >= FIRST_PLANS:
        tables["committee_plan"] = list(_plan(edition.period))
    return tables


# -- sittings


def _counts(unit: str, quarter: str) -> dict[str, int]:
    held = figures.hearings(unit, quarter).denominator or 0
    return {
        "hearing": held,
        "meeting": whole(around(5, 2, "meetings", unit, quarter)),
        "site_visit": sum(done for _, done in _inspected(unit, Quarter.parse(quarter))),
    }


def _sittings(edition: Edition) -> Iterator[Row]:
    quarter = edition.period
    for unit in COMMITTEES:
        before = sum(
            sum(_counts(unit, f"{quarter.financial_year}-Q{number}").values())
            for number in range(1, quarter.number)
        )
        counts = _counts(unit, edition.quarter)
        kinds = [kind for kind, count in counts.items() for _ in range(count)]
        kinds = _shuffled(kinds, unit, quarter)
        costs = iter(_hearing_costs(unit, edition.quarter))
        for place, kind in enumerate(kinds):
            yield _sitting(unit, edition, before + place + 1, place, len(kinds), kind, costs)


def _shuffled(kinds: list[str], *names: object) -> list[str]:
    keys = {place: dice("kind", place, *names).random() for place in range(len(kinds))}
    return [kinds[place] for place in sorted(keys, key=keys.__getitem__)]


def _sitting(
    unit: str, edition: Edition, number: int, place: int, count: int, kind: str, costs: Iterator[int]
) -> Row:
    quarter = edition.period
    span = (quarter.last_day - quarter.first_day).days
    day = workday(quarter.first_day + timedelta(days=3 + place * (span - 5) // max(1, count)))
    chance = dice("sitting", unit, number, quarter)
    hansard = day + timedelta(days=4 + int(chance.random() ** 2 * 30))
    cost = next(costs) if kind == "hearing" else whole(chance.random() * 280 + 160) * 50
    what = sentence(about(number * 5 + COMMITTEES.index(unit) * 37))
    return {
        "committee_id": unit,
        "sitting_no": number,
        "held_on": day,
        "kind": kind,
        **pair("subject", what),
        "open_to_public": chance.random() < {"hearing": 0.92, "meeting": 0.4, "site_visit": 0.75}[kind],
        "quorum_met": chance.random() < 0.96,
        "cost_kes": cost,
        "hansard_published_on": hansard if kind != "site_visit" and hansard <= edition.as_at else None,
    }


def _hearing_costs(unit: str, quarter: str) -> list[int]:
    """Costs in steps of KSh 50 that add up to what was spent on hearings."""
    total, held = figures.hearings(unit, quarter)
    assert held
    each = [whole(total / held * around(1, 0.3, "cost", unit, quarter, n) / 50) * 50 for n in range(held - 1)]
    return [*each, total - sum(each)]


# -- the year's plan


def _inspected(unit: str, quarter: Quarter) -> list[tuple[int, int]]:
    """For the two inspections planned for a quarter: how many were planned and how many made."""
    planned = [1 + whole(dice("inspections", unit, quarter.number, item).random() * 1.4) for item in (1, 2)]
    return [
        (count, count - (dice("missed", unit, quarter, item).random() < 0.35))
        for item, count in enumerate(planned, start=1)
    ]


def _plan(quarter: Quarter) -> Iterator[Row]:
    year = quarter.financial_year
    for index, unit in enumerate(COMMITTEES):
        number = 0
        for planned in range(1, 5):
            over = planned <= quarter.number
            then = Quarter.parse(f"{year}-Q{planned}")
            inspections = _inspected(unit, then)
            due = figures.reports(unit, str(then) if over else str(FIRST_PLANS))
            tabled = due.numerator if over else 0
            met = dice("met", unit, then).random() < 0.7
            items = [
                *(("inspection", *each) for each in inspections),
                ("report", due.denominator or 0, tabled),
                ("executive_engagement", 2, 2 if met else 1),
            ]
            for kind, target, done in items:
                number += 1
                subject = SUBJECTS[(3 * number + 5 * index) % len(SUBJECTS)]
                dropped = not over and planned == 4 and index == 3 and kind == "executive_engagement"
                delivered = done if over else 0
                reason = REASONS[(number + index) % 3] if over and delivered < target else None
                reason = DROPPED if dropped else reason
                yield {
                    "committee_id": unit,
                    "financial_year": year,
                    "item_no": number,
                    "kind": kind,
                    "title_en": _PLANNED[kind][0].format(subject.en),
                    "title_sw": _PLANNED[kind][1].format(subject.sw),
                    "planned_quarter": planned,
                    "target_count": target,
                    "delivered_count": delivered,
                    "status": "dropped" if dropped else "in_plan",
                    **(pair("reason", reason) if reason else {}),
                }


_PLANNED = {
    "inspection": ("Inspection of {} (example)", "Ukaguzi wa {} (mfano)"),
    "report": ("Reports to the Assembly (example)", "Ripoti kwa Bunge la Kaunti (mfano)"),
    "executive_engagement": (
        "Meetings with the executive about {} (example)",
        "Mikutano na Mamlaka Kuu kuhusu {} (mfano)",
    ),
}


# -- questions to the executive


@cache
def _all_queries() -> tuple[Row, ...]:
    found: list[Row] = []
    for quarter in (FIRST, FIRST.next, FIRST.shifted(2), FIRST.shifted(3)):
        for index, unit in enumerate(COMMITTEES):
            count = figures.queries(unit, str(quarter)) if str(quarter) in QUARTERS else figures.Count(2, 5)
            due = count.denominator or 0
            for place in range(due):
                answer_due = day_in(quarter, place, due, "query", unit)
                asked = answer_due - timedelta(days=STANDARD_DAYS)
                chance = dice("query", unit, quarter, place)
                in_time = (
                    (place * 7 + index) % due < count.numerator if _coprime(due) else place < count.numerator
                )
                days = 6 + int(chance.random() * 16) if in_time else 24 + int(chance.random() ** 2 * 70)
                never = not in_time and chance.random() < 0.3
                found.append(
                    {
                        "committee_id": unit,
                        **pair("subject", sentence(about(len(found) * 3 + 11))),
                        "addressed_to": "example county executive",
                        "asked_on": asked,
                        "standard_days": STANDARD_DAYS,
                        "answered_on": None if never else workday(asked + timedelta(days=days)),
                        "outcome": "full" if chance.random() < 0.7 else "partial",
                    }
                )
    ordered = sorted(found, key=lambda row: (str(row["asked_on"]), str(row["committee_id"])))
    return tuple({"query_id": f"qry_{n:04d}", **row} for n, row in enumerate(ordered, start=1))


def _coprime(count: int) -> bool:
    return count % 7 != 0


def _queries(end: date) -> Iterator[Row]:
    for row in _all_queries():
        asked, answered = row["asked_on"], row["answered_on"]
        assert isinstance(asked, date)
        if asked > end:
            continue
        known = isinstance(answered, date) and answered <= end
        yield {
            **row,
            "answered_on": answered if known else None,
            "outcome": row["outcome"] if known else "",
        }
