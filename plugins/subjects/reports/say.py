"""The one-sentence answer of home and report."""

from __future__ import annotations

from typing import Any

from plugins.core.facts.assembly import Assembly, Report
from plugins.core.statements.voice import Sentence, Voice, marked
from plugins.subjects.figures.measure_history import known_to
from plugins.subjects.figures.model import Figures
from plugins.subjects.figures.say_facts import Facts
from plugins.subjects.index.model import Indices

#: The verdicts with which an earlier index is named.
COMPARED = ("higher", "lower", "same", "unclear", "side_by_side")


def say_headline(assembly: Assembly, report: Report | None, voice: Voice) -> Sentence:
    """What the quarter came to: "Illustrative figures: from July to September 2026 the Assembly met ..."."""
    if report is None:
        return voice.say("headline.withdrawn" if assembly.withdrawn else "headline.nothing")
    return marked(report.release, _answer(assembly, report, voice), voice)


def index_case(assembly: Assembly, report: Report) -> str:
    """The verdict on its change (``COMPARED``) or, where it is not compared,
    ``first`` or ``only``; ``incomplete`` or ``no_index``."""
    index = report[Indices].assembly
    if index.status != "computed" or index.value is None or index.band is None:
        return "incomplete" if index.status == "incomplete" else "no_index"
    change = index.change_previous
    if change.is_compared:
        return change.verdict
    earlier = known_to(assembly, report)[:-1]
    return "only" if any(other[Indices].assembly.value is not None for other in earlier) else "first"


def _answer(assembly: Assembly, report: Report, voice: Voice) -> Sentence:
    facts = Facts(report, voice.language)
    case = index_case(assembly, report)
    values: dict[str, Any] = {}
    if case not in ("incomplete", "no_index"):
        values |= {"index": facts.number("index/value"), "band": facts.name("index/band/label")}
    if case in COMPARED:
        values["before"] = facts.number("index/change_previous/before/value")
    if report[Figures].tally.judged:
        return voice.say(f"headline.targets.{case}", tally=say_tally(report, voice), **values)
    reported, due = facts.count("coverage/reported"), facts.count("count/reportable")
    values["reported"] = voice.say("headline.reported", count=reported, of=due, months=facts.months())
    values.pop("before", None)
    return voice.say(f"headline.figures.{unjudged_case(report, 'index' in values)}", **values)


def say_short(assembly: Assembly, report: Report, voice: Voice) -> Sentence:
    """The same for a list of reports, under the quarter's months and without an earlier index; the whole
    answer where no target was judged."""
    facts, tally = Facts(report, voice.language), report[Figures].tally
    if not tally.judged:
        return say_headline(assembly, report, voice)
    values: dict[str, Any] = {
        "met": voice.say("reports.met", count=facts.count("tally/met"), of=facts.count("tally/judged"))
    }
    if index_case(assembly, report) in ("incomplete", "no_index"):
        return marked(report.release, voice.say("reports.short", **values), voice)
    values |= {"index": facts.number("index/value"), "band": facts.name("index/band/label")}
    return marked(report.release, voice.say("reports.short_index", **values), voice)


def say_tally(report: Report, voice: Voice) -> Sentence:
    """How many of the targets that can be judged were met, as a clause."""
    facts = Facts(report, voice.language)
    met, judged = facts.count("tally/met"), facts.count("tally/judged")
    return voice.say("headline.tally", count=met, of=judged, months=facts.months())


def unjudged_case(report: Report, has_index: bool) -> str:
    """Without a target that was judged: ``index``, or that none had been set (``no_index``), or that their
    figures are missing (``unjudged``)."""
    if has_index:
        return "index"
    return "unjudged" if report[Figures].tally.no_figure else "no_index"
