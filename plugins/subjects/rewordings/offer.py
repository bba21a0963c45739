"""Other words, for the log of changes and for the reports that keep the old ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plugins.core.facts.assembly import Report
from plugins.core.facts.drift import Drift
from plugins.core.pages import addresses
from plugins.core.pages.parts import Section, Text
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.subjects.metrics.measure import newest
from plugins.subjects.metrics.record import Metric

from .record import TextChange


def named(teller: Teller, changes: Iterable[TextChange]) -> str:
    """Whose words changed: metrics by their titles of today, of other tables what the table is called."""
    titles = _titles(teller)
    names = (titles.get(each.row) or teller.t(f"data_file.{each.table}") for each in changes)
    return formats.listed(tuple(dict.fromkeys(names)), teller.language)


def place_of(teller: Teller, changes: Iterable[TextChange]) -> str:
    """The address of the metric whose words changed; of anything else, the page of all data."""
    of_metrics = {each.row.partition("/")[0] for each in changes if each.table == Metric.TABLE}
    slugs = {one.slug for one in newest(teller.assembly.rows(Metric)) if one.metric_id in of_metrics}
    if len(slugs) == 1:
        return addresses.metric(teller.language, slugs.pop())
    return addresses.page(teller.language, "data")


def kept_words(teller: Teller, report: Report) -> Section | None:
    """The metrics that a report names in words of its time, each with the day and the reason of the change
    and the way to its page; ``None`` if it names all in words of today."""
    lines = tuple(_lines(teller, report))
    if not lines:
        return None
    return Section(section_id="words", heading=teller.t("rewordings.heading"), points=lines)


def _lines(teller: Teller, report: Report) -> Iterator[Text]:
    drift = teller.assembly.get(Drift) or Drift()
    kept = drift.kept.get((report.quarter, report.release.version), ())
    changes = [
        each
        for each in teller.assembly.rows(TextChange)
        if each.table == Metric.TABLE
        and each.retold in kept
        and not each.column.endswith("_sw" if teller.language == "en" else "_en")
    ]
    for each in {(each.row, each.changed_on, each.reason): each for each in changes}.values():
        said = teller.t(
            "rewordings.note" if each.column.endswith(("_en", "_sw")) else "rewordings.note_limit",
            what=named(teller, [each]),
            day=formats.day(each.changed_on, teller.language),
            reason=teller.plain(each.reason),
        )
        yield Text(said, url=place_of(teller, [each]))


def _titles(teller: Teller) -> dict[str, str]:
    rows = teller.assembly.rows(Metric)
    return {f"{one.metric_id}/{one.metric_version}": teller.plain(one.title) for one in rows}
