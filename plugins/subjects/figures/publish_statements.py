"""The statements about changes and targets as a table: every end, the rule, the verdict, and the sentence.

The sentences stand in the file of all quarters alone, because wording may improve and a release may not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from plugins.core.claims.rules import VERSION
from plugins.core.claims.statement import Base, End
from plugins.core.facts.assembly import Report
from plugins.core.measures.rounding import half_up
from plugins.core.packing.publisher import Line
from plugins.core.statements.voice import Voice
from plugins.subjects.units.record import ASSEMBLY_ID

from .model import Figures, Result
from .say_held import HELD, Held, say_held

#: What pages say in English of the Assembly's figures, by place: ``index.html#s-leg-bills-passed``.
Pages = Mapping[str, str]


def statements(report: Report, voices: Sequence[Voice] = (), pages: Pages | None = None) -> Iterator[Line]:
    """Up to three rows for each figure: against the quarter before, against a year earlier, and against its
    target if it was judged; in the words of each of ``voices``, and which of ``pages`` have them."""
    for result in report[Figures].results:
        for held in HELD:
            row = _target(result) if held == "target" else _change(result, held)
            if row:
                words = _words(report, result, held, voices)
                places = _places(result, str(words["text_en"] or ""), pages or {})
                yield Line(result, {**_named(result), "base": held, **row, **words, "pages": places})


def _places(result: Result, words: str, pages: Pages) -> str | None:
    """The pages that say each of the sentences of a statement about the Assembly's figure."""
    anchor = f"#s-{result.metric.slug}"
    if not words or result.unit.unit_id != ASSEMBLY_ID:
        return None
    said = _sentences(words)
    places = (place for place, text in pages.items() if place.endswith(anchor) and said <= _sentences(text))
    return ";".join(sorted(places)) or None


def _sentences(text: str) -> set[str]:
    return set(re.split(r"(?<=[.?!]) ", text))


def _words(report: Report, result: Result, held: Held, voices: Sequence[Voice]) -> dict[str, object]:
    """The sentence in each language; nothing where the file of one release has none."""
    if not voices:
        return dict.fromkeys(("text_en", "text_sw", "reviewed_sw"))
    said = {f"text_{voice.language}": say_held(report, result, held, voice).text for voice in voices}
    return {**said, "reviewed_sw": not any(voice.words.carries_mark for voice in voices)}


def _named(result: Result) -> dict[str, object]:
    return {
        "metric_id": result.metric.metric_id,
        "metric_version": result.metric.metric_version,
        "unit_id": result.unit.unit_id,
        "rules_version": VERSION,
    }


def _target(result: Result) -> dict[str, object]:
    """The row of a target; nothing where it was not judged."""
    judged = result.judged
    if judged is None or result.target is None:
        return {}
    low, high = judged.interval or judged.bounds or (None, None)
    return {
        "leading": False,
        "base_quarter": str(result.quarter),
        "base_release": None,
        "source": judged.source,
        "value": result.value,
        "part": result.numerator,
        "cases": result.denominator,
        "base_value": result.target.value,
        "base_part": None,
        "base_cases": None,
        "verdict": result.verdict,
        "grade": "E0",
        "rule": judged.rule,
        "reason": None if judged.firmness == "firm" else judged.firmness,
        "difference": None,
        "interval_low": _rounded(low),
        "interval_high": _rounded(high),
        "wanted": None,
        "caveats": None,
        "matched_units": None,
    }


def _change(result: Result, base: Base) -> dict[str, object]:
    change = result.change_previous if base == "previous" else result.change_year
    before = change.before
    low, high = change.interval or (None, None)
    return {
        "leading": change is result.leading,
        "base_quarter": str(change.base_quarter),
        "base_release": before.release if before else None,
        "source": change.source,
        **_end("", change.now),
        **_end("base_", before),
        "verdict": change.verdict,
        "grade": change.grade,
        "rule": change.rule,
        "reason": change.reason or None,
        "difference": change.difference,
        "interval_low": _rounded(low),
        "interval_high": _rounded(high),
        "wanted": change.wanted or None,
        "caveats": ";".join(change.caveats) or None,
        "matched_units": ";".join(sorted(change.matched)) or None,
    }


def _end(prefix: str, end: End | None) -> dict[str, Decimal | None]:
    if end is None:
        return dict.fromkeys((f"{prefix}value", f"{prefix}part", f"{prefix}cases"))
    return {f"{prefix}value": end.value, f"{prefix}part": end.part, f"{prefix}cases": end.cases}


def _rounded(value: Decimal | None) -> Decimal | None:
    return None if value is None else half_up(value, 1)
