"""The executive summaries of a quarter: a page for each kind of readers, what is his own and a picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from plugins.core.facts.assembly import Report
from plugins.core.pages import addresses, versions
from plugins.core.pages.columns import columns
from plugins.core.pages.folders import release_folder
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Section, Sheet, Text
from plugins.core.pages.tables import Table
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.subjects.figures.model import Figures, Result
from plugins.subjects.figures.offer_table import legend, results_table
from plugins.subjects.figures.offer_tally import tally_discs
from plugins.subjects.index.offer_causes import causes_tables

from .page_arrivals import readiness_section
from .say import say_headline
from .say_readers import AUDIENCES, is_money
from .say_summaries import Summary, pack_summaries, say_sms, say_summaries

#: The figures that are drawn for each reader.
_OWN: Mapping[str, Callable[[Result], bool]] = {
    "citizens": lambda result: result.metric.family == "stakeholder",
    "members": lambda result: result.metric.family in ("legislative", "oversight"),
    "staff": lambda result: result.metric.family == "administrative" and not is_money(result.metric),
    "media": lambda result: result.verdict == "not_met",
    "board": lambda result: is_money(result.metric),
}
#: Who is told of the index before there is one.
_FOLLOW_INDEX = ("staff", "media", "board")


def summaries_pages(teller: Teller) -> Iterator[Page]:
    """A page for each reader of each quarter, and of each version that is kept."""
    for report in (*teller.assembly.reports, *teller.assembly.kept):
        said = say_summaries(teller.assembly, report, teller.voice)
        whole = _plain_text(teller, report, said)
        for summary in said:
            yield _page(teller, report, summary, whole)


def _page(teller: Teller, report: Report, summary: Summary, whole: str) -> Page:
    t, reader = teller.t, summary.audience
    address = partial(addresses.summary, teller.language, reader=reader)
    told = versions.told_as(teller.assembly, report)
    months = formats.months(report.quarter, teller.language)
    who = t(f"audience_short.{reader}")
    heading = t("summaries.heading", reader=who, months=months)
    own = [result for result in report[Figures].of_unit() if _OWN[reader](result)]
    sheet = Sheet(
        heading=heading,
        answer=teller.sentence(say_headline(teller.assembly, report, teller.voice)),
        tally=tally_discs(teller, report[Figures].tally),
        notices=versions.replaced(teller, report, address),
        particulars=(
            (t("particulars.summaries"), versions.months_of(teller, report)),
            *versions.earlier(teller, report, address),
        ),
        sections=tuple(_sections(teller, report, summary, own)),
        markers=legend(teller, own),
        downloads=(teller.download(whole, t("view.summaries_file")),),
    )
    return teller.page(
        addresses.slug_of(address(told)),
        sheet,
        t("summaries.description", reader=who, months=months),
        title=versions.with_version(teller, report, heading),
        template="summaries",
        marked=report.release.is_illustrative,
        back_cast=report.release.is_back_cast,
        trail=(
            (t("nav.reports"), addresses.contents(teller.language, "reports")),
            (months, addresses.report(teller.language, told)),
        ),
    )


def _sections(teller: Teller, report: Report, summary: Summary, own: list[Result]) -> Iterator[Section]:
    t = teller.t
    yield Section(
        section_id=summary.audience,
        heading=t("summaries.told"),
        points=teller.statements(summary.sentences[1:]),
    )
    if picture := _picture(teller, report, summary.audience, own):
        yield picture
    if summary.audience == "citizens":
        message = teller.sentence(say_sms(teller.assembly, report, teller.voice))
        yield Section(section_id="sms", heading=t("summaries.sms_heading"), paragraphs=(message,))
    yield Section(section_id="five", heading=t("summaries.five"), tables=(_five(teller, report),))


def _picture(teller: Teller, report: Report, reader: str, own: list[Result]) -> Section | None:
    """The reader's own figures; of those that follow the index what moved it or, as long as there is none and
    no target to judge by, how near it is."""
    heading = teller.t(f"summaries.picture.{reader}")
    if reader == "media" and (moved := causes_tables(teller, report)):
        return Section(section_id="figures", heading=teller.t("summaries.picture.moved"), tables=moved)
    if reader in _FOLLOW_INDEX and not report.release.has_index and not report[Figures].tally.judged:
        return replace(readiness_section(teller, report), paragraphs=())
    if not own:
        return None
    table = results_table(teller, own, table_id="figures-table", caption=heading)
    return Section(section_id="figures", heading=heading, tables=(table,))


def _five(teller: Teller, report: Report) -> Table:
    """The five pages, each with what it tells."""
    told = versions.told_as(teller.assembly, report)
    address = partial(addresses.summary, teller.language, told)
    return (
        columns(teller, AUDIENCES)
        .column("summaries.reader", lambda name: Text(teller.t(f"audience.{name}"), url=address(reader=name)))
        .column("summaries.what", lambda name: teller.t(f"summaries.tells.{name}"))
        .table(teller.t("summaries.five"), "five-table")
    )


def _plain_text(teller: Teller, report: Report, summaries: tuple[Summary, ...]) -> str:
    came_out = versions.came_out(teller.assembly, report)
    folder = release_folder(report.release) if came_out else f"data/{report.quarter.slug}"
    name = f"{folder}/summaries-{teller.language}.txt"
    content = pack_summaries(teller.assembly, report, summaries, teller.voice)
    return teller.site.keep(name, content, invented=report.release.is_illustrative)
