"""Every page, chart and file of a version that was replaced has its own address, says what it said, and leads
on inside the version."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from posixpath import normpath

import pytest

from tests.site.building import Built

_NAME = r"((?:illustrative-)?v\d+)"
_PAGE = re.compile(rf"(en|sw)/(reports|summaries|index)/(\d{{4}}-\d{{2}}-q\d)(?:/{_NAME})?(-[a-z]+)?\.html")
_FILE = re.compile(rf"data/(\d{{4}}-\d{{2}}-q\d)/{_NAME}/(.+)")
_CHART = re.compile(rf"data/charts/((?:en|sw)/[a-z-]+)-(\d{{4}}-\d{{2}}-q\d)-{_NAME}\.csv")
_LINK = re.compile(r'<a\b[^>]*?href="([^"#]+)[^"]*"[^>]*>(.*?)</a>', re.S)
#: The words of the one link that leads from any version to the newest.
NEWEST = {"Read the newest version", "Soma toleo jipya"}

Thing = tuple[str, str, str]


def newest_of(site: Path, quarter: str) -> str:
    """The name of the newest version of a quarter: the last folder of its data."""
    return max(
        (path.name for path in (site / "data" / quarter).iterdir()), key=lambda name: (len(name), name)
    )


def thing_at(site: Path, address: str) -> Thing | None:
    """What an address is: its kind, quarter and version; ``None`` where it is of no one version."""
    if found := _PAGE.fullmatch(address):
        language, folder, quarter, name, ending = found.groups()
        return f"{language}/{folder}{ending or ''}", quarter, name or newest_of(site, quarter)
    if found := _CHART.fullmatch(address):
        kind, quarter, name = found.groups()
        return f"chart {kind}", quarter, name
    if found := _FILE.fullmatch(address):
        quarter, name, file = found.groups()
        return f"file {file.replace(f'{quarter}-{name}', '')}", quarter, name
    return None


def links_of(site: Path, page: Path) -> Iterator[tuple[str, str]]:
    """The addresses to which a page leads, each with the words of the link."""
    folder = page.relative_to(site).parent.as_posix()
    for href, inside in _LINK.findall(page.read_text(encoding="utf-8")):
        if not re.match(r"[a-z]+:", href):
            said = unescape(re.sub(r"<[^>]+>", "", inside)).replace("\xa0", " ").strip()
            yield normpath(f"{folder}/{unescape(href)}"), said


def strays(site: Path) -> Iterator[str]:
    """Each link from a page of a version to a thing of another version of its quarter without naming it."""
    for page in sorted(site.rglob("*.html")):
        here = thing_at(site, page.relative_to(site).as_posix())
        if here is None:
            continue
        for address, said in links_of(site, page):
            there = thing_at(site, address)
            if there is None or there[1] != here[1] or there[2] == here[2]:
                continue
            number = there[2].rpartition("v")[2]
            names_it = re.search(rf"([Vv]ersion|[Tt]oleo la) {number}\b", said)
            if not names_it and not (said in NEWEST and there[2] == newest_of(site, there[1])):
                yield f"{page.relative_to(site)} leads to {address} as {said!r}"


def test_pages_of_a_version_lead_on_inside_it(built: Built) -> None:
    assert list(strays(built.site)) == []


def test_a_link_to_another_version_that_does_not_name_it_is_found(tmp_path: Path) -> None:
    for folder in (
        "data/2025-26-q4/illustrative-v1",
        "data/2025-26-q4/illustrative-v2",
        "en/summaries/2025-26-q4",
    ):
        (tmp_path / folder).mkdir(parents=True)
    page = tmp_path / "en/summaries/2025-26-q4/illustrative-v1-media.html"
    page.write_text(
        '<a href="../2025-26-q4-media.html">April</a> '
        '<a href="../2025-26-q4-media.html">Read the newest version</a>'
    )
    then, now = page.relative_to(tmp_path).as_posix(), "en/summaries/2025-26-q4-media.html"
    assert list(strays(tmp_path)) == [f"{then} leads to {now} as 'April'"]


def things(site: Path, quarter: str) -> dict[str, set[str]]:
    """The kinds of things that there are of each version of a quarter."""
    found: dict[str, set[str]] = {}
    for path in site.rglob("*"):
        thing = thing_at(site, path.relative_to(site).as_posix()) if path.is_file() else None
        if thing is not None and thing[1] == quarter:
            found.setdefault(thing[2], set()).add(thing[0])
    return found


def test_a_version_that_was_replaced_has_everything_that_the_newest_has(built: Built) -> None:
    """Only what tells of its corrections is the newer version's alone."""
    found = things(built.site, "2025-26-q4")
    first, second = found["illustrative-v1"], found["illustrative-v2"]
    assert first - second == set()
    assert {kind for kind in second - first if "consequences" not in kind} == set()
    for kind in ("reports", "reports-release", "summaries-media", "index", "index-analysts"):
        assert {f"en/{kind}", f"sw/{kind}"} <= first
    assert {"file statements.csv", "file summaries-en.txt", "file summaries-sw.txt"} <= first


def test_a_quarter_with_one_version_has_no_second_copy(built: Built) -> None:
    """Its report has the address that stays, for whoever cites it; nothing else of it stands twice."""
    own = sorted(
        path.relative_to(built.site).as_posix()
        for path in (built.site / "en").rglob("*.html")
        if "/2026-27-q1/" in path.as_posix()
    )
    assert own == [
        "en/reports/2026-27-q1/illustrative-v1-index-numbers.html",
        "en/reports/2026-27-q1/illustrative-v1-numbers.html",
        "en/reports/2026-27-q1/illustrative-v1-release.html",
        "en/reports/2026-27-q1/illustrative-v1.html",
    ]


def words(built: Built, page: str) -> str:
    text = re.sub(r"<[^>]+>", " ", (built.site / page).read_text(encoding="utf-8"))
    return " ".join(unescape(text).replace("\xa0", " ").split())


@pytest.mark.parametrize(
    ("page", "then", "now"),
    [
        (
            "en/reports",
            "met 7 of the 23 targets that can be judged; its first index is 69.7",
            "first index is 69.2",
        ),
        ("en/summaries-media", "met 7 of the 23 targets", "met 6 of the 23 targets"),
        ("sw/summaries-media", "malengo 7 kati ya 23", "malengo 6 kati ya 23"),
        ("en/index", "Oversight 66.9 30.0 30.0 20.1", "Oversight 65.5 30.0 30.0 19.6"),
    ],
)
def test_each_version_says_what_it_said(built: Built, page: str, then: str, now: str) -> None:
    """Version 1 counted 28 of 32 committee reports (87.5 %), version 2 26 (81.3 %); 85 % was the target."""
    folder, _, reader = page.partition("-")
    end = f"-{reader}.html" if reader else ".html"
    first, newest = f"{folder}/2025-26-q4/illustrative-v1{end}", f"{folder}/2025-26-q4{end}"
    assert then in words(built, first)
    assert now in words(built, newest)
    assert then not in words(built, newest)
    assert now not in words(built, first)
