"""What is made of each data set: its tables as JSON, a workbook, a ZIP, and what programs read of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import partial
from hashlib import sha256
from typing import Any

from checked_tables.texts import LANGUAGES
from plugins.core.packing.package import CC_BY, Resource, pack_datapackage
from plugins.core.packing.packing import pack_checksums, pack_zip
from plugins.core.packing.read_me import READ_ME, pack_read_me
from plugins.core.pages import addresses
from plugins.core.pages.cores import on_all_cores
from plugins.core.pages.folders import newest_path
from plugins.core.pages.site import Site
from plugins.portal.folder import Download

from .model import Files
from .publish_book import Told, kept_book
from .publish_rows import pack_rows, provenance_of, rows_of
from .publish_things import column, things_of
from .record import DataSet


def workbook_path(one: DataSet) -> str:
    """Where the workbook of a set is."""
    return f"data/{one.word}.xlsx"


def zip_path(one: DataSet) -> str:
    """Where the ZIP of a set is."""
    return f"data/{one.word}.zip"


def metadata_path(one: DataSet) -> str:
    """Where a set is described for programs."""
    return f"data/{one.word}.metadata.json"


def keep_sets(site: Site, files: Files) -> None:
    """Publish all of it. A set that has no rows yet is published like the others."""
    jobs = [partial(_packed, site, files, one) for one in files.there]
    for packed in on_all_cores(_done, jobs):
        for path, (content, invented) in packed.items():
            site.keep(path, content, invented=invented)


def _done(job: Any) -> dict[str, tuple[bytes, bool]]:
    found: dict[str, tuple[bytes, bool]] = job()
    return found


def _packed(site: Site, files: Files, one: DataSet) -> dict[str, tuple[bytes, bool]]:
    tables = files.tables_of(one)
    invented = any(each.invented for each in tables.values())
    books = site.charts.folder.with_name("books")
    found = {
        workbook_path(one): (kept_book(_told(site, one, invented), tables, books), invented),
        zip_path(one): (_zip(site, files, one, tables), invented),
        metadata_path(one): (pack_metadata(site, files, one), False),
    }
    for name, each in tables.items():
        packed = pack_rows(rows_of(each), each.schema, provenance_of(each.invented))
        found[newest_path({**each.schema, "name": name}, "json")] = (packed, each.invented)
    return found | dict(things_of(tables))


def _release(site: Site) -> str:
    latest = site.assembly.latest
    return f"{latest.release.quarter} {latest.release.name}" if latest else ""


def _both(site: Site, key: str) -> dict[str, str]:
    return {language: site.wording.of(language)(key) for language in LANGUAGES}


def licence_key(site: Site, one: DataSet) -> str:
    """Which sentence says the licence of a set."""
    latest = site.assembly.latest
    own = "_own" if latest is not None and not latest.release.is_illustrative else ""
    return f"data_page.licence_text{own}" if one.own else "data_set.others_work"


def _told(site: Site, one: DataSet, invented: bool) -> Told:
    """The first sheet of a workbook, which begins with the mark of invented figures."""
    keys = [("about", f"set_{one.word}.about"), ("before", f"set_{one.word}.caveat")]
    keys += [("empty", "data_set.empty_cell"), ("licence", licence_key(site, one)), ("ask", "find.ask")]
    if invented:
        keys.insert(0, ("provenance", "data_set.invented"))
    lines = [(name, *_both(site, key).values()) for name, key in keys]
    lines.append(("release", _release(site), _release(site)))
    pages = (site.absolute(page := addresses.page(each, one.slug)) or page for each in LANGUAGES)
    english, kiswahili = pages
    lines.append(("page", english, kiswahili))
    name = site.wording.of("en")(f"set_{one.word}.name")
    title = f"{site.wording.of('en')('site.name')}: {name}"
    return Told(title, [(line[0], line[1], line[2]) for line in lines])


def _zip(site: Site, files: Files, one: DataSet, tables: Mapping[str, Download]) -> bytes:
    """The tables of a set, and of others those that its keys lead to, with what describes them."""
    held, waiting = dict(tables), list(tables)
    while waiting:
        for key in held[waiting.pop(0)].schema.get("foreignKeys", ()):
            name = key["reference"]["resource"]
            if name in files.newest and name not in held:
                held[name] = files.newest[name]
                waiting.append(name)
    resources = [
        Resource(
            name=name,
            path=each.path.removeprefix("data/"),
            content=each.content,
            schema=each.schema,
            licensed=each.invented and files.set_of(name).own,
        )
        for name, each in held.items()
    ]
    words = site.wording.of("en")
    invented = any(each.invented for each in held.values())
    title = f"{words('site.name')}: {words(f'set_{one.word}.name')}"
    description = f"{words(f'set_{one.word}.about')} {words(f'set_{one.word}.caveat')}"
    provenance: Any = provenance_of(invented)
    packed = {each.path: each.content for each in resources}
    packed["datapackage.json"] = pack_datapackage(
        name=one.word,
        title=title,
        description=description,
        provenance=provenance,
        version=f"{len({report.quarter for report in site.assembly.released})}.0.0",
        resources=resources,
    )
    packed["SHA256SUMS"] = pack_checksums(packed)
    return pack_zip({READ_ME: pack_read_me(title, description, provenance), **packed})


def pack_metadata(site: Site, files: Files, one: DataSet) -> bytes:
    """A set as programs read it: what it is in both languages, licence, and of each table its files, rows,
    checksum, keys and columns."""
    tables = files.tables_of(one)
    invented = any(each.invented for each in tables.values())
    told = {
        "provenance": provenance_of(invented),
        "release": _release(site),
        "set": one.word,
        "name": _both(site, f"set_{one.word}.name"),
        "about": _both(site, f"set_{one.word}.about"),
        "before": _both(site, f"set_{one.word}.caveat"),
        "page": {each: addresses.page(each, one.slug) for each in LANGUAGES},
        "licence": CC_BY["name"] if invented and one.own else None,
        "licence_said": _both(site, licence_key(site, one)),
        "workbook": workbook_path(one),
        "zip": zip_path(one),
        "tables": [_described(name, each) for name, each in tables.items()],
    }
    return f"{json.dumps(told, ensure_ascii=False, indent=1)}\n".encode()


def _described(name: str, each: Download) -> Mapping[str, Any]:
    schema = each.schema
    return {
        "table": name,
        "title": schema["title"],
        "description": schema["description"],
        "csv": each.path,
        "json": newest_path({**schema, "name": name}, "json"),
        "rows": each.rows,
        "bytes": len(each.content),
        "sha256": sha256(each.content).hexdigest(),
        "primaryKey": schema["primaryKey"],
        "foreignKeys": schema.get("foreignKeys", ()),
        "columns": [column(field) for field in schema["fields"]],
    }
