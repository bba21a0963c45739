"""How a metric is counted, as a section of its page."""

from __future__ import annotations

from plugins.core.counting.count import marks_of
from plugins.core.pages.folders import table_path
from plugins.core.pages.parts import Section, Text, Words
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.subjects.figures.model import Figures
from plugins.subjects.metrics.record import Metric

from .measure import CountedFigure, CountedFigures
from .record import CountingRules
from .say import say_rule, say_sum


def counting_section(teller: Teller, metric: Metric) -> Section | None:
    """The rule of a metric, with the numbers of the newest quarter where its register bears out the figure;
    ``None`` without a rule."""
    rules = teller.assembly.reference.get(CountingRules)
    rule = rules.of(metric.metric_id, metric.metric_version) if rules is not None else None
    if rule is None:
        return None
    t = teller.t
    if rule.measure == "typed":
        said: tuple[Words, ...] = (t("rules.typed"), teller.text(rule.evidence))
        return Section(section_id="counting", heading=t("rules.heading"), paragraphs=said)
    figure = _borne_out(teller, metric)
    latest = teller.assembly.latest
    if figure is None or latest is None:
        lead: tuple[Words, ...] = (t("rules.again_any", table=rule.table),)
        return Section(
            section_id="counting",
            heading=t("rules.heading"),
            paragraphs=lead,
            points=tuple(say_rule(rule, t)),
        )
    assert figure.counted.value is not None
    value = formats.measure(figure.counted.value, metric, teller.language)
    division, path = say_sum(rule, figure.counted), table_path(latest.release, rule.table)
    return Section(
        section_id="counting",
        heading=t("rules.heading"),
        paragraphs=(
            t("rules.again", months=formats.months(latest.quarter, teller.language)),
            Text(f"{rule.table}.csv", url=path, saved_as=teller.site.saved_as(path)),
        ),
        points=(
            *say_rule(rule, t, marks_of(latest.release), figure.counted),
            t("rules.figure", sum=division, value=value)
            if division
            else t("rules.figure_alone", value=value),
        ),
    )


def counted_in_words(teller: Teller, metric: Metric) -> Words:
    """The rule of a metric in a few sentences, with the file that it counts in; empty without a rule."""
    rules, t = teller.assembly.reference.get(CountingRules), teller.t
    rule = rules.of(metric.metric_id, metric.metric_version) if rules is not None else None
    if rule is None:
        return ""
    if rule.measure == "typed":
        paper, lang = rule.evidence.said_in(teller.language)
        return Text(f"{t('rules.typed')} {paper}", None if lang == teller.language else lang)
    return " ".join((t("rules.again_any", table=rule.table), *say_rule(rule, t)))


def _borne_out(teller: Teller, metric: Metric) -> CountedFigure | None:
    """The Assembly's newest figure, if its register makes it the same."""
    latest, counted = teller.assembly.latest, teller.assembly.get(CountedFigures)
    result = latest[Figures].of(metric.metric_id) if latest is not None else None
    if latest is None or counted is None or result is None or result.value is None:
        return None
    found = counted.figure(result, latest)
    return found if found is not None and found.is_borne_out else None
