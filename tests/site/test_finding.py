"""Everything is found: the lists that the script reads, and the same things from A to Z."""

from __future__ import annotations

import csv
import gzip
import json
from typing import Any

import pytest

from tests.site.building import Built, newest
from tests.site.links import read_page

LANGUAGES = ["en", "sw"]


def lists_of(built: Built, language: str) -> dict[str, list[list[Any]]]:
    """The rows of each list of a language by the list's name."""
    found = {}
    for path in sorted((built.site / "static").glob(f"find-{language}-*.js")):
        text = path.read_text(encoding="utf-8")
        assert (text[:6], text[-2:]) == ("found(", ")\n")
        _, rows = json.loads(f"[{text[6:-2]}]")
        found[path.name.split(".")[0]] = rows
    return found


def addresses_of(built: Built, language: str) -> list[str]:
    return [row[2] for rows in lists_of(built, language).values() for row in rows]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_thing_stands_where_its_address_says(built: Built, language: str) -> None:
    ids: dict[str, set[str]] = {}
    lost = []
    for address in addresses_of(built, language):
        path, _, fragment = address.partition("#")
        if path not in ids:
            ids[path] = set(read_page(built.site / language / path).ids)
        if fragment and fragment not in ids[path]:
            lost.append(address)
    assert len(ids) > 100
    assert lost == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_script_each_of_them_is_reached_from_the_letters(built: Built, language: str) -> None:
    listed = [
        link.removeprefix("../").removeprefix(f"../{language}/")
        for path in (built.site / language / "a-z").glob("*.html")
        for link in read_page(path).links
    ]
    assert set(addresses_of(built, language)) <= set(listed)
    letters = read_page(built.site / language / "a-z" / "index.html").links
    for path in (built.site / language / "a-z").glob("?.html"):
        assert any(link.endswith(f"a-z/{path.name}") for link in letters), path.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_and_every_row_of_the_registers_is_among_them(built: Built, language: str) -> None:
    found = addresses_of(built, language)
    pages = {
        path.relative_to(built.site / language).as_posix()
        for path in (built.site / language).rglob("*.html")
        if path.parent.name != "a-z" and path.name != "find.html"
    }
    assert pages <= set(found)
    for table, place in (
        ("petitions", "services/petitions.html#"),
        ("recommendations", "#rec-"),
        ("bills", "bills/bill-"),
    ):
        path = newest(built.site, table)
        assert path is not None
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = len({next(iter(list(row.items())[5:]))[1] for row in csv.DictReader(file)})
        assert sum(place in address for address in found) == rows, table


def test_the_script_and_each_list_weigh_little(built: Built) -> None:
    def weight(pattern: str) -> dict[str, int]:
        found = (built.site / "static").glob(pattern)
        return {path.name: len(gzip.compress(path.read_bytes(), 9, mtime=0)) for path in found}

    (script,) = weight("find.*.js").values()
    assert script <= 2_000
    lists = weight("find-*.js")
    assert len(lists) >= 2
    assert {name: size for name, size in lists.items() if size > 20_000} == {}


def test_only_the_page_that_finds_things_has_a_script(built: Built) -> None:
    with_script = {
        path.relative_to(built.site).as_posix()
        for path in built.site.rglob("*.html")
        if "<script" in path.read_text(encoding="utf-8")
    }
    assert with_script == {"en/find.html", "sw/find.html"}
