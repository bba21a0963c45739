"""Milestones, corrective actions and the points of audits, each with its state and days."""

from __future__ import annotations

from datetime import date

from tests.net import records
from tests.net.kinds import Reader
from tests.net.lists import Lines, lists
from tests.net.records import Row
from tests.net.tables_of_plan import as_at, chapter_of
from tests.net.written import days_between


def _entry(reader: Reader, title: str, state: str, facts: list[str]) -> str:
    return f"{title}{' · '.join([reader.t(f'plan_state.{state}'), *facts])}"


def _dated(reader: Reader, row: Row, until: date) -> list[str]:
    """Due, done and late, where there is something to say: a day late begins after the day itself."""
    facts = []
    if row["due_on"]:
        facts.append(reader.t("plan.due", day=reader.day(row["due_on"])))
    if row["done_on"]:
        facts.append(reader.t("plan.done_on", day=reader.day(row["done_on"])))
    late = days_between(row["due_on"], row["done_on"] or until) if row["due_on"] else 0
    if late > 0:
        facts.append(reader.t("plan.late", days=reader.days(late)))
    return facts


@lists("workplan.html", part="activity-*")
def milestones_of_an_activity(reader: Reader) -> Lines:
    t, progress = reader.t, {row["milestone_id"]: row for row in records.handed_in("milestone_progress")}
    for activity in records.reference("workplan"):
        own = [row for row in records.reference("milestones") if row["activity_no"] == activity["number"]]
        states = [_milestone_state(row, progress[row["milestone_id"]]) for row in own]
        quarters = ", ".join(activity["quarters_stated"].split(";"))
        yield f"{activity['number']} {reader.text(activity, 'activity')}"
        yield t("workplan.output")
        yield reader.text(activity, "output")
        yield t("workplan.responsible")
        yield reader.text(activity, "responsible")
        yield t("workplan.quarter")
        yield t("workplan.quarter_stated", quarters=quarters, clause=activity["quarter_source"])
        yield t("column.status")
        overdue = states.count("overdue")
        said = t("workplan.done_of", count=states.count("done"), of=len(own))
        yield f"{said} {t('workplan.overdue_of', count=overdue) if overdue else ''}"
        yield reader.text(activity, "note")
        for row, state in zip(own, states, strict=True):
            told = progress[row["milestone_id"]]
            facts = [] if row["due_on"] else [t("workplan.no_day")]
            facts += _dated(reader, {**row, **told}, as_at())
            clause = (
                row["clause"] if row["clause"][0].isdigit() else t(f"chapter.{chapter_of(row['clause'])}")
            )
            facts += [each for each in (told["evidence"], clause) if each]
            yield _entry(reader, reader.text(row, "title"), state, facts)
            yield reader.text(told, "note")
            yield reader.text(row, "note")


def _milestone_state(row: Row, told: Row) -> str:
    waits = told["status"] in ("not_started", "in_progress")
    return "overdue" if waits and row["due_on"] and row["due_on"] < as_at().isoformat() else told["status"]


def _actions() -> list[tuple[str, Row]]:
    """Every action as the last quarter that tells of it has it, in the order in which they were opened."""
    last: dict[str, tuple[str, Row]] = {}
    for quarter in records.quarters():
        for row in records.handed_in("actions", quarter):
            last[row["action_id"]] = quarter, row
    return sorted(last.values(), key=lambda each: (each[1]["opened_on"], each[1]["action_id"]))


def _action_state(quarter: str, row: Row) -> str:
    waits = row["status"] in ("open", "in_progress")
    return (
        "overdue" if waits and row["due_on"] and row["due_on"] < as_at(quarter).isoformat() else row["status"]
    )


def _group(reader: Reader, heading: str, states: tuple[str, ...]) -> Lines:
    t = reader.t
    yield t(f"actions_page.{heading}")
    for quarter, row in _actions():
        state = _action_state(quarter, row)
        if state not in states:
            continue
        age = reader.days(days_between(row["opened_on"], row["done_on"] or as_at(quarter)))
        facts = [t("actions_page.opened", day=reader.day(row["opened_on"]))]
        counts = row["status"] in ("open", "in_progress", "done")
        dated = _dated(reader, row, as_at(quarter) if counts else date.min)
        place = sum(bool(row[each]) for each in ("due_on", "done_on"))
        if row["done_on"]:
            dated.insert(place, t("actions_page.took", days=age))
        elif counts:
            dated.insert(place, t("actions_page.age", days=age))
        yield _entry(reader, reader.text(row, "action"), state, facts + dated)
        yield reader.text(row, "problem")
        yield reader.text(records.metric(row["metric_id"]), "title")
        yield reader.unit(row["unit_id"]) if row["unit_id"] != "assembly" else ""
        yield t("actions_page.owner", owner=reader.unit(row["owner_unit_id"]))
        yield t("actions_page.told", months=reader.months(quarter))
        yield reader.text(row, "outcome")


@lists("actions.html", part="overdue")
def actions_overdue(reader: Reader) -> Lines:
    return _group(reader, "overdue", ("overdue",))


@lists("actions.html", part="going-on")
def actions_going_on(reader: Reader) -> Lines:
    return _group(reader, "going_on", ("in_progress", "open"))


@lists("actions.html", part="done")
def actions_done(reader: Reader) -> Lines:
    return _group(reader, "done", ("done",))


@lists("actions.html", part="other")
def actions_dropped_or_not_planned(reader: Reader) -> Lines:
    return _group(reader, "other", ("dropped", "none_planned"))


@lists("audits.html", part="aud-*")
def audits_with_their_points(reader: Reader) -> Lines:
    t = reader.t
    rows = sorted(
        records.handed_in("productivity_audits"), key=lambda row: row["financial_year"], reverse=True
    )
    for audit in rows:
        yield t("audits_page.audit_of", year=audit["financial_year"].replace("-", "/"))
        yield reader.text(audit, "auditor")
        yield t("audits_page.ordered", day=reader.day(audit["commissioned_on"]))
        opinion = t(f"audit_opinion.{audit['opinion']}")
        yield t("audits_page.published", day=reader.day(audit["published_on"]), opinion=opinion)
        yield reader.text(audit, "summary")
        for row in records.handed_in("productivity_audit_points"):
            if row["audit_id"] == audit["audit_id"]:
                yield from _point(reader, row)


def _point(reader: Reader, row: Row) -> Lines:
    t, waits = reader.t, row["status"] not in ("done", "not_accepted")
    late = waits and row["due_on"] and row["due_on"] < as_at().isoformat()
    facts = [t(f"audit_agreed.{row['agreed'] or 'unanswered'}")]
    facts += _dated(reader, row, as_at() if row["status"] != "not_accepted" else date.min)
    title = f"{row['point_no']}. {reader.text(row, 'recommendation')}"
    yield _entry(reader, title, "overdue" if late else row["status"], facts)
    response = reader.text(row, "response")
    yield t("audits_page.response", response=response) if response else t("audits_page.no_response")
