"""The index: its value and band, what moved it, how sure it is; or why there is none."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from plugins.assembly.model import Assembly, IndexNode, QuarterReport, UnitIndex
from plugins.presentation import formats
from plugins.presentation.sentences.facts import Fact, Facts
from plugins.presentation.sentences.headline import index_case
from plugins.presentation.sentences.voice import Sentence, Voice


def say_index(assembly: Assembly, report: QuarterReport, voice: Voice) -> tuple[Sentence, ...]:
    """The Assembly's index and what moved it; in a quarter without one, why and how near it is."""
    if report.index.value is None:
        return say_no_index(report, voice)
    return (
        say_index_value(assembly, report, voice),
        *say_movers(assembly, report, voice),
        *say_limits(report, voice),
    )


def say_index_value(assembly: Assembly, report: QuarterReport, voice: Voice) -> Sentence:
    """One sentence: value, months, the quarter before, band."""
    facts = Facts(report, voice.language)
    case = index_case(assembly, report)
    if case in ("no_index", "incomplete"):
        return say_no_index(report, voice)[0]
    values: dict[str, Any] = {"index": facts.number("index/value"), "band": facts.name("index/band/label")}
    if case in ("rose", "fell", "same"):
        values["before"] = facts.number("index/change_previous/base_value")
    return voice.say(f"index_sentence.{case}", months=facts.months(), **values)


def say_unit_index(report: QuarterReport, index: UnitIndex, voice: Voice) -> Sentence | None:
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


def movers(assembly: Assembly, report: QuarterReport) -> tuple[tuple[IndexNode, Decimal], ...]:
    """Each metric's part of the change on the quarter before, in index points, largest rise first.

    part = contribution now - contribution then; a metric that counts in only one of the two quarters
    is left out, as is all of it when either quarter has no index.
    """
    before = assembly.report(report.quarter.previous)
    if before is None or report.index.value is None or before.index.value is None:
        return ()
    then = {node.metric_id: node.contribution for node in before.index.nodes if node.metric_id}
    parts = []
    for node in report.index.nodes:
        earlier = then.get(node.metric_id) if node.metric_id else None
        if earlier is not None and node.contribution is not None:
            parts.append((node, node.contribution - earlier))
    return tuple(sorted(parts, key=lambda part: -part[1]))


def say_movers(assembly: Assembly, report: QuarterReport, voice: Voice) -> tuple[Sentence, ...]:
    """What added most to the change and what took most away, in index points."""
    parts = movers(assembly, report)
    said = []
    for key, found in (("added", parts[:1]), ("taken", parts[-1:])):
        for node, part in found:
            if (part > 0) if key == "added" else (part < 0):
                said.append(_part(assembly, report, node, part, f"index_sentence.{key}", voice))
    return tuple(said)


def say_no_index(report: QuarterReport, voice: Voice) -> tuple[Sentence, ...]:
    """Why there is no index, and how many metrics are ready for one."""
    facts = Facts(report, voice.language)
    index = report.index
    if index.status == "incomplete":
        coverage = facts.percent("index/coverage_pct")
        first = voice.say("index_sentence.incomplete", months=facts.months(), coverage=coverage)
    else:
        first = voice.say("index_sentence.none", months=facts.months())
    reason = voice.quote(report.release.no_index_reason, f"{facts.root}/release/no_index_reason")
    return tuple(said for said in (first, reason, say_readiness(report, voice)) if said)


def say_readiness(report: QuarterReport, voice: Voice) -> Sentence:
    """How many metrics are defined, and how many of them have a figure, a target and a weight."""
    facts = Facts(report, voice.language)
    fields, key = ["defined", "with_data"], "readiness.no_targets"
    if report.readiness.with_target:
        fields, key = [*fields, "with_target"], "readiness.no_weights"
    if report.readiness.with_weight:
        fields = ["defined", "with_data", "with_target"]
        fields, key = [*fields, "with_weight", "complete"], "readiness.sentence"
    return voice.say(key, **{field: facts.count(f"readiness/{field}") for field in fields})  # type: ignore[arg-type]


def say_limits(report: QuarterReport, voice: Voice) -> tuple[Sentence, ...]:
    """What the missing figures could do to the index, and whether it gains by their absence."""
    facts = Facts(report, voice.language)
    index, said = report.index, []
    if index.worst is not None and index.best is not None and index.worst != index.best:
        worst, best = facts.number("index/worst"), facts.number("index/best")
        said.append(voice.say("index_sentence.bounds", worst=worst, best=best))
    if index.helped_by_missing:
        said.append(voice.say("index_sentence.helped"))
    return tuple(said)


def _part(
    assembly: Assembly, report: QuarterReport, node: IndexNode, part: Decimal, key: str, voice: Voice
) -> Sentence:
    facts = Facts(report, voice.language)
    points = Fact(f"{facts.root}/index/nodes/{node.node_id}/contribution", formats.number(abs(part)))
    said = voice.say(
        key, about=node.metric_id or "", title=node.title.said_in(voice.language)[0], points=points
    )
    before = assembly.report(report.quarter.previous)
    assert before is not None
    earlier = next(other for other in before.index.nodes if other.metric_id == node.metric_id)
    address = f"{Facts(before, voice.language).root}/index/nodes/{earlier.node_id}/contribution"
    return Sentence(said.text, said.lang, (*said.inputs, address), said.about)
