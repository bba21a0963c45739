"""A correction in the desk: the next version of a published quarter, judged beside the one before it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from plugins.core.time.quarter import Quarter
from plugins.desk.check import check
from plugins.desk.compare.command import compare
from plugins.desk.correcting.opening import pack_filled, released_draft
from plugins.desk.draft import version_of, write_draft
from plugins.desk.folder import Desk
from plugins.desk.new_quarter import new_quarter, schemas_of
from plugins.desk.signing.command import where_sign_offs_stand
from plugins.desk.signing.files import signed_files
from plugins.desk.trouble import DeskTrouble
from plugins.desk.versions import open_quarter, released_versions
from plugins.portal.read import read_assembly
from plugins.subjects.figures.model import Figures
from tests.samples.desk import Begun, filled
from tests.samples.tiny import Q2, Tiny

WHICH = Quarter.parse("2025-26-Q2")
CORRECTIONS = (
    "correction_id,kind,severity,metric_id,unit_id,column,old_value,new_value,found_by,found_on,reason_en,"
    "reason_sw,table\n"
    "cor_1,correction,minor,bills_passed,assembly,value,3,4,public,2026-02-10,One bill was left out.,,\n"
)


class Corrected(Begun):
    """The second quarter, published, with a correction of it in the desk."""

    @property
    def place(self):
        return self.desk.of(WHICH)


@pytest.fixture
def quarter(tiny: Tiny, tmp_path: Path) -> Corrected:
    """Bills passed were 3 and are 4, as the command correct would begin it."""
    quarter = Corrected(tiny, Desk(tmp_path / "desk"))
    quarter.place.path.mkdir(parents=True)
    names = ("observations", "labour", "budget", "submissions", "actions")
    files = {f"{name}.csv": tiny.read(f"{Q2}/{name}.csv").encode() for name in names}
    files["observations.csv"] = files["observations.csv"].replace(
        b"bills_passed,1,assembly,3", b"bills_passed,1,assembly,4"
    )
    settings = (
        tiny.read(f"{Q2}/release.toml").replace('"published"', '"draft"').replace("2026-01-30", "2026-03-02")
    )
    files["release.toml"] = f"{settings}version = 2\n".encode()
    files["corrections.csv"] = CORRECTIONS.encode()
    write_draft(quarter.place, files)
    return quarter


def compared(quarter: Corrected) -> str:
    return compare(quarter.tiny.folder, quarter.desk, lambda _: None).text


def workbook(quarter: Corrected) -> Path:
    """Every row as it was published, in Excel."""
    data = quarter.tiny.folder
    draft = released_draft(data / Q2, schemas_of(data), 2, date(2026, 3, 2))
    filled = pack_filled(WHICH, draft, read_assembly(data), data, schemas_of(data))
    quarter.place.workbook.write_bytes(filled)
    return quarter.place.workbook


def test_a_published_quarter_is_not_begun_anew(quarter: Corrected) -> None:
    with pytest.raises(DeskTrouble, match="To mend a published figure use the command correct"):
        new_quarter(quarter.tiny.folder, quarter.desk, str(WHICH), lambda _: True)


def test_the_correction_is_what_the_desk_works_on(quarter: Corrected) -> None:
    assert open_quarter(quarter.desk, released_versions(quarter.tiny.folder)) == WHICH
    assert "Sign-offs of 2025-26-Q2, version 2" in where_sign_offs_stand(quarter.tiny.folder, quarter.desk)


def test_its_draft_is_checked_with_its_list_of_corrections(quarter: Corrected) -> None:
    found = quarter.look(quarter.place.draft)
    assert [each.sentence for each in found.findings if each.severity == "error"] == []
    assert found.is_clean
    assert found.files["corrections.csv"].decode() == CORRECTIONS
    assert version_of(found.files) == 2


def test_a_changed_figure_that_is_not_listed_is_an_error(quarter: Corrected) -> None:
    path = quarter.place.draft / "observations.csv"
    path.write_bytes(
        path.read_bytes().replace(b"satisfied,1,assembly,60.0,120", b"satisfied,1,assembly,65.0,130")
    )
    said = " ".join(quarter.sentences(quarter.place.draft))
    assert "satisfied of assembly differs from the earlier version." in said


def test_the_figures_are_compared_with_the_version_before(quarter: Corrected) -> None:
    """Bills passed: 2, 3 as published, 4 now; from 2 to 4 is 100 per cent, below its limit of 200."""
    said = compared(quarter)
    assert "bills_passed/assembly: Bills passed" in said
    assert "Published as 3; this correction makes it 4." in said
    assert "Every one has its reason." in said
    assert len(re.findall(r"this correction makes it", said)) == 1


def test_what_stood_out_when_it_was_published_is_not_asked_again(quarter: Corrected) -> None:
    """In this quarter the satisfaction was new, which was asked about before version 1."""
    assert "There was no figure in July to September 2025; now it is 60.0\u00a0%." in compared(quarter)
    assert "wanted" not in compared(quarter)


def test_the_workbook_of_the_published_rows_is_taken_in_as_the_next_version(quarter: Corrected) -> None:
    """Taken in unchanged it says 3 again, which the list of corrections contradicts; with 4 it is clean."""
    path = workbook(quarter)
    said = quarter.intake(path)
    assert "corrections.csv line 2 (new_value): It says 4; the value in this version is 3." in said
    with quarter.edited(path) as book:
        assert book["observations"]["D4"].value == 3
        book["observations"]["D4"] = 4
        book["release"]["B5"] = "2026-03-02"
    assert "the draft" in quarter.intake(path)
    draft = quarter.draft()
    assert version_of(draft) == 2
    assert draft["corrections.csv"].decode() == CORRECTIONS
    assert b"bills_passed,1,assembly,4" in draft["observations.csv"]


def test_check_looks_at_the_draft_and_not_at_an_older_workbook(quarter: Corrected) -> None:
    path = workbook(quarter)
    import os

    os.utime(path, (0, 0))
    done = check(quarter.tiny.folder, quarter.desk, "", "", lambda _: None)
    assert (done.exit_code, "draft: " in done.text) == (0, True)


def test_the_definitions_are_those_of_the_version_before(quarter: Corrected) -> None:
    """Version 1 was frozen with a target of 85 for reports; today's table has one of
    70 from the next quarter on. The correction is still measured against 85, and a change of today's table
    voids no signature of it."""
    for name in ("metrics", "targets"):
        quarter.tiny.write(f"{Q2}/reference/{name}.csv", quarter.tiny.read(f"reference/{name}.csv"))
    before = signed_files(quarter.place, quarter.tiny.folder)
    quarter.tiny.replace("reference/targets.csv", "2025-26-Q1,2025-26-Q4,85,", "2025-26-Q3,2025-26-Q4,70,")
    assert signed_files(quarter.place, quarter.tiny.folder) == before
    assembly = quarter.look(quarter.place.draft).assembly
    assert assembly is not None
    report = assembly.report(WHICH)
    assert report is not None
    result = report[Figures].of("reports_done", "assembly")
    assert result is not None
    assert result.target is not None
    assert result.target.value == 85


def test_when_nothing_is_open_a_published_quarter_is_refused(quarter: Corrected) -> None:
    path = workbook(quarter)
    settings = quarter.place.draft / "release.toml"
    settings.write_bytes(settings.read_bytes().replace(b"version = 2", b"version = 1"))
    said = quarter.intake(path)
    assert "which is published already" in said
    assert "begin with the command correct" in said
    with pytest.raises(DeskTrouble, match="There is no quarter in preparation"):
        compared(quarter)


def test_the_quarter_with_a_draft_is_meant_though_the_next_is_begun(tiny: Tiny, tmp_path: Path) -> None:
    quarter = filled(tiny, tmp_path / "desk")
    quarter.intake()
    new_quarter(tiny.folder, quarter.desk, "2025-26-Q4", lambda _: False)
    assert "Sign-offs of 2025-26-Q3" in where_sign_offs_stand(tiny.folder, quarter.desk)
