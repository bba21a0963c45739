"""The whole path of a quarter, in a fresh clone, driven only by the commands as staff type them."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import openpyxl

from tests.samples.filled import LAST, THIS, fill
from tests.site.at_keyboard import SIGNED, Staff
from tests.site.building import HOME, Built, copy_of_repository, digests


def test_from_an_empty_quarter_to_a_release_and_its_correction(built: Built, tmp_path: Path) -> None:
    clone = tmp_path / "portal"
    subprocess.run(["git", "clone", "-q", str(HOME), str(clone)], check=True)
    copy_of_repository(clone, pictures=built.site.parent / ".cache")
    staff = Staff(clone, tmp_path / "a desk", "2027-01-16T09:00")
    workbook = staff.desk / THIS / f"{THIS}.xlsx"
    before = digests(clone / "data")

    # An empty workbook, filled with one mistake, then without.
    made = staff.type("new-quarter", THIS)
    assert f"\nMade {workbook}\nIt is for October to December 2026" in made
    said = staff.type("intake", str(workbook), code=2)
    assert "observations G2 (status): This cell is empty." in said
    fill(workbook)
    book = openpyxl.load_workbook(workbook)
    right, book["observations"]["G3"] = book["observations"]["G3"].value, "reportd"
    book.save(workbook)
    assert 'observations G3 (status): "reportd" is not' in staff.type("intake", str(workbook), code=2)
    book["observations"]["G3"] = right
    book.save(workbook)
    assert "observations.csv: 69 rows" in staff.type("intake", str(workbook))
    checked = staff.type("check")
    assert "observations D3 (value): leg_bills_passed of assembly says 4; bills.csv makes it 0." in checked
    assert "The draft is the same as this workbook." in checked

    # What stands out has its reason.
    assert "1 reason is wanted." in staff.type("compare")
    reason = ("--on", "leg_bills_passed", "--reason", "Four bills waited since June.")
    assert "Every one has its reason." in staff.type("compare", *reason)

    # Those who sign look at the pages; every one is marked as a draft, and its links lead somewhere.
    looked = staff.type("preview")
    site = staff.desk / THIS / "preview"
    assert f"It is only for you and those who sign: {site / 'index.html'}" in looked
    texts = {page: page.read_text(encoding="utf-8") for page in site.rglob("*.html")}
    assert site / "sw" / "reports" / "2026-27-q2.html" in texts
    for page, text in texts.items():
        assert "Draft, not released: do not quote." in text, page
        assert "Rasimu, haijatolewa rasmi: usinukuu." in text, page
        for name in set(re.findall(r'href="([^"#:]+)["#]', text)):
            assert (page.parent / name).exists(), (page, name)

    # A step is not signed before the one before it, nor a quarter begun twice.
    assert "  1 submitted: to come" in staff.type("sign-off")
    early = ("sign-off", "tabled", "--office", "office_clerk", "--evidence", "Minute 4/2027")
    assert "Before tabled comes submitted." in staff.type(*early, code=1)
    again = staff.type("new-quarter", THIS, code=1)
    assert "add --yes to agree" in again
    assert "Nothing was changed" in again

    # Nothing goes out unsigned, early or with unreviewed words; the reasons come in one list.
    staff.sign("submitted", "validated", "disclosure_checked")
    said = staff.type("release", "--yes", "--no-browser", code=2)
    assert "The report is announced for 29 January 2027, 10:00 East Africa Time" in said
    assert "It is not signed off: next comes leadership_reviewed." in said
    assert "Kiswahili strings on the pages have not been reviewed." in said
    assert digests(clone / "data") == before
    assert not (clone / "output-public").exists()

    staff.clock = "2027-01-28T09:00"
    (checksum,) = re.findall(r"(?:[0-9a-f]{8} ){7}[0-9a-f]{8}", staff.sign("leadership_reviewed"))
    staff.sign("tabled", seen=f"checksum {checksum}")
    staff.sign("cleared")
    staff.clock = "2027-01-29T10:00"
    allowed = ("--waive-kiswahili", "office_clerk", "--because", "The reviewer is ill until March.")
    said = staff.type("release", "--yes", *allowed)
    assert f"Released {THIS}, version 1 (October to December 2026)." in said
    assert checksum in said  # fixed before tabling, the same after release and on the report
    for page in ("en/reports/2026-27-q2.html", "en/reports/2026-27-q2/illustrative-v1-release.html"):
        assert checksum in (clone / "output-public" / page).read_text(encoding="utf-8")
    released = clone / "data" / "quarters" / THIS / "v1"
    assert (released / "SHA256SUMS").exists()
    assert "published,ICT Department,2027-01-29" in (released / "sign_offs.csv").read_text(encoding="utf-8")
    page = (clone / "output-public" / "en/reports/2026-27-q2.html").read_text(encoding="utf-8")
    assert "allowed by Office of the Clerk: The reviewer is ill until March." in page
    assert "Everything is as it was released." in staff.type("verify", "output-public")

    # A reader finds a mistake: the next version says what was wrong, and the old one says so too.
    staff.clock = "2027-02-20T11:00"
    said = staff.type("correct", THIS)
    assert f"Opened version 2 of {THIS}" in said
    why = ("--why", "A reader saw that one report was counted twice.", "--found-by", "public")
    total = ("--on", "ovs_report_completion", "--numerator", "20", "--value", "74.1")
    said = staff.type("correct", THIS, *total, *why)
    assert "ovs_report_completion/assembly, numerator: 21 becomes 20" in said
    part = ("--on", "ovs_report_completion/cmt_pelican", "--numerator", "3", "--value", "50")
    assert "The new version is in order." in staff.type("correct", THIS, *part, *why)
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
