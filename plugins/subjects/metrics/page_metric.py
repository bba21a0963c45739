"""One metric: what it is, how it stands, who owns it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checked_tables.texts import Language
from plugins.core.pages import addresses
from plugins.core.pages.columns import columns
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Section, Sheet, Text, Words
from plugins.core.pages.tables import Table
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.subjects.committees.offer import behind
from plugins.subjects.corrections.offer import metric_revisions
from plugins.subjects.figures.measure_history import history_of, in_words_of_today
from plugins.subjects.figures.model import Figures, Result
from plugins.subjects.figures.offer_table import legend, results_table
from plugins.subjects.figures.say_lives import say_retired
from plugins.subjects.rules.offer import counting_section
from plugins.subjects.services.offer_files import services_behind
from plugins.subjects.targets.measure import shown_targets
from plugins.subjects.targets.record import Target
from plugins.subjects.units.measure import unit_of
from plugins.subjects.units.record import ASSEMBLY_ID

from .offer_kin import kin
from .page_formula import formula_of, terms_of
from .page_history import history_section
from .page_manual import to_manual
from .record import Metric
from .say import has_ended, say_metric


def metric_page(teller: Teller, metric: Metric) -> Page:
    """A metric's own page: its definition and formula, its course, its units, its targets."""
    t, assembly = teller.t, teller.assembly
    title = teller.plain(metric.title)
    history = in_words_of_today(assembly, history_of(assembly, metric.metric_id))
    answer: Words = t("metric.no_data")
    if has_ended(assembly, metric):
        answer = teller.sentence(say_retired(assembly, metric, teller.voice))
    elif said := say_metric(assembly, metric, teller.voice):
        (answer,) = teller.statements([said])
    card = None
    if history and assembly.latest is not None and history[-1].quarter == assembly.latest.quarter:
        months = formats.months(assembly.latest.quarter, teller.language)
        told = answer if isinstance(answer, str) else answer.text
        value = history[-1].value
        number = "" if value is None else formats.measure(value, metric, teller.language)
        card = teller.card(months, told, number)
    sheet = Sheet(
        heading=title,
        answer=answer,
        particulars=tuple(kin(teller, metric)),
        sections=tuple(_sections(teller, metric, history)),
        markers=legend(teller, history),
    )
    view = {
        "sheet": sheet,
        "metric": {
            "definition": teller.text(metric.definition),
            "formula": formula_of(teller, metric),
            "terms": terms_of(teller, metric),
            "facts": tuple(_facts(teller, metric)),
        },
    }
    return teller.page(
        f"metrics/{metric.slug}",
        view,
        t("metric.description", title=title),
        title=title,
        template="metric",
        trail=((t("nav.metrics"), addresses.contents(teller.language, "metrics")),),
        card=card,
    )


def _sections(teller: Teller, metric: Metric, history: tuple[Result, ...]) -> Iterator[Section]:
    t, assembly = teller.t, teller.assembly
    if history:
        yield history_section(teller, metric, history)
    if assembly.latest is not None:
        units = tuple(
            result
            for result in assembly.latest[Figures].results
            if result.metric.metric_id == metric.metric_id and result.unit.unit_id != ASSEMBLY_ID
        )
        if units:
            months = formats.months(assembly.latest.quarter, teller.language)
            table = results_table(teller, units, table_id="units-table", caption=months, by_unit=True)
            yield Section(section_id="units", heading=t("metric.by_unit"), tables=(table,))
    targets = [target for target in shown_targets(assembly) if _is_for(target, metric)]
    if targets:
        table = _targets_table(teller, metric, targets)
        yield Section(section_id="targets", heading=t("metric.targets"), tables=(table,))
    if counting := counting_section(teller, metric):
        # The manual holds what is in use.
        yield counting if has_ended(assembly, metric) else replace(counting, note=to_manual(teller, metric))
    if revised := metric_revisions(teller, metric):
        yield revised
    versions = [one for one in assembly.rows(Metric) if one.metric_id == metric.metric_id]
    if len(versions) > 1:
        yield Section(
            section_id="definitions",
            heading=t("metric.definitions"),
            points=tuple(_definition(teller, one) for one in versions),
        )


def _is_for(target: Target, metric: Metric) -> bool:
    return target.metric_id == metric.metric_id and target.unit_id == ASSEMBLY_ID


def _targets_table(teller: Teller, metric: Metric, targets: list[Target]) -> Table:
    language = teller.language
    return (
        columns(teller, targets, "targets")
        .column("first_quarter", lambda target: formats.short_quarter(target.first_quarter, language))
        .column("last_quarter", lambda target: formats.short_quarter(target.last_quarter, language))
        .number("column.target", lambda target: _written_target(target, metric, language))
        .column("approved_on")
        .column(
            "column.note",
            lambda target: _remark(teller, target),
            when=any(target.late or target.change_reason for target in targets),
        )
        .table(teller.t("metric.targets"), "targets-table")
    )


def _written_target(target: Target, metric: Metric, language: Language) -> str | None:
    return None if target.value is None else formats.in_unit(target.value, metric.unit, None, language)


def _remark(teller: Teller, target: Target) -> Text:
    """That a target came late, and why it was changed."""
    late, reason = teller.t("target.late_note") if target.late else "", teller.text(target.change_reason)
    return Text(" ".join(filter(None, (late, reason.text))), reason.lang)


def _definition(teller: Teller, metric: Metric) -> Words:
    t, language = teller.t, teller.language
    if metric.retired is None:
        month = formats.span_start(metric.introduced, language)
        said = t("metric.definition_current", version=metric.metric_version, month=month)
    else:
        span = formats.span(metric.introduced, metric.retired, language)
        said = t("metric.definition_version", version=metric.metric_version, span=span)
    why = teller.plain(metric.change_note)
    return f"{said}. {teller.plain(metric.definition)} {why}".rstrip()


def _facts(teller: Teller, metric: Metric) -> Iterator[tuple[str, Words]]:
    t = teller.t
    yield t("metric.unit"), t(f"unit.{metric.unit}")
    yield t("metric.direction"), t(f"direction.{metric.direction}")
    yield t("metric.family"), t(f"family.{metric.family}")
    yield t("metric.function"), t(f"function.{metric.function}")
    yield t("metric.objective"), t(f"objective.{metric.objective}" if metric.objective else "metric.not_said")
    yield t("metric.priority"), t(f"priority.{metric.priority}" if metric.priority else "metric.no_priority")
    yield (
        t("metric.programme"),
        teller.text(metric.programme) if metric.programme else t("metric.no_programme"),
    )
    yield t("metric.perspective"), t(f"perspective.{metric.perspective}")
    yield t("metric.qcd"), t(f"qcd.{metric.qcd}")
    yield t("metric.levels"), ", ".join(t(f"unit_kinds.{level}") for level in metric.levels)
    yield t("metric.aggregation"), t(f"aggregation.{metric.aggregation}")
    yield t("metric.owner"), teller.text(unit_of(teller.assembly, metric.owner_unit_id).name)
    if register := behind(teller, metric.metric_id) or services_behind(teller, metric.metric_id):
        yield t("metric.counted_from"), register
    yield t("metric.source_clause"), metric.source_clause
    yield t("metric.status"), t(f"metric_status.{metric.status}")
