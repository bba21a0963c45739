"""Departments and committees that begin, end and change, on the shipped repository one quarter on.

Of July to September 2026, 69 figures are expected: 28 of the Assembly, five of each of five departments, four
of each of four committees.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from plugins.core.facts.assembly import Assembly, Report
from plugins.core.packing.descriptions import read_descriptions
from plugins.core.pages.chart_cache import ChartCache
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Sheet
from plugins.core.pages.site import Site
from plugins.core.pages.teller import Teller
from plugins.core.statements.voice import Voice
from plugins.core.statements.wording import Wording, read_wording
from plugins.desk.freeze import freeze_release
from plugins.subjects.committees.page import committee_pages
from plugins.subjects.figures.model import Figures
from plugins.subjects.figures.say_coverage import say_submissions
from plugins.subjects.units.measure import unit_of
from plugins.subjects.units.page import department_pages
from plugins.subjects.units.say import say_counted
from tests.samples.changed_units import change
from tests.samples.next_quarter import edit, publish_next, read, said, shipped

ROOT = Path(__file__).parents[3]
FIG, SISAL = "dept_fig", "dept_sisal"
LAST, FIRST = "2026-27-Q1", "2026-27-Q2"
NAME = "Example Department Fig"


@pytest.fixture(scope="module")
def wording() -> Wording:
    return read_wording(ROOT / "content" / "wording")


def new(unit_id: str, first: str = FIRST) -> str:
    return f"{unit_id},Example {unit_id},Idara ya {unit_id},department,assembly,true,,{first},,i"


def one_on(
    folder: Path, lives: Mapping[str, Mapping[str, str]], changes: Iterable[str], *more: str, without=()
) -> Assembly:
    """The shipped repository with these changes, and its next quarter published."""
    data = shipped(folder)
    edit(data, lives, changes, more)
    publish_next(data, without)
    return read(data)


def expected(assembly: Assembly) -> list[int]:
    return [report[Figures].coverage.expected for report in assembly.reports]


def teller_of(assembly: Assembly, wording: Wording, folder: Path, language: str = "en") -> Teller:
    site = Site(
        assembly=assembly,
        wording=wording,
        charts=ChartCache(folder / "charts"),
        schemas=read_descriptions(ROOT / "data" / "schemas"),
        public_address="",
        contact={},
    )
    return Teller(site, language)  # type: ignore[arg-type]


def pages(assembly: Assembly, wording: Wording, folder: Path, language: str = "en") -> dict[str, Page]:
    """The pages of units by the end of their addresses."""
    teller = teller_of(assembly, wording, folder, language)
    told = (*department_pages(teller), *(page for page in committee_pages(teller) if "cmt-" in page.url))
    return {page.url.rpartition("/")[2]: page for page in told}


def plain(words: object) -> str:
    return str(getattr(words, "text", words)).replace("\xa0", " ")


def sheet(page: Page) -> Sheet:
    found = page.view["sheet"]
    assert isinstance(found, Sheet)
    return found


def points(page: Page, section: str) -> list[str]:
    return [plain(each) for one in sheet(page).sections if one.section_id == section for each in one.points]


def paragraphs(page: Page, section: str) -> list[str]:
    found = (one.paragraphs for one in sheet(page).sections if one.section_id == section)
    return [plain(each) for one in found for each in one]


def listed(page: Page) -> dict[str, tuple[str, str]]:
    """Each unit of a list with what is said of it."""
    groups = page.view["departments"]["groups"]  # type: ignore[index]
    rows = (row for group in groups for row in group["rows"])
    return {plain(row["unit"]): (plain(row["said"]), plain(row["sent"])) for row in rows}


def counted(report: Report, wording: Wording, language: str = "en") -> list[str]:
    voice = Voice(wording.of(language))  # type: ignore[arg-type]
    return [plain(each) for each in say_counted(report, voice)]


def test_a_created_department_is_asked_from_its_first_quarter_on(tmp_path: Path, wording: Wording) -> None:
    created = change("created", "2026-10-01", "", "dept_new")
    assembly = one_on(tmp_path, {}, [created], new("dept_new"))
    assert expected(assembly) == [69, 74]
    page = pages(assembly, wording, tmp_path)["dept-new.html"]
    assert points(page, "changes") == [
        "Example dept_new began on 1 October 2026.",
        "Because. (Notice 1)",
    ]
    assert paragraphs(page, "figures") == ["No comparison: Example dept_new began on 1 October 2026."]
    assert counted(assembly.reports[-1], wording) == [
        "Counted since October to December 2026: Example dept_new."
    ]
    assert counted(assembly.reports[0], wording) == []


def test_a_closed_department_is_asked_no_more_and_keeps_its_page(tmp_path: Path, wording: Wording) -> None:
    closed = [change("closed", "2026-10-01", FIG)]
    assembly = one_on(tmp_path, {FIG: {"last_quarter": LAST}}, closed, without={FIG})
    assert expected(assembly) == [69, 64]
    assert counted(assembly.reports[-1], wording) == [f"Not asked any more: {NAME}."]
    assert counted(assembly.reports[-1], wording, "sw") == ["Haitakiwi tena kuripoti: Idara ya Mfano Fig."]
    english, kiswahili = (pages(assembly, wording, tmp_path, language) for language in ("en", "sw"))
    told = plain(sheet(english["dept-fig.html"]).answer)
    assert told.startswith(
        f"{NAME} closed on 1 October 2026. Its last figures are for July to September 2026. "
    )
    assert plain(sheet(kiswahili["dept-fig.html"]).answer).startswith(
        "Idara ya Mfano Fig ilivunjwa tarehe 1 Oktoba 2026. Takwimu zake za mwisho ni za "
    )
    assert NAME not in listed(english["index.html"])
    assert plain(english["index.html"].view["departments"]["ended"]) == "No longer in use: 1"  # type: ignore[index]
    assert list(listed(english["ended.html"])) == [NAME]


def test_whoever_closed_is_not_among_those_that_sent_nothing(tmp_path: Path, wording: Wording) -> None:
    """Four departments are asked; before, there were five: in both languages."""
    closed = [change("closed", "2026-10-01", FIG)]
    assembly = one_on(tmp_path, {FIG: {"last_quarter": LAST}}, closed, without={FIG})
    before, now = (say_submissions(one, Voice(wording.of("en"))) for one in assembly.reports)
    assert "Of 5 departments, 4 sent" in plain(before)
    assert "Of 4 departments, 3 sent" in plain(now)
    assert NAME not in plain(now)
    before, now = (say_submissions(one, Voice(wording.of("sw"))) for one in assembly.reports)
    assert "Idara 4 kati ya 5 zilituma" in plain(before)
    assert "Idara 3 kati ya 4 zilituma" in plain(now)
    assert "Fig" not in plain(now)


def test_a_last_quarter_that_does_not_fit_the_day_is_refused(tmp_path: Path) -> None:
    data = shipped(tmp_path)
    edit(data, {FIG: {"last_quarter": "2025-26-Q4"}}, [change("closed", "2026-10-01", FIG)])
    assert (
        'reference/units.csv, line 6, column "last_quarter": dept_fig closes on 1 October 2026 '
        "(unit_changes.csv, line 2), so its last quarter is 2026-27-Q1; here it is 2025-26-Q4. Write "
        "2026-27-Q1, or correct the day there."
    ) in said(data)


def test_a_figure_of_a_closed_department_is_refused(tmp_path: Path) -> None:
    data = shipped(tmp_path)
    edit(data, {FIG: {"last_quarter": LAST}}, [change("closed", "2026-10-01", FIG)])
    publish_next(data)
    name = f"quarters/{FIRST}/v1/observations.csv"
    rows = (data / name).read_text(encoding="utf-8").splitlines()
    its = [number for number, row in enumerate(rows, start=1) if f",{FIG}," in row]
    assert len(its) == 5
    assert [each for each in said(data) if each.startswith(name)] == [
        f'{name}, line {number}, column "unit_id": dept_fig closed on 1 October 2026. Take the row out, or '
        "correct its last quarter in units.csv."
        for number in its
    ]


def test_a_department_divided_in_two(tmp_path: Path, wording: Wording) -> None:
    rows = [change("split", "2026-10-01", FIG, one) for one in ("dept_one", "dept_two")]
    ends = {FIG: {"last_quarter": LAST}}
    assembly = one_on(tmp_path, ends, rows, new("dept_one"), new("dept_two"), without={FIG})
    assert expected(assembly) == [69, 74]
    found = pages(assembly, wording, tmp_path)
    became = f"{NAME} was divided on 1 October 2026 into Example dept_one and Example dept_two."
    assert plain(sheet(found["dept-fig.html"]).answer).startswith(became)
    began = "Example dept_one began on 1 October 2026. It took over work from Example Department Fig."
    assert points(found["dept-one.html"], "changes") == [began, "Because. (Notice 1)", NAME]
    assert points(found["dept-fig.html"], "changes")[2:] == ["Example dept_one", "Example dept_two"]


def test_two_departments_merged_into_a_new_one(tmp_path: Path, wording: Wording) -> None:
    rows = [change("merged", "2026-10-01", one, "dept_new") for one in (FIG, SISAL)]
    ends = {one: {"last_quarter": LAST} for one in (FIG, SISAL)}
    assembly = one_on(tmp_path, ends, rows, new("dept_new"), without={FIG, SISAL})
    assert expected(assembly) == [69, 64]
    found = pages(assembly, wording, tmp_path)
    became = f"{NAME} became part of Example dept_new on 1 October 2026."
    assert plain(sheet(found["dept-fig.html"]).answer).startswith(became)
    assert "Example dept_new" in points(found["dept-fig.html"], "changes")
    assert {NAME, "Example Department Sisal"} <= set(points(found["dept-new.html"], "changes"))
    assert points(found["dept-new.html"], "changes")[0].startswith(
        "Example dept_new began on 1 October 2026. "
        f"It took over work from {NAME} and Example Department Sisal."
    )


def test_a_department_taken_in_by_another(tmp_path: Path, wording: Wording) -> None:
    """Sisal goes on: it has figures before and after, which are not compared; those of the Assembly are."""
    rows = [change("merged", "2026-10-01", one, SISAL) for one in (FIG, SISAL)]
    assembly = one_on(tmp_path, {FIG: {"last_quarter": LAST}}, rows, without={FIG})
    assert expected(assembly) == [69, 64]
    figures = assembly.reports[-1][Figures]
    assert {one.change_previous.reason for one in figures.of_unit(SISAL)} == {"unit_changed"}
    assert any(one.change_previous.is_compared for one in figures.of_unit("dept_acacia"))
    assert any(one.change_previous.is_compared for one in figures.of_unit())
    assert "unit_changed" not in {one.change_previous.reason for one in figures.of_unit()}
    page = pages(assembly, wording, tmp_path)["dept-sisal.html"]
    assert paragraphs(page, "figures") == [
        "No comparison: the work of Example Department Sisal changed on 1 October 2026."
    ]
    histories = next(one.tables for one in sheet(page).sections if one.section_id == "history")
    assert [len(table.columns) for table in histories] == [3, 3]  # a metric, its course, and one quarter each
    assert histories[1].caption == "History until July to September 2026"


def test_a_department_that_closed_within_a_quarter_reports_its_part(tmp_path: Path, wording: Wording) -> None:
    closed = [change("closed", "2026-11-20", FIG)]
    assembly = one_on(tmp_path, {FIG: {"last_quarter": FIRST}}, closed)
    assert expected(assembly) == [69, 69]
    assert counted(assembly.reports[-1], wording) == [
        f"{NAME} reported until 20 November 2026, when it closed."
    ]
    assert {one.change_previous.reason for one in assembly.reports[-1][Figures].of_unit(FIG)} == {
        "unit_changed"
    }
    unit, quarter = unit_of(assembly.reports[-1], FIG), assembly.reports[-1].quarter
    assert (unit.reports_in(quarter), unit.reports_in(quarter.next)) == (True, False)


def test_a_renamed_committee_is_compared_and_each_report_has_its_name(
    tmp_path: Path, wording: Wording
) -> None:
    was = ("Example Committee Ibis", "Kamati ya Mfano Ibis")
    now = {"name_en": "Example Committee Egret", "name_sw": "Kamati ya Mfano Egret"}
    renamed = change("renamed", "2026-11-05", "cmt_ibis", "", *was)
    assembly = one_on(tmp_path, {"cmt_ibis": now}, [renamed])
    assert expected(assembly) == [69, 69]
    names = [one[Figures].of_unit("cmt_ibis")[0].unit.name.en for one in assembly.reports]
    assert names == ["Example Committee Ibis", "Example Committee Egret"]
    assert any(one.change_previous.is_compared for one in assembly.reports[-1][Figures].of_unit("cmt_ibis"))
    english, kiswahili = (pages(assembly, wording, tmp_path, language) for language in ("en", "sw"))
    called = "Called Example Committee Ibis until 5 November 2026."
    assert called in listed(english["index.html"])["Example Committee Egret"][1]
    assert points(english["cmt-ibis.html"], "changes") == [called, "Because. (Notice 1)"]
    assert points(kiswahili["cmt-ibis.html"], "changes")[0].startswith(
        "Iliitwa Kamati ya Mfano Ibis hadi 5 Novemba 2026."
    )


def test_a_name_given_after_the_quarters_end_is_not_in_its_report(tmp_path: Path) -> None:
    """Renamed on 10 January 2027, when the report of October to December is not out yet."""
    data = shipped(tmp_path)
    now = {"name_en": "Example Department Olive", "name_sw": "Idara ya Mfano Olive"}
    edit(data, {FIG: now}, [change("renamed", "2027-01-10", FIG, "", NAME, "Idara ya Mfano Fig")])
    publish_next(data)
    freeze_release(data, FIRST, 1)
    register = (data / "reference" / "units.csv").read_text(encoding="utf-8")
    copy = (data / "quarters" / FIRST / "v1" / "reference" / "units.csv").read_text(encoding="utf-8")
    assert ("Olive" in register, "Olive" in copy, NAME in copy) == (True, False, True)
    assert read(data).latest[Figures].of_unit(FIG)[0].unit.name.en == NAME  # type: ignore[index]
