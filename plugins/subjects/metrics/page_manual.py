"""The manual of measurement: every metric in use with its definition, formula and rule of counting, to print.

It is made of the definitions and rules alone, so it cannot say anything else than the pages and figures do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.core.pages import addresses
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Described, Sheet, Text, Words
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.subjects.rules.offer import counted_in_words
from plugins.subjects.units.measure import unit_of

from .page_formula import formula_of, terms_of
from .record import Metric


def manual_page(teller: Teller, families: Sequence[tuple[str, Sequence[Metric]]]) -> Page:
    """Every metric of each family, in the order of the dictionary."""
    t, latest = teller.t, teller.assembly.latest
    particulars: list[tuple[str, Words]] = [(t("manual.clause"), t("manual.clause_text"))]
    if latest is not None:
        particulars.append((t("manual.as_of"), teller.report(latest.quarter)))
    groups = [
        (t(f"family.{family}"), tuple(_entry(teller, metric) for metric in metrics))
        for family, metrics in families
        if metrics
    ]
    sheet = Sheet(
        heading=t("manual.heading"),
        answer=teller.marked_all(t("manual.answer")),
        particulars=tuple(particulars),
        downloads=(teller.download(teller.newest("metrics"), t("download.metrics")),),
    )
    return teller.page(
        "metrics/manual",
        {"sheet": sheet, "groups": groups},
        t("manual.description"),
        title=t("manual.heading"),
        template="described",
        trail=((t("nav.metrics"), addresses.contents(teller.language, "metrics")),),
    )


def _entry(teller: Teller, metric: Metric) -> Described:
    facts = tuple((label, said) for label, said in _facts(teller, metric) if said)
    return Described(anchor=metric.slug, name=teller.metric(metric), facts=facts)


def _facts(teller: Teller, metric: Metric) -> Iterator[tuple[str, Words]]:
    t, language = teller.t, teller.language
    yield t("metric.definition"), teller.text(metric.definition)
    yield t("metric.formula"), formula_of(teller, metric)
    yield from terms_of(teller, metric)
    yield t("rules.heading"), counted_in_words(teller, metric)
    yield t("metric.unit"), t(f"unit.{metric.unit}")
    yield t("metric.direction"), t(f"direction.{metric.direction}")
    yield t("metric.levels"), ", ".join(t(f"unit_kinds.{level}") for level in metric.levels)
    yield t("metric.aggregation"), t(f"aggregation.{metric.aggregation}")
    yield t("metric.owner"), teller.text(unit_of(teller.assembly, metric.owner_unit_id).name)
    yield t("metric.source_clause"), metric.source_clause
    month = formats.span_start(metric.introduced, language)
    yield t("manual.version"), t("metric.definition_current", version=metric.metric_version, month=month)
    yield t("metric.status"), t(f"metric_status.{metric.status}")


def to_manual(teller: Teller, metric: Metric) -> Text:
    """The way to a metric's place in the manual."""
    url = addresses.page(teller.language, "metrics/manual")
    return Text(teller.t("manual.link"), url=f"{url}#{metric.slug}")
