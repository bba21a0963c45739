"""Recommendations at each stage, each with its steps and how long it waits."""

from __future__ import annotations

from itertools import pairwise

from tests.net import records
from tests.net.kinds import Reader
from tests.net.lists import Lines, lists
from tests.net.records import Row
from tests.net.registers import last_day
from tests.net.tables_of_committees import age_in_days, recommendation_stage
from tests.net.written import days_between

_PAGES = tuple(
    f"committees/recommendations-{stage}.html" for stage in ("house", "response", "work", "disputed")
)


def _rows() -> dict[str, Row]:
    return {row["rec_id"]: row for row in records.handed_in("recommendations")}


@lists(*_PAGES, part="list", tag="div")
def recommendations_at_a_stage_the_oldest_first(reader: Reader) -> Lines:
    stage = reader.table.address.rpartition("-")[2].removesuffix(".html")
    own = [row for row in _rows().values() if recommendation_stage(row) == stage]
    for row in sorted(own, key=lambda row: (-age_in_days(row), row["rec_id"])):
        yield from chain(reader, row)


def chain(reader: Reader, row: Row) -> Lines:
    """One recommendation with its steps."""
    t = reader.t
    what, who = reader.text(row, "text"), reader.unit(row["committee_id"])
    yield f"{what} {who}. {_source(reader, row)}. {t('chain.to')} {row['addressed_to']}."
    steps = _steps(row)
    yield f"{t(f'chain.step_{steps[0][0]}')} {reader.day(steps[0][1])}"
    for (_, before), (name, day) in pairwise(steps):
        gap = t("chain.gap", days=reader.days(days_between(before, day)))
        yield f"{t(f'chain.step_{name}')} {reader.day(day)} ({gap})"
    stage, evidence = recommendation_stage(row), ""
    age = reader.days(age_in_days(row))
    if stage == "implemented":
        told = t("chain.took", days=age)
    else:
        yield _waits(reader, row, stage, steps[-1][1])
        late = days_between(row["due_on"], last_day())
        due = (
            t("chain.late", days=reader.days(late))
            if late > 0
            else t("chain.not_due", day=reader.day(row["due_on"]))
        )
        told = f"{t('chain.open_for', days=age)} {due}"
    if row["evidence"]:
        evidence = f"{t('chain.evidence')} {row['evidence']}."
    yield f"{told} {evidence}"


def _waits(reader: Reader, row: Row, stage: str, last: str) -> str:
    days, due = reader.days(days_between(last, last_day())), row["response_due"]
    if stage == "response" and due and due < last_day().isoformat():
        late = reader.days(days_between(due, last_day()))
        return reader.t("chain.wait_response_late", days=days, late=late)
    return reader.t(f"chain.wait_{stage}", days=days)


def _steps(row: Row) -> list[tuple[str, str]]:
    first = row
    while first["parent_rec_id"]:
        first = _rows()[first["parent_rec_id"]]
    findings = {one["finding_id"]: one["published_on"] for one in records.handed_in("audit_findings")}
    began = findings.get(first["source_id"], "") if first["source_kind"] == "audit" else ""
    steps = [("finding", began)] if began and began < first["made_on"] else []
    if first is not row:
        steps.append(("first_made", first["made_on"]))
    steps.append(("made" if first is row else "again", row["made_on"]))
    for name in ("resolved", "responded", "implemented"):
        if row[f"{name}_on"]:
            steps.append((name, row[f"{name}_on"]))
    return steps


def _source(reader: Reader, row: Row) -> str:
    kinds = {
        "audit": ("audit_findings", "finding_id", "finding"),
        "committee_report": ("committee_reports", "report_id", "report"),
        "petition": ("petitions", "petition_id", "petition"),
    }
    if row["source_kind"] in kinds:
        table, key, word = kinds[row["source_kind"]]
        for one in records.handed_in(table):
            if one[key] == row["source_id"]:
                return reader.t(f"chain.from_{word}", title=reader.text(one, "title"))
    return reader.t("chain.from_other", title=row["source_id"])
