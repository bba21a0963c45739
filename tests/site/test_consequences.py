"""A corrected quarter lists what followed: every number and every sentence in which the two versions differ,
and nothing else."""

from __future__ import annotations

import csv
import gzip
import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.subjects.corrections.publish_consequences import NOT_COMPARED
from tests.site.building import Built

QUARTER, BEFORE, NOW = "2025-26-q4", "illustrative-v1", "illustrative-v2"
PAGES = {
    "report": (f"reports/{QUARTER}/{BEFORE}", f"reports/{QUARTER}/{NOW}"),
    **{
        reader: (f"summaries/{QUARTER}/{BEFORE}-{reader}", f"summaries/{QUARTER}-{reader}")
        for reader in ("citizens", "members", "staff", "media", "board")
    },
    "calculation": (f"index/{QUARTER}/{BEFORE}", f"index/{QUARTER}"),
    "analysts": (f"index/{QUARTER}/{BEFORE}-analysts", f"index/{QUARTER}-analysts"),
}
Row = dict[str, str]


def rows_of(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def listed(built: Built) -> list[Row]:
    return rows_of(built.site / "data" / QUARTER / NOW / "consequences.csv")


def pairs(site: Path, folder: str) -> Iterator[tuple[Path, Path]]:
    """The files of the two versions that bear one name."""
    for old in sorted((site / folder).glob("*.csv")):
        yield old, Path(str(old).replace(BEFORE, NOW))


def changed(old: Path, new: Path) -> Iterator[tuple[str, str, str]]:
    """Each cell in which two files with the same rows differ, by its column."""
    before, now = rows_of(old), rows_of(new)
    assert len(before) == len(now), old.name
    for was, one in zip(before, now, strict=True):
        for column in was:
            if was[column] != one[column] and not column.endswith("version"):
                yield column, was[column], one[column]


def test_every_cell_in_which_the_files_of_two_versions_differ_is_listed(
    built: Built, listed: list[Row]
) -> None:
    """Both versions have the same tables with as many rows each, so that rows can be laid side by side."""
    there = {(row["table"], row["column"], row["old"], row["new"]) for row in listed}
    found = {
        (old.stem, *cell)
        for old, new in pairs(built.site, f"data/{QUARTER}/{BEFORE}")
        if old.stem not in NOT_COMPARED
        for cell in changed(old, new)
    }
    assert len(found) > 40
    assert found - there == set()
    assert {
        row for row in there if row[0] not in ("", "targets", "same_targets", "coverage")
    } - found == set()


def test_every_number_of_the_ledger_that_differs_is_listed_where_it_stands(
    built: Built, listed: list[Row]
) -> None:
    there = {(row["table"], row["column"], row["old"], row["new"]) for row in listed}
    old, new = (
        {
            row["number_id"].split("/", 2)[2]: row
            for row in rows_of(built.site / "data" / QUARTER / name / "ledger.csv")
        }
        for name in (BEFORE, NOW)
    )
    differ = [key for key in old if old[key]["value"] != new[key]["value"]]
    assert differ
    for key in differ:
        row = old[key]
        assert (row["file"].removesuffix(".csv"), row["column"], row["value"], new[key]["value"]) in there


def test_nothing_is_listed_that_did_not_change(listed: list[Row]) -> None:
    assert [row for row in listed if row["old"] == row["new"]] == []
    assert len({tuple(row.values()) for row in listed}) == len(listed)


_LEFT_OUT = re.compile(
    r'<(section|div)[^>]*(?:id="(?:corrections|sign-off|downloads|made)"|class="note")[^>]*>.*?</\1>|<nav.*?</nav>'
    r"|<table.*?</table>|<dl.*?</dl>|<details.*?</details>",
    re.S,
)


def sentences(site: Path, page: str, language: str) -> set[str]:
    """The sentences of a page's main part, without what records the release, and without tables."""
    text = (site / language / f"{page}.html").read_text(encoding="utf-8")
    main = _LEFT_OUT.sub("", text.partition("<main")[2].partition("</main>")[0])
    blocks = re.findall(r"<(p|li|h2|h3|figcaption|desc)\b[^>]*>(.*?)</\1>", main, re.S)
    found = set()
    for _, block in blocks:
        plain = html.unescape(re.sub(r"<[^>]+>", "", block))
        found |= {
            " ".join(each.split()) for each in re.split(r"(?<=[.!?]) (?=[A-Z“])", plain) if each.strip()
        }
    return found


def is_sign(text: str) -> bool:
    """Whether it is the legend of the signs in tables, the number and band beside the drawn scale, or a link
    that repeats the title of a picture."""
    return (
        text.startswith(("[", "Missing is never counted", "Takwimu inayokosekana haihesabiwi"))
        or text.endswith("kB)")
        or re.fullmatch(r"\d+\.\d \w+", text) is not None
    )


@pytest.mark.parametrize("language", ["en", "sw"])
@pytest.mark.parametrize("kind", PAGES)
def test_every_sentence_in_which_the_pages_differ_is_listed(
    built: Built, listed: list[Row], kind: str, language: str
) -> None:
    then, now = (sentences(built.site, page, language) for page in PAGES[kind])
    rows = [row for row in listed if row["step"] == "sentence" and row["language"] == language]
    old, new = ({" ".join(row[end].split()) for row in rows} for end in ("old", "new"))
    assert {each for each in then - now if not is_sign(each)} - old == set()
    assert {each for each in now - then if not is_sign(each)} - new == set()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            [
                "A reader saw that two reports of Example Committee Ibis had been counted twice.",
                "Committee reports completed The figure 87.5 % 81.3 %",
                "Committee reports completed Verdict met not met",
                "Targets of the Assembly Met 7 6",
                "Targets that are the same as in the quarter before Met 7 6",
                "Oversight Score 66.9 65.5",
                "Productivity Index Value 69.7 69.2",
                "Use of resources: Electricity, Main building Quantity 20,817 21,295",
                "Committee reports completed; against the quarter before Difference +15.1 +8.8",
                "Before: “In oversight, one of 5 targets was met.” Now: “In oversight, none of 5 targets",
            ],
        ),
        (
            "sw",
            [
                "Ripoti za kamati zilizowasilishwa Uamuzi limefikiwa halijafikiwa",
                "Malengo ya Bunge la Kaunti Yaliyofikiwa 7 6",
                "Awali: “Katika usimamizi, lengo 1 kati ya 5 lilifikiwa.”",
            ],
        ),
    ],
)
def test_the_page_tells_it_from_inputs_to_sentences(built: Built, language: str, said: list[str]) -> None:
    """28 reports became 26 of 32: 87.5 to 81.3 per cent, below the target of 85. Version 1 had met 7 targets;
    the index loses half a point."""
    path = built.site / language / "reports" / QUARTER / f"{NOW}-consequences.html"
    markup = path.read_text(encoding="utf-8")
    text = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).replace("\xa0", " ").split())
    places = [text.find(each) for each in said]
    assert -1 not in places, said[places.index(-1)]
    assert len(gzip.compress(path.read_bytes(), 9)) < 10_000


def test_the_report_leads_to_it(built: Built) -> None:
    for page in (f"en/reports/{QUARTER}.html", f"sw/reports/{QUARTER}/{NOW}.html"):
        assert f"{NOW}-consequences.html" in (built.site / page).read_text(encoding="utf-8")
    assert not (built.site / "en/reports" / QUARTER / f"{BEFORE}-consequences.html").exists()
