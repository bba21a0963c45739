"""The first real day as it is played: begin, fill, take in, sign, release; what readers then find."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest

from plugins.desk.releasing.addresses import files_in
from plugins.desk.verifying.links import broken_links
from tests.samples.first_day import FIRST
from tests.site.at_keyboard import Staff
from tests.site.building import Built, copy_of_repository, digests
from tests.site.first_day_played import at, begin, report
from tools.illustrative.place import Example

ADDRESS = "https://assembly.example"
#: On any page: what speaks of examples. Methods tell of the history; old addresses of what they showed.
EXAMPLES = re.compile(
    r"\bExample |Idara ya Mfano|Kamati ya Mfano|[Ii]llustrative|[Mm]ade[- ]up|[Tt]akwimu za mfano"
)
#: The columns of files: one of units, of seats and of terms says whether a row is an example.
COLUMNS = re.compile(r'<table[^>]*><caption id="\w+-columns".*?</table>', re.DOTALL)

pytestmark = pytest.mark.xdist_group("first-real-day")  # one portal for all of them


@dataclass(frozen=True)
class FirstDay:
    """The repository after the first reported release, its edition, the edition that was out before, and what
    the commands said."""

    repository: Path
    before: Path
    said: Mapping[str, str]

    @property
    def site(self) -> Path:
        return self.repository / "output-public"


@pytest.fixture(scope="module")
def day(built: Built, tmp_path_factory: pytest.TempPathFactory) -> FirstDay:
    """One pass through the whole day; the public edition before it was the site with the examples."""
    folder = tmp_path_factory.mktemp("first-real-day")
    repository = copy_of_repository(folder / "portal", pictures=built.site.parent / ".cache")
    shutil.copytree(built.site, repository / "output-public")
    at(ADDRESS, repository)
    staff = Staff(repository, folder / "desk")
    return FirstDay(repository, built.site, begin(staff) | report(staff, folder / "www"))


def text_of(day: FirstDay, name: str) -> str:
    """The words of a page."""
    return words_of((day.site / f"{name}.html").read_text(encoding="utf-8"))


def words_of(page: str) -> str:
    """What a reader of the page reads."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).replace("&#39;", "'").replace("\u00a0", " ").split())


def test_the_illustrative_quarters_lie_with_the_examples(day: FirstDay) -> None:
    data = day.repository / "data"
    assert [each.name for each in (data / "quarters").iterdir() if each.is_dir()] == [FIRST]
    assert len([each for each in (data / "example" / "quarters").iterdir() if each.is_dir()]) == 9
    assert "This folder keeps no history of its own" in day.said["released"]


def test_tests_still_find_the_examples_alone_byte_for_byte(day: FirstDay, tmp_path: Path) -> None:
    """What ``copy_of_repository`` gives every test of a site is the same before and after this day."""
    data = Path(shutil.copytree(day.repository / "data", tmp_path / "data"))
    Example(data).alone()
    assert digests(data) == digests(day.before.parent / "data")


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
            told = COLUMNS.sub("", path.read_text(encoding="utf-8"))
            assert EXAMPLES.search(words_of(told)) is None, name


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
        ("made", "what the Assembly adopts for October to December 2026, its first quarter, in 9 sheets."),
        (
            "begun",
            "5 units, 20 metrics, 12 targets, 3 service standards and 5 dates come in; 9 units, 169 targets, "
            "47 seats and 14 dates that are examples go out.",
        ),
        ("begun", "The site is as it was until that report is released"),
        ("checked", "The data is complete: 9 quarters can be published."),
        ("asked", "Its figures count as reported"),
        ("taken in", "observations.csv: 33 rows"),  # 20 + 3 metrics x 3 departments + 2 x 2 committees
        ("draft checked", "The draft is the same as this workbook."),
        ("compared", "Nothing to compare with: these are the first figures."),
        ("looked at", "each marked as a draft"),
        ("signed", "Every step is signed. Next, on the announced day: python3 start.py release"),
        ("released", "Moved 9 illustrative quarters to data/example."),
        ("released", "Released 2026-27-Q2, version 1 (October to December 2026)."),
        ("published", "Now look at it from outside: "),
        ("verified", "Everything is as it was released."),
    ],
)
def test_staff_read(day: FirstDay, when: str, sentence: str) -> None:
    assert sentence in day.said[when]


def test_no_link_of_the_first_edition_is_broken(day: FirstDay) -> None:
    assert list(broken_links(day.site)) == []
