"""The index: its value and band, what moved it, how sure it is; or why there is none."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from composite_index.decompose import Kind
from plugins.core.facts.assembly import Assembly, Report
from plugins.core.statements import formats
from plugins.core.statements.voice import Fact, Sentence, Voice, capitalised
from plugins.subjects.figures.model import Figures
from plugins.subjects.figures.say_facts import Facts
from plugins.subjects.reports.say import COMPARED, index_case

from .measure_band import band_meaning
from .model import IndexEffect, IndexExplanation, Indices, UnitIndex


def say_index(assembly: Assembly, report: Report, voice: Voice) -> tuple[Sentence, ...]:
    """What the band of the Assembly's index means and what moved it; in a quarter without an index, why and
    how near it is. Value and verdict stand in the headline."""
    if report[Indices].assembly.value is None:
        return say_no_index(report, voice)
    band = say_band(report, voice) or capitalised(say_index_value(assembly, report, voice))
    return band, *say_causes(report, voice), *say_other_causes(report, voice), *say_limits(report, voice)


def say_band(report: Report, voice: Voice) -> Sentence | None:
    """The band in plain words; ``None`` where it has no such meaning."""
    index, facts = report[Indices].assembly, Facts(report, voice.language)
    meaning = band_meaning(index)
    if meaning is None or index.band is None:
        return None
    shares = {
        name: Fact(
            f"{facts.root}/band_meaning/{name}", formats.percent(getattr(meaning, name), voice.language)
        )
        for name in ("low", "high", "own", "cap")
    }
    return voice.fill(
        "index_sentence.band_meaning",
        {"band": facts.name("index/band/label"), "index": facts.number("index/value"), **shares},
    )


def say_index_value(assembly: Assembly, report: Report, voice: Voice) -> Sentence:
    """One sentence, to stand after a mark: value, months, the quarter before, band; or that there is none."""
    facts = Facts(report, voice.language)
    case = index_case(assembly, report)
    if case in ("no_index", "incomplete"):
        return _say_none(report, voice)
    values: dict[str, Any] = {"index": facts.number("index/value"), "band": facts.name("index/band/label")}
    if case in COMPARED:
        values["before"] = facts.number("index/change_previous/before/value")
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


def say_causes(report: Report, voice: Voice) -> tuple[Sentence, ...]:
    """What lies between two indices: the metrics' own figures, money against its plan, what is missing or
    new."""
    why, facts = report[Indices].assembly.why_previous, Facts(report, voice.language)
    if why is None:
        return ()
    change = Fact(f"{facts.root}/index/why_previous/change", formats.difference(why.change))
    figures = _total(facts, why, "data")
    said = [voice.say("index_sentence.figures", change=change, points=figures)]
    said += [
        _say_effect(report, effect, _gave("plan", effect.points), voice) for effect in why.of_kind("plan")
    ]
    for effect in why.of_kind("scope"):
        if effect.points and effect.about:
            kind = f"scope_{scope_word(report, effect)}"
            said.append(_say_effect(report, effect, _gave(kind, effect.points), voice))
    return tuple(said)


def say_movers(report: Report, voice: Voice) -> tuple[Sentence, ...]:
    """The same, then the largest gain and the largest loss by a figure; several where they tie."""
    why, facts = report[Indices].assembly.why_previous, Facts(report, voice.language)
    said = [*say_causes(report, voice)]
    for key, up in (("added", True), ("taken", False)):
        if why is not None and (largest := why.largest(up=up)):
            titles = [effect.title.said_in(voice.language)[0] for effect in largest]
            path = f"index/why_previous/effects/{largest[0].effect_id}/points"
            points = facts.points(path, largest[0].points)
            title = formats.listed(titles, voice.language)
            said.append(voice.say(f"index_sentence.{key}", title=title, points=points))
    return tuple(said)


def say_other_causes(report: Report, voice: Voice) -> tuple[Sentence, ...]:
    """What revised targets, new weights and new rules did to the index since the quarter before."""
    why, facts = report[Indices].assembly.why_previous, Facts(report, voice.language)
    said = []
    kinds: tuple[Kind, ...] = ("target", "weight", "method")
    for kind in kinds if why else ():
        total = why.total(kind) if why else Decimal(0)
        if total:
            points = facts.points(f"index/why_previous/total/{kind}", total)
            said.append(voice.say(_gave(kind, total), points=points))
    return tuple(said)


def _gave(kind: str, points: Decimal) -> str:
    """The key of a cause that gave or took points."""
    return f"index_sentence.{kind}_{'took' if points.is_signed() else 'gave'}"


def _total(facts: Facts, why: IndexExplanation, kind: Kind) -> Fact:
    return Fact(f"{facts.root}/index/why_previous/total/{kind}", formats.difference(why.total(kind)))


def say_certainty(report: Report, voice: Voice) -> tuple[Sentence, ...]:
    """Whether the change holds under other defensible choices, and how firmly the index is in its band;
    nothing where no simulation was made."""
    sure, band = report[Indices].assembly.certainty, report[Indices].assembly.band
    if sure is None:
        return ()
    facts, said = Facts(report, voice.language), []
    change, draws = report[Indices].assembly.change_previous, facts.count("index/certainty/draws")
    if change.interval is not None:
        where = f"{facts.root}/index/change_previous/interval"
        up, down = (
            Fact(f"{where}/{place}", formats.percent(share, voice.language, 0))
            for place, share in enumerate(change.interval)
        )
        key = {"higher": "sure_rose", "lower": "sure_fell"}.get(change.verdict, "sure_not")
        shares = {"sure_rose": {"better": up}, "sure_fell": {"worse": down}}
        said.append(
            voice.fill(
                f"index_page.{key}", {"draws": draws, **shares.get(key, {"better": up, "worse": down})}
            )
        )
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
    reason = voice.quote(report.release.no_index_reason, f"{facts.root}/release/no_index_reason")
    said = (capitalised(_say_none(report, voice)), reason, say_readiness(report, voice))
    return tuple(sentence for sentence in said if sentence)


def _say_none(report: Report, voice: Voice) -> Sentence:
    facts = Facts(report, voice.language)
    if report[Indices].assembly.status == "incomplete":
        coverage = facts.percent("index/coverage_pct")
        return voice.say("index_sentence.incomplete", months=facts.months(), coverage=coverage)
    return voice.say("index_sentence.none", months=facts.months())


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
