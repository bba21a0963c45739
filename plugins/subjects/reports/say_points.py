"""At most six main points; each stands alone, none says again what the headline said."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.claims.statement import Statement
from plugins.core.facts.assembly import Report
from plugins.core.statements.voice import Sentence, Voice, joined
from plugins.subjects.figures.model import Figures, Result
from plugins.subjects.figures.say import say_figure, say_point
from plugins.subjects.figures.say_coverage import say_reported
from plugins.subjects.figures.say_facts import Facts
from plugins.subjects.index.model import Indices
from plugins.subjects.index.say import say_no_index
from plugins.subjects.units.record import ASSEMBLY_ID

MOST = 6


def say_main_points(report: Report, voice: Voice) -> tuple[Sentence, ...]:
    """How firmly targets were kept, the same targets in the quarter before, the changes against and in the
    wanted direction that lead, money against its plan, what is missing. A quarter without an index says
    why."""
    points: list[Sentence] = []
    if report[Indices].assembly.value is None:
        points.append(joined(say_no_index(report, voice)))
    points += filter(None, (say_firmness(report, voice), say_same_set(report, voice)))
    named = report[Figures].named
    for change in (*named.against[:1], *named.toward[:1]):
        points.append(say_point(report, result_of(report, change), voice, change.base))
    points += [say_plan(report, result, voice) for result in planned(report)][:1]
    points.append(say_reported(report, voice))
    return tuple(points[:MOST])


def say_firmness(report: Report, voice: Voice) -> Sentence | None:
    """Of the targets met, how many are firm and what the others rest on; nothing where all are."""
    facts, tally = Facts(report, voice.language), report[Figures].tally
    others = [kind for kind in tally.firm if kind != "firm"]
    if not others:
        return None
    said = [voice.say("firm.none")]
    if "firm" in tally.firm:
        said = [voice.say("firm.met", met=facts.count("tally/met"), count=facts.count("tally/firm/firm"))]
    said += [voice.say(f"firm.{kind}", count=facts.count(f"tally/firm/{kind}")) for kind in others]
    return joined(said)


def say_same_set(report: Report, voice: Voice) -> Sentence | None:
    """The targets that are the same as in the quarter before: how many were met then and now."""
    same = report[Figures].tally.same
    if same is None:
        return None
    count = Facts(report, voice.language).count
    few = {0, 1}.intersection((same.targets, same.met, same.missed_both))
    return voice.say(
        f"same_set.{'few' if few else 'all'}",
        targets=count("tally/same/targets"),
        met=count("tally/same/met"),
        before=count("tally/same/met_before"),
        missed=count("tally/same/missed_both"),
    )


def planned(report: Report) -> Iterator[Result]:
    """The Assembly's figures that add up through the year and have a step planned for the quarter."""
    for result in report[Figures].of_unit(ASSEMBLY_ID):
        if (
            result.metric.cumulative
            and result.has_value
            and result.target
            and result.target.value is not None
        ):
            yield result


def say_plan(report: Report, result: Result, voice: Voice) -> Sentence:
    """A figure that adds up through the year, what it was a year earlier, and the step planned for the
    quarter."""
    target = Facts(report, voice.language).of(result, "target/value")
    kept = "kept" if result.verdict == "met" else "short"
    said = [say_figure(report, result, voice), voice.say(f"plan_step.{kept}", target=target)]
    return joined(said)


def result_of(report: Report, change: Statement) -> Result:
    """The result that a change is about."""
    found = report[Figures].of(change.subject, change.unit)
    assert found is not None
    return found


def notable(report: Report) -> tuple[tuple[Result, Statement], ...]:
    """The changes that are named, each with its result."""
    return tuple((result_of(report, change), change) for change in report[Figures].named.all)
