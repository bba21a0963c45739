"""What committees planned, held, asked and reported, and what became of recommendations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from tests.net import records, written
from tests.net.kinds import Reader, Rows, shows
from tests.net.lists_of_bills import stands
from tests.net.records import Row
from tests.net.registers import (
    bill_last_step,
    bill_outcome,
    last_day,
    petition_days,
    petition_promise,
    petition_stage,
    runs_of_bill,
)
from tests.net.waiting import in_whole_per_cent, shares_done
from tests.net.written import days_between, quarter_days

STAGES = ("house", "response", "work", "disputed", "implemented")
_COMMITTEE, _REGISTER = "committees/cmt-{name}.html", "committees/cmt-{name}-register.html"


def _own(table: str, reader: Reader) -> list[Row]:
    return [row for row in records.handed_in(table) if row["committee_id"] == f"cmt_{reader.found['name']}"]


def _first_day() -> str:
    return quarter_days(records.newest())[0].isoformat()


def _last_day() -> str:
    return last_day().isoformat()


def _of(reader: Reader, part: int, whole: int) -> str:
    if not whole:
        return written.NOTHING
    return reader.t("common.part_of", part=written.number(part), whole=written.number(whole))


@shows(_REGISTER, table_id="plan-table")
def the_plan_of_the_year(reader: Reader) -> Rows:
    t = reader.t
    yield (
        *(t(f"label.committee_plan.{name}") for name in ("title_en", "delivered_count", "standing")),
        t("committee_plan.quarter"),
    )
    for row in _own("committee_plan", reader):
        stands = t(f"committee_plan.stands_{plan_standing(row)}")
        if row["reason_en"] or row["reason_sw"]:
            stands = t("committee_plan.with_reason", stands=stands, reason=reader.text(row, "reason"))
        yield (
            reader.text(row, "title"),
            _of(reader, int(row["delivered_count"]), int(row["target_count"])),
            stands,
            t("committee_plan.quarter_of", number=row["planned_quarter"]),
        )


def plan_standing(row: Row) -> str:
    """How an item of the year's plan stands."""
    if row["status"] == "dropped":
        return "dropped"
    if int(row["delivered_count"]) >= int(row["target_count"]):
        return "delivered"
    if int(row["planned_quarter"]) > int(records.newest()[-1]):
        return "to_come"
    return "partly" if int(row["delivered_count"]) else "not_delivered"


@shows(_REGISTER, table_id="sittings-table")
def sittings_of_the_quarter(reader: Reader) -> Rows:
    t = reader.t
    yield (
        *(t(f"label.sittings.{name}") for name in ("held_on", "kind", "subject_en", "open_to_public")),
        f"{t('label.sittings.cost_kes')} KSh",
        f"{t('label.sittings.hansard_days')} {t('bill.days')}",
    )
    for row in _own("sittings", reader):
        published = row["hansard_published_on"]
        yield (
            reader.day(row["held_on"]),
            t(f"committee_sittings.kind_{row['kind']}"),
            reader.text(row, "subject"),
            t("committee_sittings.open" if row["open_to_public"] == "true" else "committee_sittings.closed"),
            written.number(row["cost_kes"], 0),
            written.number(days_between(row["held_on"], published) if published else None),
        )


@shows(_REGISTER, table_id="reports-table")
def reports_to_the_assembly(reader: Reader) -> Rows:
    t = reader.t
    yield tuple(
        t(f"label.committee_reports.{name}") for name in ("title_en", "due_on", "tabled_on", "decision")
    )
    for row in _own("committee_reports", reader):
        due, tabled = row["due_on"], row["tabled_on"]
        if max(due, tabled) < _first_day() and tabled:
            continue
        said = {
            "in_time": reader.day(tabled),
            "late": t("committee_reports.tabled_late", day=reader.day(tabled)),
            "overdue": t("committee_reports.is_overdue", days=reader.days(days_between(due, last_day()))),
            "to_come": t("committee_reports.not_tabled"),
        }[report_standing(row)]
        decided = written.NOTHING
        if row["decision"] or tabled:
            decided = t(
                f"committee_reports.decision_{row['decision']}"
                if row["decision"]
                else "committee_reports.undecided"
            )
        yield reader.text(row, "title"), reader.day(due), said, decided


def report_standing(row: Row) -> str:
    """Whether a report was tabled in time, late, is overdue or still to come."""
    if row["tabled_on"]:
        return "in_time" if row["tabled_on"] <= row["due_on"] else "late"
    return "overdue" if row["due_on"] < _last_day() else "to_come"


def answer_due(row: Row) -> str:
    """The last day on which an answer is in time."""
    return (date.fromisoformat(row["asked_on"]) + timedelta(days=int(row["standard_days"]))).isoformat()


def query_standing(row: Row) -> str:
    """Whether a question was answered in time, late, waits, or waits too long."""
    if row["answered_on"]:
        return "in_time" if row["answered_on"] <= answer_due(row) else "late"
    return "overdue" if answer_due(row) < _last_day() else "waiting"


def query_days(row: Row) -> int:
    """Days to the answer, or to the last day of the quarter."""
    return days_between(row["asked_on"], row["answered_on"] or last_day())


@shows(_REGISTER, table_id="questions-table")
def questions_to_the_executive(reader: Reader) -> Rows:
    t = reader.t
    yield tuple(t(f"label.executive_queries.{name}") for name in ("subject_en", "asked_on", "standing"))
    for row in _own("executive_queries", reader):
        if row["answered_on"] and row["answered_on"] < _first_day():
            continue
        said = t(f"committee_queries.stands_{query_standing(row)}", days=reader.days(query_days(row)))
        if row["outcome"] in ("partial", "refused"):
            said = t("committee_queries.but", said=said, worth=t(f"committee_queries.{row['outcome']}"))
        yield reader.text(row, "subject"), reader.day(row["asked_on"]), said


@shows(_COMMITTEE, table_id="before-table")
def what_waits_before_a_committee(reader: Reader) -> Rows:
    """Open bills and petitions, the longest wait first, on one scale; longer than promised is hollow."""
    t = reader.t
    yield tuple(t(f"committee.waits_{name}") for name in ("what", "days", "where"))
    waiting: list[tuple[int, str, str, int | None]] = []
    for row in _own("bills", reader):
        if bill_outcome(row["bill_id"]) == "open":
            days = days_between(bill_last_step(row["bill_id"])["date"], last_day())
            waiting.append((days, reader.text(row, "title"), stands(reader, row), None))
    for row in _own("petitions", reader):
        if not row["replied_on"]:
            said = t(f"petitions.stage_{petition_stage(row)}")
            promise = petition_promise(row["received_on"])
            waiting.append((petition_days(row), reader.text(row, "title"), said, promise))
    end = written.round_days(max(days for days, *_ in waiting))
    waiting.sort(key=lambda one: (-one[0], one[1]))
    for place, (days, title, said, promise) in enumerate(waiting):
        look = "missed" if promise is not None and days > promise else "kept"
        assert reader.table.pictures[place] == [(look, round(days / end * 100, 1))]
        yield title, str(days), said


@shows(_COMMITTEE, table_id="plan-table")
def the_plan_of_a_committee_by_kind(reader: Reader) -> Rows:
    t = reader.t
    yield (*(t(f"committee_plan.{name}") for name in ("figure_name", "figure_value", "still_to_come")),)
    for kind in ("inspection", "report", "executive_engagement"):
        rows = [row for row in _own("committee_plan", reader) if row["kind"] == kind]
        planned = sum(int(row["target_count"]) for row in rows)
        delivered, due = plan_so_far(rows)
        if planned:
            yield t(f"committee_plan.kind_{kind}"), _of(reader, delivered, due), str(planned - due)


@shows(_COMMITTEE, table_id="stages-table")
def where_the_recommendations_of_a_committee_stand(reader: Reader) -> Rows:
    t = reader.t
    yield tuple(t(f"chain.{name}") for name in ("stage", "all", "past_time"))
    for stage in STAGES:
        own = [row for row in _own("recommendations", reader) if recommendation_stage(row) == stage]
        late = sum(row["due_on"] < _last_day() for row in own) if stage != "implemented" else 0
        if own:
            yield t(f"chain.stage_{stage}"), str(len(own)), str(late)


def committees() -> list[str]:
    """The committees that have done anything, by their English name."""
    tables = ("committee_plan", "sittings", "committee_reports", "executive_queries", "recommendations")
    active = {row["committee_id"] for table in tables for row in records.handed_in(table)}
    rows = [
        row for row in records.reference("units") if row["kind"] == "committee" and row["unit_id"] in active
    ]
    return [row["unit_id"] for row in sorted(rows, key=lambda row: row["name_en"])]


@shows("committees/index.html", table_id="each-table")
def committee_by_committee(reader: Reader) -> Rows:
    t = reader.t
    yield (
        *(
            t(f"committees.{n}")
            for n in ("committee", "reports_tabled", "answers_in_time", "plan_done", "hearings_held")
        ),
        f"{t('committees.cost_each')} KSh",
    )
    for committee in committees():
        yield reader.unit(committee), *_counted(reader, [committee])
    yield t("committees.all_together"), *_counted(reader, committees())


def _counted(reader: Reader, those: Sequence[str]) -> tuple[str, ...]:
    def rows(table: str) -> list[Row]:
        return [row for row in records.handed_in(table) if row["committee_id"] in those]

    first, last = _first_day(), _last_day()
    due = [row for row in rows("committee_reports") if first <= row["due_on"] <= last]
    asked = [row for row in rows("executive_queries") if first <= answer_due(row) <= last]
    delivered, planned = plan_so_far(rows("committee_plan"))
    hearings = [row for row in rows("sittings") if row["kind"] == "hearing"]
    costs = [Decimal(row["cost_kes"]) for row in hearings if row["cost_kes"]]
    return (
        _of(reader, sum("" < row["tabled_on"] <= last for row in due), len(due)),
        _of(reader, sum(query_standing(row) == "in_time" for row in asked), len(asked)),
        _of(reader, delivered, planned),
        written.number(len(hearings)),
        written.number(sum(costs) / len(costs), 0) if costs else written.NOTHING,
    )


def reports_tabled(committee: str = "") -> tuple[int, int]:
    """Reports tabled by the last day, of those that fell due in the quarter; of one committee or of all."""
    rows = [row for row in records.handed_in("committee_reports") if committee in ("", row["committee_id"])]
    due = [row for row in rows if _first_day() <= row["due_on"] <= _last_day()]
    return sum("" < row["tabled_on"] <= _last_day() for row in due), len(due)


def plan_so_far(rows: Sequence[Row]) -> tuple[int, int]:
    """What was delivered of what was planned up to this quarter; more than planned counts as planned."""
    due = [row for row in rows if int(row["planned_quarter"]) <= int(records.newest()[-1])]
    delivered = sum(min(int(row["delivered_count"]), int(row["target_count"])) for row in due)
    return delivered, sum(int(row["target_count"]) for row in due)


@shows("committees/index.html", table_id="plan-delivery-table")
def the_plan_by_kind(reader: Reader) -> Rows:
    t = reader.t
    yield tuple(t(f"committee_plan.figure_{name}") for name in ("name", "value", "target"))
    for kind in ("inspection", "report", "executive_engagement"):
        rows = [row for row in records.handed_in("committee_plan") if row["kind"] == kind]
        yield t(f"committee_plan.kind_{kind}"), *map(str, plan_so_far(rows))


@shows("committees/index.html", table_id="questions-waiting-table")
def questions_answered_by_days(reader: Reader) -> Rows:
    yield reader.t("committee_queries.axis"), f"{reader.t('committee_queries.done_share')} %"
    times = [(query_days(row), bool(row["answered_on"])) for row in records.handed_in("executive_queries")]
    for days, share in shares_done(times):
        yield str(days), in_whole_per_cent(share)


@shows("index.html", table_id="house-table")
def what_is_before_the_assembly(reader: Reader) -> Rows:
    t = reader.t
    yield tuple(t(f"home.house_{name}") for name in ("what", "count", "late"))
    clocks = records.reference("statutory_clocks")
    still = [row["bill_id"] for row in records.handed_in("bills")]
    still = [bill for bill in still if bill_outcome(bill) in ("open", "governor")]
    late = sum(
        any(
            not ended and how == "missed"
            for clock in clocks
            for _, _, ended, how in runs_of_bill(clock, bill)
        )
        for bill in still
    )
    yield t("bills.open"), str(len(still)), str(late)
    waiting = [row for row in records.handed_in("petitions") if not row["replied_on"]]
    promises = [(petition_promise(row["received_on"]), petition_days(row)) for row in waiting]
    late = sum(promise is not None and days > promise for promise, days in promises)
    yield t("home.house_petitions"), str(len(waiting)), str(late)
    asked = [query_standing(row) for row in records.handed_in("executive_queries") if not row["answered_on"]]
    yield t("home.house_questions"), str(len(asked)), str(asked.count("overdue"))


def recommendation_stage(row: Row) -> str:
    """What a recommendation waits for, or what became of it."""
    if row["implemented_on"]:
        return "implemented"
    if row["status"] == "disputed":
        return "disputed"
    if not row["resolved_on"]:
        return "house"
    return "work" if row["responded_on"] else "response"


def age_in_days(row: Row) -> int:
    """Days since the finding or, without one, since the recommendation was first made."""
    known = {one["rec_id"]: one for one in records.handed_in("recommendations")}
    first = row
    while first["parent_rec_id"]:
        first = known[first["parent_rec_id"]]
    findings = {one["finding_id"]: one["published_on"] for one in records.handed_in("audit_findings")}
    began = findings.get(first["source_id"]) if first["source_kind"] == "audit" else None
    return days_between(began or first["made_on"], row["implemented_on"] or last_day())


@shows("committees/recommendations.html", table_id="stages-table")
def where_recommendations_stand(reader: Reader) -> Rows:
    t, rows = reader.t, records.handed_in("recommendations")
    yield t("chain.stage"), *(t(f"chain.{name}") for name in ("of_audit", "of_committee", "all"))
    for stage in STAGES:
        yield (
            t(f"chain.stage_{stage}"),
            *_by_source([row for row in rows if recommendation_stage(row) == stage]),
        )
    yield t("chain.all"), *_by_source(rows)


def _by_source(rows: Sequence[Row]) -> tuple[str, str, str]:
    audits = sum(row["source_kind"] == "audit" for row in rows)
    return str(audits), str(len(rows) - audits), str(len(rows))


@shows("committees/recommendations.html", table_id="ages-table")
def how_old_the_open_ones_are(reader: Reader) -> Rows:
    t = reader.t
    yield t("chain.age"), t("chain.count")
    rows = records.handed_in("recommendations")
    ages = [age_in_days(row) for row in rows if recommendation_stage(row) != "implemented"]
    yield t("chain.up_to", days=reader.days(91)), str(sum(age <= 91 for age in ages))
    for low, high in ((92, 182), (183, 365)):
        yield t("chain.between", first=low, last=high), str(sum(low <= age <= high for age in ages))
    yield t("chain.older", days=reader.days(365)), str(sum(age > 365 for age in ages))


def _audits() -> dict[tuple[str, str], list[str]]:
    findings = {row["finding_id"]: row for row in records.handed_in("audit_findings")}
    found: dict[tuple[str, str], list[str]] = {}
    for row in records.handed_in("recommendations"):
        if row["source_kind"] == "audit" and row["source_id"] in findings:
            finding = findings[row["source_id"]]
            found.setdefault((finding["financial_year"], finding["auditor"]), []).append(row["status"])
    return dict(sorted(found.items(), reverse=True))


def _audit_name(reader: Reader, year: str, auditor: str) -> str:
    return reader.t(
        "chain.audit_year", auditor=reader.t(f"chain.auditor_{auditor}"), year=year.replace("-", "/")
    )


@shows("committees/audit.html", table_id="years-table")
def audit_by_audit(reader: Reader) -> Rows:
    t, statuses = reader.t, ("implemented", "in_progress", "not_started", "disputed")
    yield t("chain.audit"), *(t(f"chain.status_{name}") for name in (*statuses, "all"))
    for (year, auditor), told in _audits().items():
        yield (
            _audit_name(reader, year, auditor),
            *(str(told.count(name)) for name in statuses),
            str(len(told)),
        )


@shows("committees/audit.html", table_id="audit-years-table")
def share_carried_out_after_each_audit(reader: Reader) -> Rows:
    yield reader.t("chain.audit"), f"{reader.t('chain.stage_implemented')} %"
    for (year, auditor), told in _audits().items():
        yield (
            _audit_name(reader, year, auditor),
            str(written.percentage(told.count("implemented"), len(told), 0)),
        )
