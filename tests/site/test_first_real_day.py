"""The first real day as it is played: begin, fill, take in, sign, release; what readers then find."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest

from plugins.core.time.quarter import Quarter
from plugins.desk.beginning.command import begin
from plugins.desk.clock import EAST_AFRICA, Clock
from plugins.desk.folder import Desk
from plugins.desk.intake.command import intake
from plugins.desk.new_quarter import new_quarter
from plugins.desk.releasing.addresses import files_in
from plugins.desk.releasing.command import Wish, release
from plugins.desk.signing.command import sign_off
from plugins.desk.signing.record import STEPS
from plugins.desk.verifying.links import broken_links
from tests.samples.first_day import FIRST, adopt
from tests.site.at_keyboard import Staff
from tests.site.building import Built, copy_of_repository

ADDRESS = "https://assembly.example"
#: On any page: what speaks of examples. Methods tell of the history; old addresses of what they showed.
EXAMPLES = re.compile(
    r"\bExample |Idara ya Mfano|Kamati ya Mfano|[Ii]llustrative|[Mm]ade[- ]up|[Tt]akwimu za mfano"
)

pytestmark = pytest.mark.xdist_group("first-real-day")  # one portal for all of them


@dataclass(frozen=True)
class FirstDay:
    """The repository after the first reported release, its edition, the edition that was out before, and what
    commands said as they were typed."""

    repository: Path
    before: Path
    said: str
    typed: Mapping[str, str]

    @property
    def site(self) -> Path:
        return self.repository / "output-public"


def silent(*_: object) -> None:
    """Nobody listens."""


def fill(book_path: Path) -> None:
    """Every figure that was asked: 30 of 33 came."""
    book = openpyxl.load_workbook(book_path)
    sheet = book["observations"]
    head = {cell.value: number for number, cell in enumerate(sheet[1], start=1)}
    metrics = {row[0].value: row[3].value for row in book["metrics"].iter_rows(min_row=2)}
    shares = {row[0].value: bool(row[5].value) for row in book["metrics"].iter_rows(min_row=2)}
    for row in range(2, sheet.max_row + 1):
        metric = sheet.cell(row, head["metric_id"]).value
        if row % 11 == 5:
            sheet.cell(row, head["status"]).value = "not_reported"
            sheet.cell(row, head["note_en"]).value = "It did not come."
            continue
        sheet.cell(row, head["status"]).value = "reported"
        base = 20000 if metrics[metric] == "kes" else 20
        if shares[metric]:
            sheet.cell(row, head["numerator"]).value = base // 2
            sheet.cell(row, head["denominator"]).value = base
        share = 50 if metrics[metric] == "percent" else 0.5
        sheet.cell(row, head["value"]).value = share if shares[metric] else base
    for name, column in (("labour", "status"), ("budget", "status")):
        table = book[name]
        place = [cell.value for cell in table[1]].index(column) + 1
        for row in range(2, table.max_row + 1):
            table.cell(row, place).value = "not_collected"
    for row in range(2, book["submissions"].max_row + 1):
        for column, value in enumerate((date(2027, 1, 10), date(2027, 1, 8), date(2027, 1, 12), 0), start=2):
            book["submissions"].cell(row, column).value = value
    for row in range(2, book["release"].max_row + 1):
        if book["release"].cell(row, 1).value == "no_index_reason_en":
            book["release"].cell(row, 2).value = "The Assembly has adopted no weights yet."
    book.save(book_path)


@pytest.fixture(scope="module")
def day(built: Built, tmp_path_factory: pytest.TempPathFactory) -> FirstDay:
    """One pass through the whole day; the public edition before it was the site with the examples."""
    folder = tmp_path_factory.mktemp("first-real-day")
    repository = copy_of_repository(folder / "portal", pictures=built.site.parent / ".cache")
    shutil.copytree(built.site, repository / "output-public")
    for name in ("pelicanconf.py", "publishconf.py"):
        settings = repository / name
        text = settings.read_text(encoding="utf-8")
        settings.write_text(text.replace('PUBLIC_ADDRESS = ""', f'PUBLIC_ADDRESS = "{ADDRESS}"'))
    data, desk = repository / "data", Desk(folder / "desk")
    staff, www, typed = Staff(repository, desk.path), folder / "www", {}
    begin(data, desk, FIRST, "", silent, lambda _: True)
    adopt(desk.path / "begin" / "begin.xlsx")
    begin(data, desk, FIRST, str(desk.path / "begin" / "begin.xlsx"), silent, lambda _: True)
    typed["begun"] = staff.type("check")
    new_quarter(data, desk, FIRST, lambda _: True)
    place = desk.of(Quarter.parse(FIRST))
    fill(place.workbook)
    intake(place.workbook, data, desk, silent)
    typed["compared"] = staff.type("compare")
    noon = Clock(datetime(2027, 1, 25, 12, tzinfo=EAST_AFRICA))
    for step in STEPS:
        office = "dept_finance" if step == "submitted" else "office_clerk"
        sign_off(data, desk, noon, silent, step=step, office=office, evidence="Minute 1/2027")
    ten = Clock(datetime(2027, 1, 29, 10, 1, tzinfo=EAST_AFRICA))
    wish = Wish(office="office_clerk", waive_kiswahili="office_clerk", because="The reviewer is ill.")
    said = release(repository, desk, ten, silent, lambda _: True, wish, repository / "output-public")
    typed["published"] = staff.type("publish", "--folder", str(www), "--yes")
    typed["verified"] = staff.type("verify", str(www))
    return FirstDay(repository, built.site, said, typed)


def text_of(day: FirstDay, name: str) -> str:
    """The words of a page."""
    page = (day.site / f"{name}.html").read_text(encoding="utf-8")
    return " ".join(re.sub(r"<[^>]+>", " ", page).replace("&#39;", "'").replace("\u00a0", " ").split())


def test_the_illustrative_quarters_lie_with_the_examples(day: FirstDay) -> None:
    data = day.repository / "data"
    assert [each.name for each in (data / "quarters").iterdir() if each.is_dir()] == [FIRST]
    assert len([each for each in (data / "example" / "quarters").iterdir() if each.is_dir()]) == 9
    assert "git add data\n" in day.said


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        ("en/index", "33 figures that were due for October to December 2026"),
        ("en/index", "These are the first figures that the Assembly has published."),
        ("sw/index", "Hizi ni takwimu za kwanza ambazo Bunge limechapisha."),
        ("en/reports/index", "No report before October to December 2026."),
        ("en/departments/index", "Department of Finance"),
        ("en/metrics/index", "Every metric that the Assembly has adopted, also those without data yet."),
        ("en/bills/index", "No bill has been entered yet."),
        ("en/calendar", "Report, January to March 2027"),
        ("en/calendar", "The first report came out on its day."),
        ("en/changes", "The Assembly's own figures begin."),
        ("en/changes", "Minute 12 of the Assembly Service Board, 10 November 2026."),
        (
            "en/reports/2025-26-q4",
            "Until 29 January 2027 this address showed made-up figures. The Assembly's own begin with "
            "October to December 2026.",
        ),
        ("sw/reports/2025-26-q4", "Hadi 29 Januari 2027 anwani hii ilionyesha takwimu za kubuni."),
    ],
)
def test_readers_find(day: FirstDay, page: str, sentence: str) -> None:
    assert sentence in text_of(day, page)


def test_no_page_speaks_of_examples_but_methods_and_old_addresses(day: FirstDay) -> None:
    old = {
        line.split(",")[0]
        for line in (day.repository / "data/reference/addresses.csv").read_text().splitlines()
        if ",ended," in line
    }
    assert len(old) > 100
    for path in day.site.rglob("*.html"):
        name = path.relative_to(day.site).as_posix()
        if name not in old and not name.endswith("/methods.html"):
            assert EXAMPLES.search(text_of(day, name.removesuffix(".html"))) is None, name


def test_every_old_address_answers_and_no_search_engine_lists_it(day: FirstDay) -> None:
    tree = ElementTree.parse(day.site / "sitemap.xml")
    named = {str(each.text) for each in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}
    pages = {path.relative_to(day.before).as_posix() for path in day.before.rglob("*.html")}
    for name in pages:
        assert (day.site / name).is_file(), name
    old = "en/departments/dept-acacia.html"
    page = (day.site / old).read_text(encoding="utf-8")
    assert "noindex" in page
    assert f'<link rel="canonical" href="{ADDRESS}/en/reports/2026-27-q2.html">' in page
    assert "refresh" not in page
    assert f"{ADDRESS}/{old}" not in named
    assert f"{ADDRESS}/en/reports/2026-27-q2.html" in named


def test_every_old_download_is_there_or_leads_to_the_first_report(day: FirstDay) -> None:
    """Hosts are told where a file that is gone leads: itself, or its whole folder."""
    led = [line.split() for line in (day.site / "_redirects").read_text(encoding="utf-8").splitlines()]
    ways = {line[0] for line in led if line[1].endswith("/reports/2026-27-q2.html") and line[2] == "301"}
    folders = tuple(way.removesuffix("*") for way in ways if way.endswith("*"))
    gone = {f"/{name}" for name in files_in(day.before) if not (day.site / name).is_file()}
    assert len(gone) > 500
    assert {name for name in gone if name not in ways and not name.startswith(folders)} == set()


@pytest.mark.parametrize(
    ("when", "sentence"),
    [
        ("begun", "The data is complete: 9 quarters can be published."),
        ("compared", "Nothing to compare with: these are the first figures."),
        ("published", "Now look at it from outside: "),
        ("verified", "Everything is as it was released."),
    ],
)
def test_staff_read(day: FirstDay, when: str, sentence: str) -> None:
    assert sentence in day.typed[when]


def test_no_link_of_the_first_edition_is_broken(day: FirstDay) -> None:
    assert list(broken_links(day.site)) == []
