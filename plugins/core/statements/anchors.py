"""Where a sentence about a figure is found again: its anchor on a page and in pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .voice import Sentence


def anchor_of(sentence: Sentence) -> str:
    """The anchor of a sentence that begins with a figure of a metric, after the metric's name
    (``s-leg-bills-passed``); empty for another sentence."""
    if not sentence.about or f"/results/{sentence.about}/" not in "".join(sentence.inputs[:1]):
        return ""
    return f"s-{sentence.about.replace('_', '-')}"


def anchored(several: Iterable[Sentence]) -> Iterator[tuple[Sentence, str]]:
    """Sentences of one page with their anchors: of those about one metric the first alone has it."""
    given = set()
    for sentence in several:
        anchor = anchor_of(sentence)
        yield sentence, "" if anchor in given else anchor
        given.add(anchor)
