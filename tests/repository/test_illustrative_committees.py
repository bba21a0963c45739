"""The illustrative committees: nobody could mistake them for real ones, and every case is shown."""

from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path

import pytest

from tools.illustrative.place import EXAMPLE

QUARTERS = EXAMPLE.quarters
VERSIONS = sorted(path.parent for path in QUARTERS.glob("*/v*/recommendations.csv"))
NEWEST = VERSIONS[-1]
REGISTERS = ("committee_reports", "audit_findings", "recommendations", "executive_queries")


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_registers_begin_with_the_collection_of_data_and_only_grow() -> None:
    names = [f"{folder.parent.name}/{folder.name}" for folder in VERSIONS]
    assert names == ["2025-26-Q3/v1", "2025-26-Q4/v1", "2025-26-Q4/v2", "2026-27-Q1/v1"]
    for table in REGISTERS:
        counts = [len(rows(folder, table)) for folder in VERSIONS]
        assert counts == sorted(counts)
        assert rows(VERSIONS[1], table) == rows(VERSIONS[2], table)


def test_work_plans_begin_when_the_metric_says_that_they_do() -> None:
    assert [folder.parent.name for folder in VERSIONS if (folder / "committee_plan.csv").exists()] == [
        "2026-27-Q1"
    ]
    (note,) = (
        row["note_en"]
        for row in rows(NEWEST, "observations")
        if row["metric_id"] == "ovs_workplan_delivery" and row["unit_id"] == "assembly"
    )
    assert note == "Not collected as a metric yet: the first work plans run from July 2026."


@pytest.mark.parametrize("folder", VERSIONS, ids=lambda folder: f"{folder.parent.name}-{folder.name}")
def test_titles_offices_and_papers_are_examples(folder: Path) -> None:
    for table in ("committee_reports", "audit_findings"):
        for row in rows(folder, table):
            assert row["title_en"].endswith("(example)")
            assert row["title_sw"].endswith("(mfano)")
    for table in ("recommendations", "executive_queries"):
        assert all(row["addressed_to"].startswith("example ") for row in rows(folder, table))
    for row in rows(folder, "recommendations"):
        assert row["text_sw"]
        assert re.fullmatch(r"|Example implementation report \d+", row["evidence"])
    assert {row["minutes_url"] for row in rows(folder, "sittings")} == {""}


def test_every_case_is_shown() -> None:
    told = rows(NEWEST, "recommendations")
    assert {row["status"] for row in told} == {"not_started", "in_progress", "implemented", "disputed"}
    assert {row["source_kind"] for row in told} == {"audit", "committee_report", "resolution", "petition"}
    assert sum(bool(row["parent_rec_id"]) for row in told) == 3
    assert {row["outcome"] for row in rows(NEWEST, "executive_queries")} == {"", "full", "partial"}
    assert {row["kind"] for row in rows(NEWEST, "sittings")} == {"hearing", "meeting", "site_visit"}
    plan = rows(NEWEST, "committee_plan")
    assert {row["kind"] for row in plan} == {"inspection", "report", "executive_engagement"}
    assert {row["status"] for row in plan} == {"in_plan", "dropped"}


def test_nothing_of_audits_is_known_after_june_but_what_committees_did_themselves() -> None:
    """The answers on audits of July to September 2026 did not arrive."""
    for row in rows(NEWEST, "recommendations"):
        if row["source_kind"] == "audit":
            days = (row["resolved_on"], row["responded_on"], row["implemented_on"])
            assert all(day <= "2026-06-30" for day in days), row["rec_id"]


def test_committees_sit_and_report_on_working_days() -> None:
    days = {row["held_on"] for folder in VERSIONS for row in rows(folder, "sittings")}
    days |= {row["tabled_on"] for row in rows(NEWEST, "committee_reports") if row["tabled_on"]}
    days |= {row["resolved_on"] for row in rows(NEWEST, "recommendations") if row["resolved_on"]}
    assert [day for day in sorted(days) if date.fromisoformat(day).weekday() > 4] == []


def test_the_independent_audit_is_the_one_of_its_own_table() -> None:
    (audit,) = rows(NEWEST, "productivity_audits")
    (finding,) = (row for row in rows(NEWEST, "audit_findings") if row["auditor"] != "auditor_general")
    assert (finding["financial_year"], finding["published_on"]) == (
        audit["financial_year"],
        audit["published_on"],
    )
