"""One count for one thing: what pages and files of a built edition say of one fact is the same everywhere.

Each fact is collected from every place that tells it, in both languages, in pages, CSV, JSON and plain text;
each place is a pattern that must be found, so that a place that no longer tells it is noticed as well.
"""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from tests.site.building import Built

RELEASE = "2026-27-q1/illustrative-v1"
Told = Iterator[tuple[str, str]]


@dataclass(frozen=True)
class Edition:
    """The files of a built site."""

    site: Path

    def page(self, name: str) -> str:
        """The words of a page, with single plain spaces and without those of pictures."""
        return _words(self.site / name)

    def found(self, name: str, pattern: str) -> tuple[str, str]:
        """What the groups of a pattern are on a page."""
        match = re.search(pattern, self.page(name))
        assert match, f"{name} does not tell {pattern}"
        return name, " of ".join(match.groups()).replace(",", "")

    def rows(self, name: str) -> list[dict[str, str]]:
        """The rows of a table."""
        text = (self.site / "data" / name).read_bytes().decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text)))

    def own(self, name: str) -> list[dict[str, str]]:
        """The rows of a table of the newest release."""
        return self.rows(f"{RELEASE}/{name}")


@cache
def _words(path: Path) -> str:
    text = re.sub(r"<(script|style|svg|head)\b.*?</\1>", " ", path.read_text(encoding="utf-8"), flags=re.S)
    plain = html.unescape(re.sub(r"<[^>]+>", " ", text)).replace("\u00a0", " ")
    return re.sub(r"\s+", " ", plain)


def targets_met(one: Edition) -> Told:
    for name in ("en/index.html", "en/reports/2026-27-q1.html", f"en/reports/{RELEASE}.html"):
        yield one.found(name, r"met (\d+ of the \d+) targets")
        if "index" not in name:
            yield one.found(name, r"Targets: (\d+ met of \d+) that")
    for name in ("sw/index.html", "sw/reports/2026-27-q1.html", f"sw/reports/{RELEASE}.html"):
        yield one.found(name, r"malengo (\d+ kati ya \d+) yanayoweza")
        if "index" not in name:
            yield one.found(name, r"Malengo yaliyofikiwa: (\d+ kati ya \d+) yanayoweza")
    yield one.found(f"data/{RELEASE}/summaries-en.txt", r": (\d+ of \d+) targets met\.")
    yield one.found(f"data/{RELEASE}/summaries-sw.txt", r": malengo (\d+ kati ya \d+)\.")
    own = [row for row in one.own("results.csv") if row["unit_id"] == "assembly"]
    verdicts = [row["verdict"] for row in own]
    yield "results.csv", f"{verdicts.count('met')} of {verdicts.count('met') + verdicts.count('not_met')}"
    said = [
        row["verdict"]
        for row in one.own("statements.csv")
        if row["base"] == "target" and row["unit_id"] == "assembly"
    ]
    yield "statements.csv", f"{said.count('met')} of {len(said)}"


def figures_that_came(one: Edition) -> Told:
    for name in ("index.html", "reports/2026-27-q1.html"):
        yield one.found(f"en/{name}", r"Of (\d+) figures that were due for [^,]+, (\d+) were reported")
        yield one.found(f"sw/{name}", r"Takwimu (\d+ kati ya \d+) za ")
    there = ("A", "P", "E", "B")
    results = one.own("results.csv")
    due = [row for row in results if row["obs_status"] != "M"]
    yield "results.csv", f"{sum(row['obs_status'] in there for row in due)} of {len(due)}"


def figures_that_are_missing(one: Edition) -> Told:
    yield one.found(f"data/{RELEASE}/summaries-en.txt", r"Missing: (\d+ of \d+) figures")
    yield one.found(f"data/{RELEASE}/summaries-sw.txt", r"Takwimu (\d+ kati ya \d+) hazipo")
    due = [row for row in one.own("results.csv") if row["obs_status"] != "M"]
    yield "results.csv", f"{sum(row['value'] == '' for row in due)} of {len(due)}"


def the_index(one: Edition) -> Told:
    for name in ("index.html", "reports/2026-27-q1.html"):
        yield one.found(f"en/{name}", r"the index is (\d+\.\d)")
        yield one.found(f"sw/{name}", r"Fahirisi ni (\d+\.\d)")
    yield one.found(f"data/{RELEASE}/summaries-en.txt", r"Index (\d+\.\d)")
    yield one.found(f"data/{RELEASE}/summaries-sw.txt", r"Fahirisi (\d+\.\d)")
    yield "index.csv", one.own("index.csv")[0]["index_value"]
    root = next(row for row in one.own("index_nodes.csv") if row["unit_id"] == "assembly")
    yield "index_nodes.csv", root["score"]


def the_index_before(one: Edition) -> Told:
    yield one.found("en/index.html", r"told apart from the (\d+\.\d)")
    yield one.found("sw/index.html", r"kutoka (\d+\.\d)")
    yield one.found(f"data/{RELEASE}/summaries-en.txt", r"no clear change from (\d+\.\d)")
    yield one.found(f"data/{RELEASE}/summaries-sw.txt", r"awali (\d+\.\d)")
    yield "index.csv", one.rows("2025-26-q4/illustrative-v2/index.csv")[0]["index_value"]


def petitions_waiting(one: Edition) -> Told:
    yield one.found("en/services/petitions.html", r"Still waiting, the oldest first \((\d+)\)")
    yield one.found("en/services/petitions.html", r"; (\d+) were still waiting")
    yield one.found("en/services/index.html", r"; (\d+) were still waiting")
    yield one.found("sw/services/petitions.html", r"maombi (\d+) yalikuwa bado yanasubiri")
    yield "petitions.csv", str(sum(row["days_waiting"] != "" for row in one.own("petitions.csv")))


def petitions_that_wait_no_more(one: Edition) -> Told:
    """Answered and withdrawn; the picture tells of the answered alone."""
    yield one.found("en/services/petitions.html", r"Answered or withdrawn, the newest first \((\d+)\)")
    yield one.found("sw/services/petitions.html", r"Yaliyojibiwa au kuondolewa, jipya kwanza \((\d+)\)")
    yield "petitions.csv", str(sum(row["days_waiting"] == "" for row in one.own("petitions.csv")))


def petitions_answered(one: Edition) -> Told:
    yield one.found("en/services/petitions.html", r"Of (\d+ petitions, \d+) were answered")
    yield one.found("sw/services/petitions.html", r"Maombi (\d+ kwa Bunge kati ya \d+) yalijibiwa")
    rows = one.own("petitions.csv")
    yield "petitions.csv", f"{sum(row['days_to_reply'] != '' for row in rows)} of {len(rows)}"


def answers_of_the_executive_in_time(one: Edition) -> Told:
    yield one.found("en/committees/index.html", r"Of (\d+ answers due from the county executive, \d+) came")
    yield one.found("en/committees/index.html", r"All together \d+ of \d+ (\d+ of \d+)")
    yield one.found("sw/committees/index.html", r"Majibu (\d+ ya Mamlaka Kuu kati ya \d+)")
    yield one.found("en/index.html", r"Of (\d+ questions to the executive, \d+) were answered on time")
    row = figure(one, "ovs_query_resolution")
    yield "results.csv", f"{row['numerator']} of {row['denominator']}"


def reports_of_committees(one: Edition) -> Told:
    yield one.found("en/committees/index.html", r"tabled (\d+ of the \d+) reports due")
    yield one.found("en/committees/index.html", r"All together (\d+ of \d+)")
    yield one.found("sw/committees/index.html", r"ripoti (\d+ za kamati kati ya \d+)")
    yield one.found("en/metrics/ovs-report-completion.html", r"Of (\d+ committee reports due, \d+) were")
    row = figure(one, "ovs_report_completion")
    yield "results.csv", f"{row['numerator']} of {row['denominator']}"
    due = [row for row in one.own("results.csv") if row["metric_id"] == "ovs_report_completion"]
    parts = [row for row in due if row["unit_id"] != "assembly"]
    yield "its committees", " of ".join(str(added(parts, name)) for name in ("numerator", "denominator"))


def work_of_committees(one: Edition) -> Told:
    yield one.found("en/committees/index.html", r"Of the (\d+) pieces of work planned by [^,]+, (\d+) were")
    yield one.found("en/committees/index.html", r"Of (\d+ planned so far, \d+) were delivered")
    yield one.found("sw/committees/index.html", r"Kazi (\d+ kati ya \d+) zilizopangwa hadi sasa")
    birds = ("heron", "ibis", "kingfisher", "pelican")
    committees = [one.site / "en" / "committees" / f"cmt-{bird}.html" for bird in birds]
    found = [
        re.search(r"Of the (\d+) pieces of work planned by [^,]+, (\d+) were", _words(path))
        for path in committees
    ]
    done, planned = (sum(int(match[place]) for match in found if match) for place in (2, 1))
    yield "each committee's page", f"{done} of {planned}"


def numbers_withheld(one: Edition) -> Told:
    for name, pattern in (
        ("en", r"people, (\d+) numbers are withheld"),
        ("en", r"each counted once (\d+)"),
        ("en", r"hold (\d+) different numbers"),
        ("en", r"Of the (\d+) numbers withheld"),
        ("sw", r"takwimu (\d+) zimefichwa"),
        ("sw", r"zina takwimu tofauti (\d+)"),
    ):
        yield one.found(f"{name}/disclosure.html", pattern)


def cells_withheld(one: Edition) -> Told:
    yield one.found("en/disclosure.html", r"the (\d+) cells withheld here")
    yield one.found("en/disclosure.html", r"Total (\d+) ")
    yield one.found("sw/disclosure.html", r"seli (\d+) zilizofichwa")
    yield "hidden_numbers.csv", str(added(one.rows("hidden_numbers.csv"), "numbers_hidden"))
    yield "its reasons", str(listed(one, "why-table"))


def counts_withheld(one: Edition) -> Told:
    yield one.found("en/disclosure.html", r"numbers withheld, (\d+) are such counts")
    yield "by how many values they could have", str(listed(one, "intervals-table"))


def statements(one: Edition) -> Told:
    every = one.rows("all/statements.csv")
    yield "all/statements.csv", str(len(every))
    current = {(row["quarter"].lower(), row["version"]) for row in every}
    yield (
        "each release",
        str(
            sum(
                len(one.rows(f"{quarter}/illustrative-v{version}/statements.csv"))
                for quarter, version in current
            )
        ),
    )
    yield one.found("en/data/figures.html", r"statements\.csv \(CSV, [\d.]+ k?M?B\) ([\d,]+) rows")
    yield one.found("sw/data/figures.html", r"statements\.csv \(CSV, [\d.]+ k?M?B\) safu mlalo ([\d,]+)")


FACTS: tuple[Callable[[Edition], Told], ...] = (
    targets_met,
    figures_that_came,
    figures_that_are_missing,
    the_index,
    the_index_before,
    petitions_waiting,
    petitions_that_wait_no_more,
    petitions_answered,
    answers_of_the_executive_in_time,
    reports_of_committees,
    work_of_committees,
    numbers_withheld,
    cells_withheld,
    counts_withheld,
    statements,
)


def figure(one: Edition, metric: str) -> dict[str, str]:
    """The Assembly's figure."""
    found = one.own("results.csv")
    return next(row for row in found if (row["metric_id"], row["unit_id"]) == (metric, "assembly"))


def added(rows: list[dict[str, str]], column: str) -> int:
    """The sum of a column of whole numbers."""
    return sum(int(row[column] or 0) for row in rows)


def listed(one: Edition, table: str) -> int:
    """The sum of the last cells of a table on the page about hiding."""
    text = (one.site / "en" / "disclosure.html").read_text(encoding="utf-8")
    inside = text[text.index(f'id="{table}"') :]
    rows = re.findall(r"<tr>.*?</tr>", inside[: inside.index("</table>")], flags=re.S)
    cells = [re.findall(r">([\d,]+)<", row) for row in rows]
    return sum(int(row[-1].replace(",", "")) for row in cells if row)


def plain(told: str) -> tuple[int, ...] | str:
    """The numbers that are told, in order of size: "14 of 22" is "Of 22 targets ..., 14"."""
    return tuple(sorted(int(number) for number in re.findall(r"\d+", told))) if "." not in told else told


@pytest.fixture
def edition(built: Built) -> Edition:
    return Edition(built.site)


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.__name__)
def test_every_place_tells_the_same(edition: Edition, fact: Callable[[Edition], Told]) -> None:
    told = list(fact(edition))
    assert len(told) > 1
    first = plain(told[0][1])
    assert {f"{where}: {what}" for where, what in told if plain(what) != first} == set(), told[0]


def test_the_rows_that_a_page_and_a_description_name_are_those_of_the_file(edition: Edition) -> None:
    counted = 0
    links = (
        (page, address, after)
        for page in (edition.site / "en" / "data").glob("*.html")
        for address, after in re.findall(
            r'href="([^"]+\.csv)"[^>]*>.*?</a>(.*?)</li>', page.read_text(encoding="utf-8"), flags=re.S
        )
    )
    for page, address, after in links:
        rows = re.search(r"([\d,]+) rows", after)
        if rows:
            path = (page.parent / address).resolve()
            found = edition.rows(path.relative_to((edition.site / "data").resolve()).as_posix())
            assert int(rows[1].replace(",", "")) == len(found), address
            counted += 1
    assert counted > 50


def test_a_description_names_every_table_with_its_bytes(edition: Edition) -> None:
    for described in (edition.site / "data").rglob("datapackage.json"):
        for resource in json.loads(described.read_text(encoding="utf-8"))["resources"]:
            path = described.parent / resource["path"]
            assert path.stat().st_size == resource["bytes"], path


def test_a_place_that_tells_another_number_is_found(built: Built, tmp_path: Path) -> None:
    """The same page with one number spoilt."""
    page = tmp_path / "en" / "services" / "petitions.html"
    page.parent.mkdir(parents=True)
    text = (built.site / "en" / "services" / "petitions.html").read_text(encoding="utf-8")
    there = next(petitions_that_wait_no_more(Edition(built.site)))[1]
    page.write_text(text.replace(f"({there})", "(99)"), encoding="utf-8")
    spoilt = Edition(tmp_path).found("en/services/petitions.html", r"withdrawn, the newest first \((\d+)\)")
    assert spoilt[1] == "99"
    assert there != "99"
