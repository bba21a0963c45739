"""After a correction everything that had come out stays as it came out: its files to the byte, its pages in
every word and number, but for the note that leads to what is newest.

July to September 2026 came out on 30 October 2026, October to December on 29 January 2027. On 19 February
2027 a second version of the first says that one document more was finished: 2,800, not 2,799.
"""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from plugins.core.packing.descriptions import read_descriptions
from plugins.core.pages.chart_cache import ChartCache
from plugins.core.pages.page import Page
from plugins.core.pages.site import Site
from plugins.core.statements.wording import read_wording
from plugins.portal.pages import pages_of
from plugins.portal.read import read_assembly
from tests.samples.decade import correct_shipped
from tests.samples.next_quarter import publish_next, shipped
from tests.samples.tiny import Tiny

ROOT = Path(__file__).parents[2]
FIRST, NEXT, NAME = "2026-27-q1", "2026-27-q2", "illustrative-v1"
#: What a page says of other versions, or where something is.
_WAYS = frozenset({"notices", "earlier", "later", "particulars", "url", "csv_url", "dress", "table_id"})


@dataclasses.dataclass(frozen=True)
class Told:
    """A site before it is written."""

    site: Site
    pages: Mapping[str, Page]

    def said(self, address: str) -> list[str]:
        """Every text and every cell of a page."""
        return list(_texts(self.pages[address].view))


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, Mapping):
        for name, value in part.items():
            if name not in _WAYS:
                yield from _texts(value)
    elif dataclasses.is_dataclass(part):
        yield from _texts({each.name: getattr(part, each.name) for each in dataclasses.fields(part)})
    elif isinstance(part, tuple | list):
        for each in part:
            yield from _texts(each)


def told(data: Path, pictures: Path) -> Told:
    site = Site(
        assembly=read_assembly(data),
        wording=read_wording(ROOT / "content" / "wording"),
        charts=ChartCache(pictures),
        schemas=read_descriptions(ROOT / "data" / "schemas"),
        public_address="",
        contact={},
    )
    return Told(site, {page.url: page for page in pages_of(site)})


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = shipped(tmp_path_factory.mktemp("vintages") / "data")
    shutil.copytree(ROOT / "data" / "schemas", folder / "schemas")
    publish_next(folder)
    return folder


@pytest.fixture(scope="module")
def before(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Told:
    return told(data, tmp_path_factory.mktemp("charts"))


@pytest.fixture(scope="module")
def after(data: Path, before: Told, tmp_path_factory: pytest.TempPathFactory) -> Told:
    assert before.pages
    corrected = Path(shutil.copytree(data, tmp_path_factory.mktemp("corrected") / "data"))
    correct_shipped(Tiny(corrected), on="2027-02-19", following="2027-04-30")
    return told(corrected, tmp_path_factory.mktemp("charts"))


@pytest.mark.parametrize("quarter", [FIRST, NEXT])
def test_every_file_of_what_came_out_is_the_same_to_the_byte(before: Told, after: Told, quarter: str) -> None:
    """Also of the next quarter, whose report came out compared with 2,799."""
    own = [
        path
        for path in before.site.files
        if f"data/{quarter}/{NAME}/" in path or f"-{quarter}-{NAME}." in path
    ]
    assert len(own) > 35
    assert [path for path in own if before.site.files[path] != after.site.files.get(path)] == []


@pytest.mark.parametrize("language", ["en", "sw"])
@pytest.mark.parametrize("quarter", [FIRST, NEXT])
@pytest.mark.parametrize("kind", ["reports", "summaries-media", "index"])
def test_every_page_of_what_came_out_says_the_same(
    before: Told, after: Told, kind: str, quarter: str, language: str
) -> None:
    """The report had its own address from the start; the others stood at the quarter's, now at their own."""
    folder, *reader = kind.split("-")
    end = "".join((*(f"-{name}" for name in reader), ".html"))
    now = f"{language}/{folder}/{quarter}/{NAME}{end}"
    then = now if kind == "reports" else f"{language}/{folder}/{quarter}{end}"
    assert before.said(then) == after.said(now)
    assert len(before.said(then)) > 20


def test_the_newest_page_of_the_next_quarter_compares_with_the_corrected_figure(
    before: Told, after: Told
) -> None:
    """Twelve figures could be compared; with 2,800 instead of an equal 2,799 one of them no longer can."""
    then, now = (" ".join(one.said(f"en/reports/{NEXT}.html")) for one in (before, after))
    assert "Figures that could be compared: 12." in then
    assert "Figures that could be compared: 11." in now


def test_the_correction_tells_which_later_report_compares_with_it(after: Told) -> None:
    text = after.site.files[f"data/{FIRST}/illustrative-v2/consequences.csv"].decode("utf-8-sig")
    later = [line.split(",", 4)[4] for line in text.splitlines() if ",later," in line]
    start = "later,statements"
    where = (
        "adm_workload_output,assembly,2026-27-Q2; illustrative-v1; adm_workload_output; assembly; previous,,"
    )
    assert later == [
        f"{start},verdict,{where},same,not_compared",
        f"{start},difference,{where},0,",
        f"{start},base_value,{where},2799,2800",
    ]
    said = after.said(f"en/reports/{FIRST}/illustrative-v2-consequences.html")
    assert "Work items completed; against the quarter before; October to December 2026" in [
        text.replace("\u00a0", " ") for text in said
    ]
