"""Everything that a built site shows otherwise than its records say."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.net.charts import faults_of_charts
from tests.net.derived import DERIVED
from tests.net.downloads import (
    copied,
    faults_of_a_copy,
    faults_of_derived,
    faults_of_reference,
    faults_of_the_series,
    releases,
)
from tests.net.kinds import KINDS, Kind, Reader, differences, kind_of
from tests.net.lists import PARTS, faults_of_part
from tests.net.logs import faults_of_changes, faults_of_revisions
from tests.net.pages import Site, Table
from tests.net.records import newest

for pattern in ("tables_of_*.py", "lists_of_*.py"):
    for path in sorted(Path(__file__).parent.glob(pattern)):
        importlib.import_module(f"tests.net.{path.stem}")

__all__ = ["faults_of", "faults_of_part", "undeclared", "unused"]

LANGUAGES = ("en", "sw")
Found = tuple[Table, dict[str, str]]


def faults_of(kind: Kind, site: Path) -> Iterator[str]:
    """The faults in all tables of a kind, in both languages, each with its address."""
    for language in LANGUAGES:
        for table, found in _by_kind(site, language).get(kind.name, ()):
            reader = Reader(site, language, table, found)
            for fault in differences(reader, kind.expected(reader)):
                yield f"{language}/{table.address}#{table.table_id}: {fault}"


def undeclared(site: Path) -> Iterator[str]:
    """The address of every table that no kind covers."""
    for language in LANGUAGES:
        for table, _ in _by_kind(site, language).get("", ()):
            yield f"{language}/{table.address}#{table.table_id} ({table.caption})"


def unused(site: Path) -> Iterator[str]:
    """The name of every kind of which no page has a table."""
    used = {name for language in LANGUAGES for name in _by_kind(site, language)}
    yield from (kind.name for kind in KINDS if kind.name not in used)


@cache
def _by_kind(site: Path, language: str) -> dict[str, list[Found]]:
    """Every table of the site by the name of its kind; under an empty name those that no kind covers."""
    grouped: dict[str, list[Found]] = {}
    for table in Site(site, language).tables():
        known = kind_of(table)
        name, found = (known[0].name, known[1]) if known else ("", {})
        grouped.setdefault(name, []).append((table, found))
    return grouped


def all_faults(site: Path) -> Iterator[str]:
    """Everything wrong with a site: tables, lists, downloads, charts, and tables that nobody declared."""
    for kind in KINDS:
        yield from _all_of(kind.name, faults_of(kind, site))
    for part in PARTS:
        yield from _all_of(part.name, faults_of_part(part, site))
    for quarter, version in releases():
        for table, path, rows in copied(site, quarter, version):
            yield from faults_of_a_copy(table, path, rows, quarter, version)
            if table in DERIVED and quarter == newest():
                yield from _all_of(path.name, faults_of_derived(table, path, rows))
    yield from faults_of_the_series(site)
    yield from faults_of_reference(site)
    yield from _all_of("revisions", faults_of_revisions(site))
    yield from _all_of("changes", faults_of_changes(site))
    for language in LANGUAGES:
        yield from _all_of("charts", faults_of_charts(site, language))
    yield from undeclared(site)


def _all_of(name: str, faults: Iterator[str]) -> Iterator[str]:
    """Faults, and as one more that looking for them failed: a site may be wrong in any way."""
    try:
        yield from faults
    except Exception as failure:
        yield f"{name}: {failure!r}"


if __name__ == "__main__":
    everything = list(all_faults(Path(sys.argv[1]).resolve()))
    print(*everything, sep="\n")
    sys.exit(bool(everything))
