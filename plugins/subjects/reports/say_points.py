"""At most six main points, ranked; each stands alone."""

from __future__ import annotations

from decimal import Decimal

from plugins.core.facts.assembly import Assembly, Report
from plugins.core.statements.voice import Sentence, Voice, joined
from plugins.subjects.actions.say import say_actions
from plugins.subjects.corrections.say import say_correction_count
from plugins.subjects.figures.model import Figures, Result
from plugins.subjects.figures.say import Basis, compared_with, direction_of, say_point
from plugins.subjects.figures.say_coverage import say_reported, say_submissions
from plugins.subjects.figures.say_facts import Facts
from plugins.subjects.index.model import Indices
from plugins.subjects.index.say import say_index_value, say_movers, say_no_index

MOST = 6


def say_main_points(assembly: Assembly, report: Report, voice: Voice) -> tuple[Sentence, ...]:
    """Targets, index, what got better most, what got worse most, what is missing, what is being done.

    A quarter without an index says why there; a metric is chosen by the size of its change against
    the same quarter a year earlier (or, without one, against the quarter before), because sittings
    and recess follow the seasons.
    """
    index = (
        joined([say_index_value(assembly, report, voice), *say_movers(report, voice)])
        if report[Indices].assembly.value is not None
        else joined(say_no_index(report, voice))
    )
    points = [say_targets(assembly, report, voice), index]
    for result, basis in notable(assembly, report):
        points.append(say_point(assembly, report, result, voice, basis))
    points.append(joined([say_reported(report, voice), say_submissions(report, voice)]))
    points.append(joined([say_actions(report, voice), say_correction_count(report, voice)]))
    return tuple(points[:MOST])


def say_targets(assembly: Assembly, report: Report, voice: Voice) -> Sentence:
    """Targets met, and how many in the quarter before."""
    facts = Facts(report, voice.language)
    if not report[Figures].tally.judged:
        return voice.say("points.no_targets", months=facts.months())
    met, judged = facts.count("tally/met"), facts.count("tally/judged")
    before = assembly.report(report.quarter.previous)
    if before is None or not before[Figures].tally.judged:
        return voice.say("points.targets_only", met=met, judged=judged, months=facts.months())
    then = Facts(before, voice.language)
    return voice.say(
        "points.targets",
        met=met,
        judged=judged,
        months=facts.months(),
        met_before=then.count("tally/met"),
        judged_before=then.count("tally/judged"),
    )


def notable(assembly: Assembly, report: Report) -> tuple[tuple[Result, Basis], ...]:
    """The Assembly's metric that got better most and the one that got worse most, with their basis.

    Size = |difference| / the metric's own ``change_threshold``. Where a base under 20 forbids a word
    of direction, and for a cumulative figure against the quarter before, none is chosen.
    """
    found: dict[str, list[tuple[Decimal, str, Result, Basis]]] = {"better": [], "worse": []}
    for result in report[Figures].of_unit():
        basis: Basis = "year" if result.change_year.why_not is None else "previous"
        change = result.change_year if basis == "year" else result.change_previous
        compared = compared_with(assembly, result, basis)
        if change.sense not in found or compared is None or change.difference is None:
            continue
        if basis == "previous" and result.metric.cumulative:
            continue
        if direction_of(result, change, compared[1]) in ("up", "down"):
            least = max(result.metric.change_threshold, Decimal(1).scaleb(-result.metric.decimals))
            found[change.sense].append(
                (-abs(change.difference) / least, result.metric.metric_id, result, basis)
            )
    return tuple(min(kind, key=lambda one: one[:2])[2:] for kind in found.values() if kind)
