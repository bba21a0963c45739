"""Check what follows from single rows: labour, budget, services, petitions."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from .arithmetic import half_up
from .cells import ONE, ZERO, Number, Row, number
from .tables import WITH_VALUE_SDMX, Check, Release


def factors(row: Row | None) -> tuple[Number, Number, Number]:
    """Availability, performance (at most 1) and quality as shares."""
    if row is None or row["obs_status"] not in WITH_VALUE_SDMX:
        return None, None, None

    def share(part: str, of: str) -> Number:
        above, below = number(row, part), number(row, of)
        return above / below if above is not None and below else None

    performance = share("actual_output", "standard_output")
    return (
        share("productive_hours", "scheduled_hours"),
        None if performance is None else min(performance, ONE),
        share("conforming_output", "actual_output"),
    )


def check_labour(release: Release, check: Check) -> None:
    """labour.csv."""
    inputs = release.by("labour_inputs", "unit_id")
    for row in release.rows("labour"):
        availability, performance, quality = factors(inputs.get((row["unit_id"],)))
        product: Number = None
        if availability is not None and performance is not None:
            product = ZERO if not performance else None
            if performance and quality is not None:
                product = availability * performance * quality
        found = (availability, performance, quality, product)
        for name, share in zip(("availability", "performance", "quality", "effectiveness"), found):
            check.same(row, f"{name}_pct", None if share is None else half_up(100 * share, 1))


def check_budget(release: Release, check: Check) -> None:
    """budget.csv."""
    for row in release.rows("budget"):
        spent, approved = number(row, "spent_to_date_kes"), number(row, "approved_kes")
        known = row["obs_status"] in WITH_VALUE_SDMX and spent is not None and approved
        execution = half_up(100 * (spent or ZERO) / approved, 1) if known and approved else None
        check.same(row, "execution_pct", execution)
        check.same(row, "pro_rata_pct", Decimal(25 * int(row["quarter"][-1])))


def check_services(release: Release, check: Check) -> None:
    """service_requests.csv: what fell due, and the share answered in time."""
    for row in release.rows("service_requests"):
        answered, late = number(row, "answered"), number(row, "open_late")
        unrecorded = (number(row, "unrecorded") if "unrecorded" in row else None) or ZERO
        due = None if answered is None or late is None else answered + late + unrecorded
        within = number(row, "within_standard")
        least = 10 if row["kind"] in ("complaint", "access_to_information") else 1
        known = due is not None and within is not None and due >= least
        check.same(row, "due", None if due is None else int(due))
        check.same(row, "within_pct", half_up(100 * (within or ZERO) / (due or 1), 1) if known else None)


def check_petitions(release: Release, check: Check) -> None:
    """petitions.csv: where each stands; days to the reply, or to the quarter's last day."""
    for row in release.rows("petitions"):
        received, end = date.fromisoformat(row["received_on"]), row["replied_on"] or row["period_end"]
        days = (date.fromisoformat(end) - received).days
        check.same(row, "stage", petition_stage(row))
        answered = bool(row["replied_on"]) and row["decision"] != "withdrawn"
        check.same(row, "days_to_reply", days if answered else None)
        check.same(row, "days_waiting", None if row["replied_on"] else days)


def petition_stage(row: Row) -> str:
    """How far a petition has come, by its decision and days."""
    if row["decision"] in ("not_admitted", "withdrawn"):
        return row["decision"]
    if row["replied_on"]:
        return "answered"
    if row["report_tabled_on"]:
        return "reported"
    if row["presented_on"]:
        return "committee"
    return "reviewed" if row["reviewed_on"] else "review"
