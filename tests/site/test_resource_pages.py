"""Budget and resources on a built site: near home, the same numbers as the released tables."""

from __future__ import annotations

import csv
import re
from html import unescape
from pathlib import Path

import pytest

from tests.site.building import Built
from tests.site.links import read_page
from tools.illustrative.place import EXAMPLE

NEWEST = EXAMPLE.quarters / "2026-27-Q1" / "v1"


def text_of(path: Path) -> str:
    words = re.sub(r"<[^>]*>", " ", path.read_text(encoding="utf-8"))
    return re.sub(r"\s+", " ", unescape(words).replace("\u00a0", " "))


def rows(name: str) -> list[dict[str, str]]:
    with (NEWEST / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("language", ["en", "sw"])
def test_budget_and_resources_are_two_steps_from_home(built: Built, language: str) -> None:
    home = read_page(built.site / language / "index.html")
    assert any(link.endswith("find.html") for link in home.links)
    everything = read_page(built.site / language / "find.html")
    assert any(link.endswith("resources.html") for link in everything.links)


@pytest.mark.parametrize("language", ["en", "sw"])
def test_every_amount_of_the_newest_quarter_stands_there(built: Built, language: str) -> None:
    text = text_of(built.site / language / "resources" / "2026-27.html")
    for row in rows("budget"):
        if row["unit_id"] == "assembly":
            assert f"{int(row['approved_kes']):,}" in text
            assert f"{int(row['spent_to_date_kes']):,}" in text
    for row in rows("resource_use"):
        assert f"{int(row['quantity']):,}" in text


def test_the_answer_and_what_is_left_in_words(built: Built) -> None:
    # 100 x 171,929,845 / 895,231,000 = 19.205; 895.2 - 171.9 = 723.3 million
    text = text_of(built.site / "en" / "resources.html")
    assert "Spent by 30 September 2026: 17.1 %. The plan for that day: 20 %." in text
    assert (
        "Illustrative figures: by 30 September 2026, 19.2 % of the recurrent budget and 2.3 % of the "
        "development budget had been spent; 25 % of the financial year 2026/27 had gone." in text
    )
    year = text_of(built.site / "en" / "resources" / "2026-27.html")
    assert (
        "KSh 171.9 million of KSh 895.2 million had been spent (19.2 %); KSh 723.3 million was left." in year
    )
