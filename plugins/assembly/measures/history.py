"""The earlier quarters that a report is compared with: one version of each, one provenance.

Illustrative, back-cast and reported figures never meet in one series. Inside the illustrative story,
quarters that play at being back-cast are comparable with the others, and labelled by their release.
A withdrawn version is no base for anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from plugins.assembly.model import UnitIndex
from plugins.assembly.periods import Quarter

from .figures import Figure, Key
from .own import Own

#: One figure in time.
Point = tuple[Quarter, Decimal]


class History:
    """Published quarters, added oldest first, looked up by quarter or walked along as a run."""

    def __init__(self, earlier: Iterable[Own] = ()) -> None:
        self._quarters: dict[Quarter, Own] = {}
        self._runs: dict[Key, tuple[int, list[Point]]] = {}
        for one in earlier:
            self.add(one)

    def add(self, one: Own) -> None:
        """Append the next quarter."""
        if one.records.release.stage == "withdrawn":
            return
        self._quarters[one.quarter] = one
        for key, figure in one.figures.items():
            if figure.exact is not None:
                version = figure.metric.metric_version
                held = self._runs.get(key)
                if held is None or held[0] != version:
                    held = self._runs[key] = (version, [])
                held[1].append((one.quarter, figure.exact))

    def quarter(self, quarter: Quarter) -> Own | None:
        """What was published for a quarter."""
        return self._quarters.get(quarter)

    def run(self, figure: Figure) -> Sequence[Point]:
        """The earlier figures of the same metric, version and unit, oldest first.

        A run begins anew when a definition changes, also if an older definition comes back.
        """
        held = self._runs.get((figure.metric.metric_id, figure.unit.unit_id))
        return held[1] if held is not None and held[0] == figure.metric.metric_version else ()

    def index(self, quarter: Quarter, unit_id: str) -> UnitIndex | None:
        """A unit's index in a published quarter, if it had one there."""
        one = self._quarters.get(quarter)
        if one is None:
            return None
        return next(
            (found for found in (one.index, *one.unit_indices) if found.unit.unit_id == unit_id), None
        )


def vintage(of: Own, versions: Iterable[Own]) -> History:
    """The history as it stood when ``of`` was published: of each earlier quarter of the same
    provenance the last version out by that day. A superseded report is compared with these, so that
    it says what it said."""
    known: dict[Quarter, Own] = {}
    day = of.records.release.published_on
    for one in versions:
        release = one.records.release
        if one.quarter < of.quarter and one.provenance == of.provenance and release.published_on <= day:
            held = known.get(one.quarter)
            if held is None or held.records.release.version < release.version:
                known[one.quarter] = one
    return History(known[quarter] for quarter in sorted(known))
