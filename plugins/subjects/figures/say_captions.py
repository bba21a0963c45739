"""Takeaway title, statistical subtitle and text alternative of each figure, computed from its data."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from plugins.core.claims.spread import alone_at_the_top
from plugins.core.facts.assembly import Assembly, Report
from plugins.core.statements import formats
from plugins.core.statements.voice import Caption, Fact, Sentence, Voice, joined
from plugins.subjects.money.model import BudgetReport
from plugins.subjects.training_record.record import Training
from plugins.subjects.units.measure import unit_of

from .measure_claims import played
from .measure_restated import restated_of
from .measure_trend import TREND_QUARTERS
from .model import Figures, Result
from .say import say_end, say_value
from .say_facts import Facts, unit_name
from .say_series import Spot, by_name, over_time


def caption_metric(assembly: Assembly, history: Sequence[Result], voice: Voice) -> Caption:
    """A metric's line over the quarters: the title has the newest figure and what it may be compared with;
    the text tells of those of the newest definition that came about in the same way, reported or worked out
    later."""
    newest = history[-1]
    report = _report(assembly, newest)
    same = [one for one in history if one.metric.metric_version == newest.metric.metric_version]
    compared = [one for one in same if played(_report(assembly, one).release) == played(report.release)]
    extra = []
    if len(same) < len(history):
        restated = restated_of(assembly, newest.metric, newest.unit.unit_id)
        extra.append(voice.say(f"caption_text.definition{'_restated' if restated else ''}"))
    if len(compared) < len(same):
        extra.append(voice.say("caption_text.apart"))
    if newest.target is not None and newest.target.value is not None:
        goal = Facts(report, voice.language).of(newest, "target/value")
        extra.append(voice.say("caption_text.target", target=goal))
    subtitle = voice.say(
        "caption_subtitle.metric",
        measure=_measure(newest.metric.unit, voice),
        unit=unit_name(newest.unit, voice.language),
        span=formats.span(history[0].quarter, newest.quarter, voice.language),
    )
    said = over_time(_spots(assembly, compared, voice), voice)
    return Caption(title_of(report, newest, voice), subtitle, joined([said, *extra]))


def title_of(report: Report, result: Result, voice: Voice) -> Sentence:
    """A result as the title of a picture: the figure, and the other one where they may be read together."""
    title, about = result.metric.title.said_in(voice.language)[0], result.metric.metric_id
    if not result.has_value:
        return voice.say("caption_title.nothing", title=title)
    change = result.leading
    if not change.is_compared or change.matched:
        figure = say_value(report, result, voice)
        return voice.say("caption_title.alone", about=about, title=title, figure=figure)
    key = f"caption_title.{change.base}{'_unclear' if change.verdict == 'unclear' else ''}"
    base = say_end(report, result, change.base, "before", voice)
    figure = say_end(report, result, change.base, "now", voice)
    return voice.say(key, about=about, title=title, figure=figure, base=base)


def caption_trends(assembly: Assembly, histories: Sequence[Sequence[Result]], voice: Voice) -> Caption:
    """Several metrics side by side: how many of those that can be judged are improving, by the test of ten
    comparable quarters (``measure_trend.py``); with none to judge, that it is too early."""
    words = [history[-1].trend.word for history in histories]
    judged = [word for word in words if word != "too_few_quarters"]
    texts = []
    for history in histories:
        newest = [one for one in history if one.metric.metric_version == history[-1].metric.metric_version]
        name = history[-1].metric.title.said_in(voice.language)[0]
        told = over_time(_spots(assembly, newest, voice), voice)
        texts.append(joined([voice.say("caption_text.of", title=name), told]))
    if judged:
        title = voice.say(
            "caption_title.trends",
            better=str(judged.count("improving")),
            judged=str(len(judged)),
            others=str(len(words) - len(judged)),
        )
    else:
        title = voice.say("caption_title.trends_early", needed=str(TREND_QUARTERS))
    quarters = [result.quarter for history in histories for result in history]
    return Caption(
        title=title,
        subtitle=voice.say(
            "caption_subtitle.trends", span=formats.span(min(quarters), max(quarters), voice.language)
        ),
        description=joined(texts),
    )


def title_of_targets(report: Report, voice: Voice) -> Sentence:
    """How many targets of the Assembly were met, of how many that could be judged."""
    facts = Facts(report, voice.language)
    if not report[Figures].tally.judged:
        return voice.say("caption_title.targets_none")
    return voice.say(
        "caption_title.targets", met=facts.count("tally/met"), judged=facts.count("tally/judged")
    )


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
    return Caption(
        title, voice.say("caption_subtitle.budget", year=facts.year()), by_name(spots, voice, ranked=False)
    )


def caption_trainings(assembly: Assembly, voice: Voice) -> Caption:
    """Trainings a year on the national SOCATT(K) list."""
    years = [training.year for training in assembly.rows(Training)]
    counts = {
        year: sum(training.is_training and training.year == year for training in assembly.rows(Training))
        for year in range(min(years), max(years) + 1)
    }
    spots = [Spot(str(year), Decimal(count), Fact("trainings", str(count))) for year, count in counts.items()]
    most = alone_at_the_top([spot for spot in spots if spot.value], lambda spot: spot.value or Decimal(0))
    if most is None:
        total = str(sum(counts.values()))
        title = voice.say(
            "caption_title.trainings_none", total=total, first=spots[0].label, last=spots[-1].label
        )
    else:
        title = voice.say("caption_title.trainings", year=most.label, highest=most.fact)
    return Caption(
        title=title,
        subtitle=voice.say("caption_subtitle.trainings", first=spots[0].label, last=spots[-1].label),
        description=by_name(spots, voice),
    )


def _report(assembly: Assembly, result: Result) -> Report:
    report = assembly.report(result.quarter)
    assert report is not None
    return report


def _spot(assembly: Assembly, result: Result, voice: Voice) -> Spot:
    report = _report(assembly, result)
    text = "" if result.value is None else formats.measure(result.value, result.metric, voice.language)
    fact = Fact(Facts(report, voice.language).where(result, "value"), text)
    return Spot(formats.months(result.quarter, voice.language), result.value, fact)


def _spots(assembly: Assembly, results: Sequence[Result], voice: Voice) -> list[Spot]:
    return [_spot(assembly, result, voice) for result in results]


def _measure(unit: str, voice: Voice) -> str:
    measure = voice.words(f"unit.{unit}")
    return measure[:1].upper() + measure[1:]
