# ruff: noqa: E501  (sentences stand as readers find them)
"""Seventeen quarters with everything that happens to an assembly: what pages say, how many figures are asked for,
that no page only grows, nothing is out of reach, and a correction changes what it corrects.

The quarters run from July to September 2024 (2024-25-Q1) to July to September 2028 (2028-29-Q1). Lists tell the
last two or three financial years, earlier ones have pages of their own. ``python -m benchmarks.decade`` does
the same with forty.
"""

from __future__ import annotations

import csv
import gzip
import io
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from checked_tables.texts import LANGUAGES
from plugins.core.packing.descriptions import comparing, read_descriptions
from plugins.core.statements import formats
from plugins.core.time.quarter import Quarter
from plugins.desk.verifying.links import broken_links
from plugins.desk.verifying.sizes import check_sizes
from plugins.portal.packed import PackedReleases, pack_releases
from plugins.portal.read import read_assembly
from plugins.subjects.bills.model import BillRegister
from plugins.subjects.figures.model import Figures
from tests.samples.decade import CORRECTED, correct_shipped, write_decade
from tests.samples.decade_bills import in_register
from tests.samples.tiny import Tiny
from tests.site.building import Built, copy_of_repository

QUARTERS = 17

pytestmark = pytest.mark.xdist_group("decade")  # one portal for all of them


@dataclass(frozen=True)
class Decade:
    """The data and the site made of them."""

    data: Tiny
    site: Path

    def words(self, page: str) -> str:
        text = (self.site / f"{page}.html").read_text(encoding="utf-8")
        return " ".join(re.sub(r"<[^>]+>", " ", text).replace("\xa0", " ").replace("&#39;", "'").split())


@pytest.fixture(scope="module")
def decade(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Decade:
    folder = tmp_path_factory.mktemp("decade")
    repository = copy_of_repository(folder / "portal", pictures=built.site.parent / ".cache")
    for name in ("quarters", "reference"):
        shutil.rmtree(repository / "data" / name)
    data = write_decade(folder / "data", QUARTERS)
    shutil.copytree(data.folder, repository / "data", dirs_exist_ok=True)
    command = [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-o", "output", "--quiet"]
    subprocess.run(command, cwd=repository, check=True, capture_output=True)
    return Decade(data, repository / "output")


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        ("en/departments/dept-mango", "Example Mango began on 1 October 2026."),
        ("sw/departments/dept-mango", "Idara ya Mfano Mango ilianza tarehe 1 Oktoba 2026."),
        ("en/departments/dept-cedar", "was divided on 1 July 2027 into Example One and Example Two. Its last figures are for April to June 2027."),
        ("en/committees/cmt-2028", "No comparison: Example 2028 began on 1 July 2028."),
        ("en/departments/dept-sisal", "became part of Example Mango on 1 October 2027."),
        ("en/departments/dept-two", "Example Two closed on 20 November 2027. Its last figures are for October to December 2027."),
        ("en/committees/cmt-ibis", "Called Example Committee Ibis until 1 January 2027."),
        ("en/departments/ended", "Example Department Cedar"),
        ("en/metrics/leg-hearing-participants", "Not used any more. The last figure, for October to December 2026, was 62. It is told of elsewhere."),
        ("en/metrics/leg-bills-passed", "A new definition holds from July to September 2028 on. Private members' bills count too. Earlier figures on the new basis are called restated; what was released stands beside them."),
        ("en/metrics/leg-bills-passed", "Bills passed: 4; a year earlier, 5. The earlier figure is restated: on the basis of today, not as it was released."),
        ("en/metrics/leg-bills-passed", "No target has been set for the new definition. Nobody counted it yet."),
        ("en/metrics/adm-doc-turnaround", "Over 13 quarters the figures lie between 5.0 days and 5.4 days"),
        ("en/reports/2026-27-q2", "Published on 15 June 2027, 137 days after the announced day."),
        ("en/reports/2027-28-q1", "was elected on 10 August 2027. Figures by seat begin anew."),
        ("en/reports/2027-28-q1", "The Assembly did not sit between 9 August 2027 and 7 September 2027: an election."),
        ("en/reports/2027-28-q1", "Counted since July to September 2027: Example One and Example Two. Not asked any more: Example Department Cedar."),
        ("en/reports/2026-27-q1", "the wording was changed on 8 February 2028: It was not understood. This report keeps the words of its time."),
        ("en/changes", "8 February 2028: Reworded: Pages printed, said more plainly."),
        ("en/bills/bill-2026-09", "Lapsed on 20 November 2026; restored on 24 November 2026."),
        ("sw/bills/bill-2026-09", "Ulitanguka tarehe 20 Novemba 2026 (muda wake uliisha); ulirejeshwa tarehe 24 Novemba 2026."),
        ("en/bills/bill-2026-09", "For 4 days it was not before the Assembly."),
        ("en/bills/bill-2026-12", "Came again as Example Bill No. 1 of 2027."),
        ("sw/bills/bill-2026-12", "Uliwasilishwa upya kama Example Bill No. 1 of 2027."),
        ("en/bills/bill-2027-01", "Was before the Assembly earlier as Example Bill No. 12 of 2026, which was withdrawn on 20 January 2027."),
        ("en/bills/bill-2027-02", "Was before the Assembly earlier as Example Bill No. 11 of 2026, which lapsed on 9 August 2027."),
        ("sw/bills/bill-2027-02", "ambao ulitanguka tarehe 9 Agosti 2027."),
        ("en/bills/bill-2026-10", "Carried over into a new session"),
        ("en/departments/dept-acacia", "figures due since July 2024 were reported."),
        ("en/departments/dept-acacia", "All 17 quarters"),
        ("sw/departments/dept-cedar", "iligawanywa tarehe 1 Julai 2027 kuwa Idara ya Mfano Moja na Idara ya Mfano Mbili."),
        ("sw/departments/dept-sisal", "iliingizwa katika Idara ya Mfano Mango tarehe 1 Oktoba 2027."),
        ("sw/departments/dept-two", "Idara ya Mfano Mbili ilivunjwa tarehe 20 Novemba 2027."),
        ("en/a-z/e", "Example Committee Ibis Committee · Called Example Committee Ibis until 1 January 2027."),
        ("en/a-z/e", "Example Egret Committee"),
        ("sw/committees/cmt-ibis", "Iliitwa Kamati ya Mfano Ibis hadi 1 Januari 2027."),
        ("sw/metrics/leg-hearing-participants", "Hakitumiki tena. Takwimu ya mwisho, ya Oktoba hadi Desemba 2026, ilikuwa 62. Inaelezwa kwingine."),
        ("sw/reports/2026-27-q2", "Ilichapishwa tarehe 15 Juni 2027, siku 137 baada ya siku iliyotangazwa."),
        ("sw/reports/2027-28-q1", "lilichaguliwa tarehe 10 Agosti 2027. Takwimu za kila kiti zinaanza upya."),
        ("sw/reports/2027-28-q1", "Zinahesabiwa tangu Julai hadi Septemba 2027: Idara ya Mfano Moja na Idara ya Mfano Mbili."),
    ],
)  # fmt: skip
def test_readers_find(decade: Decade, page: str, sentence: str) -> None:
    assert sentence in decade.words(page)


def test_a_retired_metric_is_not_told_as_one_without_a_figure(decade: Decade) -> None:
    for language, said in (
        ("en", "No figure has been published yet."),
        ("sw", "Hakuna takwimu iliyochapishwa bado."),
    ):
        assert said not in decade.words(f"{language}/metrics/leg-hearing-participants")


def test_only_the_living_are_asked(decade: Decade) -> None:
    """A department more makes 69 + 5 = 74; a metric of the Assembly less 73; two in place of one 73 + 5 = 78;
    one taken in by another 78 - 5 = 73; one closed 68; a committee more 68 + 4 = 72."""
    reports = read_assembly(decade.data.folder).reports
    assert [report[Figures].coverage.expected for report in reports[8:]] == [
        69,
        74,
        73,
        73,
        78,
        73,
        68,
        68,
        72,
    ]


def test_a_restored_bill_counts_once_and_one_that_came_again_is_another(decade: Decade) -> None:
    """43 shipped bills, two that came again, twelve of 2028."""
    assembly = read_assembly(decade.data.folder)
    stories = assembly[BillRegister].bills
    assert len(stories) == in_register(date(2028, 9, 30)) == 43 + 2 + 12
    place = {story.bill.bill_id: story.place for story in stories}
    assert (place["bill_2026_09"], place["bill_2026_12"]) == ("second_reading", "withdrawn")
    assert 'bills/bill-2027-01.html"' in (decade.site / "en/bills/bill-2026-12.html").read_text()
    assert 'bills/bill-2026-12.html"' in (decade.site / "en/bills/bill-2027-01.html").read_text()


def test_a_list_of_bills_tells_the_newest_sessions_and_the_session_all_of_its_own(decade: Decade) -> None:
    """The newest three sessions are 2026 to 2028: 13 + 2 + 12 bills, open or ended; of the older ones only open ones stand there."""
    pages = (decade.site / "en" / "bills" / f"{name}.html" for name in ("index", "ended"))
    listed = "".join(page.read_text(encoding="utf-8") for page in pages)
    assert len(set(re.findall(r'(bill-202[678]-\d\d)\.html"', listed))) == 13 + 2 + 12
    assert "bill-2024-01" not in listed
    session = (decade.site / "en" / "bills" / "session-2024.html").read_text(encoding="utf-8")
    assert len(set(re.findall(r"bill-2024-\d\d", session))) == 12


def test_a_mark_of_a_break_is_explained_on_its_page(decade: Decade) -> None:
    pages = [path for path in decade.site.rglob("*.html") if "[b]</td>" in path.read_text(encoding="utf-8")]
    assert len(pages) > 20
    for path in pages:
        explained = "the first figure on a new basis", "takwimu ya kwanza ya msingi mpya"
        assert any(each in path.read_text(encoding="utf-8") for each in explained), path


def test_a_unit_has_a_page_of_all_its_quarters(decade: Decade) -> None:
    """Acacia reported all 17; Mango, which began in October 2026, eight, and needs none yet."""
    page = (decade.site / "en" / "departments" / "dept-acacia-history.html").read_text(encoding="utf-8")
    years = re.findall(r'id="history-(\d{4}-\d{2})"', page)
    assert years == ["2028-29", "2027-28", "2026-27", "2025-26", "2024-25"]
    assert not (decade.site / "en" / "departments" / "dept-mango-history.html").exists()


def test_the_trend_wakes_with_the_tenth_comparable_quarter(decade: Decade) -> None:
    """The four quarters computed afterwards are a line of their own; ten of the thirteen after them come to the
    tenth with the fourteenth report."""
    reports = read_assembly(decade.data.folder).reports
    found = (report[Figures].of("leg_bills_drafted") for report in reports)
    assert [each.trend.word for each in found if each] == ["too_few_quarters"] * 13 + ["no_clear_trend"] * 4


def test_a_restated_figure_stands_beside_the_released_one(decade: Decade) -> None:
    """Of July to September 2027: 5 counted again, and what was released."""
    page = (decade.site / "en" / "metrics" / "leg-bills-passed.html").read_text(encoding="utf-8")
    (table,) = re.findall(r'id="history-table".*?</table>', page, re.S)
    (row,) = (row for row in table.replace("\xa0", " ").split("<tr") if "July to September 2027" in row)
    cells = [re.sub(r"<[^>]+>", "", cell).strip() for cell in re.findall(r"<td.*?</td>", row, re.S)]
    assert cells[:2] == ["4", "5"]


def test_the_index_has_its_course_from_the_third_on(decade: Decade, built: Built) -> None:
    """Two shipped quarters have an index, here one more: three discs on a line."""
    pages = [site / "en" / "index" / "index.html" for site in (built.site, decade.site)]
    before, now = (re.findall(r'id="course-table".*?</table>', page.read_text(), re.S) for page in pages)
    assert before == []
    assert now[0].count("<circle") == 3


def test_every_address_of_the_shipped_edition_answers(decade: Decade, built: Built) -> None:
    before, now = (
        {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
        for site in (built.site, decade.site)
    )
    assert before - now == set()


def test_every_page_is_as_light_as_promised(decade: Decade) -> None:
    pages = [path.relative_to(decade.site).as_posix() for path in decade.site.rglob("*.html")]
    assert list(check_sizes(decade.site, pages)) == []


def test_every_link_leads_somewhere(decade: Decade) -> None:
    assert list(broken_links(decade.site)) == []


def reports_in(page: Path) -> list[str]:
    """The reports that a list tells, by their slugs, in its order."""
    rows = re.findall(r'<li><b><a href="[^"]*?(\d{4}-\d{2}-q\d)\.html"', page.read_text(encoding="utf-8"))
    return list(map(str, rows))


def test_the_list_of_reports_tells_two_years_and_leads_to_the_others(decade: Decade) -> None:
    page = decade.site / "en" / "reports" / "index.html"
    assert reports_in(page) == ["2028-29-q1", *(f"2027-28-q{n}" for n in (4, 3, 2, 1))]
    text = page.read_text(encoding="utf-8")
    assert 'reports/2026-27.html">2026/27</a>' in text
    assert 'reports/2024-25.html">2024/25</a>' in text
    assert len(gzip.compress(page.read_bytes(), 9)) <= 10_000


@pytest.mark.parametrize("language", ["en", "sw"])
def test_each_earlier_year_has_its_page(decade: Decade, language: str) -> None:
    reports = decade.site / language / "reports"
    for year in ("2024-25", "2025-26", "2026-27"):
        assert reports_in(reports / f"{year}.html") == [f"{year}-q{n}" for n in (4, 3, 2, 1)]
    assert not (reports / "2027-28.html").exists()


def test_a_metric_has_twelve_rows_and_a_page_of_all(decade: Decade) -> None:
    def rows(page: str) -> int:
        text = (decade.site / "en" / "metrics" / page).read_text(encoding="utf-8")
        (table,) = re.findall(r'id="history-table".*?</table>', text, re.S)
        return str(table).count("<tr>") - 1

    assert rows("adm-doc-turnaround.html") == 12
    assert rows("adm-doc-turnaround-history.html") == QUARTERS
    assert "All 17 quarters" in decade.words("en/metrics/adm-doc-turnaround")


def test_the_data_of_earlier_years_stand_on_their_pages(decade: Decade) -> None:
    newest = (decade.site / "en" / "data" / "2028-29.html").read_text(encoding="utf-8")
    year = (decade.site / "en" / "data" / "2024-25.html").read_text(encoding="utf-8")
    assert "data/2024-25-q3/" not in newest
    assert "data/2024-25-q3/" in year
    assert "data/2028-29-q1/" in newest


def months_in(page: Path, table: str) -> list[str]:
    """The first cells of the rows of a table."""
    text = page.read_text(encoding="utf-8").replace("\xa0", " ")
    (found,) = re.findall(rf'id="{table}".*?</table>', text, re.S)
    return [
        re.sub(r"<[^>]+>", "", row).strip()
        for row in re.findall(r"<tr>\s*<th scope=\"row\".*?</th>", found, re.S)
    ]


def test_money_is_drawn_of_two_years_and_each_is_told_on_its_page(decade: Decade) -> None:
    """Electricity is told since October 2025: the four newest quarters, and three of its first year."""
    pages = decade.site / "en"
    newest = months_in(pages / "resources.html", "energy_kwh-table")
    assert (newest[0], newest[-1], len(newest)) == ("July to September 2028", "October to December 2027", 4)
    assert len(months_in(pages / "resources" / "2025-26.html", "energy_kwh-table")) == 3
    text = (pages / "resources.html").read_text(encoding="utf-8").replace("\xa0", " ")
    assert re.findall(r"<h3><a[^>]*>Budget (\d{4}/\d\d)</a></h3>", text) == ["2027/28", "2028/29"]
    assert 'id="budget-' not in text
    for year in ("2025-26", "2028-29"):
        assert f'id="budget-{year}"' in (pages / "resources" / f"{year}.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("slug", ["resources", "calendar", "reviews"])
def test_a_year_that_is_told_apart_is_not_on_the_page_of_all(decade: Decade, slug: str) -> None:
    year = (decade.site / "en" / slug / "2025-26.html").read_text(encoding="utf-8")
    whole = (decade.site / "en" / f"{slug}.html").read_text(encoding="utf-8")
    assert f'{slug}/2025-26.html">Financial year 2025/26</a>' in whole
    for mark in re.findall(r'id="((?:window|budget|past)-[\w-]*\d)"', year):
        assert f'id="{mark}"' not in whole
    assert (decade.site / "en" / slug / "2026-27.html").exists() == (slug == "resources")


#: Quarters that a page may name: the twelve newest or those of three financial years, the one that the oldest
#: of them is compared with, and one more.
NAMED = 14
#: What is made to hold all quarters of one thing, and the letters, under which every page of the portal stands.
HOLD_ALL = re.compile(r"(-history\.html|/a-z/\w+\.html)$")


def test_no_page_only_grows(decade: Decade) -> None:
    """Of the seventeen quarters no page names more than fourteen, by its words or by its links."""
    quarters = [Quarter.parse("2024-25-Q1").shifted(place) for place in range(QUARTERS)]
    names = {
        language: [
            (quarter.slug, formats.months(quarter, language).replace("\xa0", " ")) for quarter in quarters
        ]
        for language in LANGUAGES
    }
    grow = {}
    for language in LANGUAGES:
        for path in (decade.site / language).rglob("*.html"):
            text = path.read_text(encoding="utf-8").replace("\xa0", " ")
            named = sum(slug in text or months in text for slug, months in names[language])
            if named > NAMED and not HOLD_ALL.search(path.as_posix()):
                grow[path.relative_to(decade.site).as_posix()] = named
    assert grow == {}


@pytest.mark.parametrize("slug", ["share", "own-performance"])
@pytest.mark.parametrize("language", ["en", "sw"])
def test_what_is_told_of_each_report_has_a_page_a_year(decade: Decade, language: str, slug: str) -> None:
    """Three financial years stand on the page of all, each of the two before them on a page of its own."""
    whole = (decade.site / language / f"{slug}.html").read_text(encoding="utf-8")
    year = (decade.site / language / slug / "2025-26.html").read_text(encoding="utf-8")
    assert f'{slug}/2025-26.html"' in whole
    assert [f"reports/2025-26-q{n}.html" in year for n in (1, 2, 3, 4)] == [True] * 4
    assert "reports/2025-26-q1.html" not in whole
    assert not (decade.site / language / slug / "2026-27.html").exists()


def packed(data: Tiny) -> PackedReleases:
    return pack_releases(read_assembly(data.folder), read_descriptions(Path("data/schemas")))


def rows_of(content: bytes, without: frozenset[str]) -> list[dict[str, str]]:
    reader = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    return [{name: cell for name, cell in row.items() if name not in without} for row in reader]


def test_a_correction_after_all_of_it_changes_the_corrected_cell_and_what_follows(
    decade: Decade, tmp_path: Path
) -> None:
    """Documents finished from July to September 2026 were 2,800, not 2,799. Of every other release only comparisons of that
    metric may say otherwise; of the quarter itself, the figure, what is made of it, and the record of it."""
    descriptions = read_descriptions(Path("data/schemas"))
    before = packed(decade.data)
    data = Tiny(Path(shutil.copytree(decade.data.folder, tmp_path / "data")))
    correct_shipped(data)
    after = packed(data)
    (new,) = after.keys() - before.keys()
    assert (str(new[0]), new[1]) == ("2026-27-Q1", 2)
    for key, release in before.items():
        for old, now in zip(release, after[key], strict=True):
            assert old.keys() == now.keys()
            for name in old:
                others = comparing(descriptions[name])
                assert rows_of(old[name].content, others) == rows_of(now[name].content, others), name
                changed = [
                    row["metric_id"]
                    for row, other in zip(
                        rows_of(old[name].content, frozenset({"base_release", "base_version"})),
                        rows_of(now[name].content, frozenset({"base_release", "base_version"})),
                        strict=True,
                    )
                    if row != other
                ]
                assert set(changed) <= {CORRECTED}
    first = {name: table for tables in before[new[0], 1] for name, table in tables.items()}
    second = {name: table for tables in after[new] for name, table in tables.items()}
    version = frozenset({"version", "action_version"})
    differ = {
        name
        for name in first.keys() | second.keys()
        if (rows_of(first[name].content, version) if name in first else [])
        != (rows_of(second[name].content, version) if name in second else [])
    }
    # the rows behind a counted figure are listed where they make it: the departments' still add up to 2,799
    assert differ == {"observations", "results", "statements", "corrections", "sign_offs", "counted"}
