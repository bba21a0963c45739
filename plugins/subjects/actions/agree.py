"""Corrective actions: which poor results nobody answers for.

A result is poor when it lies in the lowest band of the scale: by its normalised score where the
quarter has an index, by its achievement otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checked_tables.problems import Problem
from composite_index.band import Band
from plugins.core.facts.assembly import Report
from plugins.subjects.figures.model import Figures
from plugins.subjects.index.model import Indices
from plugins.subjects.units.record import ASSEMBLY_ID

from .measure import ONGOING
from .record import Action


def is_answer(action: Action) -> bool:
    """Whether it says what is being done, or why nothing is planned."""
    return action.status in ONGOING or (action.status == "none_planned" and bool(action.action))


def check_actions(report: Report, bands: tuple[Band, ...]) -> Iterator[Problem]:
    """A problem for each figure in the lowest band that no action answers: an error where the
    release has an index, a warning where it has none. An action for the Assembly as a whole answers
    for a unit's figure of the same metric too. Without bands nothing can be called poor."""
    if not bands:
        return
    lowest = min(bands, key=lambda band: band.lower)
    answered = {(action.metric_id, action.unit_id) for action in report.rows(Action) if is_answer(action)}
    for (metric_id, unit_id), reached in _poor(report, lowest).items():
        if (metric_id, unit_id) in answered or (metric_id, ASSEMBLY_ID) in answered:
            continue
        yield Problem(
            file=f"{report.release.folder}/actions.csv",
            kind="action-missing",
            found=f'{metric_id} of {unit_id} is in the lowest band, "{lowest.label.en}" ({reached}), and no '
            "action answers for it.",
            write=f"Add a row with metric_id {metric_id}, unit_id {unit_id} and status open, or with status "
            "none_planned and the reason.",
            severity="error" if report.release.has_index else "warning",
        )


def _poor(report: Report, lowest: Band) -> dict[tuple[str, str], str]:
    poor: dict[tuple[str, str], str] = {}
    if report.release.has_index:
        for index in (report[Indices].assembly, *report[Indices].units):
            for node in index.nodes:
                if node.metric_id is not None and _is_below(node.score, lowest):
                    poor[node.metric_id, index.unit.unit_id] = f"score {node.score}"
        return poor
    for result in report[Figures].results:
        if _is_below(result.achievement_pct, lowest):
            poor[result.metric.metric_id, result.unit.unit_id] = f"{result.achievement_pct} % of its target"
    return poor


def _is_below(reached: Decimal | None, lowest: Band) -> bool:
    return reached is not None and reached < lowest.upper
