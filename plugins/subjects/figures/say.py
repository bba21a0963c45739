"""One metric in one quarter: what, value, period, compared with what, target."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from checked_tables.texts import Language
from plugins.core.facts.assembly import Assembly, Report
from plugins.core.statements import formats
from plugins.core.statements.voice import Fact, Sentence, Voice, joined

from .model import Change, Figures, Result
from .say_facts import Facts
from .say_lives import say_new_definition, say_no_target

Basis = Literal["previous", "year"]

#: On a smaller base the counts come first and nothing is said to rise or fall.
SMALL_BASE = 20
#: On a smaller base still, no percentage is given at all.
TINY_BASE = 5
#: Larger counts are left out of a sentence: they are money or pages, and the table has them.
_LONGEST_COUNT = 100_000


_NOUN_CLASS = {"Kiwango": "ki", "Kiasi": "ki", "Idadi": "i", "Gharama": "i", "Muda": "u"}


def say_result(assembly: Assembly, report: Report, result: Result, voice: Voice) -> tuple[Sentence, ...]:
    """Everything said about a result, in order: figure and change, a year earlier, target, cautions."""
    sentences = [say_figure(assembly, report, result, voice)]
    comparable = result.change_previous.why_not is None and result.change_year.why_not is None
    if result.has_value and comparable and usual_basis(result) == "previous":
        sentences.append(say_change(assembly, report, result, "year", voice))
    elif result.has_value and result.change_previous.why_not == "definition_changed":
        sentences.append(say_new_definition(report, result, voice))
    elif result.has_value and result.change_previous.why_not not in (None, "no_earlier_quarter"):
        sentences.append(voice.say(f"change.why_not.{_why_not(result)}"))
    sentences += say_target(report, result, voice)
    if result.status in ("provisional", "estimated"):
        sentences.append(voice.say(f"figure.{result.status}"))
    note = say_note(report, result, voice)
    known = " ".join(sentence.text.lower() for sentence in sentences)
    return (*sentences, note) if note and note.text.lower().rstrip(".") not in known else tuple(sentences)


def _why_not(result: Result) -> str:
    """Why there is no comparison with the quarter before; from April to June none is possible in July."""
    why = str(result.change_previous.why_not)
    return "cumulative_july" if why == "cumulative" and result.quarter.number == 1 else why


def say_note(report: Report, result: Result, voice: Voice) -> Sentence | None:
    """What the reporting office wrote beside the figure, in the language in which it wrote."""
    return voice.quote(result.note, Facts(report, voice.language).where(result, "note"))


def usual_basis(result: Result) -> Basis:
    """The quarter before if comparable, else a year earlier; for a cumulative figure a year earlier."""
    if result.metric.cumulative:
        return "year"
    return "previous" if result.change_previous.why_not is None else "year"


def say_figure(
    assembly: Assembly, report: Report, result: Result, voice: Voice, basis: Basis | None = None
) -> Sentence:
    """The figure and what it is compared with, or that there is none.

    Without ``basis``: the quarter before if comparable, else the same quarter a year earlier.
    """
    facts = Facts(report, voice.language)
    title = result.metric.title.said_in(voice.language)[0]
    about = result.metric.metric_id
    if not result.has_value:
        key = f"result.missing.{result.status}"
        if result.status == "not_collected":
            return voice.say(key, about=about, title=title)
        return voice.say(key, about=about, title=title, months=facts.months())
    noun = noun_class(title, voice.language)
    figure = say_value(report, result, voice)
    basis = basis or usual_basis(result)
    compared = compared_with(assembly, result, basis)
    if compared is None:
        return voice.say(
            f"result.only.{noun}", about=about, title=title, figure=figure, months=facts.months()
        )
    direction = direction_of(result, _change(result, basis), compared[1])
    return voice.say(
        f"result.{direction}_{basis}.{noun}",
        about=about,
        title=title,
        figure=figure,
        months=facts.months(),
        base=say_value(*compared, voice),
    )


def say_change(assembly: Assembly, report: Report, result: Result, basis: Basis, voice: Voice) -> Sentence:
    """The change by itself: "13.1 percentage points more than a year earlier (64.7%)"."""
    change = _change(result, basis)
    compared = compared_with(assembly, result, basis)
    about = result.metric.metric_id
    if compared is None:
        return voice.say(f"change.why_not.{change.why_not or 'no_figure'}", about=about)
    base = say_value(*compared, voice)
    direction = direction_of(result, change, compared[1])
    if direction in ("same", "against") or change.difference is None:
        return voice.say(f"change.{basis}.{direction}", about=about, base=base)
    word = "more" if direction == "up" else "fewer"
    if result.metric.unit != "percent":
        return voice.say(f"change.{basis}.{word}", about=about, base=base)
    facts = Facts(report, voice.language)
    size = formats.number(abs(change.difference))
    points = Fact(facts.where(result, f"change_{basis}/difference"), size)
    return voice.say(f"change.{basis}.points_{word}", about=about, points=points, base=base)


def say_target(report: Report, result: Result, voice: Voice) -> tuple[Sentence, ...]:
    """Whether the target was met, and which way is good where that is not plain."""
    facts = Facts(report, voice.language)
    about = result.metric.metric_id
    if (result.metric.direction == "none" and result.target is None) or result.verdict == "not_applicable":
        return ()
    if result.target is None or result.verdict == "no_target":
        return (say_no_target(report, result, voice),)
    key = f"target.{result.verdict}_{result.metric.direction}"
    said = [voice.say(key, about=about, target=facts.of(result, "target/value"))]
    if result.target.late:
        path = facts.where(result, "target/approved_on")
        said.append(
            voice.say("target.late", day=Fact(path, formats.day(result.target.approved_on, voice.language)))
        )
    return tuple(said)


def say_value(report: Report, result: Result, voice: Voice) -> Sentence:
    """The figure as a phrase: ``77.8% (140 of 180)``, ``14 of 18 (77.8%)``, ``3 of 4``, ``6 days``."""
    facts = Facts(report, voice.language)
    value = facts.of(result, "value")
    if (
        result.metric.unit != "percent"
        or not _countable(result.numerator)
        or not _countable(result.denominator)
    ):
        return Sentence(value.text, voice.language, (value.id,))
    numerator, denominator = facts.of(result, "numerator"), facts.of(result, "denominator")
    assert result.denominator is not None
    if result.denominator < TINY_BASE:
        return voice.say("figure.tiny", numerator=numerator, denominator=denominator)
    size = "small" if result.denominator < SMALL_BASE else "large"
    return voice.say(f"figure.{size}", share=value, numerator=numerator, denominator=denominator)


def compared_with(assembly: Assembly, result: Result, basis: Basis) -> tuple[Report, Result] | None:
    """The report and result that ``result`` is compared with, if the two are comparable."""
    change = _change(result, basis)
    if change.why_not is not None and change.why_not != "base_is_zero":
        return None
    report = assembly.report(change.base)
    base = report[Figures].of(result.metric.metric_id, result.unit.unit_id) if report else None
    return (report, base) if report and base and base.has_value else None


def direction_of(result: Result, change: Change, base: Result) -> Literal["up", "down", "same", "against"]:
    """Which comparison may be made: none of direction where either share rests on fewer than 20."""
    if on_small_base(result, base):
        return "against"
    assert result.value is not None
    assert base.value is not None
    if result.value == base.value or change.sense == "same":
        return "same"
    return "up" if result.value > base.value else "down"


def on_small_base(one: Result, other: Result) -> bool:
    """Whether either of two shares rests on fewer than 20, so that neither "rose" nor "fell" is said."""
    return one.metric.unit == "percent" and min(_base(one), _base(other)) < SMALL_BASE


def noun_class(title: str, language: Language) -> str:
    """The class with which Kiswahili verbs agree: that of the title's first word; else ``none``."""
    return _NOUN_CLASS.get(title.split()[0], "none") if language == "sw" else "none"


def lower_is_better(result: Result, voice: Voice) -> Sentence | None:
    """A reminder for metrics where less is better."""
    return voice.say("target.lower_is_better") if result.metric.direction == "down" else None


def say_point(
    assembly: Assembly, report: Report, result: Result, voice: Voice, basis: Basis | None = None
) -> Sentence:
    """A result as one main point: the figure with its comparison, then the target if there is one."""
    figure = say_figure(assembly, report, result, voice, basis)
    direction = lower_is_better(result, voice) if result.has_value else None
    target = say_target(report, result, voice)[:1] if result.target else ()
    return joined([figure, direction, *target])


def _change(result: Result, basis: Basis) -> Change:
    return result.change_previous if basis == "previous" else result.change_year


def _base(result: Result) -> Decimal:
    return Decimal(SMALL_BASE) if result.denominator is None else result.denominator


def _countable(value: Decimal | None) -> bool:
    return value is not None and value == value.to_integral_value() and abs(value) < _LONGEST_COUNT
