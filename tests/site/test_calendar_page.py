"""The release calendar as readers get it: the page, the file, and the line on home."""

from __future__ import annotations

import html
import re

import pytest

from tests.site.building import Built
from tests.site.links import read_page


def text_of(built: Built, page: str) -> str:
    markup = (built.site / page).read_text(encoding="utf-8")
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", markup)).replace("\u00a0", " "))


@pytest.mark.parametrize(
    ("page", "facts"),
    [
        (
            "en/calendar.html",
            [
                "on October to December 2026, comes out on Friday 29 January 2027 at 10:00, East Africa Time",
                "So far 6 reports came out. Of these, 5 came on the day first announced. One came on a day",
                "from Thursday 28 January 2027 to Friday 29 January 2027. Said on 30 October 2026. Reason:",
            ],
        ),
        (
            "sw/calendar.html",
            ["itatoka Ijumaa 29 Januari 2027, saa 4:00 asubuhi (10:00)", "Sababu:", "Tarehe za mfano:"],
        ),
    ],
)
def test_the_page_says_when_what_was_moved_and_how_punctual(
    built: Built, page: str, facts: list[str]
) -> None:
    text = text_of(built, page)
    for fact in facts:
        assert fact in text


@pytest.mark.parametrize("language", ["en", "sw"])
def test_the_calendar_file_holds_every_release_once_in_both_languages(built: Built, language: str) -> None:
    rows = (built.site / "data/releases.csv").read_text(encoding="utf-8-sig")
    releases = {tuple(row.split(",")[1:3]) for row in rows.splitlines()[1:]}  # after the provenance
    content = (built.site / language / "calendar.ics").read_bytes().decode()
    uids = re.findall(r"UID:(\S+)\r\n", content)
    assert len(uids) == len(set(uids)) == len(releases)
    mark = {"en": "Illustrative: ", "sw": "Mfano: "}[language]
    assert content.count(f"SUMMARY;LANGUAGE={language}:{mark}") == len(uids)


def test_home_and_reports_lead_to_the_calendar(built: Built) -> None:
    for page in ("en/index.html", "en/reports/index.html"):
        assert "The next report, October to December 2026, comes out on 29 January 2027." in text_of(
            built, page
        )
        assert any(link.endswith("calendar.html") for link in read_page(built.site / page).links)
