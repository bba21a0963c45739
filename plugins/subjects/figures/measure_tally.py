"""Targets met among those that could be judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from .model import Result, Tally


def tally(results: Iterable[Result]) -> Tally:
    """Count the verdicts; what is not applicable is in none of the four numbers.

    ``no_target`` counts figures that arrived and had nothing to be held against together with those
    that did not arrive and had no target either; ``no_figure`` had a target but no figure.
    """
    count = Counter(result.verdict for result in results)
    return Tally(
        met=count["met"],
        judged=count["met"] + count["not_met"],
        no_target=count["no_target"],
        no_figure=count["no_figure"],
    )
