"""On which pages the sentences about the Assembly's figures stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from plugins.core.facts.assembly import Assembly, Report
from plugins.core.statements.anchors import anchored
from plugins.core.statements.voice import Sentence, Voice
from plugins.subjects.metrics.record import Metric
from plugins.subjects.metrics.say import say_metric
from plugins.subjects.reports.say_pages import say_pages


def pages_that_say(assembly: Assembly, report: Report, voice: Voice) -> Mapping[str, str]:
    """What pages say of the figures of a quarter's current version, in one language, by its place without
    the language's folder: ``reports/2026-27-q1.html#s-leg-bills-passed``."""
    return {
        f"{slug}.html#{anchor}": sentence.text
        for slug, several in (*say_pages(assembly, report, voice), *_of_metrics(assembly, report, voice))
        for sentence, anchor in anchored(several)
        if anchor
    }


def _of_metrics(assembly: Assembly, report: Report, voice: Voice) -> Iterator[tuple[str, Sequence[Sentence]]]:
    """The metrics' own pages, which tell of the newest quarter."""
    if report is assembly.latest:
        for metric in assembly.rows(Metric):
            said = say_metric(assembly, metric, voice)
            if said is not None:
                yield f"metrics/{metric.slug}", [said]
