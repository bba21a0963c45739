"""Fourteen quarters, October 2022 being before them: no page only grows, and nothing is out of reach.

The quarters run from January to March 2023 (2022-23-Q3) to April to June 2026 (2025-26-Q4): two of 2022/23,
four of each year after. The last two years are told in full, 2022/23 and 2023/24 on pages of their own.
"""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.desk.verifying.links import broken_links
from tests.site.building import copy_of_repository
from tools.illustrative.large import write_large

QUARTERS = 14


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    repository = copy_of_repository(tmp_path_factory.mktemp("growth") / "portal")
    for name in ("quarters", "reference"):
        shutil.rmtree(repository / "data" / name)
    write_large(repository / "data", units=2, quarters=QUARTERS, metrics=4)
    command = [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-o", "output", "--quiet"]
    subprocess.run(command, cwd=repository, check=True, capture_output=True)
    return repository / "output"


def reports_in(page: Path) -> list[str]:
    """The reports that a list tells, by their slugs, in its order."""
    rows = re.findall(r'<li><b><a href="[^"]*?(\d{4}-\d{2}-q\d)\.html"', page.read_text(encoding="utf-8"))
    return list(map(str, rows))


def test_the_list_of_reports_tells_two_years_and_leads_to_the_others(site: Path) -> None:
    page = site / "en" / "reports" / "index.html"
    assert reports_in(page) == [f"{year}-q{n}" for year in ("2025-26", "2024-25") for n in (4, 3, 2, 1)]
    text = page.read_text(encoding="utf-8")
    assert 'reports/2023-24.html">Financial year 2023/24</a>' in text
    assert 'reports/2022-23.html">Financial year 2022/23</a>' in text
    assert len(gzip.compress(page.read_bytes(), 9)) <= 10_000


@pytest.mark.parametrize("language", ["en", "sw"])
def test_each_earlier_year_has_its_page(site: Path, language: str) -> None:
    reports = site / language / "reports"
    assert reports_in(reports / "2023-24.html") == [f"2023-24-q{n}" for n in (4, 3, 2, 1)]
    assert reports_in(reports / "2022-23.html") == ["2022-23-q4", "2022-23-q3"]
    assert not (reports / "2024-25.html").exists()


def test_a_metric_has_twelve_rows_and_a_page_of_all(site: Path) -> None:
    def rows(page: str) -> int:
        text = (site / "en" / "metrics" / page).read_text(encoding="utf-8")
        (table,) = re.findall(r'id="history-table".*?</table>', text, re.S)
        return str(table).count("<tr>") - 1

    assert rows("metric-00.html") == 12
    assert rows("metric-00-history.html") == QUARTERS
    assert "All 14 quarters" in (site / "en" / "metrics" / "metric-00.html").read_text(encoding="utf-8")


def test_the_data_of_earlier_years_stand_on_their_pages(site: Path) -> None:
    newest = (site / "en" / "data.html").read_text(encoding="utf-8")
    year = (site / "en" / "data" / "2022-23.html").read_text(encoding="utf-8")
    assert "data/2022-23-q3/" not in newest
    assert "data/2022-23-q3/" in year
    assert "data/2025-26-q4/" in newest


def test_every_link_leads_somewhere(site: Path) -> None:
    """But for those of written pages, which name metrics that this data does not have."""
    assert [each for each in broken_links(site) if "/metrics/" not in str(each)] == []
