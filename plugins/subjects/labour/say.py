"""Overall Labour Effectiveness in sentences: of whole departments, never of a person."""

from __future__ import annotations

from plugins.core.facts.assembly import Report
from plugins.core.statements.voice import Fact, Sentence, Voice, joined
from plugins.subjects.figures.say_facts import Facts, unit_name
from plugins.subjects.units.record import ASSEMBLY_ID

from .model import LabourReport, LabourResult

_FACTORS = ("availability", "performance", "quality")


def say_labour(report: Report, voice: Voice) -> tuple[Sentence, ...]:
    """The Assembly's labour effectiveness (if there is one), then the range over its departments."""
    if not report[LabourReport].results:
        return (voice.say("labour.not_collected", months=Facts(report, voice.language).months()),)
    said = [
        say_labour_of(report, own, voice)
        for own in report[LabourReport].results
        if own.unit.unit_id == ASSEMBLY_ID
    ]
    known = [
        own
        for own in report[LabourReport].results
        if own.effectiveness_pct is not None and own.unit.unit_id != ASSEMBLY_ID
    ]
    if not known:
        nobody = [] if said else [voice.say("labour.nobody", months=Facts(report, voice.language).months())]
        return (*said, *nobody)
    known.sort(key=lambda own: own.effectiveness_pct or 0)
    if len(known) > 1:
        said.append(_range(report, known, voice))
    return tuple(said)


def say_labour_of(report: Report, labour: LabourResult, voice: Voice) -> Sentence:
    """One unit: the product, its three factors and the lowest of them; or that nothing was submitted."""
    facts = Facts(report, voice.language)
    unit = unit_name(labour.unit, voice.language)
    if labour.effectiveness_pct is None:
        return voice.say("labour.missing", unit=unit, months=facts.months())
    root = f"labour/{labour.unit.unit_id}"
    percents = {name: facts.percent(f"{root}/{name}_pct") for name in ("effectiveness", *_FACTORS)}
    first = voice.say("labour.effectiveness", unit=unit, months=facts.months(), **percents)  # type: ignore[arg-type]
    factors = sorted(_FACTORS, key=lambda name: getattr(labour, f"{name}_pct"))
    lowest, next_one = (getattr(labour, f"{name}_pct") for name in factors[:2])
    return joined([first, voice.say(f"labour.lowest_{factors[0]}") if lowest < next_one else None])


def _range(report: Report, known: list[LabourResult], voice: Voice) -> Sentence:
    facts = Facts(report, voice.language)
    ends = [facts.percent(f"labour/{own.unit.unit_id}/effectiveness_pct") for own in (known[0], known[-1])]
    count = Fact(f"{facts.root}/count/labour_units", str(len(known)), len(known))
    return voice.say("labour.range", lowest=ends[0], highest=ends[1], count=count)
