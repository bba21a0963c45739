"""The illustrative bills: nobody could mistake them for real ones, and every stage is shown."""

from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path

import pytest

from plugins.subjects.bills.record import CARRIED_OVER, DEEMED_ASSENT, RECOMMITTED, RESTORED
from tests.samples.bills import STAGES
from tools.illustrative.place import EXAMPLE

QUARTERS = EXAMPLE.quarters
VERSIONS = sorted(path.parent for path in QUARTERS.glob("*/v*/bills.csv"))
NEWEST = VERSIONS[-1]


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_version_has_the_register_of_its_time() -> None:
    # Ten versions of nine quarters; the register only grows, the second version of a quarter has the same.
    counts = [len(rows(folder, "bills")) for folder in VERSIONS]
    assert len(VERSIONS) == 10
    assert counts == sorted(counts)
    assert counts[-1] == 43
    first, second = (path for path in VERSIONS if path.parent.name == "2025-26-Q4")
    assert rows(first, "bill_actions") == rows(second, "bill_actions")


@pytest.mark.parametrize("folder", VERSIONS, ids=lambda folder: folder.parent.name)
def test_titles_numbers_and_movers_are_examples(folder: Path) -> None:
    for row in rows(folder, "bills"):
        assert re.fullmatch(r"The Illustrative .+ Bill, \d{4} \(example\)", row["title_en"])
        assert re.fullmatch(r"Mswada wa Mfano kuhusu .+, \d{4} \(mfano\)", row["title_sw"])
        assert row["summary_sw"]
        assert row["number"].startswith("Example Bill No. ")
        assert re.fullmatch(r"|example seat \d+|example county executive", row["mover"])
        assert re.fullmatch(r"|Example Gazette Supplement \d{4}/\d+", row["gazette_no"])
        assert re.fullmatch(r"|Example Act No. \d+ of \d{4}", row["act_no"])
    assert all(row["address"] == "" for row in rows(folder, "bill_documents"))
    assert all(re.fullmatch(r"|Example hall \d", row["place"]) for row in rows(folder, "bill_participation"))


def test_every_step_is_taken_and_a_bill_ended_or_stands_at_nearly_each() -> None:
    actions = rows(NEWEST, "bill_actions")
    rare = {DEEMED_ASSENT, RECOMMITTED, RESTORED, CARRIED_OVER}
    stages = {stage.stage_id for stage in STAGES} - rare
    assert {row["stage_id"] for row in actions} == stages
    last = {row["bill_id"]: row["stage_id"] for row in actions}
    assert stages - set(last.values()) == {"reconsideration"}


def test_no_step_is_taken_at_a_weekend() -> None:
    # Acts come into force on whatever day is the fourteenth.
    days = {
        date.fromisoformat(row["date"])
        for row in rows(NEWEST, "bill_actions")
        if row["stage_id"] != "commencement"
    }
    assert sorted(day for day in days if day.weekday() > 4) == []


def test_one_meeting_is_withheld_and_nobody_is_counted_under_five() -> None:
    events = rows(NEWEST, "bill_participation")
    assert [row["kind"] for row in events if row["status"] == "suppressed"] == ["town_hall"]
    for row in events:
        for part in ("attendees", "attendees_women", "attendees_youth", "attendees_pwd"):
            assert not row[part] or int(row[part]) >= 5
