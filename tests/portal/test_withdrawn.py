# ruff: noqa: E501  (messages stand as staff read them)
"""The report for January to March 2026 is withdrawn on 10 November 2026: no series, comparison or total of the
other reports has its figures any more; its own pages, pictures and packages say so. Then all reports are."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from checked_tables.mapping import Placed
from checked_tables.publishing import written
from checked_tables.texts import Bilingual
from plugins.core.facts.assembly import Assembly
from plugins.core.packing.descriptions import read_descriptions
from plugins.core.statements.wording import read_wording
from plugins.core.time.quarter import Quarter
from plugins.core.time.release import Withdrawal
from plugins.portal.packages import release_packages
from plugins.portal.read import read_assembly
from plugins.subjects.corrections.measure_log import change_log
from plugins.subjects.figures.model import Figures
from plugins.subjects.releases.check import check_withdrawals
from plugins.subjects.releases.publish import withdrawals
from tests.samples.laid_out import ROOT, words_on
from tests.samples.rows import release
from tests.samples.tiny import Tiny
from tools.illustrative.place import EXAMPLE

QUARTER, SLUG = "2026-27-Q1", "2026-27-q1"
GONE, GONE_SLUG = "2025-26-Q3", "2025-26-q3"
TABLE = "reference/withdrawals.csv"
WHY, WHY_SW = "Two departments had been exchanged.", "Idara mbili zilibadilishana nafasi."
LINE = f"The report for January to March 2026 was withdrawn on 10 November 2026. {WHY}"
NOTICE = [
    "This report has been withdrawn",
    "It was withdrawn on 10 November 2026. Please do not use its figures.",
    WHY,
]
NOTICE_SW = [
    "Ripoti hii imeondolewa",
    "Iliondolewa tarehe 10 Novemba 2026. Tafadhali usitumie takwimu zake.",
    WHY_SW,
]

#: One process reads both Assemblies.
pytestmark = pytest.mark.xdist_group("withdrawn")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("withdrawn")


def with_rows(data: Tiny, *quarters: str) -> Tiny:
    rows = [f"{quarter},2026-11-10,Office of the Clerk,{WHY},{WHY_SW}" for quarter in quarters]
    data.write(TABLE, "\n".join(["quarter,withdrawn_on,office,reason_en,reason_sw", *rows, ""]))
    return data


@cache
def data_in(folder: Path) -> Tiny:
    EXAMPLE.copied(folder)
    return Tiny(folder)


@cache
def one(folder: Path) -> Assembly:
    return read_assembly(with_rows(data_in(folder / "data"), GONE).folder)


@cache
def every(folder: Path) -> Assembly:
    quarters = sorted(path.name for path in (EXAMPLE.folder / "quarters").iterdir() if path.is_dir())
    return read_assembly(with_rows(data_in(folder / "data"), *quarters).folder)


def test_what_was_withdrawn_is_in_no_list_of_figures_and_no_base(folder: Path) -> None:
    found = one(folder)
    assert GONE not in [str(report.quarter) for report in found.reports]
    after = next(report for report in found.reports if str(report.quarter) == "2025-26-Q4")
    passed = after[Figures].of("leg_bills_passed")
    assert passed is not None
    assert passed.change_previous.before is None


@pytest.mark.parametrize("language", ["en", "sw"])
@pytest.mark.parametrize(
    ("subject", "slug"),
    [
        ("reports", f"reports/{GONE_SLUG}"),
        ("reports", f"reports/{GONE_SLUG}/illustrative-v1"),
        ("reports", f"summaries/{GONE_SLUG}-citizens"),
        ("reports", f"reports/{GONE_SLUG}-notice"),
    ],
)
def test_each_page_of_a_withdrawn_report_says_so_first(
    folder: Path, subject: str, slug: str, language: str
) -> None:
    words = words_on(one(folder), subject, slug, folder, "sw" if language == "sw" else "en").splitlines()
    said = NOTICE if language == "en" else NOTICE_SW
    place = words.index(said[0])
    assert words[place : place + 3] == said


@pytest.mark.parametrize(
    ("subject", "slug", "said"),
    [
        ("reports", "index", LINE),
        ("reports", "reports/index", LINE),
        ("annual", "annual-report/2025-26", LINE),
        ("annual", "annual-report/2025-26", "No total: no report stands for January to March 2026."),
        (
            "corrections",
            "changes",
            "10 November 2026: Version 1 of the report for January to March 2026 was withdrawn.",
        ),
        ("metrics", "metrics/leg-bills-passed", "[x] report withdrawn"),
        ("money", "resources", "[x] report withdrawn"),
    ],
)
def test_series_lists_and_years_tell_of_the_gap(folder: Path, subject: str, slug: str, said: str) -> None:
    assert said in words_on(one(folder), subject, slug, folder).splitlines()


def test_the_summaries_to_take_away_say_so_and_the_text_message_has_no_figure(folder: Path) -> None:
    files: dict[str, bytes] = {}
    words_on(one(folder), "reports", "corrections", folder, files=files)
    text = files[f"data/{GONE_SLUG}/illustrative-v1/summaries-en.txt"].decode()
    summaries, message = text.split("As a text message")
    assert (
        summaries.count("Withdrawn report. Illustrative figures: from January to March 2026") == 5
    )  # readers
    assert message.strip() == (
        "Kisumu County Assembly Jan-Mar 2026: this report has been withdrawn. Please do not use its figures."
    )


def test_the_log_keeps_the_reason(folder: Path) -> None:
    (entry,) = (each for each in change_log(one(folder)) if each.kind == "withdrawn")
    assert (str(entry.on), str(entry.quarter), entry.version, entry.reason.en) == ("2026-11-10", GONE, 1, WHY)


def test_pictures_of_a_withdrawn_report_say_so_and_so_do_their_files(folder: Path) -> None:
    files: dict[str, bytes] = {}
    words_on(one(folder), "reports", "reports/index", folder, files=files)
    words_on(one(folder), "reports", f"reports/{GONE_SLUG}", folder, files=files)
    own = {name for name in files if name.startswith("data/charts/") and GONE_SLUG in name}
    assert own
    for name in own:
        rows = list(csv.DictReader(files[name].decode("utf-8-sig").splitlines()))
        assert {row["provenance"] for row in rows} == {"illustrative, withdrawn"}


def test_the_package_of_a_withdrawn_report_says_so(folder: Path) -> None:
    gone = replace(one(folder), reports=(), as_released=(), superseded=one(folder).withdrawn)
    descriptions = read_descriptions(ROOT / "data" / "schemas")
    (package,) = release_packages(gone, descriptions, read_wording(ROOT / "content" / "wording"))
    files = {each.path.rpartition("/")[2]: each.content for each in package.downloads}
    said = (
        "Withdrawn on 2026-11-10; please do not use these figures. Imeondolewa tarehe 2026-11-10; tafadhali "
        f"usitumie takwimu hizi. {WHY} {WHY_SW} Illustrative figures"
    )
    assert said in files["datapackage.json"].decode()
    packed = next(content for name, content in files.items() if name.endswith(".zip"))
    assert said in ZipFile(BytesIO(packed)).read("README.txt").decode()


def test_the_list_of_withdrawn_reports_says_where_their_figures_come_from(folder: Path) -> None:
    (table,) = withdrawals(one(folder))
    (row,) = table.records
    assert (table.provenance, written(row, "provenance")) == ("illustrative", "illustrative")
    assert (written(row, "quarter"), written(row, "reason_sw")) == (GONE, WHY_SW)
    no_longer_shown = replace(one(folder), superseded=())
    assert [each.records for each in withdrawals(no_longer_shown)] == [()]


def test_if_all_are_withdrawn_home_says_that_none_stands_why_and_where_they_are(folder: Path) -> None:
    found = every(folder)
    assert (found.latest, found.reports) == (None, ())
    words = words_on(found, "reports", "index", folder).splitlines()
    assert "No report stands: each one that came out was withdrawn." in words
    place = words.index("Reports that were withdrawn")
    assert (
        words[place + 1] == f"The report for July to September 2026 was withdrawn on 10 November 2026. {WHY}"
    )
    assert words[place + 2] == f"en/reports/{SLUG}.html"
    assert "What will be published" not in words
    kiswahili = words_on(found, "reports", "index", folder, "sw").splitlines()
    assert "Hakuna ripoti inayotumika: kila ripoti iliyotoka imeondolewa." in kiswahili
    assert f"Ripoti ya Julai hadi Septemba 2026 iliondolewa tarehe 10 Novemba 2026. {WHY_SW}" in kiswahili


@pytest.mark.parametrize(
    ("days", "found"),
    [
        (["2026-04-30"], []),  # the day on which it came out
        (["2026-04-29"], ["On 2026-04-29 no report for 2025-26-Q3 stood."]),
        (["2026-05-10", "2026-05-19"], ["On 2026-05-19 no report for 2025-26-Q3 stood."]),
        (["2026-05-10", "2026-05-20"], []),  # version 2 came out in between
    ],
)
def test_only_what_is_out_can_be_withdrawn(days: list[str], found: list[str]) -> None:
    quarter = Quarter.parse(GONE)
    out = [
        release(quarter, number, published_on=date.fromisoformat(day))
        for number, day in ((1, "2026-04-30"), (2, "2026-05-20"))
    ]
    rows = [
        Placed(
            line,
            Withdrawal(
                quarter=quarter, withdrawn_on=date.fromisoformat(day), office="Clerk", reason=Bilingual(WHY)
            ),
        )
        for line, day in enumerate(days, start=2)
    ]
    assert [each.found for each in check_withdrawals(TABLE, rows, out)] == found
