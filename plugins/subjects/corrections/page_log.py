"""Everything that happened to what is published, newest first: a page, a file and a feed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from checked_tables.texts import LANGUAGES
from plugins.core.packing.feeds import FeedItem
from plugins.core.packing.packing import pack_csv
from plugins.core.pages import addresses
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Section, Sheet, Text, Words
from plugins.core.pages.teller import Teller
from plugins.core.pages.years import earlier_years, year_links
from plugins.core.statements import formats
from plugins.core.time.quarter import Quarter
from plugins.subjects.beginning.measure import begun, opened_with
from plugins.subjects.calendar.offer import release_name, said_change
from plugins.subjects.metrics.measure import newest
from plugins.subjects.metrics.record import Metric
from plugins.subjects.rewordings.offer import named, place_of
from plugins.subjects.units.measure import unit_of

from .measure_log import LogEntry, change_log
from .offer_feed import _at, _keep

SLUG = "changes"
#: Entries on the page of all.
NEWEST = 20
#: What makes a figure that somebody quoted another one.
MENDED = frozenset({"correction", "withdrawn", "method_change", "definition"})
_COLUMNS = (
    *("provenance", "quarter", "version", "date", "kind", "metric_id", "unit_id"),
    *("said_en", "said_sw", "reason_en", "reason_sw", "entry_id"),
)


def change_log_pages(teller: Teller) -> Iterator[Page]:
    """The newest entries and, once there are more, a page for each financial year that they do not tell in
    full; the file, and the feed where the site has one, hold all and are kept among the downloads."""
    t = teller.t
    entries = change_log(teller.assembly)
    shown, rest = entries[:NEWEST], entries[NEWEST:]
    years = earlier_years((_year(entry) for entry in rest), shown=0)
    sheet = Sheet(
        heading=t("changes.heading"),
        answer=teller.marked_all(t("changes.answer")) if entries else t("changes.none"),
        sections=(*_by_year(teller, shown), *year_links(teller, SLUG, years)),
        downloads=tuple(
            teller.download(path, label)
            for path, label in (
                (_file(teller, entries), t("changes.file")),
                (keep_feed(teller, entries), t("changes.feed")),
                (_keep_mended(teller, entries), t("changes.feed_mended")),
            )
            if path
        ),
    )
    calendar = (t("nav.calendar"), addresses.page(teller.language, "calendar"))
    yield teller.page(SLUG, sheet, t("changes.description"), trail=(calendar,))
    for year in years:
        own = tuple(entry for entry in entries if _year(entry) == year)
        heading = t("changes.year_heading", year=year.replace("-", "/"))
        answer = teller.marked_all(t("changes.answer"))
        whole = (t("changes.heading"), addresses.page(teller.language, SLUG))
        sheet = Sheet(heading=heading, answer=answer, sections=tuple(_by_year(teller, own)))
        yield teller.page(f"{SLUG}/{year}", sheet, t("changes.description"), trail=(calendar, whole))


def _year(entry: LogEntry) -> str:
    return Quarter.containing(entry.on).financial_year


def _by_year(teller: Teller, entries: Iterable[LogEntry]) -> Iterator[Section]:
    for year, those in groupby(entries, key=lambda entry: entry.on.year):
        yield Section(section_id=f"y{year}", heading=str(year), points=tuple(_points(teller, those)))


def keep_feed(teller: Teller, entries: tuple[LogEntry, ...]) -> str:
    """The address of the feed of all changes; empty where the site has no public address, or shows invented
    figures, of which no feed ever tells."""
    name = f"{teller.t('site.name')}: {teller.t('changes.heading')}"
    page = addresses.page(teller.language, SLUG)
    return _keep(teller, addresses.feed(teller.language), _items(teller, entries), name, page)


def _keep_mended(teller: Teller, entries: tuple[LogEntry, ...]) -> str:
    """The address of the feed of what nobody who quotes a figure should miss; empty as in ``keep_feed``."""
    name = f"{teller.t('site.name')}: {teller.t('corrections.heading')}"
    page = addresses.page(teller.language, "corrections")
    items = _items(teller, tuple(entry for entry in entries if entry.kind in MENDED))
    return _keep(teller, addresses.feed(teller.language, "corrections"), items, name, page)


def _items(teller: Teller, entries: tuple[LogEntry, ...]) -> list[FeedItem]:
    items = []
    for entry in entries:
        said, url = _said(teller, entry)
        address = teller.site.absolute(url) or ""
        items.append(
            FeedItem(
                item_id=f"{teller.site.absolute(addresses.page(teller.language, SLUG))}#{entry.entry_id}",
                title=said,
                at=_at(entry.on),
                url=address,
                text=teller.plain(entry.reason),
            )
        )
    return items


def _points(teller: Teller, entries: Iterator[LogEntry]) -> Iterator[Words]:
    for entry in entries:
        said, url = _said(teller, entry)
        yield Text(f"{formats.day(entry.on, teller.language)}: {said}", url=url)


def _said(teller: Teller, entry: LogEntry) -> tuple[str, str]:
    """What happened, in one sentence, and where to read on."""
    t, language = teller.t, teller.language
    months = formats.months(entry.quarter, language)
    report = (
        addresses.report(language, entry.release)
        if entry.release
        else addresses.report(language, entry.quarter)
    )
    begun_with = begun(teller.assembly.reference)
    if entry.kind == "release" and begun_with and entry.quarter == opened_with(teller.assembly):
        paper = begun_with.paper.rstrip(".")
        return t("beginning.release", months=months, version=entry.version, paper=paper), report
    if entry.kind in ("release", "version", "withdrawn"):
        return t(f"changes.{entry.kind}", months=months, version=entry.version), report
    if entry.announced is not None:
        name = release_name(teller, entry.announced)
        change = said_change(teller, entry.announced, entry.place)
        return t("changes.calendar", release=name, change=change), addresses.page(language, "calendar")
    if entry.texts:
        said = t(f"changes.{entry.kind}", what=named(teller, entry.texts))
        return said, place_of(teller, entry.texts)
    if entry.kind == "day_missed":
        url = f"{addresses.page(language, 'calendar')}#past"
        return t("changes.day_missed", months=months, day=entry.on), url
    metric = _metric(teller, entry.metric_id)
    if entry.kind == "definition":
        said = t("changes.definition", metric=teller.plain(metric.title), months=months)
        return said, addresses.metric(language, metric.slug)
    unit = teller.plain(unit_of(teller.assembly, entry.unit_id).name)
    title = teller.plain(metric.title)
    return t(f"changes.{entry.kind}", metric=title, unit=unit, months=months), report


def _metric(teller: Teller, metric_id: str) -> Metric:
    return next(metric for metric in newest(teller.assembly.rows(Metric)) if metric.metric_id == metric_id)


def _file(teller: Teller, entries: tuple[LogEntry, ...]) -> str:
    content = pack_csv(_COLUMNS, _rows(teller, entries))
    return teller.site.keep("data/changes.csv", content, invented=teller.site.illustrative)


def _rows(teller: Teller, entries: tuple[LogEntry, ...]) -> Iterator[dict[str, object]]:
    tellers = {language: Teller(teller.site, language) for language in LANGUAGES}
    provenance = "illustrative" if teller.site.illustrative else "reported"
    for entry in entries:
        yield {
            "provenance": provenance,
            "quarter": str(entry.quarter),
            "version": entry.version or None,
            "date": entry.on,
            "kind": entry.kind,
            "metric_id": entry.metric_id,
            "unit_id": entry.unit_id,
            **{
                f"said_{language}": _said(one, entry)[0].replace("\u00a0", " ")
                for language, one in tellers.items()
            },
            "reason_en": entry.reason.en,
            "reason_sw": entry.reason.sw,
            "entry_id": entry.entry_id,
        }
