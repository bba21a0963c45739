"""Why an index changed, in published points that add up to the published change.

The engine's exact effects (``composite_index/decompose.py``) in the site's terms: each has the
title of the metric or dimension through which it worked.
"""

from __future__ import annotations

from checked_tables.texts import NO_TEXT, Bilingual
from composite_index.decompose import Plans, decompose
from plugins.core.time.quarter import Quarter

from .measure import Indexed
from .model import IndexEffect, IndexExplanation


def explanation(
    now: Indexed,
    before: Indexed | None,
    base: Quarter,
    base_version: int,
    plans: Plans,
) -> IndexExplanation | None:
    """The effects behind the change from ``before``; ``None`` unless both have a published value.
    ``plans`` are the metrics that add up through the financial year.

    Two versions of a scheme are explained too: what the new weights and rules did is among the effects.
    """
    if before is None or now.score is None or before.score is None or before.index.value is None:
        return None
    found = decompose(before.score, now.score, plans)
    if found is None:
        return None
    titles = {**_titles(before), **_titles(now)}
    metrics = {
        node.node.node_id: node.node.metric_id for score in (before.score, now.score) for node in score.nodes
    }
    return IndexExplanation(
        base=base,
        base_version=base_version,
        base_value=before.index.value,
        change=found.published_change,
        effects=tuple(
            IndexEffect(
                kind=effect.kind,
                node_id=effect.node_id,
                title=titles.get(effect.node_id, NO_TEXT),
                metric_id=metrics.get(effect.node_id),
                points=effect.published,
                exact=effect.points,
                about=effect.about,
            )
            for effect in found.effects
        ),
    )


def _titles(indexed: Indexed) -> dict[str, Bilingual]:
    return {node.node_id: node.title for node in indexed.index.nodes}
