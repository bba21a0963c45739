"""A figure's values through time in words: where its line goes, and the series behind captions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from plugins.core.claims.spread import spread
from plugins.core.facts.assembly import Report
from plugins.core.statements import formats
from plugins.core.statements.voice import Fact, Sentence, Voice, joined

from .model import Result
from .say_facts import Facts


@dataclass(frozen=True, slots=True)
class Spot:
    """One place in a figure: its name, its value (``None`` if missing) and how the value is written."""

    label: str
    value: Decimal | None
    fact: Fact


def say_trend(report: Report, result: Result, voice: Voice) -> Sentence | None:
    """Where a line of ten comparable quarters and more goes; ``None`` where there are fewer, of which nothing
    can be said."""
    if result.trend.word == "too_few_quarters":
        return None
    where = Facts(report, voice.language).where(result, "trend/quarters")
    count = Fact(where, formats.number(result.trend.quarters), result.trend.quarters)
    return voice.say(f"trend_sentence.{result.trend.word}", about=result.metric.metric_id, count=count)


def over_time(spots: Sequence[Spot], voice: Voice) -> Sentence:
    """A line in words: between which values it lies, its newest point, what is missing. It never joins its
    two ends."""
    known, ends = _known(spots)
    if ends is None:
        return voice.say("caption_text.no_point")
    last = known[-1]
    if len(known) == 1:
        said = voice.say("caption_text.one_point", last=last.fact, last_label=last.label)
    else:
        said = voice.say(
            "caption_text.over_time",
            points=str(len(known)),
            lowest=ends[0].fact,
            highest=ends[1].fact,
            last=last.fact,
            last_label=last.label,
        )
    return joined([said, _gap(spots, "quarters", voice)])


def by_name(spots: Sequence[Spot], voice: Voice, *, ranked: bool = True) -> Sentence:
    """Bars in words: the range with the names at its ends, how many are missing; units and people (not
    ``ranked``) are not named."""
    known, ends = _known(spots)
    if ends is None:
        return voice.say("caption_text.no_point")
    lowest, highest = ends
    if len(known) == 1:
        said = voice.say("caption_text.by_name_one", highest=highest.fact, highest_label=highest.label)
    elif not ranked:
        said = voice.say(
            "caption_text.ranged", points=str(len(known)), lowest=lowest.fact, highest=highest.fact
        )
    else:
        said = voice.say(
            "caption_text.by_name",
            highest=highest.fact,
            highest_label=highest.label,
            lowest=lowest.fact,
            lowest_label=lowest.label,
        )
    return joined([said, _gap(spots, "names", voice)])


def _known(spots: Sequence[Spot]) -> tuple[list[Spot], tuple[Spot, Spot] | None]:
    """The spots that have a value, and those at the ends of their range."""
    known = [spot for spot in spots if spot.value is not None]
    ends = spread(spot.value for spot in known if spot.value is not None)
    return known, None if ends is None else (known[ends.lowest], known[ends.highest])


def ends_of(spots: Sequence[Spot]) -> tuple[Spot, Spot] | None:
    """Those at the ends of the range; ``None`` where no spot has a value."""
    return _known(spots)[1]


def _gap(spots: Sequence[Spot], kind: str, voice: Voice) -> Sentence | None:
    missing = [spot for spot in spots if spot.value is None]
    if not missing:
        return None
    return voice.say(
        f"caption_text.missing_{kind}", count=Fact(missing[0].fact.id, str(len(missing)), len(missing))
    )
