"""Whether a target was met, and what that rests on."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.facts.assembly import Report
from plugins.core.statements import formats
from plugins.core.statements.voice import Fact, Sentence, Voice, joined
from plugins.subjects.units.record import ASSEMBLY_ID

from .model import Result
from .say_facts import Facts
from .say_lives import say_no_target


def say_target(
    report: Report, result: Result, voice: Voice, *, held_alone: bool = False
) -> tuple[Sentence, ...]:
    """Whether the target was met, and which way is good where that is not plain; of a range that no
    comparison beside it has told, too, that it is at least so wide."""
    facts = Facts(report, voice.language)
    about = result.metric.metric_id
    if (result.metric.direction == "none" and result.target is None) or result.verdict == "not_applicable":
        return ()
    if result.target is None or result.verdict == "no_target":
        return (say_no_target(report, result, voice),)
    if (
        result.judged is not None
        and result.judged.interval is not None
        and result.judged.firmness == "too_close"
    ):
        where, ends = facts.where(result, "judged/interval"), result.judged.interval
        low, high = (Fact(f"{where}/{place}", formats.number(ends[place], 0)) for place in (0, 1))
        said_close = voice.say(
            "target.too_close", about=about, target=facts.of(result, "target/value"), low=low, high=high
        )
        wide = "wide" in result.leading.caveats and (held_alone or result.leading.interval is None)
        return (joined([said_close, *([voice.say("caveat.wide")] if wide else [])]),)
    if result.judged is not None and result.judged.firmness == "unrecorded":
        return (voice.say("target.unrecorded", about=about, target=facts.of(result, "target/value")),)
    key = f"target.{result.verdict}_{result.metric.direction}"
    said = [
        joined(
            [
                voice.say(key, about=about, target=facts.of(result, "target/value")),
                *_silent(report, result, voice),
            ]
        )
    ]
    if result.target.late:
        path = facts.where(result, "target/approved_on")
        said.append(
            voice.say("target.late", day=Fact(path, formats.day(result.target.approved_on, voice.language)))
        )
    return tuple(said)


def _silent(report: Report, result: Result, voice: Voice) -> Iterator[Sentence]:
    """That units are not in the figure, and what it could be with them."""
    if result.judged is None or result.judged.firmness != "partial":
        return
    kinds = [level for level in result.metric.levels if level != ASSEMBLY_ID]
    yield voice.say(f"target.partial_{kinds[0] if len(kinds) == 1 else 'unit'}")
    if result.judged.bounds is not None:
        where = Facts(report, voice.language).where(result, "judged/bounds")
        low, high = (
            Fact(f"{where}/{place}", formats.percent(end, voice.language, 1))
            for place, end in enumerate(result.judged.bounds)
        )
        yield voice.say("target.bounds", low=low, high=high)


def lower_is_better(result: Result, voice: Voice) -> Sentence | None:
    """A reminder for metrics where less is better."""
    return voice.say("target.lower_is_better") if result.metric.direction == "down" else None
