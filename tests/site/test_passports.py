"""Every figure has its passport, and what the passport says of a file is in that file."""

from __future__ import annotations

import csv
import gzip
import io
import re
from collections.abc import Mapping
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.site.building import Built

LANGUAGES = ("en", "sw")
AT_MOST = 24_000


class Passports(HTMLParser):
    """The facts of each number of a page by its address there: label and text, in their order."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.facts: dict[str, list[list[str]]] = {}
        self.values: dict[str, str] = {}
        self._anchor = self._tag = ""
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        anchor = dict(attrs).get("id") or ""
        if tag == "h3" and "/" in anchor:
            self._anchor = anchor
            self.facts[anchor] = []
        if tag in ("dt", "h3"):
            self._tag = tag
        if tag == "dt" and self._anchor:
            self.facts[self._anchor].append(["", ""])
        if tag == "dd":
            self._tag = tag
        if tag == "section":
            self._anchor = ""

    def handle_endtag(self, tag: str) -> None:
        if tag in ("dt", "dd", "h3"):
            self._tag = ""

    def handle_data(self, data: str) -> None:
        if not self._anchor or not self._tag:
            return
        if self._tag == "h3":
            self.values[self._anchor] = self.values.get(self._anchor, "") + data
        else:
            self.facts[self._anchor][-1][self._tag == "dd"] += data


def rows(path: Path) -> list[Mapping[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def releases(site: Path) -> list[tuple[Path, Path]]:
    """Each release's folder with its pages."""
    folders = sorted(path.parent for path in (site / "data").glob("*/*v[0-9]*/results.csv"))
    return [
        (folder, Path("reports", folder.parent.name, f"{folder.name}-numbers.html")) for folder in folders
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_of_every_release_has_its_passport_and_nothing_else_has(
    built: Built, language: str
) -> None:
    found = releases(built.site)
    assert len(found) == 10
    for folder, page in found:
        figures = {f"{row['unit_id']}/{row['metric_id']}" for row in rows(folder / "results.csv")}
        path = built.site / language / page
        assert Passports(path).facts.keys() == figures
        assert len(gzip.compress(path.read_bytes(), 9)) <= AT_MOST


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lines_and_rows_that_a_passport_names_hold_the_figure(built: Built, language: str) -> None:
    folder, page = releases(built.site)[-1]
    told = Passports(built.site / language / page)
    results, counted = rows(folder / "results.csv"), rows(folder / "counted.csv")
    observations = rows(folder / "observations.csv")
    digits = sha256((folder / "results.csv").read_bytes()).hexdigest()[:12]
    lines_of = re.compile(r"results\.csv, \D*(\d+)[^;]*; [^;]*observations\.csv, \D*(\d+)$")
    told_rows = 0
    for anchor, facts in told.facts.items():
        unit, metric = anchor.split("/")
        place = next((match for _, said in facts if (match := lines_of.search(said))), None)
        if place is None:
            continue
        row, observation = results[int(place[1]) - 2], observations[int(place[2]) - 2]
        for each in (row, observation):
            assert (each["unit_id"], each["metric_id"]) == (unit, metric)
        assert any(f"{folder.name}/results.csv" in said and digits in said for _, said in facts)
        figure = f"{float(row['value']):,.{len(row['value'].partition('.')[2])}f}" if row["value"] else ""
        assert figure in told.values[anchor]
        keys = {each["row_key"] for each in counted if (each["unit_id"], each["metric_id"]) == (unit, metric)}
        if 0 < len(keys) <= 40:
            told_rows += 1
            assert any(all(key in said for key in keys) for _, said in facts), anchor
    assert told_rows > 30


def test_a_metric_page_leads_to_the_passport_of_each_of_its_figures(built: Built) -> None:
    page = (built.site / "en/metrics/ovs-report-completion.html").read_text(encoding="utf-8")
    links = set(re.findall(r'href="\.\./\.\./(en/reports/[^"]+-numbers\.html)#([^"]+)"', page))
    assert len(links) >= 4
    for path, anchor in links:
        assert f'id="{anchor}"' in (built.site / path).read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_of_an_index_has_a_line_with_its_address(built: Built, language: str) -> None:
    """The ledger names each number; its row on the page says the value, the file and the line."""
    ledgers = sorted((built.site / "data").glob("*/*v[0-9]*/ledger.csv"))
    assert len(ledgers) == 3
    for ledger in ledgers:
        folder = ledger.parent
        path = built.site / language / "reports" / folder.parent.name / f"{folder.name}-index-numbers.html"
        page = path.read_text(encoding="utf-8")
        assert len(gzip.compress(path.read_bytes(), 9)) <= AT_MOST - 4_100  # with the style sheet
        told = {
            anchor: re.sub("<[^>]+>", " ", text)
            for anchor, text in re.findall(r'<tr><th[^>]*><span id="([^"]+)"(.*?)</tr>', page, re.DOTALL)
        }
        numbers = rows(ledger)
        assert told.keys() == {row["number_id"].split("/", 2)[2] for row in numbers}
        for row in numbers:
            said = told[row["number_id"].split("/", 2)[2]]
            assert all(each in said for each in (row["value"].lstrip("-"), row["file"], row["line"]))


def test_the_worked_index_leads_to_its_numbers(built: Built) -> None:
    page = (built.site / "en/index/2026-27-q1.html").read_text(encoding="utf-8")
    assert "reports/2026-27-q1/illustrative-v1-index-numbers.html" in page
