"""The metrics, as things that readers look for."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.pages import addresses
from plugins.core.pages.teller import Teller
from plugins.core.pages.things import Kind, Thing, thing

from .measure import newest
from .record import Metric

METRIC = Kind("metric", "metrics/index")


def things(teller: Teller) -> Iterator[Thing]:
    """Each metric in its newest definition, found by its code, too."""
    for metric in newest(teller.assembly.rows(Metric)):
        url = addresses.metric(teller.language, metric.slug)
        yield thing(teller, METRIC, metric.title, url, also=metric.metric_id)
