"""What arrived, what is missing and why, and who sent nothing."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.facts.assembly import Report
from plugins.core.statements import formats
from plugins.core.statements.voice import Sentence, Voice, joined
from plugins.subjects.submissions.record import Submission
from plugins.subjects.units.measure import unit_of

from .model import Figures, Result
from .say import say_figure, say_note
from .say_facts import Facts, unit_name

_WAYS = ("not_reported", "not_collected", "suppressed", "not_applicable")


def say_gaps(report: Report, voice: Voice) -> Iterator[Sentence]:
    """How many figures are not there, for each way of having none."""
    facts = Facts(report, voice.language)
    for way in _WAYS:
        if getattr(report[Figures].coverage, way):
            yield voice.say(f"coverage.{way}", count=facts.count(f"coverage/{way}"))


def say_reported(report: Report, voice: Voice) -> Sentence:
    """Figures reported among those that were due, in one sentence."""
    facts = Facts(report, voice.language)
    if report[Figures].coverage.pct is None:
        return voice.say("coverage.nothing_due", months=facts.months())
    return voice.say(
        "coverage.reported",
        count=facts.count("coverage/reported"),
        of=facts.count("count/reportable"),
        months=facts.months(),
        pct=facts.percent("coverage/pct"),
    )


def say_submissions(report: Report, voice: Voice) -> Sentence | None:
    """How many departments and committees sent data on time, late or not at all; silent ones by name."""
    if not report.rows(Submission):
        return None
    facts = Facts(report, voice.language)
    asked, on_time = facts.count("count/asked_units"), facts.count("count/on_time_units")
    kinds = {unit_of(report, sent.unit_id).kind for sent in report.rows(Submission)}
    kind = kinds.pop() if len(kinds) == 1 else "mixed"
    said = [voice.say(f"submissions.{kind}.on_time", count=on_time, of=asked)]
    late, silent = facts.count("count/late_units"), facts.count("count/silent_units")
    if late.count:
        said.append(voice.say(f"submissions.{kind}.late", count=late))
    if silent.count:
        units = [
            unit_of(report, sent.unit_id) for sent in report.rows(Submission) if sent.received_on is None
        ]
        names = formats.listed([unit_name(unit, voice.language) for unit in units], voice.language)
        said.append(voice.say(f"submissions.{kind}.silent", count=silent, names=names))
    return joined(said)


def say_missing(report: Report, voice: Voice) -> tuple[Sentence, ...]:
    """One entry for each of the Assembly's figures that is not there: which, why, and the note on it."""
    said = []
    for result in report[Figures].of_unit():
        if not result.has_value:
            said.append(joined(say_absence(report, result, voice)))
    return tuple(said)


def say_absence(report: Report, result: Result, voice: Voice) -> tuple[Sentence, ...]:
    """That a figure is not there, and the office's note, unless it only says the same again."""
    figure, note = say_figure(report, result, voice), say_note(report, result, voice)
    if note is None or note.text.lower().rstrip(".") in figure.text.lower():
        return (figure,)
    return figure, note
