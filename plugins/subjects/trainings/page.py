"""Trainings of the Assembly: how many, for whom, by whom, at what cost, and what participants thought."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from checked_tables.status import WITH_VALUE
from checked_tables.texts import Bilingual
from plugins.core.claims.spread import leaders
from plugins.core.pages import addresses
from plugins.core.pages.columns import columns, written
from plugins.core.pages.page import Page
from plugins.core.pages.parts import FigureView, Section, Sheet, Text
from plugins.core.pages.tables import Cell, Table
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.subjects.competencies.offer import competency_name
from plugins.subjects.framework.record import Framework

from .model import TrainingReport, TrainingTally, TrainingView
from .record import LocalTraining

_VIEWS: tuple[TrainingView, ...] = ("topic", "cadre", "provider_kind", "year")


def trainings_page(teller: Teller) -> Page:
    """The page on the Assembly's own trainings; the national record has its own."""
    t, report = teller.t, teller.assembly.get(TrainingReport)
    if report is None:
        sheet = Sheet(
            heading=t("trainings.heading"), answer=t("trainings.none"), sections=(_elsewhere(teller),)
        )
    else:
        sheet = Sheet(
            heading=t("trainings.heading"),
            answer=teller.marked(report.release, _answer(teller, report)),
            sections=tuple(_sections(teller, report)),
            markers=teller.markers([one.status for one in report.trainings if one.status not in WITH_VALUE]),
            downloads=teller.tables("training_local"),
        )
    illustrative = report is not None and teller.site.illustrative
    return teller.page(
        "training-local",
        sheet,
        t("trainings.description"),
        marked=illustrative,
        figures=report is not None,
        trail=((t("nav.training"), addresses.page(teller.language, "training")),),
    )


def _answer(teller: Teller, report: TrainingReport) -> str:
    t, language, everything = teller.t, teller.language, report.all
    span = formats.span(report.first, report.release.quarter, language)
    said = [
        t("trainings.answer", count=everything.trainings, span=span),
        _places(teller, everything),
    ]
    if everything.cost_per_participant is not None:
        cost = formats.money(everything.cost_per_participant, language)
        said.append(t("trainings.answer_cost", cost=cost))
    return " ".join(said)


def _places(teller: Teller, everything: TrainingTally) -> str:
    """How many places were taken up; at least so many where the attendance of some trainings is withheld."""
    hidden = everything.trainings - everything.counted
    if not hidden:
        return teller.t("trainings.answer_places", count=everything.attended)
    places, counted = formats.number(everything.attended), formats.number(everything.counted)
    return teller.t("trainings.answer_least", count=hidden, places=places, counted=counted)


def _sections(teller: Teller, report: TrainingReport) -> Iterator[Section]:
    t = teller.t
    yield Section(
        section_id="held",
        heading=t("trainings.each"),
        paragraphs=(t("trainings.people_rule"),),
        tables=(_table(teller, report),),
        note=Text(t("trainings.why_hidden"), url=addresses.page(teller.language, "disclosure")),
    )
    for view in _VIEWS:
        yield Section(
            section_id=view.replace("_", "-"),
            heading=t(f"trainings.by_{view}"),
            figures=_figure(teller, report) if view == "topic" else (),
            tables=(_tally_table(teller, report, view),),
            note=t("trainings.cost_rule") if view == "topic" else "",
        )
    yield _elsewhere(teller)


def _elsewhere(teller: Teller) -> Section:
    t, language = teller.t, teller.language
    return Section(
        section_id="elsewhere",
        heading=t("trainings.elsewhere"),
        points=(
            Text(t("trainings.gaps"), url=addresses.page(language, "competencies")),
            Text(t("trainings.national"), url=addresses.page(language, "training")),
        ),
    )


def _table(teller: Teller, report: TrainingReport) -> Table:
    t = teller.t
    return (
        columns(teller, report.trainings, "training_local")
        .named("title", "ended_on")
        .column("trainings.cadre", lambda one: t(f"cadre.{one.cadre}"))
        .column("provider", lambda one: teller.text(Bilingual(one.provider)))
        .number("attended", lambda one: _people(teller, one, one.attended))
        .number("attended_women", lambda one: _people(teller, one, one.attended_women))
        .number("attended_pwd", lambda one: _people(teller, one, one.attended_pwd))
        .column("cost_kes")
        .number("evaluation_mean", lambda one: _evaluation(teller, one), unit=t("trainings.marks_unit"))
        .column("competency_ids", lambda one: _built(teller, one))
        .table(t("trainings.each"), "held-table")
    )


def _evaluation(teller: Teller, one: LocalTraining) -> str:
    if one.evaluation_mean is None or one.n_evaluations is None:
        return "–"
    mean, marks = formats.number(one.evaluation_mean, 1), formats.number(one.n_evaluations)
    return teller.t("trainings.mean_of", mean=mean, marks=marks)


def _built(teller: Teller, one: LocalTraining) -> str:
    names = {each.competency_id: each for each in teller.assembly.reference[Framework].competencies}
    return (
        "; ".join(competency_name(teller, names[name]) for name in one.competency_ids if name in names) or "–"
    )


def _people(teller: Teller, one: LocalTraining, count: int | None) -> Cell:
    """A count; a part that is not told is withheld, whether it was too small or not asked for."""
    hidden = count is None and one.status in WITH_VALUE
    return written(teller, count, status="suppressed" if hidden else one.status)


def _figure(teller: Teller, report: TrainingReport) -> tuple[FigureView, ...]:
    t, language = teller.t, teller.language
    tallies = report.by["topic"]
    named = [(t(f"topic.{tally.key}"), tally.trainings) for tally in tallies]
    description = "; ".join(f"{name}: {formats.number(count)}" for name, count in named)
    span = formats.span(report.first, report.release.quarter, language)
    caption = teller.caption(
        _title(teller, named),
        t("trainings.figure_shows", span=span),
        f"{description}.",
    )
    return (
        teller.figure(
            "bars",
            [{"name": name, "value": count} for name, count in named],
            figure_id="trainings-by-topic",
            caption=caption,
            labels={"name": t("trainings.topic"), "value": t("column.number"), "suffix": ""},
            provenance=report.release.provenance,
        ),
    )


def _title(teller: Teller, named: Sequence[tuple[str, int]]) -> str:
    """The topic that leads, or those that share the first place."""
    first = leaders(named, lambda one: Decimal(one[1]))
    number = formats.number(first[0][1])
    if len(first) == 1:
        return teller.t("trainings.figure", topic=first[0][0], number=number)
    topics = formats.listed([topic for topic, _ in first], teller.language)
    return teller.t("trainings.figure_tie", topics=topics, number=number)


def _tally_table(teller: Teller, report: TrainingReport, view: TrainingView) -> Table:
    t = teller.t
    named = [(_key(teller, view, tally.key), tally) for tally in report.by[view]]
    named.append((Cell(t("common.total"), kind="total"), report.all))
    return (
        columns(teller, named, "training_local")
        .column(f"trainings.{view}", lambda row: row[0])
        .number("trainings.number", lambda row: row[1].trainings)
        .number(
            "attended", lambda row: row[1].attended if row[1].counted else teller.missing_cell("suppressed")
        )
        .column("cost_kes", lambda row: row[1].cost_kes if row[1].costed else None)
        .number("trainings.cost_each", lambda row: row[1].cost_per_participant, unit="KSh")
        .number("evaluation_mean", lambda row: row[1].evaluation, 1, unit=t("trainings.marks_unit"))
        .table(t(f"trainings.by_{view}"), f"{view.replace('_', '-')}-table")
    )


def _key(teller: Teller, view: TrainingView, key: str) -> Cell:
    return Cell(key.replace("-", "/")) if view == "year" else Cell(teller.t(f"{view}.{key}"))
