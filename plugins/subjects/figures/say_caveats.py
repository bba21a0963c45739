"""What must be said with a figure or a comparison: that it may change, was changed, or is of some only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from plugins.core.claims.statement import Statement
from plugins.core.facts.assembly import Report
from plugins.core.statements import formats
from plugins.core.statements.voice import Fact, Sentence, Voice
from plugins.subjects.units.measure import unit_of

from .say_facts import Facts


def say_caveats(
    report: Report, statement: Statement, voice: Voice, *, held_alone: bool = False
) -> Iterator[Sentence]:
    """What must be said of the later figure; of both surveys at once beside an earlier one."""
    now, told = statement.now, statement.caveats
    if now.drawn == "census" and now.asked is not None and now.cases is not None:
        where = f"{_where(report, statement)}/change_{statement.base}/now"
        asked, answered = (
            Fact(f"{where}/{field}", formats.number(getattr(now, field))) for field in ("asked", "cases")
        )
        yield voice.say("caveat.census", asked=asked, answered=answered)
    elif now.drawn == "self_selected":
        yield voice.say("caveat.self_selected")
    both = statement.is_compared and not held_alone and {"low_response", "base_low_response"}.issubset(told)
    for caveat in told:
        if caveat == "wide" and (held_alone or statement.interval is None):
            continue
        if caveat != "matched" and not caveat.startswith("base_"):
            yield voice.say(f"caveat.{'both_low_response' if both and caveat == 'low_response' else caveat}")


def say_over(report: Report, statement: Statement, said: Sentence, voice: Voice) -> Sentence:
    """The comparison with the units that it is made over, where not all reported both times."""
    if not statement.matched:
        return said
    where = f"{_where(report, statement)}/change_{statement.base}/matched_units"
    kinds = {unit_of(report, unit_id).kind for unit_id in statement.matched}
    kind = kinds.pop() if len(kinds) == 1 else "unit"
    count = Fact(where, "", statement.matched_units)
    plain = replace(said, text=said.text.removesuffix("."))
    return voice.say(f"matched.{kind}", about=said.about, count=count, said=plain)


def say_of_base(statement: Statement, voice: Voice) -> Iterator[Sentence]:
    """What must be said of the earlier figure."""
    for caveat in statement.caveats:
        told = caveat == "base_low_response" and "low_response" in statement.caveats
        if caveat.startswith("base_") and not told:
            yield voice.say(f"caveat.{caveat}")


def _where(report: Report, statement: Statement) -> str:
    return f"{Facts(report, 'en').root}/results/{statement.subject}/{statement.unit}"
