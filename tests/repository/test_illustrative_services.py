"""The illustrative services: nobody could mistake them for real ones, and they name no real seat."""

from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path

import pytest

from tools.illustrative.place import EXAMPLE

QUARTERS = EXAMPLE.quarters
VERSIONS = sorted(path.parent for path in QUARTERS.glob("*/v*/petitions.csv"))


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_register_of_petitions_only_grows() -> None:
    names = [f"{folder.parent.name}/{folder.name}" for folder in VERSIONS]
    assert names == ["2025-26-Q3/v1", "2025-26-Q4/v1", "2025-26-Q4/v2", "2026-27-Q1/v1"]
    assert [len(rows(folder, "petitions")) for folder in VERSIONS] == [19, 24, 24, 29]


@pytest.mark.parametrize("folder", VERSIONS, ids=lambda folder: f"{folder.parent.name}-{folder.name}")
def test_everything_is_called_an_example(folder: Path) -> None:
    for row in rows(folder, "petitions"):
        assert row["title_en"].startswith("Example petition about ")
        assert row["title_sw"].startswith("Ombi la mfano kuhusu ")
        assert row["committee_id"] in ("", "cmt_heron", "cmt_ibis", "cmt_kingfisher", "cmt_pelican")
        assert row["address"] == ""
        days = [row[name] for name in row if name.endswith("_on") and row[name]]
        assert [day for day in days[1:] if date.fromisoformat(day).weekday() > 4] == []
    for row in rows(folder, "surveys"):
        assert row["title_en"].startswith("Example survey")
    for row in rows(folder, "engagement"):
        assert re.fullmatch(r"Example (nominated )?seat \d+", row["seat_en"])
        assert re.fullmatch(r"Kiti cha mfano (cha uteuzi )?\d+", row["seat_sw"])


@pytest.mark.parametrize("folder", VERSIONS, ids=lambda folder: f"{folder.parent.name}-{folder.name}")
def test_seats_stand_in_their_own_order(folder: Path) -> None:
    seats = [row["seat_id"] for row in rows(folder, "engagement")]
    assert seats == [f"ward_{n:02d}" for n in range(1, 36)] + [f"nominated_{n:02d}" for n in range(1, 13)]


def test_each_way_not_to_have_a_number_occurs() -> None:
    found = {row["status"] for folder in VERSIONS for row in rows(folder, "service_requests")}
    assert found == {"reported", "not_collected", "suppressed"}
