"""Each metric counted with pandas as its definition reads, by hand and without a rule: a second reader."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pandas as pd

#: July to September 2026.
FIRST, LAST = date(2026, 7, 1), date(2026, 9, 30)
#: Numerator and denominator, or the value alone; ``None`` where there is no figure.
Parts = tuple[Fraction, Fraction] | tuple[Fraction] | None
Reader = Callable[[pd.DataFrame], Parts]


def inside(days: pd.Series) -> pd.Series:
    """Whether each day lies in the quarter; an empty one does not."""
    return days.map(lambda day: isinstance(day, date) and FIRST <= day <= LAST).astype(bool)


def by(days: pd.Series, limit: date = LAST) -> pd.Series:
    return days.map(lambda day: isinstance(day, date) and day <= limit).astype(bool)


def number(rows: pd.DataFrame) -> Parts:
    return (Fraction(len(rows)),)


def share(counting: pd.DataFrame, population: pd.DataFrame) -> Parts:
    return (Fraction(len(counting)), Fraction(len(population))) if len(population) else None


def sums(top: pd.Series, bottom: pd.Series | int) -> Parts:
    below = bottom if isinstance(bottom, int) else sum(bottom)
    return (Fraction(sum(top)), Fraction(below)) if below else None


def middle(values: pd.Series) -> Parts:
    ordered = sorted(values)
    half = len(ordered) // 2
    if not ordered:
        return None
    return (Fraction(ordered[half] + ordered[~half], 2),)


def drafted(steps: pd.DataFrame) -> Parts:
    """Bills whose first scrutiny that did not fail and was not put off lies in the quarter."""
    done = steps[(steps["stage_id"] == "scrutiny") & ~steps["result"].isin(["failed", "deferred"])]
    return number(done.drop_duplicates("bill_id")[lambda rows: inside(rows["date"])])


def recommendations(audits: bool) -> Reader:
    def count(rows: pd.DataFrame) -> Parts:
        due = rows[((rows["source_kind"] == "audit") == audits) & by(rows["due_on"])]
        gone = by(due["implemented_on"], date(2026, 6, 30)) & by(due["due_on"], date(2026, 6, 30))
        still = due[~gone]
        return share(still[by(still["implemented_on"])], still)

    return count


def effectiveness(rows: pd.DataFrame) -> Parts:
    def total(column: str) -> Fraction:
        return Fraction(sum(rows[column]))

    made, standard, scheduled = map(total, ("actual_output", "standard_output", "scheduled_hours"))
    if not scheduled or not standard:
        return None
    worked = total("productive_hours") / scheduled
    if not worked or not made:
        return (Fraction(0),)
    quality = total("conforming_output") / made
    return (100 * worked * min(made / standard, Fraction(1)) * quality,)


def resource(word: str) -> Reader:
    def count(rows: pd.DataFrame) -> Parts:
        own = rows[rows["resource"] == word]["quantity"]
        return (Fraction(sum(own)),) if len(own) else None

    return count


def answered_in_time(rows: pd.DataFrame) -> Parts:
    due = rows[inside(rows["answer_due"])]
    in_time = [
        isinstance(a, date) and a <= d for a, d in zip(due["answered_on"], due["answer_due"], strict=True)
    ]
    return share(due[in_time], due)


def heard(rows: pd.DataFrame) -> Parts:
    passed = rows[inside(rows["passed_on"])]
    return share(passed[passed["hearings_before_passage"] > 0], passed)


def hearings(column: str) -> Reader:
    def count(rows: pd.DataFrame) -> Parts:
        held = rows[(rows["kind"] == "hearing") & inside(rows["held_on"])]
        return sums(held[column], len(held))

    return count


def tabled(rows: pd.DataFrame) -> Parts:
    due = rows[inside(rows["due_on"])]
    return share(due[by(due["tabled_on"])], due)


def satisfied(rows: pd.DataFrame) -> Parts:
    asked = rows[(rows["survey_id.audience"] == "public") & rows["satisfied"].notna()]
    return sums(asked[asked["satisfied"] == True]["n"], asked["n"])  # noqa: E712


def charter(rows: pd.DataFrame) -> Parts:
    kinds = rows["kind"].isin(["inquiry", "petition", "complaint"])
    whole = rows[(rows["channel"] == "all") & kinds]
    return sums(whole["within_standard"], whole["due"])


def engaged(rows: pd.DataFrame) -> Parts:
    due = rows[rows["submitted"] != "not_due"]
    return share(due[due["submitted"] == "yes"], due)


def planned(rows: pd.DataFrame) -> Parts:
    now = rows[rows["planned_quarter"] == 1]
    return sums(now["delivered_count"], now["target_count"])


def spent(rows: pd.DataFrame) -> Parts:
    own = rows[rows["unit_id"] == "assembly"]
    return sums(own["spent_to_date_kes"], own["approved_kes"])


READERS: dict[str, Reader] = {
    "leg_bills_drafted": drafted,
    "leg_bills_passed": lambda rows: number(rows[inside(rows["passed_on"])]),
    "leg_bills_assented": lambda rows: number(rows[inside(rows["assented_on"])]),
    "leg_participation_rate": heard,
    "leg_days_to_passage": lambda rows: middle(rows[inside(rows["passed_on"])]["days_to_passage"]),
    "leg_hearing_participants": hearings("attendees"),
    "ovs_report_completion": tabled,
    "ovs_query_resolution": answered_in_time,
    "ovs_audit_implemented": recommendations(True),
    "ovs_recommendations_implemented": recommendations(False),
    "ovs_report_turnaround": lambda rows: middle(rows[inside(rows["tabled_on"])]["days_to_table"]),
    "ovs_workplan_delivery": planned,
    "adm_budget_execution": spent,
    "adm_cost_per_hearing": hearings("cost_kes"),
    "adm_workload_output": lambda rows: (Fraction(sum(rows["actual_output"])),) if len(rows) else None,
    "adm_labour_effectiveness": effectiveness,
    "adm_energy_kwh": resource("energy_kwh"),
    "adm_printing_pages": resource("printing_pages"),
    "adm_travel_kes": resource("travel_kes"),
    "stk_satisfaction": satisfied,
    "stk_charter_compliance": charter,
    "stk_engagement_reports": engaged,
}
