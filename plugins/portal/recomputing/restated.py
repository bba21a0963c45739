"""Check a comparison with an earlier figure that a release has said anew on the basis of today."""

from __future__ import annotations

from typing import Optional

from .beside import Beside
from .caveats import caveats
from .cells import Absent, Row
from .decide import columns_of, decide
from .ends import End, Held, restated_end
from .tables import Check

PLACE = ("of_quarter", "metric_id", "metric_version", "unit_id")


class Restated:
    """The restated figures of the release of ``now`` and of those beside it."""

    def __init__(self, now: Held, beside: Beside, check: Check) -> None:
        self.now, self.beside, self.check = now, beside, check

    def against(self, row: Row, now: End, source: str) -> Optional[End]:
        """Decide a statement again whose base was restated; the base, or ``None`` if it is not here."""
        metric, unit, base = row["metric_id"], row["unit_id"], row["base"]
        place = (row["base_quarter"], metric, self.now.figures.version(metric, unit), unit)
        said = self.find(place)
        if said is None:
            self.check.undecided.append(f"restated: {metric} of {unit}, {base}")
            return None
        definition = self.now.metric(metric, unit)
        before = restated_end(said, self.now, unit, now)
        found = decide(definition, source, base, now, before)
        for prefix, end in (("", now), ("base_", before)):
            for column, value in (("value", end.value), ("part", end.part), ("cases", end.cases)):
                self.check.same(row, f"{prefix}{column}", value)
        self.check.same(row, "source", source)
        told = columns_of(found, definition, source, now, before)
        for column, found_anew in told.items():
            self.check.same(row, column, found_anew)
        known = caveats(now, before, (), found.verdict, revised=False)
        self.check.same(row, "caveats", ";".join(filter(None, (known, "restated"))))
        return before

    def find(self, place: tuple[str, ...]) -> Optional[Row]:
        """The figure by this release or by the newest before it that says one; ``None`` if none is here."""
        if (row := self.now.release.by("restated", *PLACE).get(place)) is not None:
            return row
        try:
            for held in self.beside.earlier():
                if (row := held.release.by("restated", *PLACE).get(place)) is not None:
                    return row
        except Absent:
            pass
        return None
