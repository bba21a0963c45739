"""Executive summaries of a quarter for five readers, from one fact base.

Each reader asks something else, so after the report's own answer each is told statements of his own, at most
six of them, and no statement is told to two. A reader for whom a quarter has little is told so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from plugins.core.facts.assembly import Assembly, Report
from plugins.core.statements import formats
from plugins.core.statements.voice import Fact, Sentence, Voice, joined
from plugins.subjects.figures.model import Figures
from plugins.subjects.figures.say_facts import Facts
from plugins.subjects.index.model import Indices

from .say import COMPARED, index_case, say_headline, unjudged_case
from .say_readers import AUDIENCES, CLOSING, Part, Told

#: So many statements of his own a reader has at most; with fewer than the least he is told why.
MOST, LEAST = 6, 4
SMS_LENGTH = 160


@dataclass(frozen=True, slots=True)
class Summary:
    """One reader's summary. ``audience`` is also the anchor on the page."""

    audience: str
    heading: str
    sentences: tuple[Sentence, ...]


def say_summaries(assembly: Assembly, report: Report, voice: Voice) -> tuple[Summary, ...]:
    """The five summaries; each begins with the report's own answer in one sentence."""
    return tuple(
        Summary(audience, voice.words(f"audience.{audience}"), say_summary(audience, assembly, report, voice))
        for audience in AUDIENCES
    )


def say_summary(audience: str, assembly: Assembly, report: Report, voice: Voice) -> tuple[Sentence, ...]:
    """What one reader is told: the report's own answer, then what is his own; ``KeyError`` for an unknown
    reader."""
    told = Told(report, voice)
    own = _said(AUDIENCES[audience], told)
    few = [voice.say("summary.few")] if len(own) < LEAST else []
    closing = _said(CLOSING.get(audience, ()), told)
    return (say_headline(assembly, report, voice), *own, *few, *closing[: MOST - len(own)])


def _said(parts: Iterable[Part], told: Told) -> list[Sentence]:
    said = (sentence for part in parts for sentence in part(told) if sentence)
    return list(dict.fromkeys(said))[:MOST]


def say_sms(assembly: Assembly, report: Report, voice: Voice) -> Sentence:
    """The quarter in one text message: at most 160 characters, all of them in the basic alphabet. It has the
    headline's verdict on the index; where that does not fit, the figure alone. Of a withdrawn report it
    has no figure."""
    if report.release.is_withdrawn:
        facts = Facts(report, voice.language)
        quarter = _basic(formats.short_quarter(report.quarter, voice.language))
        return voice.say("sms.withdrawn", quarter=Fact(f"{facts.root}/quarter", quarter))
    told = _say_sms(report, index_case(assembly, report), voice)
    return told if len(told.text) <= SMS_LENGTH else _say_sms(report, "index", voice)


def _say_sms(report: Report, verdict: str, voice: Voice) -> Sentence:
    facts = Facts(report, voice.language)
    quarter = _basic(formats.short_quarter(report.quarter, voice.language))
    values: dict[str, Any] = {
        "quarter": Fact(f"{facts.root}/quarter", quarter),
        "missing": facts.count("count/missing"),
        "reportable": facts.count("count/reportable"),
    }
    kind, case = "figures", "no_index"
    if report[Figures].tally.judged:
        kind = "targets"
        values |= {"met": facts.count("tally/met"), "judged": facts.count("tally/judged")}
    if report[Indices].assembly.value is not None and report[Indices].assembly.band is not None:
        case = verdict if kind == "targets" and verdict in COMPARED else "index"
        values |= {"index": facts.number("index/value"), "band": facts.name("index/band/label")}
    if case in COMPARED:
        values["before"] = facts.number("index/change_previous/before/value")
    if kind == "figures":
        case = unjudged_case(report, case == "index")
    said = voice.say(f"sms.{kind}.{case}", **values)
    release = report.release
    if release.provenance == "reported":
        return said
    mark = "illustrative" if release.is_illustrative else "back-cast"
    if release.is_illustrative and release.is_back_cast:
        mark = "illustrative_back-cast"
    return joined([voice.say(f"sms.mark.{mark}"), said], separator="")


def pack_summaries(assembly: Assembly, report: Report, summaries: Iterable[Summary], voice: Voice) -> bytes:
    """The summaries and the text message as one plain-text file, UTF-8, lines of whole sentences."""
    title = voice.words("summaries.title", months=formats.months_and_quarter(report.quarter, voice.language))
    lines = [voice.words("site.name"), title, ""]
    for summary in summaries:
        lines += [summary.heading, "", *(sentence.text for sentence in summary.sentences), ""]
    lines += [voice.words("summaries.sms_heading"), "", say_sms(assembly, report, voice).text]
    return ("\n".join(lines).replace("\u00a0", " ") + "\n").encode()


def _basic(text: str) -> str:
    return text.replace("–", "-").replace("\u00a0", " ")
