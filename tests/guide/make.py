"""Make the pictures of the staff guide anew: ``python -m tests.guide.make``.

An invented quarter goes through every step, with the real commands, in a copy of this repository and a desk
folder of its own; each picture shows what a command said or made. Needs Chromium.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import openpyxl

from plugins.desk.browser import browser_installed
from tests.guide.screens import browser, draw_page, draw_sheet, draw_words
from tests.samples.filled import THIS, fill
from tests.site.building import HOME, copy_of_repository

TARGET = HOME / "staff" / "pictures"
#: What the clock of the rehearsal says: before the announced time, after it, and when a mistake is found.
EARLY, IN_TIME, LATER = "2027-01-20T09:00:00", "2027-01-29T10:05:00", "2027-02-10T09:00:00"
SIGNED = {
    "submitted": "office_secretariat",
    "validated": "office_planning",
    "disclosure_checked": "office_legal",
    "leadership_reviewed": "office_clerk",
    "tabled": "office_clerk",
    "cleared": "office_clerk",
}


class Staff:
    """Somebody who types commands in a copy of the repository, with a desk folder beside it."""

    def __init__(self, home: Path) -> None:
        self.repository = copy_of_repository(home / "portal", HOME / ".cache")
        self.desk = home / "Kisumu-desk"
        self.clock = EARLY

    @property
    def quarter(self) -> Path:
        """The folder of the quarter in the desk."""
        return self.desk / THIS

    def types(self, *words: str) -> str:
        """What a command prints, with the places of this machine as staff would see theirs."""
        environment: Mapping[str, str] = {
            **os.environ,
            "DESK_DIR": str(self.desk),
            "DESK_CLOCK": self.clock,
            "PYTHONUTF8": "1",
        }
        done = subprocess.run(
            [sys.executable, "-m", "plugins.desk.commands", *words],
            cwd=self.repository,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        said = done.stdout.replace(str(self.repository), "portal").replace(str(self.desk), "Kisumu-desk")
        print(f"$ {' '.join(words)}\n{said}", flush=True)
        return said


def spoil(workbook: Path) -> None:
    """Three mistakes as they happen: a word for a number, a wrong status, a zero that is a blank."""
    book = openpyxl.load_workbook(workbook)
    sheet = book["observations"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(3, columns["value"]).value = "four"
    sheet.cell(9, columns["status"]).value = "a"
    sheet.cell(12, columns["metric_id"]).value = "ovs_query_resolutoin"
    book.save(workbook)


def make(target: Path) -> None:
    """Draw every picture into ``target``."""
    target.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp())
    staff = Staff(work)
    workbook = staff.quarter / f"{THIS}.xlsx"
    with browser(browser_installed()) as screen:
        staff.types("new-quarter", THIS)
        first = openpyxl.load_workbook(workbook).sheetnames[0]
        draw_sheet(screen, workbook, first, target / "workbook.png")
        fill(workbook)
        whole = workbook.read_bytes()
        spoil(workbook)
        intake = ("intake", f"Kisumu-desk\\{THIS}\\{THIS}.xlsx")
        draw_words(screen, intake, staff.types("intake", str(workbook)), target / "intake.png")
        staff.types("check")
        reports = staff.quarter / "reports"
        draw_page(screen, (reports / "check.html").as_uri(), target / "check.png")
        draw_sheet(screen, reports / f"{THIS}-marked.xlsx", "observations", target / "coloured.png")
        workbook.write_bytes(whole)
        staff.types("intake", str(workbook))
        staff.types("compare")
        draw_page(screen, (reports / "compare.html").as_uri(), target / "compare.png")
        words = (
            "--reason",
            "Four bills waited since June.",
            "--sababu",
            "Miswada minne ilisubiri tangu Juni.",
        )
        staff.types("compare", "--on", "leg_bills_passed", *words)
        staff.types("preview")
        draw_page(screen, (staff.quarter / "preview" / "en" / "index.html").as_uri(), target / "preview.png")
        for step, office in SIGNED.items():
            if step == "tabled":
                draw_words(screen, ("sign-off",), staff.types("sign-off"), target / "sign-off.png")
                refused = staff.types("release", "--yes")
                draw_words(screen, ("release",), refused, target / "release-refused.png", first=3, last=6)
            staff.types("sign-off", step, "--office", office, "--evidence", "Minute 12 of the example file")
        staff.clock = IN_TIME
        waived = ("--waive-kiswahili", "office_clerk", "--because", "The reviewer is not yet appointed.")
        done = staff.types("release", "--yes", *waived)
        draw_words(screen, ("release",), done, target / "release.png", first=3, last=12)
        public = staff.repository / "output-public"
        verified = staff.types("verify", str(public))
        draw_words(screen, ("verify", "https://example.org"), verified, target / "verify.png")
        staff.clock = LATER
        staff.types("correct", THIS)
        why = ("--why", "A reader saw that one report was counted twice.", "--found-by", "public")
        why = (*why, "--sababu", "Msomaji aliona kwamba ripoti moja ilihesabiwa mara mbili.")
        total = ("--on", "ovs_report_completion", "--numerator", "20", "--value", "74.1")
        staff.types("correct", THIS, *total, *why)
        part = ("--on", "ovs_report_completion/cmt_pelican", "--numerator", "3", "--value", "50")
        staff.types("correct", THIS, *part, *why)
        staff.types("intake", str(workbook))
        for step, office in SIGNED.items():
            staff.types("sign-off", step, "--office", office, "--evidence", "Minute 19 of the example file")
        staff.types("release", "--yes", *waived)
        draw_page(screen, (public / "en" / "corrections.html").as_uri(), target / "correction.png")
    shutil.rmtree(work)


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)
