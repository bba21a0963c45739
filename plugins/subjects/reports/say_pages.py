"""The pages of a quarter's report that say something of figures, each with what it says of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.core.facts.assembly import Assembly, Report
from plugins.core.pages import addresses
from plugins.core.statements.voice import Sentence, Voice

from .say_points import say_main_points
from .say_summaries import say_summaries


def say_pages(assembly: Assembly, report: Report, voice: Voice) -> Iterator[tuple[str, Sequence[Sentence]]]:
    """The slug and the sentences of the report, of the summary for each reader and, of the newest quarter, of
    the home page."""
    points = say_main_points(report, voice)
    yield addresses.slug_of(addresses.report(voice.language, report.quarter)), points
    if report is assembly.latest:
        yield "index", points
    for summary in say_summaries(assembly, report, voice):
        address = addresses.summary(voice.language, report.quarter, summary.audience)
        yield addresses.slug_of(address), summary.sentences[1:]
