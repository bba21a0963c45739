"""What is published where: every file of the open data by its address.

``data/<quarter>/v<n>/``   one release: its tables, ``datapackage.json``, ``SHA256SUMS`` and a ZIP of them
``data/all/``              every quarter's current version in one file a table
``data/reference/``        definitions, targets, the framework, the training record
``data/charts/``           the numbers of each chart

Files of illustrative releases begin with ``illustrative-``, so that no copy can lose the mark.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plugins.assembly.model import Assembly, QuarterReport
from plugins.assembly.records import Release

from .package import Resource, pack_datapackage
from .packing import pack_checksums, pack_csv, pack_zip
from .reference import laid_out, reference_tables
from .tables import Row, tables_of

Schemas = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """One file that readers may take; ``rows`` is ``None`` for what is not a table."""

    path: str
    title: str
    content: bytes
    rows: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """The files of one package, the tables first, then its description, checksums and ZIP."""

    path: str
    title: str
    downloads: tuple[Download, ...]
    release: Release | None = None


def file_stem(release: Release) -> str:
    """``illustrative-`` for an illustrative release, else nothing."""
    return "illustrative-" if release.is_illustrative else ""


def release_folder(release: Release) -> str:
    """Where a release's files are: ``data/2026-27-q1/v1``."""
    return f"data/{release.quarter.slug}/v{release.version}"


def release_package(report: QuarterReport, assembly: Assembly, schemas: Schemas) -> Folder:
    """Everything of one release."""
    release = report.release
    mark = file_stem(release)
    label = f"{release.quarter} version {release.version}"
    tables = tables_of({unit.unit_id: unit for unit in assembly.units})
    return _folder(
        release_folder(release),
        title=f"County Assembly of Kisumu, productivity report {label}",
        description=_said(release.is_illustrative),
        version=f"{release.version}.0.0",
        licensed=release.is_illustrative,
        zip_name=f"{mark}{release.quarter.slug}-v{release.version}.zip",
        tables={name: (f"{mark}{name}.csv", list(rows(report))) for name, rows in tables.items()},
        schemas=schemas,
        release=release,
    )


def series_package(assembly: Assembly, schemas: Schemas) -> Folder | None:
    """Every quarter's current version in one file a table; ``None`` when nothing is published."""
    if assembly.latest is None:
        return None
    mark = file_stem(assembly.latest.release)
    tables = tables_of({unit.unit_id: unit for unit in assembly.units})
    return _folder(
        "data/all",
        title="County Assembly of Kisumu, all published quarters",
        description=_said(assembly.latest.release.is_illustrative),
        version=f"{len(assembly.reports)}.0.0",
        licensed=assembly.latest.release.is_illustrative,
        zip_name=f"{mark}all-quarters.zip",
        tables={
            name: (f"{mark}{name}.csv", [row for report in assembly.reports for row in rows(report)])
            for name, rows in tables.items()
        },
        schemas=schemas,
    )


def reference_package(assembly: Assembly, schemas: Schemas) -> Folder:
    """Definitions, targets, the competency framework, the training record, the work-plan."""
    tables = {}
    for name, records in reference_tables(assembly).items():
        columns = _columns(schemas[name])
        tables[name] = (f"{name}.csv", [laid_out(record, columns) for record in records])
    return _folder(
        "data/reference",
        title="County Assembly of Kisumu, reference tables",
        description="Definitions and declared targets of this portal; the competency framework is "
        "Bungoma County's (2019), the SOCATT(K) lists are national.",
        version="1.0.0",
        licensed=False,
        zip_name="reference.zip",
        tables=tables,
        schemas=schemas,
    )


def _folder(
    path: str,
    *,
    title: str,
    description: str,
    version: str,
    licensed: bool,
    zip_name: str,
    tables: Mapping[str, tuple[str, Sequence[Row]]],
    schemas: Schemas,
    release: Release | None = None,
) -> Folder:
    resources = []
    downloads = []
    for name, (file, rows) in tables.items():
        columns = _columns(schemas[name])
        content = pack_csv(columns, _exactly(columns, rows, name))
        resources.append(Resource(name=name, path=file, content=content, schema=schemas[name]))
        downloads.append(Download(path=f"{path}/{file}", title=name, content=content, rows=len(rows)))
    files = {resource.path: resource.content for resource in resources}
    files["datapackage.json"] = pack_datapackage(
        name=path.replace("/", "-").lower(),
        title=title,
        description=description,
        version=version,
        licensed=licensed,
        resources=resources,
    )
    files["SHA256SUMS"] = pack_checksums(files)
    for file in ("datapackage.json", "SHA256SUMS"):
        downloads.append(Download(path=f"{path}/{file}", title=file, content=files[file], rows=None))
    packed = pack_zip(files)
    downloads.append(Download(path=f"{path}/{zip_name}", title=zip_name, content=packed, rows=None))
    return Folder(path=path, title=title, downloads=tuple(downloads), release=release)


def _columns(schema: Mapping[str, Any]) -> list[str]:
    return [field["name"] for field in schema["fields"]]


def _exactly(columns: Sequence[str], rows: Iterable[Row], name: str) -> Iterable[Row]:
    for row in rows:
        if row.keys() != set(columns):
            odd = sorted(row.keys() ^ set(columns))
            raise ValueError(f"the published table {name} and its schema disagree on {', '.join(odd)}")
        yield row


def _said(illustrative: bool) -> str:
    if illustrative:
        return "Illustrative figures, invented to show how the portal works. Takwimu za mfano."
    return "Figures as published by the County Assembly of Kisumu."
