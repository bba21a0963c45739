"""The index: its value and band, what moved it, how sure it is; or why there is none."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from composite_index.decompose import Kind
from plugins.core.facts.assembly import Assembly, Report
from plugins.core.statements import formats
from plugins.core.statements.voice import Sentence, Voice
from plugins.subjects.figures.model import Figures
from plugins.subjects.figures.say_facts import Facts
from plugins.subjects.reports.say import index_case

from .model import IndexEffect, IndexExplanation, Indices, UnitIndex


def say_index(assembly: Assembly, report: Report, voice: Voice) -> tuple[Sentence, ...]:
    """The Assembly's index and what moved it; in a quarter without one, why and how near it is."""
    if report[Indices].assembly.value is None:
        return say_no_index(report, voice)
    return (
        say_index_value(assembly, report, voice),
        *say_movers(report, voice),
        *say_other_causes(report, voice),
        *say_limits(report, voice),
    )


def say_index_value(assembly: Assembly, report: Report, voice: Voice) -> Sentence:
    """One sentence: value, months, the quarter before, band."""
    facts = Facts(report, voice.language)
    case = index_case(assembly, report)
    if case in ("no_index", "incomplete"):
        return say_no_index(report, voice)[0]
    values: dict[str, Any] = {"index": facts.number("index/value"), "band": facts.name("index/band/label")}
    if case in ("rose", "fell", "same"):
        values["before"] = facts.number("index/change_previous/base_value")
    return voice.say(f"index_sentence.{case}", months=facts.months(), **values)


def say_unit_index(report: Report, index: UnitIndex, voice: Voice) -> Sentence | None:
    """A department's index in one sentence; ``None`` if it has none."""
    if index.value is None or index.band is None:
        return None
    facts = Facts(report, voice.language)
    root = f"unit_indices/{index.unit.unit_id}"
    return voice.say(
        "index_sentence.unit",
        unit=index.unit.name.said_in(voice.language)[0],
        months=facts.months(),
        index=facts.number(f"{root}/value"),
        band=facts.name(f"{root}/band/label"),
    )


def movers(report: Report) -> tuple[IndexEffect, ...]:
    """What each metric's own figure did to the index since the quarter before, largest rise first.

    These are the data effects of the exact decomposition; targets, weights and metrics that appeared
    or went missing have effects of their own, so a metric that was not reported adds nothing here. Nor does
    one that counts from 1 July and began anew: its fall is that of the calendar.
    """
    why = report[Indices].assembly.why_previous
    return tuple(sorted(why.besides("data"), key=lambda effect: -effect.points)) if why else ()


def say_movers(report: Report, voice: Voice) -> tuple[Sentence, ...]:
    """What added most, what took most away, and what changed only because a figure is missing or new."""
    parts = movers(report)
    said = []
    for key, found in (("added", parts[:1]), ("taken", parts[-1:])):
        for effect in found:
            if (effect.points > 0) if key == "added" else (effect.points < 0):
                said.append(_say_effect(report, effect, f"index_sentence.{key}", voice))
    why = report[Indices].assembly.why_previous
    for effect in why.of_kind("scope") if why else ():
        if effect.points and effect.about:
            key = f"scope_{scope_word(report, effect)}_{'gave' if effect.points > 0 else 'took'}"
            said.append(_say_effect(report, effect, f"index_sentence.{key}", voice))
    return tuple(said)


def say_other_causes(report: Report, voice: Voice) -> tuple[Sentence, ...]:
    """What the new financial year, revised targets, new weights and new rules did to the index since the
    quarter before."""
    why, facts = report[Indices].assembly.why_previous, Facts(report, voice.language)
    kinds: tuple[Kind, ...] = ("target", "weight", "method")
    said = [_say_restart(report, why, voice)] if why and why.restarts else []
    for kind in kinds if why else ():
        total = why.rest(kind) if why else Decimal(0)
        if total:
            key = f"index_sentence.{kind}_{'gave' if total > 0 else 'took'}"
            points = facts.points(f"index/why_previous/rest/{kind}", total)
            said.append(voice.say(key, points=points))
    return tuple(said)


def _say_restart(report: Report, why: IndexExplanation, voice: Voice) -> Sentence:
    """Which metrics began anew in July, and what that did to the index together with their new targets."""
    names = dict.fromkeys(effect.title.said_in(voice.language)[0] for effect in why.restarts)
    titles = formats.listed(tuple(names), voice.language)
    if not why.restart:
        return voice.say("index_sentence.restart_none", title=titles)
    points = Facts(report, voice.language).points("index/why_previous/restart", why.restart)
    key = f"index_sentence.restart_{'gave' if why.restart > 0 else 'took'}"
    return voice.say(key, title=titles, points=points)


def say_certainty(report: Report, voice: Voice) -> tuple[Sentence, ...]:
    """Whether the change holds under other defensible choices, and how firmly the index is in its band;
    nothing where no simulation was made. Under ``sure_pct`` of the draws: not distinguishable."""
    sure, why, band = (
        report[Indices].assembly.certainty,
        report[Indices].assembly.why_previous,
        report[Indices].assembly.band,
    )
    if sure is None:
        return ()
    facts, said = Facts(report, voice.language), []
    draws = facts.count("index/certainty/draws")
    base = f"{why.base}/{report.release.name_of(why.base_version)}" if why else ""
    if base in sure.better and base in sure.worse:
        better = facts.percent(f"index/certainty/better/{base}", 0)
        worse = facts.percent(f"index/certainty/worse/{base}", 0)
        if sure.better[base] >= sure.sure_pct:
            said.append(voice.say("index_page.sure_rose", better=better, draws=draws))
        elif sure.worse[base] >= sure.sure_pct:
            said.append(voice.say("index_page.sure_fell", worse=worse, draws=draws))
        else:
            said.append(voice.say("index_page.sure_not", better=better, worse=worse, draws=draws))
    if band is not None and band.number in sure.bands:
        share = facts.percent(f"index/certainty/bands/{band.number}", 0)
        said.append(voice.say("index_page.sure_band", band=facts.name("index/band/label"), share=share))
    return tuple(said)


def scope_word(report: Report, effect: IndexEffect) -> str:
    """``missing`` if none of what the effect is about has a score now, ``new`` if all of it has, else
    ``mixed``."""
    scored = {node.node_id for node in report[Indices].assembly.nodes if node.score is not None}
    there = [node_id in scored for node_id in effect.about]
    return "new" if all(there) else "mixed" if any(there) else "missing"


def scope_titles(report: Report, effect: IndexEffect, voice: Voice) -> str:
    """What the effect is about, by title."""
    titles = {node.node_id: node.title for node in report[Indices].assembly.nodes}
    return ", ".join(
        (titles.get(node_id) or effect.title).said_in(voice.language)[0] for node_id in effect.about
    )


def say_no_index(report: Report, voice: Voice) -> tuple[Sentence, ...]:
    """Why there is no index, and how many metrics are ready for one."""
    facts = Facts(report, voice.language)
    index = report[Indices].assembly
    if index.status == "incomplete":
        coverage = facts.percent("index/coverage_pct")
        first = voice.say("index_sentence.incomplete", months=facts.months(), coverage=coverage)
    else:
        first = voice.say("index_sentence.none", months=facts.months())
    reason = voice.quote(report.release.no_index_reason, f"{facts.root}/release/no_index_reason")
    return tuple(said for said in (first, reason, say_readiness(report, voice)) if said)


def say_readiness(report: Report, voice: Voice) -> Sentence:
    """How many metrics are defined, and how many of them have a figure, a target and a weight."""
    facts = Facts(report, voice.language)
    fields, key = ["defined", "with_data"], "readiness.no_targets"
    if report[Figures].readiness.with_target:
        fields, key = [*fields, "with_target"], "readiness.no_weights"
    if report[Figures].readiness.with_weight:
        fields = ["defined", "with_data", "with_target"]
        fields, key = [*fields, "with_weight", "complete"], "readiness.sentence"
    return voice.say(key, **{field: facts.count(f"readiness/{field}") for field in fields})  # type: ignore[arg-type]


def say_limits(report: Report, voice: Voice) -> tuple[Sentence, ...]:
    """What the missing figures could do to the index, and whether it gains by their absence."""
    facts = Facts(report, voice.language)
    index, said = report[Indices].assembly, []
    if index.worst is not None and index.best is not None and index.worst != index.best:
        worst, best = facts.number("index/worst"), facts.number("index/best")
        said.append(voice.say("index_sentence.bounds", worst=worst, best=best))
    if index.helped_by_missing:
        said.append(voice.say("index_sentence.helped"))
    return tuple(said)


def _say_effect(report: Report, effect: IndexEffect, key: str, voice: Voice) -> Sentence:
    facts = Facts(report, voice.language)
    path = f"index/why_previous/effects/{effect.effect_id}/points"
    title = effect.title.said_in(voice.language)[0]
    if effect.kind == "scope":
        title = scope_titles(report, effect, voice)
    return voice.say(key, about=effect.metric_id or "", title=title, points=facts.points(path, effect.points))
