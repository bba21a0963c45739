"""The log of changes: one line for each thing that happened, on the page and in the file."""

from __future__ import annotations

import csv
import io
import re

import pytest

from tests.site.building import Built


@pytest.mark.parametrize("language", ["en", "sw"])
def test_page_and_file_tell_the_same(built: Built, language: str) -> None:
    text = (built.site / "data/changes.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    page = (built.site / language / "changes.html").read_text(encoding="utf-8").replace("\u00a0", " ")
    for row in rows:
        assert row[f"said_{language}"].replace("'", "&#39;") in page
    days = [row["date"] for row in rows]
    assert days == sorted(days, reverse=True)
    assert len({row["entry_id"] for row in rows}) == len(rows)


def test_every_version_each_corrected_figure_and_each_moved_date_is_there(built: Built) -> None:
    """Nine quarters, one of them in two versions; two figures corrected and one revised; two dates moved;
    one metric defined anew."""
    text = (built.site / "data/changes.csv").read_text(encoding="utf-8-sig")
    kinds = [row["kind"] for row in csv.DictReader(io.StringIO(text))]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "release": 9,
        "version": 1,
        "correction": 2,
        "revision": 1,
        "calendar": 2,
        "definition": 1,
    }


def test_the_calendar_leads_to_it(built: Built) -> None:
    page = (built.site / "en/calendar.html").read_text(encoding="utf-8")
    assert re.search(r'href="(\.\./en/)?changes\.html"', page)
