"""The whole path of a quarter, in a fresh clone: through the window by keyboard, the rest by commands."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import openpyxl
from playwright.sync_api import Browser

from tests.samples.filled import LAST, THIS, fill
from tests.samples.plain import plain
from tests.site.at_keyboard import SIGNED, Staff
from tests.site.at_window import AtWindow, window_of
from tests.site.building import HOME, Built, copy_of_repository, digests, only_quarters

#: The quarters before LAST that its figures are compared with; each more would be drawn, attacked and looked
#: at again with every edition of the walk.
YEAR = ("2025-26-Q1", "2025-26-Q2", "2025-26-Q3", "2025-26-Q4")


def test_from_an_empty_quarter_to_a_release_and_its_correction(
    built: Built, tmp_path: Path, browser: Browser
) -> None:
    clone = tmp_path / "portal"
    subprocess.run(["git", "clone", "-q", str(HOME), str(clone)], check=True)
    copy_of_repository(clone, pictures=built.site.parent / ".cache")
    only_quarters(clone, *YEAR, LAST)
    keep = [
        "git",
        "-c",
        "user.name=Staff",
        "-c",
        "user.email=staff@example.org",
        "commit",
        "-qam",
        "One year",
    ]
    subprocess.run(keep, cwd=clone, check=True)
    staff = Staff(clone, tmp_path / "a desk", "2027-01-16T09:00")
    workbook = staff.desk / THIS / f"{THIS}.xlsx"
    before = digests(clone / "data")
    at = prepared_in_the_window(browser, staff, workbook)

    # Those who sign have looked at the pages; every one is marked as a draft, and its links lead somewhere.
    site = staff.desk / THIS / "preview"
    texts = {page: page.read_text(encoding="utf-8") for page in site.rglob("*.html")}
    assert site / "sw" / "reports" / "2026-27-q2.html" in texts
    for page, text in texts.items():
        assert "Draft, not released: do not quote." in text, page
        assert "Rasimu, haijatolewa rasmi: usinukuu." in text, page
        for name in set(re.findall(r'href="([^"#:]+)["#]', text)):
            assert (page.parent / name).exists(), (page, name)

    # Nothing goes out unsigned, early or with unreviewed words; the reasons come in one list.
    assert "  4 leadership_reviewed: to come" in staff.type("sign-off")
    said = staff.type("release", "--yes", "--no-browser", code=2)
    assert "The report is announced for 29 January 2027, 10:00 East Africa Time" in said
    assert "It is not signed off: next comes leadership_reviewed." in said
    assert "Kiswahili strings on the pages have not been reviewed." in said
    assert digests(clone / "data") == before
    assert not (clone / "output-public").exists()

    staff.clock = "2027-01-28T09:00"
    (checksum,) = re.findall(r"(?:[0-9a-f]{8} ){7}[0-9a-f]{8}", staff.sign("leadership_reviewed"))
    staff.clock = "2027-01-29T10:00"
    allowed = ("--waive-kiswahili", "office_clerk", "--because", "The reviewer is ill until March.")
    more = released_in_the_window(browser, staff, checksum)
    for page in ("en/reports/2026-27-q2.html", "en/reports/2026-27-q2/illustrative-v1-release.html"):
        assert checksum in (clone / "output-public" / page).read_text(encoding="utf-8")
    released = clone / "data" / "quarters" / THIS / "v1"
    assert (released / "SHA256SUMS").exists()
    assert "published,ICT Department,2027-01-29" in (released / "sign_offs.csv").read_text(encoding="utf-8")
    page = (clone / "output-public" / "en/reports/2026-27-q2.html").read_text(encoding="utf-8")
    assert "allowed by Office of the Clerk: The reviewer is ill until March." in page
    assert "Everything is as it was released." in staff.type("verify", "output-public")
    newest = ["git", "log", "-1", "--format=%s"]
    said = subprocess.run(newest, cwd=clone, capture_output=True, text=True, check=True).stdout
    assert said == f"Release {THIS}, version 1\n"
    # Beside reasons and signatures, no more is pressed and typed than was promised.
    pressed = [name for name in at.pressed + more.pressed if not name.startswith(("Keep the", "Record"))]
    assert len(pressed) <= 25, pressed
    assert len(at.typed + more.typed) <= 43

    # A reader finds a mistake: the next version says what was wrong, and the old one says so too.
    staff.clock = "2027-02-20T11:00"
    corrected_in_the_window(browser, staff)
    assert "Nothing has changed since the last intake" in staff.type("intake", str(workbook))
    staff.sign(*(step for step, _ in SIGNED))
    said = staff.type("release", "--yes", "--no-browser", *allowed)
    assert f"Released {THIS}, version 2 (October to December 2026)." in said
    site = clone / "output-public"
    assert ">74.1%</td>" in (site / "en/reports/2026-27-q2.html").read_text(encoding="utf-8")
    superseded = (site / "en/reports/2026-27-q2/illustrative-v1.html").read_text(encoding="utf-8")
    assert "A newer version" in superseded
    assert ">77.8%</td>" in superseded
    listed = (site / "en/corrections.html").read_text(encoding="utf-8")
    assert "A reader saw that one report was counted twice." in listed
    assert "Everything is as it was released." in staff.type("verify", "output-public")

    # A released figure changed by hand stops the build: file, line, old and new value.
    figures = clone / "data" / "quarters" / LAST / "v1" / "observations.csv"
    right = figures.read_text(encoding="utf-8")
    assert "cmt_heron,85.7,6,7," in right
    figures.write_text(right.replace("cmt_heron,85.7,6,7,", "cmt_heron,71.4,5,7,"), encoding="utf-8")
    said = staff.type("build", code=2)
    assert f'quarters/{LAST}/v1/observations.csv, line 9, column "value": value of ovs_report' in said
    assert "was 85.7 when this version was released, now computes to 71.4." in said


def prepared_in_the_window(browser: Browser, staff: Staff, workbook: Path) -> AtWindow:
    """From the empty quarter to the third signature: a workbook filled with one mistake, then without."""
    with window_of(browser, staff.clone, staff.desk, staff.clock) as at:
        at.next(seen="The workbook of October to December 2026 is there.")
        assert f"Made {workbook}" in plain(at.text)
        fill(workbook)
        book = openpyxl.load_workbook(workbook)
        right, book["observations"]["G3"] = book["observations"]["G3"].value, "reportd"
        book.save(workbook)
        at.next(seen="Read the workbook.")
        at.next(seen="1 error to mend")
        assert 'observations G3 (status): "reportd" is not' in plain(at.text)
        book["observations"]["G3"] = right
        book.save(workbook)
        at.next()
        at.next(seen="Nothing must be mended in 2026-27-Q2.xlsx")
        assert "observations.csv: 69 rows" in at.text
        at.next(seen="Of 69 figures,")
        at.next(seen="1 reason is wanted.")
        # A reason in one language alone is asked for in the other; what was typed stays.
        at.type("en0", "Four bills waited since June.")
        at.press("form .do", seen="write the reason in English and in Kiswahili")
        at.type("sw0", "Miswada minne ilisubiri tangu Juni.")
        at.press("form .do", seen="Every one has its reason.")
        at.next()
        at.after_job(seen="The pages are there.")
        at.press(".beside", seen="Next comes the step “submitted”.")
        for step, office in (
            ("submitted", "Productivity"), ("validated", "Planning"), ("disclosure checked", "Productivity")
        ):  # fmt: skip
            at.type("office", office)
            at.type("paper", f"Minute of {step}")
            at.press(".next .do", seen="Recorded for 2026-27-Q2:")
        return at


def released_in_the_window(browser: Browser, staff: Staff, checksum: str) -> AtWindow:
    """From the fourth signature to the release, on its day, verified."""
    with window_of(browser, staff.clone, staff.desk, staff.clock) as at:
        at.next(seen="Next comes the step “tabled”.")
        assert checksum.split()[0] in at.text
        for step in ("tabled", "cleared"):
            at.type("office", "Office of the Clerk")
            at.type("paper", f"Minute of {step}, checksum {checksum}")
            at.press(".next .do", seen="Recorded for 2026-27-Q2:")
        at.next(seen="Kiswahili strings on the pages have not been reviewed.")
        at.type("office", "Office of the Clerk")
        at.type("because", "The reviewer is ill until March.")
        at.press("form .also", seen="The time has come and every step is signed.")
        at.type("name", THIS)
        at.press("form .do")
        at.page.locator("#on").wait_for(timeout=400_000)
        assert f"Released {THIS}, version 1 (October to December 2026)." in at.text
        assert checksum in at.text
        at.after_job(seen="It is not on the web yet.")
        at.press("form[action='/verify'] button")
        at.page.locator("#on").wait_for(timeout=400_000)
        assert "Everything is as it was released." in at.text
        return at


def corrected_in_the_window(browser: Browser, staff: Staff) -> None:
    """The next version is opened, and both changes are said."""
    with window_of(browser, staff.clone, staff.desk, staff.clock) as at:
        at.press(".rail a[href='/correct']", seen="Choose the report that was wrong")
        at.press(".next button", seen=f"Opened version 2 of {THIS}")
        whole = "Committee reports completed, County Assembly", {"numerator": "20", "value": "74.1"}
        part = "Committee reports completed, Example Committee Pelican", {"numerator": "3", "value": "50"}
        for figure, told in (whole, part):
            at.type("figure", figure)
            for name, value in told.items():
                at.type(name, value)
            at.type("why", "A reader saw that one report was counted twice.")
            at.type("sababu", "Msomaji aliona kwamba ripoti moja ilihesabiwa mara mbili.")
            at.type("found_by", "a reader")
            at.press("form[action='/correct'] button")
        assert "numerator: 21 becomes 20" in at.text
        assert "The new version is in order." in at.text
