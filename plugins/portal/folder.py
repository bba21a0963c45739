"""One package as a folder of downloads: its tables, then its description, checksums and ZIP."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from plugins.core.packing.descriptions import Description, narrowed
from plugins.core.packing.package import Resource, pack_datapackage
from plugins.core.packing.packing import pack_checksums, pack_zip
from plugins.core.packing.read_me import READ_ME, pack_read_me
from plugins.core.time.release import Provenance, Release
from plugins.subjects.open_data.record import OTHERS_WORK

from .packed import Descriptions, Packed


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """One file that readers may take; ``rows`` is ``None`` for what is not a table, which has no ``schema``.
    ``invented``: it holds invented figures."""

    path: str
    title: str
    content: bytes
    rows: int | None = None
    invented: bool = False
    schema: Description = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """The files of one package, the tables first, then its description, checksums and ZIP."""

    path: str
    title: str
    downloads: tuple[Download, ...]
    release: Release | None = None


def with_lists(
    tables: Mapping[str, Packed], lists: Mapping[str, Packed], descriptions: Descriptions
) -> dict[str, Packed]:
    """The tables, then the code lists that their keys lead to: every key resolves inside its package."""
    found, waiting = dict(tables), list(tables)
    while waiting:
        for key in descriptions[waiting.pop(0)].get("foreignKeys", ()):
            name = key["reference"]["resource"]
            if name in lists and name not in found:
                found[name] = lists[name]
                waiting.append(name)
    return found


def pack_folder(
    path: str,
    *,
    title: str,
    description: str,
    provenance: Provenance,
    version: str,
    zip_name: str,
    tables: Mapping[str, Packed],
    descriptions: Descriptions,
    release: Release | None = None,
    others: Mapping[str, bytes] = MappingProxyType({}),
    place: Callable[[str], str] = "{}.csv".format,
) -> Folder:
    """A package at ``path``: the ``tables`` under the columns that they carry, each at its ``place``,
    ``others`` as they are, and what describes them."""
    resources = [
        Resource(
            name=name,
            path=place(name),
            content=table.content,
            schema=narrowed(descriptions[name], table.columns, table.since),
            licensed=table.invented and descriptions[name].get("set") not in OTHERS_WORK,
        )
        for name, table in tables.items()
    ]
    downloads = [
        Download(
            path=f"{path}/{place(name)}",
            title=name,
            content=table.content,
            rows=table.count,
            invented=table.invented,
            schema=resource.schema,
        )
        for (name, table), resource in zip(tables.items(), resources, strict=True)
    ]
    files = {resource.path: resource.content for resource in resources}
    files |= others
    files["datapackage.json"] = pack_datapackage(
        name=path.replace("/", "-").lower(),
        title=title,
        description=description,
        provenance=provenance,
        version=version,
        resources=resources,
        illustrates=release.illustrates if release else None,
        as_at=release.as_at if release else None,
    )
    files["SHA256SUMS"] = pack_checksums(files)
    played = provenance == "illustrative"
    for file in (*others, "datapackage.json", "SHA256SUMS"):
        figures = played and file.endswith((".xlsx", ".zip"))
        downloads.append(Download(path=f"{path}/{file}", title=file, content=files[file], invented=figures))
    packed = pack_zip({READ_ME: pack_read_me(title, description, provenance), **files})
    downloads.append(Download(path=f"{path}/{zip_name}", title=zip_name, content=packed, invented=played))
    return Folder(path=path, title=title, downloads=tuple(downloads), release=release)
