"""Executive summaries of a quarter for five readers, from one fact base.

Each reader asks something else, so after the report's own answer each is told statements of his own, at most
six of them, and no statement is told to two. A reader for whom a quarter has little is told so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from plugins.core.facts.assembly import Assembly, Report
from plugins.core.statements import formats
from plugins.core.statements.voice import Fact, Sentence, Voice, joined
from plugins.subjects.actions.say import say_actions
from plugins.subjects.corrections.say import say_correction_count
from plugins.subjects.figures.model import Figures
from plugins.subjects.figures.say import say_point
from plugins.subjects.figures.say_coverage import say_gaps, say_reported, say_submissions
from plugins.subjects.figures.say_facts import Facts
from plugins.subjects.index.model import Indices
from plugins.subjects.index.say import (
    say_causes,
    say_limits,
    say_no_index,
    say_other_causes,
    say_readiness,
)
from plugins.subjects.labour.say import say_labour
from plugins.subjects.metrics.record import Metric
from plugins.subjects.money.say import say_budget
from plugins.subjects.units.measure import unit_of

from .say import COMPARED, index_case, say_headline
from .say_points import say_firmness, say_same_set

SMS_LENGTH = 160
_Part = Callable[["_Told"], "list[Sentence | None]"]


@dataclass(frozen=True, slots=True)
class Summary:
    """One reader's summary. ``audience`` is also the anchor on the page."""

    audience: str
    heading: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    assembly: Assembly
    report: Report
    voice: Voice

    @property
    def facts(self) -> Facts:
        return Facts(self.report, self.voice.language)


def say_summaries(assembly: Assembly, report: Report, voice: Voice) -> tuple[Summary, ...]:
    """The five summaries; each begins with the report's own answer in one sentence."""
    return tuple(
        Summary(audience, voice.words(f"audience.{audience}"), say_summary(audience, assembly, report, voice))
        for audience in AUDIENCES
    )


def say_summary(audience: str, assembly: Assembly, report: Report, voice: Voice) -> tuple[Sentence, ...]:
    """What one reader is told: the report's own answer, then what is his own; ``KeyError`` for an unknown
    reader."""
    told = _Told(assembly, report, voice)
    own: list[Sentence] = []
    for part in _AUDIENCES[audience]:
        own += (sentence for sentence in part(told) if sentence)
    own = list(dict.fromkeys(own))[:MOST]
    few = [voice.say("summary.few")] if len(own) < LEAST else []
    return (say_headline(assembly, report, voice), *own, *few)


def is_money(metric: Metric) -> bool:
    """Whether a metric is one of money."""
    return metric.unit == "kes" or metric.source == "money"


def say_sms(assembly: Assembly, report: Report, voice: Voice) -> Sentence:
    """The quarter in one text message: at most 160 characters, all of them in the basic alphabet. It has the
    headline's verdict on the index; where that does not fit, the figure alone."""
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


def _firmness(told: _Told) -> list[Sentence | None]:
    return [say_firmness(told.report, told.voice)]


def _same_set(told: _Told) -> list[Sentence | None]:
    return [say_same_set(told.report, told.voice)]


def _index(told: _Told) -> list[Sentence | None]:
    if told.report[Indices].assembly.value is None:
        return [*say_no_index(told.report, told.voice)[:2]]
    moved = [*say_causes(told.report, told.voice), *say_other_causes(told.report, told.voice)]
    return [joined(moved) if moved else None, *say_limits(told.report, told.voice)[:1]]


def _targets_of(*families: str) -> _Part:
    """How many targets were met in each of the families."""

    def part(told: _Told) -> list[Sentence | None]:
        said: list[Sentence | None] = []
        for family in families:
            met, judged = (told.facts.count(f"family/{family}/{what}") for what in ("met", "judged"))
            if judged.count:
                said.append(told.voice.say(f"summary.family.{family}", count=met, of=judged))
        return said

    return part


def _figures(chosen: Callable[[Metric], bool]) -> _Part:
    """The Assembly's figures of some metrics, in the order of the register."""

    def part(told: _Told) -> list[Sentence | None]:
        results = (one for one in told.report[Figures].of_unit() if one.has_value and chosen(one.metric))
        return [say_point(told.report, result, told.voice) for result in results]

    return part


def _waiting(kind: str) -> _Part:
    """How many petitions or questions wait for an answer, and how many of them beyond their day."""

    def part(told: _Told) -> list[Sentence | None]:
        waiting, late = (told.facts.count(f"count/{what}_{kind}") for what in ("open", "late"))
        if not waiting.count:
            return []
        day = told.facts.day("release/as_at")
        return [told.voice.say(f"summary.waiting_{kind}", count=late, of=waiting, day=day)]

    return part


def _not_met(told: _Told) -> list[Sentence | None]:
    missed = [result for result in told.report[Figures].of_unit() if result.verdict == "not_met"]
    if not missed:
        return []
    titles = [result.metric.title.said_in(told.voice.language)[0] for result in missed]
    names = Fact(told.facts.where(missed[0], "verdict"), "; ".join(titles))
    return [told.voice.say("summary.not_met", names=names)]


def _yardstick(told: _Told) -> list[Sentence | None]:
    met, judged = told.facts.count("count/ten_met"), told.facts.count("count/ten_judged")
    if not judged.count:
        return [told.voice.say("summary.yardstick_none")]
    return [told.voice.say("summary.yardstick", met=met, judged=judged)]


def _gaps(told: _Told) -> list[Sentence | None]:
    gaps = [*say_gaps(told.report, told.voice)]
    return [joined([say_reported(told.report, told.voice), *gaps])]


def _submissions(told: _Told) -> list[Sentence | None]:
    return [say_submissions(told.report, told.voice)]


def _labour(told: _Told) -> list[Sentence | None]:
    said = say_labour(told.report, told.voice)
    return [joined(said)] if said else []


def _budget(told: _Told) -> list[Sentence | None]:
    said = say_budget(told.report, unit_of(told.report, "assembly"), told.voice)
    return [joined(said)] if said else []


def _readiness(told: _Told) -> list[Sentence | None]:
    return [say_readiness(told.report, told.voice)]


def _actions(told: _Told) -> list[Sentence | None]:
    return [say_actions(told.report, told.voice)]


def _corrections(told: _Told) -> list[Sentence | None]:
    return [say_correction_count(told.report, told.voice)]


def _next(told: _Told) -> list[Sentence | None]:
    if told.report.release.next_expected_on is None:
        return []
    return [told.voice.say("summary.next", day=told.facts.day("release/next_expected_on"))]


def _closing(key: str) -> _Part:
    return lambda told: [told.voice.say(key)]


#: What each reader is told after the report's own answer, in this order; what comes after the sixth is left
#: out.
_AUDIENCES: Mapping[str, tuple[_Part, ...]] = {
    "citizens": (
        _figures(lambda metric: metric.family == "stakeholder"),
        _waiting("petitions"),
        _next,
        _closing("summary.error"),
    ),
    "members": (
        _targets_of("legislative", "oversight"),
        _waiting("queries"),
        _figures(lambda metric: metric.family in ("oversight", "legislative")),
    ),
    "staff": (
        _submissions,
        _actions,
        _labour,
        _figures(lambda metric: metric.family == "administrative" and not is_money(metric)),
    ),
    "media": (_index, _not_met, _gaps, _corrections, _closing("summary.check")),
    "board": (
        _firmness,
        _same_set,
        _budget,
        _yardstick,
        _readiness,
        _figures(lambda metric: metric.family == "administrative" and is_money(metric)),
    ),
}
#: So many statements of his own a reader has at most; with fewer than the least he is told why.
MOST, LEAST = 6, 4
AUDIENCES: tuple[str, ...] = tuple(_AUDIENCES)
