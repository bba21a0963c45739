"""The earlier quarters that a report is compared with: one version of each, one provenance.

Illustrative, back-cast and reported figures never meet in one series. Inside the illustrative story,
quarters that play at being back-cast are comparable with the others, and labelled by their release.
A withdrawn version is no base for anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from plugins.core.time.quarter import Quarter
from plugins.subjects.figures.measure import Key
from plugins.subjects.figures.measure_trend import Run, too_few
from plugins.subjects.figures.model import Trend
from plugins.subjects.metrics.record import Metric

from .own import Own


class History:
    """Published quarters, added oldest first; a report is compared once its own quarter is added."""

    def __init__(self, earlier: Iterable[Own] = ()) -> None:
        self._quarters: dict[Quarter, Own] = {}
        self._runs: dict[Key, Run] = {}
        self._scores: dict[str, dict[str, Fraction]] = {}
        for one in earlier:
            self.add(one)

    def add(self, one: Own) -> None:
        """Append the next quarter."""
        if one.records.release.stage == "withdrawn":
            return
        self._quarters[one.quarter] = one
        for key, figure in one.figures.items():
            if figure.exact is not None:
                run = self._runs.get(key)
                if run is None or run.version != figure.metric.metric_version:
                    run = self._runs[key] = Run(figure.metric.metric_version)
                run.add(one.quarter, figure.exact)
        for unit_id, indexed in one.indices.items():
            if indexed.score is not None:
                self._scores.setdefault(unit_id, {}).update(indexed.score.metric_scores)

    def quarter(self, quarter: Quarter) -> Own | None:
        """What was published for a quarter."""
        return self._quarters.get(quarter)

    def until(self, quarter: Quarter) -> History:
        """The history as it stood once ``quarter`` was added."""
        return History(one for each, one in self._quarters.items() if each <= quarter)

    def trend(self, key: Key, metric: Metric) -> Trend:
        """The trend of a metric and unit (``key``) over what was added, as long as its definition stood.

        A run begins anew when a definition changes, also if an older definition comes back.
        """
        run = self._runs.get(key)
        if run is None or run.version != metric.metric_version:
            return too_few(0)
        return run.trend(metric.direction, metric.decimals)

    def last_scores(self, unit_id: str) -> Mapping[str, Fraction]:
        """The latest score that each metric of a unit's index had."""
        return self._scores.get(unit_id, {})


def vintage(of: Own, versions: Iterable[Own]) -> History:
    """The history as it stood when ``of`` was published: ``of`` itself, and of each earlier quarter of
    the same provenance the last version out by that day. A superseded report is compared with these,
    so that it says what it said."""
    known: dict[Quarter, Own] = {}
    day = of.records.release.published_on
    for one in versions:
        release = one.records.release
        if one.quarter < of.quarter and one.provenance == of.provenance and release.published_on <= day:
            held = known.get(one.quarter)
            if held is None or held.records.release.version < release.version:
                known[one.quarter] = one
    return History([*(known[quarter] for quarter in sorted(known)), of])
