"""What is published where: every file of the open data by its address.

``data/<quarter>/<name>/`` one release: its tables, the ledger of its index numbers, ``recompute.py``,
                           ``datapackage.json``, ``SHA256SUMS`` and a ZIP of them
``data/recompute.py``      the same script, for all releases at once
``data/all/``              every quarter's current version in one file a table
``data/reference/``        definitions, targets, the framework, the training record
``data/charts/``           the numbers of each chart

The name of an illustrative release's version says so (``illustrative-v1``); no other address does, so none
changes when figures become real. The mark stands where no copy can lose it: ``provenance`` is the first
column of each row and the first key of ``datapackage.json``, and a read-me in each ZIP begins with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from checked_tables.mapping import written
from plugins.core.facts.assembly import Assembly, Report
from plugins.core.packing.descriptions import Description
from plugins.core.packing.package import Resource, pack_datapackage
from plugins.core.packing.packing import joined_csv, pack_checksums, pack_csv, pack_zip
from plugins.core.packing.publisher import Contribution, Line, Lines, Publisher, ReferenceTable, Row, copies
from plugins.core.packing.read_me import READ_ME, pack_read_me
from plugins.core.pages.cores import on_all_cores
from plugins.core.pages.folders import package_path, release_folder, release_stem
from plugins.core.statements.wording import Wording
from plugins.core.time.quarter import Quarter
from plugins.core.time.release import Provenance, Release
from plugins.subjects.index.publish_ledger import Tables, Written, ledger_rows, read_back
from plugins.subjects.index.publish_scheme import pack_compose
from plugins.subjects.index.publish_workbook import pack_workbook
from plugins.subjects.keys.record import SignedChecksum
from plugins.subjects.reports.publish import INDEX_ONLY
from plugins.subjects.units.publish import joined_columns

from .subjects import SUBJECTS

Descriptions = Mapping[str, Description]
Result = TypeVar("Result")


def contributions() -> tuple[Contribution, ...]:
    """What subjects publish of a release, in the order in which it is listed there; a table of which no
    subject says anything is published as it is."""
    found = [subject.publish for subject in SUBJECTS if subject.publish is not None]
    return (*sorted(found, key=lambda each: each.place[0]), Contribution(lines=_plain))


def _plain(report: Report, _: Assembly) -> Lines:
    alone = (each for each in SUBJECTS if each.publish is None and not each.published_with)
    records = (record for subject in alone for record in subject.records)
    return {record.TABLE: copies(report.rows(record)) for record in records if report.rows(record)}


def reference_tables(assembly: Assembly) -> Iterator[ReferenceTable]:
    """The reference tables as published, in the order of their subjects."""
    for subject in SUBJECTS:
        own = {one.name: one for one in (subject.reference(assembly) if subject.reference else ())}
        for record in subject.records:
            if record in dict(assembly.reference.tables):
                plain = ReferenceTable(record.TABLE, assembly.rows(record))
                table = own.get(record.TABLE, plain)
                if table.records or table.even_empty:
                    yield table
        read = {record.TABLE for record in subject.records}
        yield from (one for name, one in own.items() if name not in read)


#: The script that computes a release's published numbers again; it stands in every release's folder.
RECOMPUTE = "recompute.py"
#: The checksums of what was reported, fixed before the report is tabled.
REPORTED = "reported.sha256"
#: Tables that follow from others, or that record what happened to the release afterwards.
NOT_REPORTED = frozenset(
    {
        *("sign_offs", "signatures", "prerelease_access"),
        *("results", "index", "index_nodes", "index_changes", "index_simulated", "ledger"),
        *("labour", "labour_changes", "bill_clocks"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """One file that readers may take; ``rows`` is ``None`` for what is not a table. ``invented``: it holds
    invented figures."""

    path: str
    title: str
    content: bytes
    rows: int | None = None
    invented: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """The files of one package, the tables first, then its description, checksums and ZIP."""

    path: str
    title: str
    downloads: tuple[Download, ...]
    release: Release | None = None


@cache
def recompute_script() -> bytes:
    """The source of the script, as it is published: line feeds, whatever the machine."""
    return (Path(__file__).parents[1] / "subjects" / "index" / RECOMPUTE).read_bytes().replace(b"\r\n", b"\n")


def workbook_name(release: Release) -> str:
    """What the workbook of a release's index is called."""
    return f"index-{release_stem(release)}.xlsx"


def compose_name(release: Release) -> str:
    """What the ZIP of a release's schemes and figures for ``invoke compose`` is called."""
    return f"compose-{release_stem(release)}.zip"


def packages(assembly: Assembly, descriptions: Descriptions, wording: Wording) -> Iterator[Folder]:
    """Every package: all quarters in one, the reference tables, then each release, newest first."""
    packed = pack_releases(assembly, descriptions)
    jobs: list[Callable[[], Folder | None]] = [
        partial(series_package, assembly, descriptions, packed),
        partial(reference_package, assembly, descriptions),
        *_release_jobs(assembly, descriptions, wording, packed),
    ]
    yield from filter(None, on_all_cores(_done, jobs))


def release_packages(assembly: Assembly, descriptions: Descriptions, wording: Wording) -> Iterator[Folder]:
    """Everything of each release, newest first: its tables, the ledger of its index, and the script that
    computes all of it again."""
    packed = pack_releases(assembly, descriptions)
    return on_all_cores(_done, _release_jobs(assembly, descriptions, wording, packed))


def pack_releases(assembly: Assembly, descriptions: Descriptions) -> PackedReleases:
    """The tables of each release, newest first."""
    reports = sorted((*assembly.reports, *assembly.superseded), key=_id, reverse=True)
    tables = on_all_cores(lambda report: _packed(report, assembly, descriptions), reports)
    return dict(zip(map(_id, reports), tables, strict=True))


def _release_jobs(
    assembly: Assembly, descriptions: Descriptions, wording: Wording, releases: PackedReleases
) -> list[Callable[[], Folder]]:
    """What packs each release; all their tables are there already, because a ledger may lead to another."""
    reports = {_id(report): report for report in (*assembly.reports, *assembly.superseded)}
    packed = {key: _of_release(reports[key], tables) for key, tables in releases.items()}
    packed_as = {
        key: {name: found for name, table in tables.items() if (found := table.read_back)}
        for key, tables in packed.items()
    }

    lists = _code_lists(assembly, descriptions)

    def pack(report: Report) -> Folder:
        def base_of(quarter: Quarter, version: int) -> tuple[str, Tables] | None:
            tables = packed_as.get((quarter, version))
            name = report.release.name_of(version)
            return None if tables is None else (f"../../{quarter.slug}/{name}/", tables)

        tables = packed[_id(report)]
        if report.release.has_index:
            lines = (Line(None, row) for row in ledger_rows(report, packed_as[_id(report)], wording, base_of))
            rows = Publisher(assembly, descriptions, joined_columns(assembly)).rows(report, "ledger", lines)
            tables = {**tables, "ledger": _table("ledger", rows, descriptions, report.release.provenance)}
        others = {RECOMPUTE: recompute_script(), REPORTED: reported_sums(tables)}
        others |= {each.file: each.text.encode() for each in report.rows(SignedChecksum)}
        if report.release.has_index:
            others[workbook_name(report.release)] = pack_workbook(report, wording)
            others[compose_name(report.release)] = pack_compose(report, assembly)
        own = {**lists, **_kept_lists(report, descriptions)}
        return _release_folder(report, _with_lists(tables, own, descriptions), descriptions, others)

    return [partial(pack, reports[key]) for key in releases]


def _done(job: Callable[[], Result]) -> Result:
    return job()


def reported_sums(tables: Mapping[str, _Packed]) -> bytes:
    """The checksums of what was reported, without what is computed from it or recorded afterwards: this
    list is final before a report is tabled, and its own checksum is that of the release."""
    return pack_checksums(
        {table.file: table.content for name, table in tables.items() if name not in NOT_REPORTED}
    )


def reported_checksum(report: Report, assembly: Assembly, descriptions: Descriptions) -> str:
    """The checksum that ``report`` will have as a release; nothing that is recorded later changes it."""
    return sha256(reported_list(report, assembly, descriptions)).hexdigest()


def reported_list(report: Report, assembly: Assembly, descriptions: Descriptions) -> bytes:
    """The list ``reported.sha256`` that ``report`` will have, of which that is the checksum."""
    return reported_sums(_of_release(report, _packed(report, assembly, descriptions)))


def release_checksum(files: Mapping[str, bytes], release: Release) -> str:
    """The checksum of a release, to be read into the Assembly's record: the SHA-256 of its list
    ``reported.sha256`` among the site's ``files``."""
    return sha256(files[f"{release_folder(release)}/{REPORTED}"]).hexdigest()


def _id(report: Report) -> tuple[Quarter, int]:
    return report.quarter, report.release.version


def _packed(report: Report, assembly: Assembly, descriptions: Descriptions) -> PackedTables:
    publisher = Publisher(assembly, descriptions, joined_columns(assembly))
    return tuple(
        {name: _table(name, rows, descriptions, report.release.provenance) for name, rows in found.items()}
        for found in (publisher.tables(contribution, report) for contribution in contributions())
    )


def _of_release(report: Report, packed: PackedTables) -> dict[str, _Packed]:
    """The tables that a release has, in their order."""
    return {
        name: table
        for tables in packed
        for name, table in tables.items()
        if report.release.has_index or name not in INDEX_ONLY
    }


def _release_folder(
    report: Report,
    tables: Mapping[str, _Packed],
    descriptions: Descriptions,
    others: Mapping[str, bytes],
) -> Folder:
    release = report.release
    return _folder(
        release_folder(release),
        title=f"County Assembly of Kisumu, productivity report {release.quarter} version {release.version}",
        description=_SAID[release.provenance],
        provenance=release.provenance,
        version=f"{release.version}.0.0",
        licensed=release.is_illustrative,
        zip_name=package_path(release).rpartition("/")[2],
        tables=tables,
        descriptions=descriptions,
        release=release,
        others=others,
    )


def series_package(assembly: Assembly, descriptions: Descriptions, packed: PackedReleases) -> Folder | None:
    """Every quarter's current version in one file a table; ``None`` when nothing is published."""
    if assembly.latest is None:
        return None
    tables: dict[str, _Packed] = {}
    for place, contribution in sorted(enumerate(contributions()), key=lambda each: each[1].place[1]):

        def told(report: Report, place: int = place) -> dict[str, list[_Packed]]:
            return {name: [table] for name, table in packed[_id(report)][place].items()}

        found = contribution.series(assembly.reports, told)
        tables |= {name: _joined(pieces) for name, pieces in found.items()}
    return _folder(
        "data/all",
        title="County Assembly of Kisumu, all published quarters",
        description=_SAID[assembly.latest.release.provenance],
        provenance=assembly.latest.release.provenance,
        version=f"{len(assembly.reports)}.0.0",
        licensed=assembly.latest.release.is_illustrative,
        zip_name="all-quarters.zip",
        tables=_with_lists(tables, _code_lists(assembly, descriptions), descriptions),
        descriptions=descriptions,
    )


def reference_package(assembly: Assembly, descriptions: Descriptions) -> Folder:
    """Definitions, targets, the competency framework, the training record, the work-plan."""
    tables = _code_lists(assembly, descriptions)
    invented = any(table.invented for table in tables.values())
    return _folder(
        "data/reference",
        title="County Assembly of Kisumu, reference tables",
        description="Definitions and declared targets of this portal; the competency framework is "
        "Bungoma County's (2019), the SOCATT(K) lists are national.",
        provenance="illustrative" if invented else "reported",
        version="1.0.0",
        licensed=False,
        zip_name="reference.zip",
        tables=tables,
        descriptions=descriptions,
    )


@dataclass(frozen=True, slots=True)
class _Packed:
    """A table of a package as bytes."""

    name: str
    content: bytes
    count: int
    invented: bool

    @property
    def file(self) -> str:
        return f"{self.name}.csv"

    @property
    def read_back(self) -> Written | None:
        return read_back(self.name, self.file, self.content)


#: The tables of a release: those of each contribution, by name.
PackedTables = Sequence[Mapping[str, _Packed]]
#: The tables of each release, by its quarter and version, newest first.
PackedReleases = Mapping[tuple[Quarter, int], PackedTables]


def _table(name: str, rows: Sequence[Row], descriptions: Descriptions, provenance: Provenance) -> _Packed:
    columns = [field["name"] for field in descriptions[name]["fields"]]
    return _Packed(name, pack_csv(columns, rows), len(rows), provenance == "illustrative")


def _joined(pieces: Sequence[_Packed]) -> _Packed:
    content = joined_csv([piece.content for piece in pieces])
    invented = any(piece.invented for piece in pieces)
    return _Packed(pieces[0].name, content, sum(piece.count for piece in pieces), invented)


def _reference_table(table: ReferenceTable, descriptions: Descriptions) -> _Packed:
    columns = [field["name"] for field in descriptions[table.name]["fields"]]
    rows = [{column: written(record, column) for column in columns} for record in table.records]
    return _table(table.name, rows, descriptions, table.provenance)


def _code_lists(assembly: Assembly, descriptions: Descriptions) -> dict[str, _Packed]:
    return {table.name: _reference_table(table, descriptions) for table in reference_tables(assembly)}


def _kept_lists(report: Report, descriptions: Descriptions) -> dict[str, _Packed]:
    """Those of which a version keeps its own copy, as it has them."""
    records = (record for subject in SUBJECTS for record in subject.records)
    kept = [record for record in records if descriptions[record.TABLE].get("copied")]
    tables = (ReferenceTable(record.TABLE, report.records.declared.rows(record)) for record in kept)
    return {table.name: _reference_table(table, descriptions) for table in tables}


def _with_lists(
    tables: Mapping[str, _Packed], lists: Mapping[str, _Packed], descriptions: Descriptions
) -> dict[str, _Packed]:
    """The tables, then the code lists that their keys lead to: every key resolves inside its package."""
    found, waiting = dict(tables), list(tables)
    while waiting:
        for key in descriptions[waiting.pop(0)].get("foreignKeys", ()):
            name = key["reference"]["resource"]
            if name in lists and name not in found:
                found[name] = lists[name]
                waiting.append(name)
    return found


def _folder(
    path: str,
    *,
    title: str,
    description: str,
    provenance: Provenance,
    version: str,
    licensed: bool,
    zip_name: str,
    tables: Mapping[str, _Packed],
    descriptions: Descriptions,
    release: Release | None = None,
    others: Mapping[str, bytes] = MappingProxyType({}),
) -> Folder:
    resources = [
        Resource(name=name, path=table.file, content=table.content, schema=descriptions[name])
        for name, table in tables.items()
    ]
    downloads = [
        Download(
            path=f"{path}/{table.file}",
            title=name,
            content=table.content,
            rows=table.count,
            invented=table.invented,
        )
        for name, table in tables.items()
    ]
    files = {resource.path: resource.content for resource in resources}
    files |= others
    files["datapackage.json"] = pack_datapackage(
        name=path.replace("/", "-").lower(),
        title=title,
        description=description,
        provenance=provenance,
        version=version,
        licensed=licensed,
        resources=resources,
    )
    files["SHA256SUMS"] = pack_checksums(files)
    played = provenance == "illustrative"
    for file in (*others, "datapackage.json", "SHA256SUMS"):
        figures = played and file.endswith((".xlsx", ".zip"))
        downloads.append(Download(path=f"{path}/{file}", title=file, content=files[file], invented=figures))
    packed = pack_zip({READ_ME: pack_read_me(title, description, provenance), **files})
    downloads.append(Download(path=f"{path}/{zip_name}", title=zip_name, content=packed, invented=played))
    return Folder(path=path, title=title, downloads=tuple(downloads), release=release)


#: What is said of the figures of a package, by their provenance.
_SAID: Mapping[Provenance, str] = {
    "illustrative": "Illustrative figures, invented to show how the portal works. Takwimu za mfano.",
    "back-cast": "Figures as published by the County Assembly of Kisumu, computed afterwards.",
    "reported": "Figures as published by the County Assembly of Kisumu.",
}
