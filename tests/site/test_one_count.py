"""One count for one thing: what pages and files of a built edition say of one fact is the same everywhere.

Each fact (``facts_told.py``) is collected from every place that tells it, in both languages, in pages, CSV,
JSON and plain text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site.building import Built
from tests.site.edition import Edition
from tests.site.facts_told import FACTS, Told, petitions_that_wait_no_more


def plain(told: str) -> tuple[int, ...] | str:
    """The numbers that are told, in order of size: "14 of 22" is "Of 22 targets ..., 14"."""
    return tuple(sorted(int(number) for number in re.findall(r"\d+", told))) if "." not in told else told


@pytest.fixture
def edition(built: Built) -> Edition:
    return Edition(built.site)


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.__name__)
def test_every_place_tells_the_same(edition: Edition, fact: Callable[[Edition], Told]) -> None:
    told = list(fact(edition))
    assert len(told) > 1
    first = plain(told[0][1])
    assert {f"{where}: {what}" for where, what in told if plain(what) != first} == set(), told[0]


def test_the_rows_that_a_page_and_a_description_name_are_those_of_the_file(edition: Edition) -> None:
    counted = 0
    links = (
        (page, address, after)
        for page in (edition.site / "en" / "data").glob("*.html")
        for address, after in re.findall(
            r'href="([^"]+\.csv)"[^>]*>.*?</a>(.*?)</li>', page.read_text(encoding="utf-8"), flags=re.S
        )
    )
    for page, address, after in links:
        rows = re.search(r"([\d,]+) rows", after)
        if rows:
            path = (page.parent / address).resolve()
            found = edition.rows(path.relative_to((edition.site / "data").resolve()).as_posix())
            assert int(rows[1].replace(",", "")) == len(found), address
            counted += 1
    assert counted > 50


def test_a_description_names_every_table_with_its_bytes(edition: Edition) -> None:
    for described in (edition.site / "data").rglob("datapackage.json"):
        for resource in json.loads(described.read_text(encoding="utf-8"))["resources"]:
            path = described.parent / resource["path"]
            assert path.stat().st_size == resource["bytes"], path


def test_a_place_that_tells_another_number_is_found(built: Built, tmp_path: Path) -> None:
    """The same page with one number spoilt."""
    page = tmp_path / "en" / "services" / "petitions.html"
    page.parent.mkdir(parents=True)
    text = (built.site / "en" / "services" / "petitions.html").read_text(encoding="utf-8")
    there = next(petitions_that_wait_no_more(Edition(built.site)))[1]
    page.write_text(text.replace(f"({there})", "(99)"), encoding="utf-8")
    spoilt = Edition(tmp_path).found("en/services/petitions.html", r"withdrawn, the newest first \((\d+)\)")
    assert spoilt[1] == "99"
    assert there != "99"
