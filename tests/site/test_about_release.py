"""What a release says of itself: its checksum, who saw it early, why figures changed."""

from __future__ import annotations

import html
import re
from hashlib import sha256

import pytest

from tests.site.building import Built
from tests.site.links import read_page

RELEASE = "data/2026-27-q1/illustrative-v1"


def text_of(built: Built, page: str) -> str:
    markup = (built.site / page).read_text(encoding="utf-8")
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", markup)).replace("\u00a0", " "))


def test_the_checksum_on_the_report_is_that_of_the_list_of_what_was_reported(built: Built) -> None:
    listing = (built.site / RELEASE / "reported.sha256").read_bytes()
    digits = sha256(listing).hexdigest()
    for page in ("en/reports/2026-27-q1.html", "sw/reports/2026-27-q1/illustrative-v1-release.html"):
        assert digits in text_of(built, page).replace(" ", "")


def test_wherever_the_checksum_stands_it_is_said_whether_it_is_signed(built: Built) -> None:
    """Whole, or only its first groups; in every page, text and feed of the edition, found by walking it."""
    lists = [path.read_bytes() for path in built.site.glob("data/*/*/reported.sha256")]
    digits = [sha256(each).hexdigest() for each in lists]
    beginnings = [mark for each in digits for mark in (each[:16], f"{each[:8]} {each[8:16]}")]
    found = set()
    for path in sorted(built.site.rglob("*")):
        name = path.relative_to(built.site).as_posix()
        if path.suffix in (".html", ".txt", ".atom", ".xml", ".ics"):
            text = text_of(built, name)
            if any(mark in text for mark in beginnings):
                found.add(name)
                said = "haijasainiwa" if name.startswith("sw/") else "not signed"
                assert said in text.lower(), name
    assert len(found) >= 2 * len(digits)


def test_the_list_holds_what_was_reported_and_nothing_that_comes_after_the_tabling(built: Built) -> None:
    listed = {}
    for line in (built.site / RELEASE / "reported.sha256").read_text(encoding="utf-8").splitlines():
        digest, name = line.split("  ")
        listed[name] = digest
        assert digest == sha256((built.site / RELEASE / name).read_bytes()).hexdigest()
    assert {"observations.csv", "metrics_used.csv", "targets_used.csv", "reasons.csv"} <= set(listed)
    assert listed.keys().isdisjoint({"sign_offs.csv", "results.csv", "ledger.csv", "datapackage.json"})


@pytest.mark.parametrize(
    ("page", "facts"),
    [
        (
            "en/reports/2026-27-q1/illustrative-v1-release.html",
            [
                "version 1 came out on 30 October 2026. That was the day announced.",
                "Communications officer on duty, County Assembly of Kisumu",
                "29 October 2026, 10:00",
                "That is 16,400 more than in the quarter before.",
                "The bills and reports of the new session were printed for every member.",
                "No sign-off says that it was read into the Assembly's record.",
            ],
        ),
        ("sw/reports/2026-27-q1/illustrative-v1-release.html", ["29 Oktoba 2026, saa 4:00 asubuhi (10:00)"]),
        ("en/reports/2025-26-q4/illustrative-v1-release.html", ["Version 2, 28 August 2026"]),
        (
            "en/reports/2024-25-q1/illustrative-v1-release.html",
            ["No early access is recorded for this release."],
        ),
        ("en/metrics/adm-printing-pages.html", ["July to September 2026: The bills and reports of the new"]),
    ],
)
def test_the_pages_tell_it(built: Built, page: str, facts: list[str]) -> None:
    text = text_of(built, page)
    for fact in facts:
        assert fact in text


def test_the_report_leads_to_the_reasons(built: Built) -> None:
    links = read_page(built.site / "en/reports/2026-27-q1.html").links
    assert any(link.endswith("v1-release.html#reasons") for link in links)
