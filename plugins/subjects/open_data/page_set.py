"""The page of a data set: what a row is, its files, a look at it, what to know, columns, how to begin."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from markupsafe import Markup

from checked_tables.texts import Language
from plugins.core.packing.descriptions import Description
from plugins.core.pages import addresses
from plugins.core.pages.folders import newest_path
from plugins.core.pages.page import Page
from plugins.core.pages.parts import DownloadLink, Section, Sheet, Text, Words
from plugins.core.pages.tables import Cell, Column, Table
from plugins.core.pages.teller import Teller
from plugins.core.pages.years import TABLED, earlier_years, year_link
from plugins.core.statements import formats
from plugins.portal.folder import Download, Folder
from plugins.subjects.calendar.offer import next_line

from .model import Files
from .publish_book import unit_or_codes
from .publish_catalogue import schema_org
from .publish_set import licence_key, metadata_path, workbook_path, zip_path
from .record import DataSet

#: The columns that rows of every report begin with: they are told once.
_RELEASE = ("provenance", "quarter", "period_start", "period_end", "version")
#: So many rows are shown, and so many digits of a checksum stand in a citation.
_ROWS, _DIGITS = 5, 12


def set_name(teller: Teller, one: DataSet) -> str:
    """What a set is called."""
    return teller.t(f"set_{one.word}.name")


def set_page(teller: Teller, one: DataSet, files: Files) -> Page:
    """The page of a set of which there is at least the main table."""
    t, name, main = teller.t, set_name(teller, one), files.newest[one.main]
    tables = files.tables_of(one)
    particulars = tuple(
        (t("data_set.newest"), f"{_version(teller, folder)}, {formats.day(day, teller.language)}")
        for folder, _ in files.frozen.get(one.main, [])[:1]
        for day in [folder.release.published_on if folder.release else None]
        if day
    )
    about = f"{t(f'set_{one.word}.about')} {t('data_set.rows', count=main.rows)}"
    sheet = Sheet(
        heading=name,
        answer=teller.marked_all(f"{about[:1].lower()}{about[1:]}") if main.invented else about,
        particulars=particulars,
        sections=tuple(_sections(teller, one, files, tables)),
    )
    view = {
        "sheet": sheet,
        "files": [*_together(teller, one), *(_link(teller, download) for download in tables.values())],
        "lines": _lines(teller, one, main),
        "described": Markup(schema_org(teller.site, one, files, teller.language)),
    }
    return teller.page(
        one.slug,
        view,
        about,
        title=t("data_set.title", name=name),
        template="data_set",
        marked=main.invented,
        figures=main.invented,
        trail=((t("nav.data"), addresses.page(teller.language, "data")),),
        card=teller.card(t("nav.data"), f"{name}. {about}", invented=main.invented),
    )


def _link(teller: Teller, download: Download) -> DownloadLink:
    """A table by its file, with what it holds where the wording says it."""
    t, key = teller.t, f"data_file.{download.title}"
    rows = t("common.rows", count=download.rows)
    note = f"{rows} · {t(key)}" if t.has(key) else rows
    return teller.download(download.path, download.path.rpartition("/")[2], note)


def _together(teller: Teller, one: DataSet) -> Iterator[DownloadLink]:
    """What holds the whole set, and its main table for programs."""
    places = (
        ("workbook", workbook_path(one)),
        ("zip", zip_path(one)),
        ("metadata", metadata_path(one)),
        ("json", newest_path(teller.site.schemas[one.main], "json")),
    )
    for key, path in places:
        if path in teller.site.files:
            yield teller.download(path, path.removeprefix("data/"), teller.t(f"data_set.{key}"))


def _version(teller: Teller, folder: Folder) -> str:
    """Of which months and version a release's folder is; "" of another."""
    if folder.release is None:
        return ""
    months = formats.months(folder.release.quarter, teller.language)
    return f"{months}, {teller.t('common.version', version=folder.release.version).lower()}"


def _year(folder: Folder) -> str:
    """The financial year of a release's folder; "" of another."""
    return folder.release.quarter.financial_year if folder.release else ""


def _sections(
    teller: Teller, one: DataSet, files: Files, tables: Mapping[str, Download]
) -> Iterator[Section]:
    t, known = teller.t, teller.site.schemas
    yield Section(
        section_id="rows",
        heading=t("data_set.preview"),
        tables=(_preview(teller, one, tables[one.main]),),
    )
    yield Section(
        section_id="before",
        heading=t("data_set.before"),
        points=tuple(_caveats(teller, one, tables)),
    )
    in_english = () if teller.language == "en" else (t("data_set.in_english"),)
    yield Section(
        section_id="columns",
        heading=t("data_set.page"),
        paragraphs=(t("data_set.release_columns"), *in_english),
        tables=tuple(_dictionary(teller, table, known[table]) for table in tables),
    )
    joins = tuple(_joins(teller, tables, files))
    yield Section(section_id="joins", heading=t("data_set.joins"), points=joins or (t("data_set.no_joins"),))
    frozen, following = files.frozen.get(one.main, []), next_line(teller)
    earlier = earlier_years(filter(None, (_year(folder) for folder, _ in frozen)), TABLED)
    told = t("data_set.frozen") if frozen else t("data_set.only_newest")
    yield Section(
        section_id="versions",
        heading=t("data_set.history"),
        paragraphs=(told, following) if following else (told,),
        points=(
            *(
                Text(_version(teller, folder), url=each.path, saved_as=teller.site.saved_as(each.path))
                for folder, each in frozen
                if _year(folder) not in earlier
            ),
            *(year_link(teller, "data", year) for year in earlier),
            Text(t("nav.corrections"), url=addresses.page(teller.language, "corrections")),
        ),
    )
    yield _check(teller, one, files, tables)


def _preview(teller: Teller, one: DataSet, main: Download) -> Table:
    """The last rows as they stand in the file, with the texts of the reader's language where it has both."""
    rows = list(csv.DictReader(io.StringIO(main.content.decode("utf-8-sig"), newline="")))[-_ROWS:]
    own = f"_{teller.language}"
    names = [
        other if (other := name.removesuffix("_en") + own) != name and rows and other in rows[0] else name
        for name in one.shown
    ]
    shown = tuple(Column(name, row_header=not place) for place, name in enumerate(names))
    english: Language | None = None if teller.language == "en" else "en"
    cells = tuple(
        tuple(Cell(row[name], lang=english if name.endswith("_en") else None) for name in names)
        for row in rows
    )
    return Table(teller.t("data_set.preview"), shown, cells, "rows-table")


def _caveats(teller: Teller, one: DataSet, tables: Mapping[str, Download]) -> Iterator[Words]:
    """What holds of a set because of its columns, then what holds of it alone."""
    t, known = teller.t, [teller.site.schemas[table] for table in tables]
    columns = [field for schema in known for field in schema["fields"]]
    if any(field["name"] == "obs_status" for field in columns):
        yield t("data_set.empty")
    if teller.site.schemas[one.main].get("carriedForward"):
        yield t("data_set.carried")
    yield t(f"set_{one.word}.caveat")
    if any(field.get("disclosure") for field in columns):
        yield Text(t("data_set.hidden"), url=addresses.page(teller.language, "disclosure"))
    if any(download.invented for download in tables.values()):
        yield t("data_set.invented")


def _dictionary(teller: Teller, table: str, schema: Description) -> Table:
    """Every column of a table but those of its release: what it is called in Kiswahili, whose readers its
    name tells less; what it means; its unit or its codes."""
    t = teller.t
    in_kiswahili = teller.language == "sw"
    lang: Language | None = "en" if in_kiswahili else None
    fields = [field for field in schema["fields"] if field["name"] not in _RELEASE]
    rows = tuple(
        (
            Cell(field["name"], anchor=f"{table}-{field['name']}"),
            *((Cell(field.get("title_sw", "")),) if in_kiswahili else ()),
            _meaning(field, teller.language),
            Cell(unit_or_codes(field), lang=lang),
        )
        for field in fields
    )
    columns = (
        Column(t("data_set.column"), row_header=True),
        *((Column(t("data_set.called"), speaks=True),) if in_kiswahili else ()),
        Column(t("data_set.means"), speaks=True),
        Column(t("data_set.codes")),
    )
    return Table(t("data_set.columns", table=table), columns, rows, f"{table}-columns")


def _meaning(field: Mapping[str, Any], language: Language) -> Cell:
    """What a column means, in the reader's language where somebody has written it, else in English."""
    own = field["description"] if language == "en" else field.get("description_sw")
    return Cell(own) if own else Cell(field["description"], lang="en")


def _joins(teller: Teller, tables: Mapping[str, Download], files: Files) -> Iterator[Words]:
    for table in tables:
        for key in teller.site.schemas[table].get("foreignKeys", ()):
            other = key["reference"]["resource"] or table
            said = teller.t("data_set.join", table=table, other=other, columns=", ".join(key["fields"]))
            there = files.set_of(other)
            url = f"{addresses.page(teller.language, there.slug)}#columns" if other not in tables else ""
            yield Text(said, url=url)


def _lines(teller: Teller, one: DataSet, main: Download) -> list[tuple[str, str]]:
    """The lines for pandas and for R that read the main table and say how many rows it has."""
    file = teller.site.absolute(main.path) or main.path.rpartition("/")[2]
    rows = f"  # {main.rows}"
    pandas = f'import pandas as pd\n{one.main} = pd.read_csv("{file}")\nprint(len({one.main})){rows}'
    r = f'{one.main} <- read.csv("{file}", fileEncoding = "UTF-8-BOM")\nprint(nrow({one.main})){rows}'
    return [("pandas", pandas), ("R", r)]


def _check(teller: Teller, one: DataSet, files: Files, tables: Mapping[str, Download]) -> Section:
    t = teller.t
    licence = t(licence_key(teller.site, one))
    sums = (
        t("data_set.sum", file=each.path.rpartition("/")[2], sum=sha256(each.content).hexdigest())
        for each in tables.values()
    )
    return Section(
        section_id="check",
        heading=t("data_set.check"),
        paragraphs=(
            _cite(teller, one, files),
            licence,
            Text(t("find.ask"), url=addresses.page(teller.language, "contact")),
        ),
        points=tuple(sums),
    )


def _cite(teller: Teller, one: DataSet, files: Files) -> str:
    """The citation: the frozen file of the newest report, or the only file that there is."""
    t, name = teller.t, set_name(teller, one)
    found = files.frozen.get(one.main, [])[:1]
    file = found[0][1] if found else files.newest[one.main]
    address = teller.site.absolute(file.path) or file.path
    begins = sha256(file.content).hexdigest()[:_DIGITS]
    if not found or found[0][0].release is None:
        return t("data_set.cite_newest", assembly=t("site.name"), name=name, address=address, sum=begins)
    release = found[0][0].release
    return t(
        "data_set.cite_text",
        assembly=t("site.name"),
        name=name,
        months=release.quarter,
        version=release.version,
        address=address,
        sum=begins,
    )
