"""What is published where: every file of the open data by its address.

``data/<quarter>/<name>/`` one release: its tables, the ledger of its index numbers, ``rules.json``, by
                           which its figures are counted, ``recompute.py``, ``datapackage.json``,
                           ``SHA256SUMS`` and a ZIP of them
``data/recompute.py``      the same script, for all releases at once
``data/<set>.csv``         the main table of a data set: of every quarter the current version, or a list;
                           beside it ``<set>/<table>.csv``, the tables that hang on it
``data/datapackage.json``  what describes these, ``SHA256SUMS``, and ``everything.zip`` of them
``data/charts/``           the numbers of each chart

The name of an illustrative release's version says so (``illustrative-v1``); no other address does, so none
changes when figures become real. The mark stands where no copy can lose it: ``provenance`` is the first
column of each row and the first key of ``datapackage.json``, and a read-me in each ZIP begins with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from hashlib import sha256
from typing import TypeVar

from checked_tables.texts import LANGUAGES
from plugins.core.facts.assembly import Assembly, Report
from plugins.core.packing.publisher import Line, Publisher
from plugins.core.packing.read_me import said_withdrawn
from plugins.core.pages.cores import on_all_cores
from plugins.core.pages.folders import newest_path, package_path, release_folder, release_stem
from plugins.core.statements.voice import Voice
from plugins.core.statements.wording import Wording
from plugins.core.time.quarter import Quarter
from plugins.core.time.release import Provenance, Release
from plugins.subjects.figures.publish_statements import statements
from plugins.subjects.index.publish_ledger import Tables, ledger_rows
from plugins.subjects.index.publish_scheme import pack_compose
from plugins.subjects.index.publish_workbook import pack_workbook
from plugins.subjects.keys.record import SignedChecksum
from plugins.subjects.rules.publish_rules import FILE as RULES
from plugins.subjects.rules.publish_rules import pack_rules
from plugins.subjects.units.publish import joined_columns

from .folder import Folder, pack_folder, with_lists
from .frozen_packed import check_released
from .packed import (
    LEDGER,
    REPORTED,
    Descriptions,
    Packed,
    PackedReleases,
    code_lists,
    contributions,
    joined,
    kept_columns,
    kept_lists,
    of_release,
    pack_release,
    pack_releases,
    pack_table,
    pack_worded,
    release_id,
    reported_sums,
)
from .recomputing import assemble as recompute
from .said import pages_that_say

Result = TypeVar("Result")

#: The script that computes a release's published numbers again; it stands in every release's folder.
RECOMPUTE = "recompute.py"
#: What may be said of each figure; in the series with its sentences.
STATEMENTS = "statements"


def workbook_name(release: Release) -> str:
    """What the workbook of a release's index is called."""
    return f"index-{release_stem(release)}.xlsx"


def compose_name(release: Release) -> str:
    """What the ZIP of a release's schemes and figures for ``invoke compose`` is called."""
    return f"compose-{release_stem(release)}.zip"


def packages(assembly: Assembly, descriptions: Descriptions, wording: Wording) -> Iterator[Folder]:
    """Every package: the newest tables in one, then each release, newest first.
    ``DataProblems`` if a table would not be packed as it was released."""
    packed = check_released(assembly, descriptions)
    jobs: list[Callable[[], Folder]] = [
        partial(newest_package, assembly, descriptions, wording, packed),
        *_release_jobs(assembly, descriptions, wording, packed),
    ]
    yield from on_all_cores(_done, jobs)


def release_packages(assembly: Assembly, descriptions: Descriptions, wording: Wording) -> Iterator[Folder]:
    """Everything of each release, newest first: its tables, the ledger of its index, and the script that
    computes all of it again."""
    packed = pack_releases(assembly, descriptions)
    return on_all_cores(_done, _release_jobs(assembly, descriptions, wording, packed))


def _release_jobs(
    assembly: Assembly, descriptions: Descriptions, wording: Wording, releases: PackedReleases
) -> list[Callable[[], Folder]]:
    """What packs each release; all their tables are there already, because a ledger may lead to another."""
    reports = {release_id(report): report for report in assembly.released}
    packed = {key: of_release(reports[key], tables) for key, tables in releases.items()}
    packed_as = {
        key: {name: found for name, table in tables.items() if (found := table.read_back)}
        for key, tables in packed.items()
    }

    lists = code_lists(assembly, descriptions)

    def pack(report: Report) -> Folder:
        def base_of(quarter: Quarter, version: int) -> tuple[str, Tables] | None:
            tables = packed_as.get((quarter, version))
            name = report.release.name_of(version)
            return None if tables is None else (f"../../{quarter.slug}/{name}/", tables)

        tables = packed[release_id(report)]
        if report.release.has_index:
            lines = (
                Line(None, row)
                for row in ledger_rows(report, packed_as[release_id(report)], wording, base_of)
            )
            rows = Publisher(assembly, descriptions, joined_columns(assembly)).rows(report, LEDGER, lines)
            tables = {
                **tables,
                LEDGER: pack_table(LEDGER, rows, descriptions, report, kept_columns(report.records)),
            }
        others = {RECOMPUTE: recompute.script(), REPORTED: reported_sums(tables)}
        others |= {each.file: each.text.encode() for each in report.rows(SignedChecksum)}
        if rules := pack_rules(report):
            others[RULES] = rules
        if report.release.has_index:
            others[workbook_name(report.release)] = pack_workbook(report, wording)
            others[compose_name(report.release)] = pack_compose(report, assembly)
        own = {**lists, **kept_lists(report, descriptions)}
        return _release_folder(report, with_lists(tables, own, descriptions), descriptions, others)

    return [partial(pack, reports[key]) for key in releases]


def _done(job: Callable[[], Result]) -> Result:
    return job()


def release_checksum(files: Mapping[str, bytes], release: Release) -> str:
    """The checksum of a release, to be read into the Assembly's record: the SHA-256 of its list
    ``reported.sha256`` among the site's ``files``."""
    return sha256(files[f"{release_folder(release)}/{REPORTED}"]).hexdigest()


def _release_folder(
    report: Report,
    tables: Mapping[str, Packed],
    descriptions: Descriptions,
    others: Mapping[str, bytes],
) -> Folder:
    release = report.release
    return pack_folder(
        release_folder(release),
        title=f"County Assembly of Kisumu, productivity report {release.quarter} version {release.version}",
        description=f"{said_withdrawn(release)}{_SAID[release.provenance]}",
        provenance=release.provenance,
        version=f"{release.version}.0.0",
        zip_name=package_path(release).rpartition("/")[2],
        tables=tables,
        descriptions=descriptions,
        release=release,
        others=others,
    )


def newest_package(
    assembly: Assembly, descriptions: Descriptions, wording: Wording, packed: PackedReleases
) -> Folder:
    """The code lists as they are, and every table of releases as its quarters' current versions have it."""
    tables = {**_series(assembly, descriptions, wording, packed), **code_lists(assembly, descriptions)}
    latest = assembly.latest.release if assembly.latest else None
    invented = any(table.invented for table in tables.values())
    provenance = latest.provenance if latest else "illustrative" if invented else "reported"
    return pack_folder(
        "data",
        title="County Assembly of Kisumu, everything that is published",
        description=_SAID[provenance],
        provenance=provenance,
        version=f"{len({report.quarter for report in assembly.released})}.0.0",
        zip_name="everything.zip",
        tables=tables,
        descriptions=descriptions,
        place=lambda table: newest_path(descriptions[table]).removeprefix("data/"),
    )


def _series(
    assembly: Assembly, descriptions: Descriptions, wording: Wording, packed: PackedReleases
) -> dict[str, Packed]:
    """Every quarter's current version in one table, compared with what earlier quarters say today, its
    statements with their sentences; nothing when nothing is published."""
    if assembly.latest is None:
        return {}
    then = {report.quarter for report in assembly.as_released}
    today = [report for report in assembly.reports if report.quarter in then]
    packed = {**packed, **{release_id(one): pack_release(one, assembly, descriptions) for one in today}}
    tables: dict[str, Packed] = {}
    for place, contribution in sorted(enumerate(contributions()), key=lambda each: each[1].place[1]):

        def told(report: Report, place: int = place) -> dict[str, list[Packed]]:
            return {name: [table] for name, table in packed[release_id(report)][place].items()}

        found = contribution.series(assembly.reports, told)
        tables |= {name: joined(pieces, descriptions) for name, pieces in found.items()}
    voices = tuple(Voice(wording.of(language)) for language in LANGUAGES)
    tables[STATEMENTS] = pack_worded(
        STATEMENTS,
        lambda report: statements(report, voices, pages_that_say(assembly, report, voices[0])),
        assembly,
        descriptions,
    )
    return tables


#: What is said of the figures of a package, by their provenance.
_SAID: Mapping[Provenance, str] = {
    "illustrative": "Illustrative figures, invented to show how the portal works. Takwimu za mfano.",
    "back-cast": "Figures as published by the County Assembly of Kisumu, computed afterwards.",
    "reported": "Figures as published by the County Assembly of Kisumu.",
}
