"""Earlier quarters on today's basis, as the Assembly has said them since.

A restated figure serves as a base for as long as its basis is today's: the definition is the same, and
nothing happened to the unit since the release that restated it. The released figure stays what it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plugins.core.facts.assembly import Assembly
from plugins.core.facts.history import Measured
from plugins.core.time.quarter import Quarter
from plugins.core.time.release import Release
from plugins.subjects.metrics.record import Metric
from plugins.subjects.units.measure import by_id
from plugins.subjects.units.model_changes import Breaks
from plugins.subjects.units.record import Unit, UnitChange

from .measure import Figure, figure
from .record import Restated

#: The quarter that a figure is about, its metric, version and unit.
_Place = tuple[Quarter, str, int, str]


@dataclass(frozen=True, slots=True)
class Said:
    """A restated figure and the release that says it."""

    row: Restated
    by: Release


class Restatements:
    """The restated figures of a series, the newest of each."""

    def __init__(self, said: Iterable[Said] = ()) -> None:
        self._said: dict[_Place, Said] = {}
        for each in said:
            self._keep(each)

    def add(self, one: Measured) -> None:
        """Take in the next quarter."""
        for row in one.version.rows(Restated):
            self._keep(Said(row, one.release))

    def _keep(self, said: Said) -> None:
        row = said.row
        if row.of_quarter < said.by.quarter:
            self._said[row.of_quarter, row.metric_id, row.metric_version, row.unit_id] = said

    def of(self, quarter: Quarter, like: Figure, until: Quarter, breaks: Breaks) -> Said | None:
        """The figure of ``quarter`` on the basis that ``like`` has in the quarter ``until``; ``None`` if
        nobody has said it, or its number is hidden."""
        place = quarter, like.metric.metric_id, like.metric.metric_version, like.unit.unit_id
        said = self._said.get(place)
        if said is None or breaks.between(like.unit.unit_id, said.by.quarter, until) is not None:
            return None
        return said if restated_figure(said.row, like).exact is not None else None


def restated_figure(row: Restated, like: Figure) -> Figure:
    """A restated row as a figure of the same metric and unit as ``like``."""
    return figure(like.metric, like.unit, row.observation)


def restated_of(assembly: Assembly, metric: Metric, unit_id: str) -> Mapping[Quarter, Figure]:
    """What pages of today say beside the released figures of a metric and a unit, by quarter."""
    newest, units = assembly.latest, by_id(assembly.rows(Unit))
    if newest is None or unit_id not in units:
        return {}
    told = Restatements(
        Said(row, report.release) for report in assembly.reports for row in report.rows(Restated)
    )
    breaks = Breaks(assembly.rows(UnitChange))
    like = Figure(metric, units[unit_id], "not_collected", None, None, None)
    found = {
        report.quarter: told.of(report.quarter, like, newest.quarter, breaks) for report in assembly.reports
    }
    return {quarter: restated_figure(said.row, like) for quarter, said in found.items() if said is not None}


def before_break(rows: Iterable[Restated], quarter: Quarter, like: Figure) -> Figure | None:
    """The figure of its own ``quarter`` on the definition before that of ``like``; ``None`` if it is not
    known."""
    for row in rows:
        same = (row.of_quarter, row.metric_id, row.unit_id) == (
            quarter,
            like.metric.metric_id,
            like.unit.unit_id,
        )
        if same and row.metric_version < like.metric.metric_version:
            found = restated_figure(row, like)
            return found if found.exact is not None else None
    return None
