"""What readers are told where a metric ended, its definition changed, or no target was set for it."""

from __future__ import annotations

from collections.abc import Iterator

from checked_tables.texts import Bilingual
from plugins.core.facts.assembly import Assembly, Report
from plugins.core.statements import formats
from plugins.core.statements.voice import Fact, Sentence, Voice, joined
from plugins.core.time.quarter import Quarter
from plugins.subjects.metrics.measure import newest
from plugins.subjects.metrics.record import Metric
from plugins.subjects.targets.measure import rows_in_force
from plugins.subjects.targets.record import Target

from .measure_history import history_of
from .model import Figures, Result
from .record import Restated
from .say_facts import Facts


def is_retired(metric: Metric, quarter: Quarter) -> bool:
    """Whether a metric, by its newest definition, is no longer used in ``quarter``."""
    return metric.life.has_ended(quarter)


def say_retired(assembly: Assembly, metric: Metric, voice: Voice) -> Sentence:
    """That a metric is not used any more, its last figure, why, and what is used instead."""
    last = next((one for one in reversed(history_of(assembly, metric.metric_id)) if one.has_value), None)
    report = assembly.report(last.quarter) if last is not None else None
    if last is None or report is None:
        said = voice.say("metric_life.retired_without_figure", about=metric.metric_id)
    else:
        facts = Facts(report, voice.language)
        said = voice.say(
            "metric_life.retired",
            about=metric.metric_id,
            months=facts.months(),
            value=facts.of(last, "value"),
        )
    return joined([said, _quoted(metric.retired_reason, voice), _say_replaced(assembly, metric, voice)])


def say_new_definition(report: Report, result: Result, voice: Voice, *, restated: bool = False) -> Sentence:
    """From when on the metric's definition is another, why, that figures are not compared across unless they
    are restated, in this report or (``restated``) in a later one, and what the figure would be on the
    definition before, where that is known."""
    facts, metric = Facts(report, voice.language), result.metric
    months = Fact(facts.where(result, "metric/introduced"), formats.months(metric.introduced, voice.language))
    restated = restated or any(
        (row.metric_id, row.metric_version, row.unit_id)
        == (metric.metric_id, metric.metric_version, result.unit.unit_id)
        for row in report.rows(Restated)
    )
    return joined(
        [
            voice.say(
                f"metric_life.new_definition{'' if restated else '_apart'}",
                about=metric.metric_id,
                months=months,
            ),
            voice.quote(metric.change_note, facts.where(result, "metric/change_note")),
            voice.say("metric_life.restated") if restated else None,
            _before_break(facts, result, voice),
        ]
    )


def _before_break(facts: Facts, result: Result, voice: Voice) -> Sentence | None:
    if result.value_before_break is None:
        return None
    return voice.say("metric_life.before_break", value=facts.of(result, "value_before_break"))


def say_no_target(report: Report, result: Result, voice: Voice) -> Sentence:
    """That no target is set, and why, where somebody decided so."""
    rows = rows_in_force(report.records.declared.rows(Target), report.quarter)
    row = rows.get((result.metric.metric_id, result.metric.metric_version, result.unit.unit_id))
    about = result.metric.metric_id
    if row is None:
        return voice.say("target.no_target", about=about)
    is_new = result.metric.metric_version > 1 and row.first_quarter == result.metric.introduced
    said = voice.say(f"target.{'no_target_new' if is_new else 'no_target'}", about=about)
    return joined([said, _quoted(row.change_reason, voice)])


def say_lives(assembly: Assembly, report: Report, voice: Voice) -> Iterator[Sentence]:
    """What changed among the Assembly's metrics since the quarter before: each that is not used any more,
    and each with a new definition; then how many figures have no target for the year yet."""
    declared = report.records.declared.rows(Metric)
    for metric in newest(declared):
        if metric.retired == report.quarter.previous:
            yield _named(metric, say_retired(assembly, metric, voice), voice)
    for result in report[Figures].of_unit():
        metric = result.metric
        if metric.metric_version > 1 and metric.introduced == report.quarter:
            yield _named(metric, say_new_definition(report, result, voice), voice)
    if report[Figures].untargeted:
        facts = Facts(report, voice.language)
        yield voice.say("metric_life.untargeted", count=facts.count("count/untargeted"), year=facts.year())


def _quoted(text: Bilingual, voice: Voice) -> Sentence | None:
    """What an office wrote in a reference table, in the language in which it did."""
    return Sentence(*text.said_in(voice.language)) if text else None


def _named(metric: Metric, said: Sentence, voice: Voice) -> Sentence:
    title = metric.title.said_in(voice.language)[0]
    return joined([voice.say("caption_text.of", title=title), said])


def _say_replaced(assembly: Assembly, metric: Metric, voice: Voice) -> Sentence | None:
    if metric.replaced_by is None or metric.retired is None:
        return None
    for other in newest(assembly.rows(Metric)):
        if other.metric_id == metric.replaced_by:
            title = other.title.said_in(voice.language)[0]
            months = formats.months(metric.retired.next, voice.language)
            return voice.say("metric_life.replaced", title=title, months=months)
    return None
