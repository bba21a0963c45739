"""The data page: everything that can be taken away, what it means and how to check it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from checked_tables.status import MARKER, SDMX_STATUS
from plugins.core.pages import addresses
from plugins.core.pages.columns import columns
from plugins.core.pages.page import Page
from plugins.core.pages.parts import DownloadLink, Section, Text
from plugins.core.pages.teller import Teller
from plugins.core.pages.years import earlier_years, year_links
from plugins.core.statements import formats
from plugins.portal.folder import Folder

from .page_subjects import by_subject

#: All quarters, the reference tables and the newest release are listed at once; older releases on demand.
_UNFOLDED = 3


def data_pages(teller: Teller, folders: tuple[Folder, ...], headings: Mapping[str, str]) -> Iterator[Page]:
    """Every package, newest release first, then the codes and the licence; the releases of earlier financial
    years each on a page of their year. ``headings`` are the wording keys of subjects that tables belong to,
    beside those of ``page_subjects``."""
    t = teller.t
    years = earlier_years(each.release.quarter.financial_year for each in folders if each.release)
    now = [each for each in folders if each.release is None or _year(each) not in years]
    view = {
        "heading": t("data_page.heading"),
        "lead": t("data_page.lead"),
        "groups": [_group(teller, folder, place, headings) for place, folder in enumerate(now)],
        "sections": (*year_links(teller, "data", years), *_sections(teller)),
    }
    yield _page(teller, "data", view)
    for year in years:
        own = [each for each in folders if each.release is not None and _year(each) == year]
        view = {
            "heading": t("data_page.year_heading", year=year.replace("-", "/")),
            "lead": t("data_page.lead"),
            "groups": [_group(teller, folder, _UNFOLDED, headings) for folder in own],
            "sections": (),
        }
        yield _page(teller, f"data/{year}", view, ((t("nav.data"), addresses.page(teller.language, "data")),))


def _page(
    teller: Teller, slug: str, view: Mapping[str, Any], trail: tuple[tuple[str, str], ...] = ()
) -> Page:
    return teller.page(
        slug,
        {"data": view},
        teller.t("data_page.lead"),
        title=view["heading"],
        template="data",
        marked=False,
        trail=trail,
    )


def _year(folder: Folder) -> str:
    return folder.release.quarter.financial_year if folder.release else ""


def _group(teller: Teller, folder: Folder, place: int, headings: Mapping[str, str]) -> dict[str, Any]:
    files = len(folder.downloads)
    return {
        "folded": teller.t("data_page.files", count=files) if place >= _UNFOLDED else "",
        "group_id": folder.path.replace("/", "-"),
        "heading": _heading(teller, folder),
        "paragraphs": (),
        "parts": tuple(
            (teller.t(subject), part)
            for subject, part in by_subject(
                (
                    (_table(download.path), _file(teller, download.path, download.rows))
                    for download in folder.downloads
                ),
                headings,
            )
        ),
    }


def _heading(teller: Teller, folder: Folder) -> str:
    if folder.release is None:
        return teller.t(f"data_page.{folder.path.rpartition('/')[2]}")
    months = formats.months(folder.release.quarter, teller.language)
    return f"{months}, {teller.t('common.version', version=folder.release.version).lower()}"


def _table(path: str) -> str:
    """The table or kind of file, as the wording and the subjects name it; "" for a package's own."""
    name = path.rpartition("/")[2]
    if name.endswith(".xlsx"):
        return "workbook"
    if name.startswith("compose-"):
        return "compose"
    return "" if name.endswith(".zip") else name.rpartition(".")[0]


def _file(teller: Teller, path: str, rows: int | None) -> DownloadLink:
    name = path.rpartition("/")[2]
    table = _table(path)
    label = name
    if name.endswith(".zip") and not table:
        label = teller.t("download.package")
    elif teller.t.has(key := f"data_file.{table or 'checksums'}"):
        label = teller.t(key)
    note = teller.t("common.rows", count=rows) if rows is not None else ""
    return teller.download(path, label, note)


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
