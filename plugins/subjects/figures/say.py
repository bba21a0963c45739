"""One metric in one quarter in words: the figure, what it is compared with, its target.

What is compared, and how much may be said of it, is decided (``core/claims``); here a verdict chooses a
sentence. No two values are compared in this file, and a test reads it to make sure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from plugins.core.claims.statement import Base, End, Statement
from plugins.core.facts.assembly import Report
from plugins.core.statements import formats
from plugins.core.statements.voice import Fact, Sentence, Voice, capitalised, joined

from .measure_cases import are_counts, is_counted
from .model import Result
from .say_caveats import say_caveats, say_of_base, say_over
from .say_facts import Facts
from .say_lives import say_new_definition
from .say_target import lower_is_better, say_target

#: On a smaller base a share is given as a count alone.
FEW = 20


def say_result(report: Report, result: Result, voice: Voice) -> tuple[Sentence, ...]:
    """Everything said about a result, in order: figure and change, the other base, target, cautions."""
    sentences = [say_figure(report, result, voice)]
    if result.has_value:
        sentences += _others(report, result, voice)
    sentences += say_target(report, result, voice)
    note = say_note(report, result, voice)
    known = " ".join(sentence.text.lower() for sentence in sentences)
    return (*sentences, note) if note and note.text.lower().rstrip(".") not in known else tuple(sentences)


def _others(report: Report, result: Result, voice: Voice) -> list[Sentence]:
    """The change that does not lead, or why there is none."""
    other: Base = "year" if result.leading.base == "previous" else "previous"
    anew = result.change_previous.reason == "definition_changed"
    if _change(result, other).is_compared and not anew:
        return [say_change(report, result, other, voice)]
    return [*say_uncompared(report, result, "previous", voice)]


def say_uncompared(report: Report, result: Result, base: Base, voice: Voice) -> Iterator[Sentence]:
    """Why a figure is not set against the quarter before, if there is one; of a year earlier nothing is
    said."""
    why = str(result.change_previous.reason)
    if base == "year" or not result.has_value or result.change_previous.is_compared:
        return
    if why == "definition_changed":
        yield say_new_definition(report, result, voice)
    elif why != "no_earlier_quarter":
        if why == "cumulative" and result.quarter.number == 1:
            why = "cumulative_july"
        elif why == "population" and result.metric.source == "survey":
            why = "population_asked"
        yield voice.say(f"change.not_compared.{why}", about=result.metric.metric_id)


def say_note(report: Report, result: Result, voice: Voice) -> Sentence | None:
    """What the reporting office wrote beside the figure, in the language in which it wrote."""
    return voice.quote(result.note, Facts(report, voice.language).where(result, "note"))


def say_figure(report: Report, result: Result, voice: Voice, base: Base | None = None) -> Sentence:
    """The figure and what it is compared with (``base``: on that base, else on the leading one), or that
    there is none."""
    if not result.has_value:
        return _say_missing(report, result, voice)
    statement = result.leading if base is None else _change(result, base)
    alone = say_alone(report, result, voice)
    if not statement.is_compared:
        said = [alone]
    elif statement.verdict == "side_by_side":
        said = [_say_beside(report, result, alone, statement.base, voice)]
    else:
        said = [alone, say_change(report, result, statement.base, voice)]
    return joined([*said, *say_caveats(report, statement, voice)])


def _say_beside(report: Report, result: Result, alone: Sentence, base: Base, voice: Voice) -> Sentence:
    """Two figures side by side in one sentence: "In all, 4 bills were passed; a year earlier, 2."."""
    figure = replace(alone, text=alone.text.removesuffix("."))
    said = voice.say(
        f"beside.{base}",
        about=result.metric.metric_id,
        figure=figure,
        base=say_end(report, result, base, "before", voice),
    )
    change = _change(result, base)
    return joined([say_over(report, change, said, voice), *say_of_base(change, voice)])


def _say_missing(report: Report, result: Result, voice: Voice) -> Sentence:
    key = f"result.missing.{result.status}"
    given: dict[str, Fact | Sentence | str] = {"title": result.metric.title.said_in(voice.language)[0]}
    if result.status != "not_collected":
        given["months"] = Facts(report, voice.language).months()
    return voice.fill(key, given, about=result.metric.metric_id)


def say_alone(report: Report, result: Result, voice: Voice) -> Sentence:
    """The figure: of so many things so many were done; an amount under its title; else a label with a
    value."""
    about, title = result.metric.metric_id, result.metric.title.said_in(voice.language)[0]
    words = f"metric_words.{about}.v{result.metric.metric_version}"
    if voice.words.has(f"{words}.many") and is_counted(result):
        return capitalised(_say_counted(report, result, words, voice))
    figure = say_value(report, result, voice)
    if voice.words.has(f"{words}.verb"):
        verb = voice.words(f"{words}.verb")
        return voice.say("figure_of.amount", about=about, title=title, figure=figure, done=verb)
    return voice.say("figure_of.label", about=about, title=title, figure=figure)


def _say_counted(report: Report, result: Result, words: str, voice: Voice) -> Sentence:
    """Of so many things none, some or all were done; of a count without a whole, how many were."""
    facts = Facts(report, voice.language)
    given: dict[str, Fact | Sentence | str] = {}
    whole: int | None = None
    if result.metric.denominator:
        k, n = facts.of(result, "numerator"), facts.of(result, "denominator")
        part, whole, given["n"] = int(result.numerator or 0), int(result.denominator or 0), n
    else:
        k, part = facts.of(result, "value"), int(result.value or 0)
    form = "none" if not part else "all" if part == whole else "some"
    if whole == 1:
        form = "only" if part else "only_none"
    elif form in ("none", "all") and whole is not None and result.metric.source == "survey":
        form = "some"  # what nobody or everybody said would be what each one said
    if whole is None:
        form = "count_none" if form == "none" else "count"
    elif form == "some" and whole not in range(FEW):
        form, given["share"] = "share", facts.of(result, "value")
    if not form.endswith("none") and form not in ("all", "only"):
        given["k"] = k
    if form.startswith("only"):
        del given["n"]
    if result.unrecorded:
        form = "between"
        given["k"], given["share"] = facts.of(result, "numerator"), facts.of(result, "value")
        for name in ("most", "most_value", "unrecorded"):
            given[name] = facts.of(result, name)
    what, done = _slots(form, part, voice)
    given["what"] = " ".join(voice.words(f"{words}.{each}") for each in what)
    given["done"] = voice.words(f"{words}.{done}")
    return voice.fill(
        f"figure_of.{form.removesuffix('_none') if whole == 1 else form}",
        given,
        about=result.metric.metric_id,
    )


def _slots(form: str, part: int, voice: Voice) -> tuple[tuple[str, ...], str]:
    """Which words name the thing or things counted, and which say what was done, in the number and the order
    that the sentence of each language needs."""
    kiswahili = voice.language == "sw"
    if form == "only_none":
        return ("one",), "not_done"
    if form.endswith("none"):
        done = "none_done" if kiswahili or form == "none" else "done_many"
        return (("one",) if kiswahili else ("many",)), done
    if form == "only":
        return ("one",), "done_one"
    if form == "all":
        return (("many", "every") if kiswahili else ("many",)), "done_many"
    if part == 1:
        return (("one",) if kiswahili or form == "count" else ("many",)), "done_one"
    return ("many",), "done_many"


def say_change(report: Report, result: Result, base: Base, voice: Voice) -> Sentence:
    """The change by itself: "That is a smaller share than the 29 of 51 of the quarter before."; or why there
    is none."""
    statement, about = _change(result, base), result.metric.metric_id
    if not statement.is_compared or statement.before is None:
        return voice.say(f"change.not_compared.{statement.reason}", about=about)
    kind: str = statement.verdict
    given: dict[str, Fact | Sentence | str] = {}
    facts = Facts(report, voice.language)
    if statement.has_direction:
        told = _direction_of(result, statement)
        kind = f"{told}_{statement.verdict}"
        if told != "share":
            given["size"] = _size(report, result, statement, told, voice)
        elif statement.interval is not None:
            kind = f"sure_{statement.verdict}"
    if "size" not in given:
        given["base"] = say_end(report, result, base, "before", voice)
    if kind in ("unclear", "sure_higher", "sure_lower") and statement.interval is not None:
        where = facts.where(result, f"change_{base}/interval")
        for place, name in enumerate(("low", "high")):
            given[name] = Fact(f"{where}/{place}", formats.difference(statement.interval[place], 0))
    said = voice.fill(f"change.{base}.{kind}", given, about=about)
    return joined([say_over(report, statement, said, voice), *say_of_base(statement, voice)])


def _direction_of(result: Result, statement: Statement) -> str:
    """How a difference is told: of shares of varying bases as such, of one population in cases, else in the
    unit."""
    if statement.source == "fixed" and result.metric.denominator:
        return "cases"
    return {"percent": "share", "count": "cases"}.get(result.metric.unit, "amount")


def _size(report: Report, result: Result, statement: Statement, told: str, voice: Voice) -> Fact:
    where = Facts(report, voice.language).where(result, f"change_{statement.base}")
    if told == "cases" and statement.more_cases is not None:
        return Fact(f"{where}/more_cases", formats.number(statement.more_cases))
    size = statement.difference if statement.difference is not None else Decimal(0)
    return Fact(f"{where}/difference", formats.measure(abs(size), result.metric, voice.language))


def say_value(report: Report, result: Result, voice: Voice) -> Sentence:
    """The figure as a phrase: ``140 of 180 (77.8 %)``, ``14 of 18``, ``6 days``."""
    facts = Facts(report, voice.language)
    value = facts.of(result, "value")
    if result.metric.unit != "percent" or not is_counted(result):
        return Sentence(value.text, voice.language, (value.id,))
    numerator, denominator = facts.of(result, "numerator"), facts.of(result, "denominator")
    if result.unrecorded:
        most = facts.of(result, "most")
        return voice.say("figure.between", numerator=numerator, denominator=denominator, most=most)
    if int(result.denominator or 0) in range(FEW):
        return voice.say("figure.counts", numerator=numerator, denominator=denominator)
    return voice.say("figure.share", share=value, numerator=numerator, denominator=denominator)


def say_end(report: Report, result: Result, base: Base, which: str, voice: Voice) -> Sentence:
    """One value of a comparison as a phrase: ``29 of 51``, ``106 days``."""
    statement = _change(result, base)
    end: End | None = getattr(statement, which)
    assert end is not None
    assert end.value is not None
    where = Facts(report, voice.language).where(result, f"change_{base}/{which}")
    if result.metric.unit == "percent" and are_counts(end.part, end.cases):
        parts = {
            name: Fact(f"{where}/{field}", formats.number(value))
            for name, field, value in (("numerator", "part", end.part), ("denominator", "cases", end.cases))
            if value is not None
        }
        if end.unrecorded and end.part is not None:
            parts["most"] = Fact(f"{where}/unrecorded", formats.number(end.part + end.unrecorded))
        return voice.fill("figure.between" if end.unrecorded else "figure.counts", parts)
    fact = Fact(f"{where}/value", formats.measure(end.value, result.metric, voice.language))
    return Sentence(fact.text, voice.language, (fact.id,))


def say_point(report: Report, result: Result, voice: Voice, base: Base | None = None) -> Sentence:
    """A result as one main point: the figure with its comparison, then the target if there is one."""
    figure = say_figure(report, result, voice, base)
    direction = lower_is_better(result, voice) if result.has_value else None
    target = say_target(report, result, voice)[:1] if result.target else ()
    return joined([figure, direction, *target])


def _change(result: Result, base: Base) -> Statement:
    return result.change_previous if base == "previous" else result.change_year
