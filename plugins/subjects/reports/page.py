"""A quarter's report and its older versions: the answer, the points, the figures, and how it was made."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from checked_tables.texts import Bilingual
from plugins.core.facts.assembly import Report
from plugins.core.pages import addresses, versions
from plugins.core.pages.page import Page
from plugins.core.pages.parts import KeyFigure, Notice, Section, StagePassed, Text
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.subjects.calendar.offer import late_line
from plugins.subjects.figures import offer_sections as figures
from plugins.subjects.figures.model import Figures
from plugins.subjects.figures.offer_changed import changed_section
from plugins.subjects.figures.offer_table import legend
from plugins.subjects.index.model import Indices
from plugins.subjects.index.offer import index_section, scale_of
from plugins.subjects.releases.record import SignOff
from plugins.subjects.rewordings.offer import kept_words
from plugins.subjects.seats.offer import election_notices
from plugins.subjects.units.record import ASSEMBLY_ID, Unit

from . import offer_release as about
from . import page_arrivals as arrivals
from .say import say_headline
from .say_points import say_main_points
from .say_summaries import AUDIENCES

#: The three metrics that stand beside the index among the key figures: one for each function.
KEY_METRICS = ("leg_days_to_passage", "ovs_report_completion", "stk_satisfaction")


def report_pages(teller: Teller) -> Iterator[Page]:
    """Each quarter's current report at its own address, and every version at the version's."""
    assembly = teller.assembly
    for place, report in enumerate(assembly.reports):
        earlier = assembly.reports[place - 1] if place else None
        later = assembly.reports[place + 1] if place + 1 < len(assembly.reports) else None
        yield _page(teller, report, earlier=earlier, later=later)
    for report in assembly.released:
        yield _page(teller, report, alone=True)


def _page(
    teller: Teller,
    report: Report,
    *,
    alone: bool = False,
    earlier: Report | None = None,
    later: Report | None = None,
) -> Page:
    language, release, t = teller.language, report.release, teller.t
    months = formats.months(report.quarter, language)
    heading = t("report.heading", months=formats.months_and_quarter(report.quarter, language))
    url = addresses.report(language, release if alone else report.quarter)
    missing = arrivals.missing_section(teller, report)
    trail = [(t("nav.reports"), addresses.contents(language, "reports"))]
    if alone and not versions.is_kept(teller.assembly, report):
        trail.append((months, addresses.report(language, report.quarter)))
    view = {
        "heading": heading,
        "particulars": (*about.particulars(teller, report), *_earlier(teller, report)),
        "notices": _notices(teller, report),
        "answer": teller.sentence(say_headline(teller.assembly, report, teller.voice)),
        "scale": scale_of(teller, report),
        "points": teller.sentences(say_main_points(report, teller.voice)),
        "readers": reader_links(teller, report),
        "key_figures": key_figures(teller, report),
        "readiness": None if release.has_index else arrivals.readiness_section(teller, report),
        "sections": _sections(teller, report),
        "actions": arrivals.actions_view(teller, report),
        "missing": missing,
        "markers": legend(teller, report[Figures].results),
        "corrections": about.corrections_section(teller, report),
        "words": kept_words(teller, report),
        "made": about.made_section(teller),
        "provenance": about.provenance_facts(teller, report),
        "sign_offs": _sign_offs(teller, report),
        "downloads": about.report_downloads(teller, report),
        "earlier": _neighbour(teller, earlier),
        "later": _neighbour(teller, later),
    }
    title = t("report.title", months=months)
    if alone:
        title = f"{title} ({t('common.version', version=release.version)})"
    return teller.page(
        addresses.slug_of(url),
        {"report": view},
        t("report.description", months=months),
        title=title,
        template="report",
        marked=release.is_illustrative,
        back_cast=release.is_back_cast,
        section="reports",
        trail=tuple(trail),
    )


def key_figures(teller: Teller, report: Report, *, with_index: bool = True) -> tuple[KeyFigure, ...]:
    """The index, targets met, what was reported, and one metric for each function."""
    t, index = teller.t, report[Indices].assembly
    shown = []
    if with_index and index.value is not None and index.band is not None:
        band = teller.plain(index.band.label)
        value = formats.number(index.value, 1)
        told = versions.told_as(teller.assembly, report)
        label = Text(t("index.name"), url=addresses.index(teller.language, told))
        shown.append(KeyFigure(label=label, value=value, note=band))
    if report[Figures].tally.judged:
        of = t("key.of", judged=report[Figures].tally.judged)
        value = formats.number(report[Figures].tally.met)
        shown.append(KeyFigure(label=t("key.targets_met"), value=value, unit=of))
    coverage = report[Figures].coverage
    if coverage.pct is not None:
        value = formats.number(coverage.pct)
        arrived, due = coverage.reported, coverage.expected - coverage.not_applicable
        note = t("key.reported", reported=arrived, expected=due)
        unit = _unit(teller, "percent")
        shown.append(KeyFigure(label=t("column.coverage"), value=value, note=note, **unit))
    for metric_id in KEY_METRICS:
        result = report[Figures].of(metric_id, ASSEMBLY_ID)
        if result is None:
            continue
        metric = result.metric
        value = teller.value_cell(result).text
        if result.closer is not None:
            value = formats.number(result.closer)
        verdict = Text(t(f"verdict.{result.verdict}"), kind=result.verdict)
        if result.target is not None and result.target.value is not None:
            target = formats.in_unit(result.target.value, metric.unit, None, teller.language)
            said = t(f"key.against_{result.verdict}", target=target)
            if result.judged is not None and result.judged.firmness != "firm":
                firmness = t(f"firmness.{result.judged.firmness}")
                said = t("verdict_but", verdict=said, firmness=firmness)
            verdict = Text(said)
        unit = _unit(teller, metric.unit) if result.has_value and metric.unit != "count" else {}
        shown.append(
            KeyFigure(label=teller.metric(metric), value=value, note=verdict, kind=result.verdict, **unit)
        )
    return tuple(shown)


def _unit(teller: Teller, unit: str) -> dict[str, str]:
    """The unit of a key figure, before the number or after it as the language says it."""
    if formats.goes_before(unit, teller.language):
        word = "unit" if unit == "percent" else "unit_short"
        return {"before": teller.t(f"{word}.{unit}")}
    return {"unit": teller.t(f"unit_short.{unit}")}


def reader_links(teller: Teller, report: Report) -> tuple[Text, ...]:
    """The summaries for each group of readers."""
    url = addresses.summaries(teller.language, versions.told_as(teller.assembly, report))
    return tuple(Text(teller.t(f"audience_short.{name}"), url=f"{url}#{name}") for name in AUDIENCES)


def _sections(teller: Teller, report: Report) -> tuple[Section, ...]:
    made = (
        index_section(teller, report) if report.release.has_index else None,
        changed_section(teller, report),
        figures.targets_section(teller, report),
        figures.trends_section(teller, report),
        figures.labour_section(teller, report),
        figures.budget_section(teller, report),
        arrivals.submissions_section(teller, report),
    )
    return tuple(section for section in made if section is not None)


def _earlier(teller: Teller, report: Report) -> tuple[tuple[str, Text], ...]:
    return versions.earlier(teller, report, partial(addresses.report, teller.language))


def _notices(teller: Teller, report: Report) -> tuple[Notice, ...]:
    t, release = teller.t, report.release
    notices = []
    if late := late_line(teller, release):
        notices.append(Notice(heading=t("notice.late"), paragraphs=(late,)))
    if release.stage == "withdrawn":
        notices.append(Notice(heading=t("notice.withdrawn"), paragraphs=(t("notice.withdrawn_text"),)))
    else:
        notices += versions.replaced(teller, report, partial(addresses.report, teller.language))
    return (*notices, *election_notices(teller, report))


def _sign_offs(teller: Teller, report: Report) -> tuple[StagePassed, ...]:
    return tuple(
        StagePassed(
            date=formats.day(passed.on_date, teller.language),
            stage=teller.t(f"stage.{passed.stage}"),
            office=_office(teller, passed.office),
            note=teller.text(passed.note),
        )
        for passed in report.rows(SignOff)
    )


def _office(teller: Teller, name: str) -> Text:
    """An office by the name that the reader's language has for it; an unknown one as it was written."""
    known = next((unit.name for unit in teller.assembly.rows(Unit) if unit.name.en == name), None)
    told = teller.cited(name)
    if known is None and told != name:
        return Text(told)
    return teller.text(known or Bilingual(name))


def _neighbour(teller: Teller, report: Report | None) -> tuple[str, str] | None:
    if report is None:
        return None
    months = formats.months(report.quarter, teller.language)
    return (months, addresses.report(teller.language, report.quarter))
