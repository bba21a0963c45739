"""Staff results on the page of the index: counts by band, in words first."""

from __future__ import annotations

from collections.abc import Iterator

from disclosure_control.rules import RULES
from plugins.core.facts.assembly import Report
from plugins.core.pages.folders import table_path
from plugins.core.pages.parts import FigureView, Section, Text, Words
from plugins.core.pages.teller import Teller
from plugins.core.pages.versions import chart_stem
from plugins.core.statements import formats

from .model import StaffSpread


def staff_section(teller: Teller, report: Report) -> Section | None:
    """How the results of all staff spread over the bands; ``None`` where the quarter counts none."""
    spread = report.get(StaffSpread)
    if spread is None:
        return None
    figure = _figure(teller, report, spread)
    return Section(
        section_id="staff",
        heading=teller.t("staff.heading"),
        paragraphs=tuple(_paragraphs(teller, report, spread)),
        points=tuple(teller.text(count.note) for count in spread.counts if count.note),
        figures=(figure,) if figure else (),
        note=_download(teller, report),
    )


def say_spread(teller: Teller, report: Report, spread: StaffSpread) -> str:
    """How many were in the middle band or a better one; else the largest band shown; else why nothing is."""
    t, months = teller.t, formats.months(report.quarter, teller.language)
    status = spread.counts[0].status
    known = [count for count in spread.counts if count.staff is not None]
    if not known:
        why = status if status in ("not_reported", "not_applicable") else "all_hidden"
        return t(f"staff.{why}", months=months)
    most = max(known, key=lambda count: count.staff or 0)
    key, number, band = "most", most.staff or 0, most.band
    if spread.at_least is not None:
        key, number, band = "at_least", spread.at_least, spread.from_band
    staff, name = formats.number(number), teller.plain(band.label)
    if spread.total is None:
        return t(f"staff.{key}_open", months=months, staff=staff, band=name)
    return t(f"staff.{key}", months=months, staff=staff, band=name, total=spread.total)


def _paragraphs(teller: Teller, report: Report, spread: StaffSpread) -> Iterator[Words]:
    t = teller.t
    said = [say_spread(teller, report, spread)]
    if spread.hidden == 1:
        said.append(t("staff.hidden_one"))
    elif spread.hidden:
        said.append(t("staff.hidden_many", count=spread.hidden))
    yield " ".join(said)
    yield t("staff.never")
    yield t("staff.levels", threshold=RULES.safe_threshold, base=RULES.safe_base)
    yield t("staff.computed")
    yield t("staff.basis", basis=teller.plain(spread.basis))


def _figure(teller: Teller, report: Report, spread: StaffSpread) -> FigureView | None:
    if all(count.staff is None for count in spread.counts):
        return None
    t, labels = teller.t, teller.status_labels()
    rows = [
        {"name": teller.plain(count.band.label), "value": count.staff, "status": count.status}
        for count in spread.counts
    ]
    parts = [
        f"{teller.plain(count.band.label)}: "
        f"{labels[count.status] if count.staff is None else formats.number(count.staff)}"
        for count in spread.counts
    ]
    subtitle = t("staff.figure.subtitle", months=report.quarter)
    return teller.figure(
        "bars",
        rows,
        figure_id="staff-bands",
        caption=teller.caption(t("staff.figure.title"), subtitle, f"{'; '.join(parts)}."),
        labels={"name": t("staff.figure.band"), "value": t("staff.figure.count"), **labels},
        provenance=report.release.provenance,
        withdrawn=report.release.is_withdrawn,
        csv_stem=chart_stem(teller.assembly, "staff-bands", report),
    )


def _download(teller: Teller, report: Report) -> Words:
    path = table_path(report.release, "staff_bands")
    if path not in teller.site.files:
        return ""
    return Text(teller.t("staff.table"), url=path, saved_as=teller.site.saved_as(path))
