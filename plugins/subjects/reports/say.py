"""The one-sentence answer of home and report."""

from __future__ import annotations

from typing import Any

from plugins.core.facts.assembly import Assembly, Report
from plugins.core.statements.voice import Sentence, Voice, marked
from plugins.subjects.figures.model import Figures
from plugins.subjects.figures.say_facts import Facts
from plugins.subjects.index.model import Indices


def say_headline(assembly: Assembly, report: Report | None, voice: Voice) -> Sentence:
    """What the quarter came to: "Illustrative figures: from July to September 2026 the Assembly met ..."."""
    if report is None:
        return voice.say("headline.nothing")
    return marked(report.release, _answer(assembly, report, voice), voice)


def index_case(assembly: Assembly, report: Report) -> str:
    """``rose``, ``fell``, ``same``, ``first``, ``only``, ``incomplete`` or ``no_index``."""
    index = report[Indices].assembly
    if index.status != "computed" or index.value is None or index.band is None:
        return "incomplete" if index.status == "incomplete" else "no_index"
    change = index.change_previous
    if change.why_not is None and change.base_value is not None:
        if change.sense == "same" or change.base_value == index.value or not _is_distinguishable(report):
            return "same"
        return "rose" if index.value > change.base_value else "fell"
    earlier = (other for other in assembly.reports if other.quarter < report.quarter)
    return "only" if any(other[Indices].assembly.value is not None for other in earlier) else "first"


def _is_distinguishable(report: Report) -> bool:
    """Whether enough draws of the simulation agree that the index changed. Simulations of illustrative
    figures say nothing about the Assembly and are left out of headlines."""
    sure, why = report[Indices].assembly.certainty, report[Indices].assembly.why_previous
    if sure is None or why is None or report.release.is_illustrative:
        return True
    base = f"{why.base}/{report.release.name_of(why.base_version)}"
    shares = [shares[base] for shares in (sure.better, sure.worse) if base in shares]
    return not shares or max(shares) >= sure.sure_pct


def _answer(assembly: Assembly, report: Report, voice: Voice) -> Sentence:
    facts = Facts(report, voice.language)
    case = index_case(assembly, report)
    values: dict[str, Any] = {"months": facts.months()}
    if case not in ("incomplete", "no_index"):
        values |= {"index": facts.number("index/value"), "band": facts.name("index/band/label")}
    if report[Figures].tally.judged:
        values |= {"met": facts.count("tally/met"), "judged": facts.count("tally/judged")}
        return voice.say(f"headline.targets.{case}", **values)
    values |= {"reported": facts.count("coverage/reported"), "reportable": facts.count("count/reportable")}
    return voice.say(f"headline.figures.{'index' if 'index' in values else 'no_index'}", **values)
