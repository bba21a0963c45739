"""Nothing of a quarter in preparation is in the edition that is built beside its draft."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from disclosure_control.outputs import grids, opened
from tests.samples.unreleased import QUARTER, WORDS, write_desk
from tests.site.building import Built, desk_beside
from tools.illustrative.place import EXAMPLE

#: However a page or file may call the quarter.
NAMES = re.compile(
    f"{QUARTER}|{QUARTER.slug}|(October to|Oktoba hadi) (December|Desemba) 2026|(Oct|Okt)–Des?c? 2026"
    "|(Quarter|Robo ya) 2, 2026/27"
)
#: The calendar names it, as a page, a file, a table of the database and the last rows of its data set,
#: the log of its changes, and targets, which are announced before the quarter that they are for.
MAY_NAME = re.compile(
    r"(en|sw)/calendar\.(html|ics)|(en|sw)/changes\.html|data/changes\.csv"
    r"|data/((everything|metrics|releases)\.zip!)?(releases|metrics/targets)\.(csv|json)"
    r"|data/(releases|metrics)\.xlsx!xl/sharedStrings\.xml"
    r"|(en|sw)/data/releases\.html|data/everything\.sqlite!(calendar|targets)"
    r"|(en|sw)/metrics/adm-budget-execution\.html"
)
NEXT_LINE = re.compile(
    r"The next report, October to December 2026, comes out on 29 January 2027\."
    r"|Ripoti inayofuata, Oktoba hadi Desemba 2026, itatoka tarehe 29 Januari 2027\."
)


@pytest.fixture(scope="module")
def files(built: Built) -> list[tuple[str, str]]:
    """Every file of the site, every file in its archives and workbooks and every table of its database, as
    text."""
    found = {
        path.relative_to(built.site).as_posix(): path.read_bytes()
        for path in sorted(built.site.rglob("*"))
        if path.is_file()
    }
    return [
        (place, text.replace("\u00a0", " "))
        for name, content in opened(found)
        for place, text in (
            [(f"{name}!{table}", "\n".join(map(",".join, rows))) for table, rows in grids(name, content)]
            if name.endswith(".sqlite")
            else [(name, content.decode("utf-8", "replace"))]
        )
    ]


def leaked(files: list[tuple[str, str]], numbers: set[str]) -> Iterator[str]:
    for name, text in files:
        if WORDS in text or not numbers.isdisjoint(re.findall(r"\d{7}", text.replace(",", ""))):
            yield name


def test_no_figure_and_no_word_of_the_draft_is_in_any_file(
    built: Built, files: list[tuple[str, str]]
) -> None:
    draft = desk_beside(built) / str(QUARTER) / "draft"
    numbers = set(re.findall(r"\d{7}", "".join(path.read_text("utf-8") for path in draft.glob("*.csv"))))
    assert len(numbers) > 50
    assert list(leaked(files, numbers)) == []


def test_only_the_calendar_and_the_line_on_the_next_report_name_it(files: list[tuple[str, str]]) -> None:
    named = {name for name, text in files if NAMES.search(NEXT_LINE.sub("", text))}
    assert {name for name in named if not MAY_NAME.fullmatch(name)} == set()
    assert {"en/calendar.html", "data/everything.sqlite!calendar"} <= named  # in the words that the site uses
    assert not [name for name, _ in files if QUARTER.slug in name.lower()]


def test_a_leak_would_be_found(tmp_path: Path) -> None:
    """A figure of the draft in a table, written with separators, and its words in a page."""
    numbers = set(write_desk(tmp_path, EXAMPLE.quarters / str(QUARTER.previous) / "v1"))
    one = next(iter(sorted(numbers)))
    written = f"{int(one):,}"
    page, table, sound = ("a.html", f"<p>{WORDS}</p>"), ("b.csv", f'x\n"{written}"\n'), ("c.txt", "1,234,567")
    assert list(leaked([page, table, sound], numbers)) == ["a.html", "b.csv"]
