"""The data pages: the data sets, each with its page; everything together; the files of each report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from checked_tables.status import MARKER, SDMX_STATUS
from plugins.core.packing.carried import CARRIED
from plugins.core.pages import addresses
from plugins.core.pages.columns import columns
from plugins.core.pages.folders import DIRECTORY
from plugins.core.pages.page import Page
from plugins.core.pages.parts import DownloadLink, Section, Text
from plugins.core.pages.site import Site
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.portal.folder import Download, Folder

from .model import Files
from .page_set import set_name, set_page
from .publish_catalogue import CATALOGUE, is_found, pack_catalogue, pack_index
from .publish_database import pack_database
from .publish_set import keep_sets

#: Everything as one file that opens in many programs, and what computes the figures of all releases again.
DATABASE, _SCRIPT = "data/everything.sqlite", "data/recompute.py"


def keep_for_programs(site: Site, folders: Sequence[Folder]) -> None:
    """Publish what is made of all sets together: the database, the directory and, of real figures that have a
    public address, the catalogue."""
    files = Files.of(folders, site.schemas)
    if not files.newest:
        return
    illustrative = site.illustrative or any(each.invented for each in files.newest.values())
    provenance = "illustrative" if illustrative else "reported"
    keep_sets(site, files)
    site.keep(DATABASE, pack_database(files.newest, site.schemas, provenance), invented=illustrative)
    site.keep(DIRECTORY, pack_index(site, files))
    if is_found(site):
        for path, content in pack_catalogue(site, files).items():
            site.keep(path, content)


def data_pages(teller: Teller, folders: Sequence[Folder]) -> Iterator[Page]:
    """The list of data sets, the page of each, and the files of every release on a page of its year."""
    files = Files.of(folders, teller.site.schemas)
    years = dict.fromkeys(each.release.quarter.financial_year for each in folders if each.release)
    yield _list_page(teller, folders, files, list(years))
    for one in files.there:
        yield set_page(teller, one, files)
    for year in years:
        own = [each for each in folders if each.release and each.release.quarter.financial_year == year]
        view = {"groups": [_group(teller, folder, files) for folder in own], "sections": (), "sets": ()}
        trail = ((teller.t("nav.data"), addresses.page(teller.language, "data")),)
        heading = teller.t("data_page.year_heading", year=year.replace("-", "/"))
        yield _page(teller, f"data/{year}", heading, view, trail)


def _list_page(teller: Teller, folders: Sequence[Folder], files: Files, years: list[str]) -> Page:
    t, language = teller.t, teller.language
    sets = [
        (
            Text(set_name(teller, one), url=addresses.page(language, one.slug)),
            t(f"set_{one.word}.about"),
            _file(teller, files.newest[one.main], files.newest[one.main].path.rpartition("/")[2]),
            Text(t("data_set.page"), url=f"{addresses.page(language, one.slug)}#columns"),
        )
        for one in files.there
    ]
    whole = [
        _file(teller, each, _called(teller, folder, each))
        for folder in folders
        if folder.release is None
        for each in folder.downloads
        if each.rows is None
    ]
    together = (
        (DATABASE, "database"),
        (DIRECTORY, "directory"),
        (CATALOGUE, "catalogue"),
        (_SCRIPT, "recompute"),
    )
    whole += [
        teller.download(path, t(f"data_file.{key}")) for path, key in together if path in teller.site.files
    ]
    group = {"group_id": "everything", "heading": t("data_set.everything"), "parts": (("", whole),)}
    by_year = Section(
        section_id="reports",
        heading=t("data_set.frozen_heading"),
        paragraphs=(t("data_set.frozen"),),
        points=tuple(
            Text(
                t("data_page.year_heading", year=year.replace("-", "/")),
                url=addresses.page(language, f"data/{year}"),
            )
            for year in years
        ),
    )
    carry = Section(
        section_id="carry",
        heading=t("data_page.carry"),
        paragraphs=(Text(t("data_page.carry_file"), url=CARRIED), t("data_page.carry_text")),
    )
    sections = ((by_year,) if years else ()) + ((carry,) if teller.site.hosted else ())
    sections += tuple(_sections(teller))
    view = {"groups": [group] if whole else [], "sections": sections, "sets": sets}
    return _page(teller, "data", t("data_page.heading"), view)


def _page(
    teller: Teller,
    slug: str,
    heading: str,
    view: Mapping[str, Any],
    trail: tuple[tuple[str, str], ...] = (),
) -> Page:
    lead = teller.t("data_page.lead")
    shown = {"data": {"heading": heading, "lead": lead, **view}}
    return teller.page(slug, shown, lead, title=heading, template="data", marked=False, trail=trail)


def _group(teller: Teller, folder: Folder, files: Files) -> dict[str, Any]:
    """The files of a release: what is of all of it, then the tables of each set."""
    t = teller.t
    assert folder.release is not None
    version = t("common.version", version=folder.release.version).lower()
    parts = [("", [each for each in folder.downloads if each.rows is None])]
    for one in files.sets:
        own = [each for each in folder.downloads if each.rows is not None and files.set_of(each.title) == one]
        parts.append((set_name(teller, one), own))
    return {
        "group_id": folder.path.replace("/", "-"),
        "heading": f"{formats.months(folder.release.quarter, teller.language)}, {version}",
        "parts": tuple(
            (heading, [_file(teller, each, _called(teller, folder, each)) for each in own])
            for heading, own in parts
            if own
        ),
    }


def _called(teller: Teller, folder: Folder, each: Download) -> str:
    """A file by what it is, where the wording says it; a file of several packages says of which it is."""
    t, name = teller.t, each.path.rpartition("/")[2]
    if each.rows is not None:
        key = each.title
    elif name.endswith(".zip") and not name.startswith("compose-"):
        return _of(teller, folder, t("download.package"))
    else:
        key = "workbook" if name.endswith(".xlsx") else name.rpartition(".")[0] or "checksums"
        key = "compose" if name.startswith("compose-") else key
    return _of(teller, folder, t(f"data_file.{key}")) if t.has(f"data_file.{key}") else name


def _of(teller: Teller, folder: Folder, said: str) -> str:
    if folder.release is not None:
        return said
    name = teller.t(f"data_page.{folder.path.rpartition('/')[2]}")
    return f"{name}: {said[:1].lower()}{said[1:]}"


def _file(teller: Teller, each: Download, label: str) -> DownloadLink:
    note = teller.t("common.rows", count=each.rows) if each.rows is not None else ""
    return teller.download(each.path, label, note)


def _sections(teller: Teller) -> Iterator[Section]:
    t = teller.t
    table = (
        columns(teller, MARKER)
        .column("column.status", lambda status: t(f"status.{status}"))
        .column("data_page.marker", lambda status: MARKER[status] or None)
        .column("data_page.code", lambda status: SDMX_STATUS[status])
        .table(t("data_page.codes"), "codes-table")
    )
    yield Section(
        section_id="codes",
        heading=t("data_page.codes"),
        paragraphs=(
            t("data_page.codes_text"),
            Text(t("disclosure.heading"), url=addresses.page(teller.language, "disclosure")),
        ),
        tables=(table,),
    )
    latest = teller.assembly.latest
    own = "_own" if latest is not None and not latest.release.is_illustrative else ""
    for name, said in (
        ("check", f"check_text{own}"),
        ("cite", f"cite_text{own}"),
        ("licence", f"licence_text{own}"),
    ):
        told = (t(f"data_page.{said}"), *([t("keys.how")] if name == "check" else []))
        yield Section(section_id=name, heading=t(f"data_page.{name}"), paragraphs=told)
