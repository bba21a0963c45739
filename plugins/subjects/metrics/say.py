"""What a metric's own page says of the newest quarter."""

from __future__ import annotations

from plugins.core.facts.assembly import Assembly
from plugins.core.statements.voice import Sentence, Voice, joined
from plugins.subjects.figures.measure_history import history_of, in_words_of_today
from plugins.subjects.figures.say import say_result
from plugins.subjects.figures.say_lives import is_retired

from .record import Metric


def has_ended(assembly: Assembly, metric: Metric) -> bool:
    """Whether the metric is no longer in use where the newest report is from."""
    return assembly.latest is not None and is_retired(metric, assembly.latest.quarter)


def say_metric(assembly: Assembly, metric: Metric, voice: Voice) -> Sentence | None:
    """Everything said of the Assembly's newest figure, in today's words; ``None`` if the newest report has
    none or the metric has ended."""
    history = in_words_of_today(assembly, history_of(assembly, metric.metric_id))
    if has_ended(assembly, metric) or not history or assembly.latest is None:
        return None
    if history[-1].quarter != assembly.latest.quarter:
        return None
    return joined(say_result(assembly.latest, history[-1], voice))
