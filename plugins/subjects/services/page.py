"""The service charter: what is promised and what was achieved, how to use each service, petitions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, TypeAlias

from checked_tables.status import Status
from plugins.core.pages import addresses
from plugins.core.pages.columns import Columns, columns
from plugins.core.pages.page import Page
from plugins.core.pages.parts import FigureView, Section, Sheet, Text, Words
from plugins.core.pages.tables import Cell
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.subjects.charter.measure import shown_standards
from plugins.subjects.charter.record import ServiceStandard
from plugins.subjects.figures.model import Figures
from plugins.subjects.figures.offer_sections import quarter_labels
from plugins.subjects.figures.say_captions import title_of
from plugins.subjects.petitions.offer import say_petitions

from .measure import service_report
from .model import RequestsResult, ServiceLine, ServiceReport
from .record import ServiceRecords

#: The figure that adds up inquiries, petitions and complaints.
_METRIC = "stk-charter-compliance"
#: A service and what was reported of it, of all channels or of one.
_Served: TypeAlias = tuple[ServiceStandard, RequestsResult]


def services_page(teller: Teller) -> Page:
    """The charter: what is promised and what was achieved, and the ways to what people said."""
    t, found = teller.t, teller.assembly.get(ServiceReport)
    heading = t("services.heading")
    standards = _standards(teller)
    achieved = _achieved(teller, found) if found else None
    sheet = Sheet(
        heading=heading,
        answer=say_petitions(teller, found) if found else t("services.none"),
        sections=tuple(_sections(teller, found)) if found else (),
        markers=_markers(teller, found) if found else (),
        downloads=teller.tables("service_requests", "petitions", release=found.release) if found else (),
    )
    view = {
        "sheet": sheet,
        "services": {
            "note": "" if found else t("services.none_text"),
            "links": tuple(_links(teller)) if found else (),
            "achieved": achieved,
            "how": [_how(teller, standard) for standard in standards],
        },
    }
    return teller.page(
        "services/index",
        view,
        t("services.description"),
        title=heading,
        template="services",
    )


def _standards(teller: Teller) -> list[ServiceStandard]:
    """The standards in force now; without a release those that are law, and the Assembly's own."""
    shown = set(shown_standards(teller.assembly))
    found = teller.assembly.get(ServiceReport)
    if found is not None:
        return [line.standard for line in found.lines if line.standard in shown]
    newest = {one.service_id: one for one in sorted(shown, key=lambda one: one.first_quarter)}
    return sorted(newest.values(), key=lambda one: one.order)


def _links(teller: Teller) -> Iterator[Text]:
    t, language = teller.t, teller.language
    yield Text(t("services.petitions_link"), url=addresses.page(language, "services/petitions"))
    for name in ("feedback", "surveys"):
        yield Text(t(f"nav.{name}"), url=addresses.page(language, f"services/{name}"))
    yield Text(t("nav.engagement"), url=addresses.page(language, "members/engagement"))
    yield Text(t("services.metric_link"), url=addresses.metric(language, _METRIC))
    yield Text(t("services.contact_link"), url=addresses.page(language, "contact"))


def _how(teller: Teller, standard: ServiceStandard) -> tuple[Text, tuple[Words, ...]]:
    t = teller.t
    days = formats.days(standard.standard_days, teller.language)
    basis = "law" if standard.is_law else standard.basis
    promise = t(f"services.promise_{basis}", days=days, clause=teller.cited(standard.clause))
    means = teller.text(standard.answered)
    said = Text(t("services.counts_as", what=means.text), means.lang)
    return teller.text(standard.name), (teller.text(standard.how), promise, said)


def _achieved(teller: Teller, found: ServiceReport) -> Section | None:
    """Standard against what was achieved, a row for each service."""
    t = teller.t
    lines = [line for line in found.lines if line.whole is not None]
    if not lines:
        return None
    heading = t("services.achieved", months=found.release.quarter)
    unrecorded = any(line.whole.requests.unrecorded for line in lines if line.whole)
    shown = (
        columns(teller, [(line.standard, line.whole) for line in lines if line.whole], "service_requests")
        .column("services.service", lambda row: row[0].name)
        .number("standard_days", lambda row: row[0].standard_days, unit=t("services.days"))
    )
    table = (
        _with_figures(teller, shown)
        .number("median_days", lambda row: row[1].requests.median_days, unit=t("services.days"))
        .table(heading, "achieved-table", " ".join(_notes(teller, lines)))
    )
    return Section(
        section_id="achieved",
        heading=heading,
        tables=(table,),
        note=" ".join([t("services.share_note"), *([t("services.unrecorded_note")] if unrecorded else [])]),
    )


def _notes(teller: Teller, lines: Iterable[ServiceLine]) -> Iterator[str]:
    """What the offices remarked on their figures."""
    for line in lines:
        note = line.whole.requests.note if line.whole else None
        if note:
            yield teller.t("services.note", service=teller.plain(line.standard.name), note=teller.plain(note))


def _with_figures(teller: Teller, shown: Columns[_Served]) -> Columns[_Served]:
    """With the share in time and the four counts of a row, or why there are none."""
    return (
        shown.number("within_pct", lambda row: _share(teller, row[1]), 1, status=_status)
        .number("received", lambda row: row[1].requests.received, status=_status)
        .number("answered", lambda row: row[1].requests.answered, status=_status)
        .number("within_standard", lambda row: row[1].requests.within_standard, status=_status)
        .number("open_late", lambda row: row[1].requests.open_late, status=_status)
        .number(
            "unrecorded",
            lambda row: row[1].requests.counted("unrecorded"),
            status=_status,
            when=any(row[1].requests.unrecorded for row in shown.rows),
        )
    )


def _status(row: _Served) -> Status:
    return row[1].requests.status if row[1].due is None else "reported"


def _share(teller: Teller, result: RequestsResult) -> Decimal | Cell | None:
    withheld = result.within_pct is None and result.due
    if result.within_pct is not None and result.most_pct is not None:
        low, high = (formats.number(end, 1) for end in (result.within_pct, result.most_pct))
        return Cell(teller.t("figure.range", low=low, high=high))
    return teller.missing_cell("suppressed") if withheld else result.within_pct


def _sections(teller: Teller, found: ServiceReport) -> Iterator[Section]:
    t = teller.t
    if figure := _over_time(teller, found):
        yield Section(section_id="over-time", heading=t("services.over_time"), figures=(figure,))
    rows = [(line.standard, result) for line in found.lines for result in line.channels]
    if rows:
        shown = columns(teller, rows, "service_requests").column(
            "services.service", lambda row: _channel(teller, *row)
        )
        table = _with_figures(teller, shown).table(t("services.channels"), "channels-table")
        yield Section(
            section_id="channels",
            heading=t("services.channels"),
            paragraphs=(t("services.small"),),
            tables=(table,),
        )


def _channel(teller: Teller, standard: ServiceStandard, result: RequestsResult) -> Text:
    name = teller.text(standard.name)
    channel = teller.t(f"services.channel_{result.requests.channel}")
    return Text(teller.t("services.channel_of", service=name.text, channel=channel), name.lang)


def _over_time(teller: Teller, found: ServiceReport) -> FigureView | None:
    """Each service's share in time, quarter by quarter; nothing before there are two quarters."""
    t, language = teller.t, teller.language
    rows = list(_shares(teller, found))
    told = {row["series"] for row in rows if row["value"] is not None}
    rows = [row for row in rows if row["series"] in told]
    if len({row["quarter"] for row in rows}) < 2:
        return None
    newest = [row for row in rows if row["quarter"] == str(found.release.quarter)]
    report = teller.assembly.latest
    together = report[Figures].of(_METRIC.replace("-", "_")) if report else None
    title = t("services.over_time")
    if report is not None and together is not None and report.quarter == found.release.quarter:
        title = title_of(report, together, teller.voice).text
    said = "; ".join(
        t("services.figure_one", service=row["series"], share=formats.percent(row["value"], language))
        if row["value"] is not None
        else t("services.figure_hidden", service=row["series"])
        for row in newest
    )
    caption = teller.caption(title, t("services.figure_subtitle"), f"{said}.")
    return teller.figure(
        "small_multiples",
        rows,
        figure_id="services-in-time",
        caption=caption,
        labels=quarter_labels(teller),
        provenance=found.release.provenance,
        decimals=1,
        csv_stem="services-in-time",
    )


def _shares(teller: Teller, found: ServiceReport) -> Iterator[dict[str, Any]]:
    for report in teller.assembly.reports:
        records = report.records[ServiceRecords]
        if not records or report.release.provenance != found.release.provenance:
            continue
        then = service_report(report.release, records)
        for line in then.lines if then else ():
            if line.whole is not None:
                hidden = line.whole.due and line.whole.within_pct is None
                status = line.whole.requests.status
                yield {
                    "quarter": str(report.quarter),
                    "series": teller.plain(line.standard.name),
                    "value": line.whole.within_pct,
                    "status": "suppressed" if hidden else "not_applicable" if line.whole.due == 0 else status,
                    "unit": "%",
                }


def _markers(teller: Teller, found: ServiceReport) -> tuple[tuple[str, str], ...]:
    results = [one for line in found.lines for one in (line.whole, *line.channels) if one is not None]
    statuses = [one.requests.status for one in results]
    if any(one.due and one.within_pct is None for one in results):
        statuses.append("suppressed")
    return teller.markers(statuses)
