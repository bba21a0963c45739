"""The metric that is used instead of another, and the one that was used before it."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.pages.parts import Words
from plugins.core.pages.teller import Teller
from plugins.subjects.figures.say_lives import is_retired

from .measure import newest
from .record import Metric


def kin(teller: Teller, metric: Metric) -> Iterator[tuple[str, Words]]:
    """Links both ways, each with what it is to this metric, once the older one is no longer in use."""
    latest = teller.assembly.latest
    for other in newest(teller.assembly.rows(Metric)) if latest is not None else ():
        for old, new in ((metric, other), (other, metric)):
            if old.replaced_by == new.metric_id and latest is not None and is_retired(old, latest.quarter):
                label = "metric_life.instead" if old is metric else "metric_life.instead_of"
                yield teller.t(label), teller.metric(other)
