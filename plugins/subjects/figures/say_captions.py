"""Takeaway title, statistical subtitle and text alternative of each figure, computed from its data."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from plugins.core.facts.assembly import Assembly, Report
from plugins.core.statements import formats
from plugins.core.statements.voice import Caption, Fact, Voice, joined
from plugins.subjects.index.model import Indices
from plugins.subjects.index.say import movers
from plugins.subjects.labour.model import LabourReport
from plugins.subjects.money.model import BudgetReport
from plugins.subjects.training_record.record import Training
from plugins.subjects.units.measure import unit_of
from plugins.subjects.units.record import ASSEMBLY_ID

from .model import Figures, Result
from .say import noun_class, on_small_base
from .say_facts import Facts, unit_name
from .say_series import Spot, by_name, ends, moved, over_time, value_in


def caption_metric(assembly: Assembly, history: Sequence[Result], voice: Voice) -> Caption:
    """A metric's line over the quarters; title and text compare only figures of the newest definition."""
    newest = history[-1].metric.metric_version
    compared = [result for result in history if result.metric.metric_version == newest]
    spots = [_spot(assembly, result, voice) for result in compared]
    metric = history[-1].metric
    title = metric.title.said_in(voice.language)[0]
    noun = noun_class(title, voice.language)
    known = [spot for spot in spots if spot.value is not None]
    target = history[-1].target
    extra = [voice.say("caption_text.definition")] if len(compared) < len(history) else []
    if target is not None:
        report = assembly.report(history[-1].quarter)
        assert report is not None
        goal = Facts(report, voice.language).of(history[-1], "target/value")
        extra.append(voice.say("caption_text.target", target=goal))
    reported = [result for result in compared if result.has_value]
    if not known:
        said = voice.say("caption_title.nothing", title=title)
    elif len(known) == 1 or metric.cumulative:
        said = voice.say(f"caption_title.one.{noun}", title=title, last=known[-1].fact)
    elif on_small_base(reported[0], reported[-1]):
        said = voice.say("caption_title.against", title=title, first=known[0].fact, last=known[-1].fact)
    else:
        word = moved(known, metric.change_threshold)
        said = voice.say(f"caption_title.{word}.{noun}", title=title, **ends(known, word))  # type: ignore[arg-type]
    subtitle = voice.say(
        "caption_subtitle.metric",
        measure=_measure(metric.unit, voice),
        unit=unit_name(history[-1].unit, voice.language),
        span=formats.span(history[0].quarter, history[-1].quarter, voice.language),
    )
    return Caption(said, subtitle, joined([over_time(spots, voice), *extra]))


def caption_trends(assembly: Assembly, histories: Sequence[Sequence[Result]], voice: Voice) -> Caption:
    """Several metrics side by side: how many got better from their first to their last figure.

    Better means by the metric's ``change_threshold`` or more in its good direction, among figures of the
    newest definition, and not where a share rests on fewer than 20.
    """
    better, texts = 0, []
    for history in histories:
        newest = [one for one in history if one.metric.metric_version == history[-1].metric.metric_version]
        known = [one for one in newest if one.value is not None]
        better += len(known) > 1 and _got_better(known[0], known[-1])
        title = history[-1].metric.title.said_in(voice.language)[0]
        texts.append(
            joined(
                [voice.say("caption_text.of", title=title), over_time(_spots(assembly, newest, voice), voice)]
            )
        )
    quarters = [result.quarter for history in histories for result in history]
    first, last = min(quarters), max(quarters)
    return Caption(
        title=voice.say(
            "caption_title.trends",
            better=str(better),
            count=Fact("histories", str(len(histories)), len(histories)),
            first=formats.span_start(first, voice.language),
        ),
        subtitle=voice.say("caption_subtitle.trends", span=formats.span(first, last, voice.language)),
        description=joined(texts),
    )


def caption_movers(assembly: Assembly, report: Report, voice: Voice) -> Caption | None:
    """What moved the index since the quarter before; ``None`` if either has no index."""
    why = report[Indices].assembly.why_previous
    before = assembly.report(report.quarter.previous)
    if why is None or before is None:
        return None
    then, now = Facts(before, voice.language), Facts(report, voice.language)
    spots = [
        Spot(
            effect.title.said_in(voice.language)[0],
            effect.points,
            Fact(
                f"{now.root}/index/why_previous/effects/{effect.effect_id}/points",
                formats.difference(effect.points),
            ),
        )
        for effect in movers(report)
    ]
    base = Fact(f"{now.root}/index/why_previous/base_value", formats.number(why.base_value))
    return Caption(
        title=voice.say("caption_title.index_movers", first=base, last=now.number("index/value")),
        subtitle=voice.say("caption_subtitle.movers", first=then.months(), last=now.months()),
        description=by_name(spots, voice),
    )


def caption_targets(report: Report, voice: Voice) -> Caption:
    """Achievement against targets, one bar a metric of the Assembly."""
    facts = Facts(report, voice.language)
    spots = []
    for result in report[Figures].of_unit():
        if result.target is not None:
            name = result.metric.title.said_in(voice.language)[0]
            path = facts.where(result, "achievement_pct")
            value = result.achievement_pct
            text = "" if value is None else formats.percent(value, voice.language)
            spots.append(Spot(name, value, Fact(path, text)))
    if report[Figures].tally.judged:
        title = voice.say(
            "caption_title.targets", met=facts.count("tally/met"), judged=facts.count("tally/judged")
        )
    else:
        title = voice.say("caption_title.targets_none")
    subtitle = voice.say("caption_subtitle.achievement", months=facts.months())
    return Caption(title, subtitle, by_name(spots, voice))


def caption_labour(report: Report, voice: Voice) -> Caption | None:
    """Labour effectiveness, one bar a department; ``None`` if none reported it."""
    facts = Facts(report, voice.language)
    spots = []
    for labour in report[LabourReport].results:
        if labour.unit.unit_id != ASSEMBLY_ID:
            value = labour.effectiveness_pct
            text = "" if value is None else formats.percent(value, voice.language)
            fact = Fact(f"{facts.root}/labour/{labour.unit.unit_id}/effectiveness_pct", text)
            spots.append(Spot(unit_name(labour.unit, voice.language), value, fact))
    known = sorted((spot for spot in spots if spot.value is not None), key=value_in)
    if not known:
        return None
    if len(known) == 1:
        title = voice.say("caption_title.labour_one", highest=known[0].fact)
    else:
        title = voice.say("caption_title.labour", lowest=known[0].fact, highest=known[-1].fact)
    return Caption(title, voice.say("caption_subtitle.labour", months=facts.months()), by_name(spots, voice))


def caption_budget(report: Report, voice: Voice) -> Caption | None:
    """Budget execution of each unit and kind of spending; ``None`` if nothing was reported."""
    facts = Facts(report, voice.language)
    spots, own = [], None
    for result in report[BudgetReport].results:
        line = result.line
        path = f"budget/{line.unit_id}/{line.economic_class}/execution_pct"
        text = "" if result.execution_pct is None else formats.percent(result.execution_pct, voice.language)
        kind = voice.words(f"economic_class.{line.economic_class}")
        name = f"{unit_name(unit_of(report, line.unit_id), voice.language)}, {kind}"
        spot = Spot(name, result.execution_pct, Fact(f"{facts.root}/{path}", text))
        spots.append(spot)
        if spot.value is not None and own is None:
            own = (spot, line.economic_class)
    if own is None:
        return None
    title = voice.say(
        "caption_title.budget",
        execution=own[0].fact,
        day=facts.day("quarter/last_day"),
        **{"class": voice.words(f"caption_title.budget_class_{own[1]}")},  # type: ignore[arg-type]
    )
    return Caption(title, voice.say("caption_subtitle.budget", year=facts.year()), by_name(spots, voice))


def caption_trainings(assembly: Assembly, voice: Voice) -> Caption:
    """Trainings a year on the national SOCATT(K) list."""
    years = [training.year for training in assembly.rows(Training)]
    counts = {
        year: sum(training.is_training and training.year == year for training in assembly.rows(Training))
        for year in range(min(years), max(years) + 1)
    }
    spots = [Spot(str(year), Decimal(count), Fact("trainings", str(count))) for year, count in counts.items()]
    most = max(spots, key=value_in)
    return Caption(
        title=voice.say("caption_title.trainings", year=most.label, highest=most.fact),
        subtitle=voice.say("caption_subtitle.trainings", first=spots[0].label, last=spots[-1].label),
        description=by_name(spots, voice),
    )


def _spot(assembly: Assembly, result: Result, voice: Voice) -> Spot:
    report = assembly.report(result.quarter)
    assert report is not None
    text = "" if result.value is None else formats.measure(result.value, result.metric, voice.language)
    fact = Fact(Facts(report, voice.language).where(result, "value"), text)
    return Spot(formats.months(result.quarter, voice.language), result.value, fact)


def _spots(assembly: Assembly, results: Sequence[Result], voice: Voice) -> list[Spot]:
    return [_spot(assembly, result, voice) for result in results]


def _got_better(first: Result, last: Result) -> bool:
    assert first.value is not None
    assert last.value is not None
    difference = last.value - first.value
    if last.metric.direction == "none" or on_small_base(first, last):
        return False
    gain = difference if last.metric.direction == "up" else -difference
    return gain > 0 and gain >= last.metric.change_threshold


def _measure(unit: str, voice: Voice) -> str:
    measure = voice.words(f"unit.{unit}")
    return measure[:1].upper() + measure[1:]
