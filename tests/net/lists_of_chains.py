"""Recommendations at each stage, each with its steps and how long it waits."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from tests.net import records
from tests.net.kinds import Reader
from tests.net.lists import Lines, lists
from tests.net.records import Row
from tests.net.registers import last_day
from tests.net.tables_of_committees import age_in_days, recommendation_stage
from tests.net.written import days_between

#: The stages of those that are open, in the order of the page.
_STAGES = ("house", "response", "work", "disputed")


def _rows() -> dict[str, Row]:
    return {row["rec_id"]: row for row in records.handed_in("recommendations")}


def _at_a_stage(stage: str, reader: Reader) -> Lines:
    """Its heading, how the pictures are read above the first, and its recommendations, the oldest first."""
    yield reader.t(f"chain.stage_{stage}")
    if stage == _STAGES[0]:
        days = reader.days(_end_of_scale())
        yield reader.t("chain.journey_reading", days=days, day=reader.day(last_day().isoformat()))
    own = [row for row in _rows().values() if recommendation_stage(row) == stage]
    for row in sorted(own, key=lambda row: (-age_in_days(row), row["rec_id"])):
        yield from chain(reader, row)


def _end_of_scale() -> int:
    """The round number above the longest of all ages and of all days until a recommendation is due."""
    still = [row for row in _rows().values() if recommendation_stage(row) in _STAGES]
    due = [days_between(_steps(row)[0][1], row["due_on"]) for row in still]
    longest = max(*due, *map(age_in_days, still))
    power = 10 ** (len(str(longest - 1)) - 1)
    return next(power * step for step in (1, 2, 3, 4, 5, 6, 8, 10) if power * step >= longest)


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


for _stage in _STAGES:
    lists("committees/recommendations.html", part=_stage)(partial(_at_a_stage, _stage))
