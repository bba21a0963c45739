"""The illustrative work plan: coherent with the story, and nobody could mistake it for a real one."""

from __future__ import annotations

import csv
import tomllib
from datetime import date
from pathlib import Path

import pytest

from tools.illustrative.place import EXAMPLE

VERSIONS = sorted(path.parent for path in EXAMPLE.quarters.glob("*/v*/milestone_progress.csv"))
NEWEST = VERSIONS[-1]


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    path = folder / f"{table}.csv"
    return read(path) if path.exists() else []


def done_in(folder: Path) -> dict[str, str]:
    return {
        row["milestone_id"]: row["done_on"] for row in rows(folder, "milestone_progress") if row["done_on"]
    }


def test_the_baseline_has_no_plan_and_every_version_since_has_all_milestones() -> None:
    milestones = [row["milestone_id"] for row in read(EXAMPLE.reference / "milestones.csv")]
    assert [path.parent.name for path in VERSIONS] == [
        *("2025-26-Q1", "2025-26-Q2", "2025-26-Q3", "2025-26-Q4", "2025-26-Q4", "2026-27-Q1"),
    ]
    for folder in VERSIONS:
        assert [row["milestone_id"] for row in rows(folder, "milestone_progress")] == milestones


def test_metrics_come_in_the_second_quarter_data_in_the_third_and_the_index_in_the_fourth() -> None:
    done = done_in(NEWEST)
    assert date(2025, 10, 1) <= date.fromisoformat(done["m2_4"]) <= date(2025, 12, 31)
    assert date(2026, 1, 1) <= date.fromisoformat(done["m3_5"]) <= date(2026, 3, 31)
    for milestone in ("m5_1", "m5_2"):
        assert date(2026, 4, 1) <= date.fromisoformat(done[milestone]) <= date(2026, 6, 30)
    release = tomllib.loads((EXAMPLE.quarters / "2025-26-Q4/v1/release.toml").read_text(encoding="utf-8"))
    assert done["m5_4"] == str(release["published_on"])  # shown on the day when it was published


def test_nobody_has_reviewed_the_index_yet() -> None:
    reviews = read(EXAMPLE.reference / "index" / "peer_reviews.csv")
    assert {row["outcome"] for row in reviews} == {"planned"}
    assert "m5_3" not in done_in(NEWEST)


@pytest.mark.parametrize("folder", VERSIONS, ids=lambda folder: f"{folder.parent.name}-{folder.name}")
def test_no_paper_auditor_or_letter_could_be_taken_for_a_real_one(folder: Path) -> None:
    for row in rows(folder, "milestone_progress"):
        assert row["evidence"] == "" or row["evidence"].startswith("Example paper: ")
    assert {row["auditor_en"] for row in rows(folder, "productivity_audits")} <= {
        "Example independent auditor"
    }
    assert {row["note_en"] for row in rows(folder, "reports_sent")} <= {"Illustrative: nothing was sent."}


def test_an_action_decided_in_a_review_was_decided_that_day() -> None:
    opened = {}
    for folder in VERSIONS:
        opened |= {row["action_id"]: row["opened_on"] for row in rows(folder, "actions")}
    decided = [row for folder in VERSIONS for row in rows(folder, "reviews") if row["action_id"]]
    assert {row["action_id"] for row in decided} == {"act_2025_001", "act_2026_002", "act_2026_004"}
    for row in decided:
        assert opened[row["action_id"]] == row["held_on"]


def test_what_was_sent_to_the_npcc_is_what_the_milestones_say() -> None:
    first = {
        row["covers"]: row["sent_on"]
        for row in rows(NEWEST, "reports_sent")
        if row["recipient"] == "npcc" and row["sent_version"] == "1"
    }
    done = done_in(NEWEST)
    assert first == {f"2025-26-Q{number}": done[f"m6_{number}"] for number in (1, 2, 3, 4)}
