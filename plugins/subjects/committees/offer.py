"""What the committees' pages and those that lead to them share."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.pages import addresses
from plugins.core.pages.parts import Text, Words
from plugins.core.pages.tables import Cell
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.core.time.quarter import Quarter
from plugins.subjects.metrics.measure import newest
from plugins.subjects.metrics.record import Metric
from plugins.subjects.petitions.model import PetitionStory
from plugins.subjects.petitions.record import Petition
from plugins.subjects.services.model import ServiceReport
from plugins.subjects.units.record import Unit

from .measure import HANSARD_DAYS
from .model import CommitteeBook, CommitteeFigures

#: The metrics that are counted from the committees' registers.
METRICS = (
    *("ovs_report_completion", "ovs_query_resolution", "ovs_audit_implemented"),
    *("ovs_recommendations_implemented", "ovs_report_turnaround", "ovs_workplan_delivery"),
    "adm_cost_per_hearing",
)


def register_slug(unit: Unit) -> str:
    """``committees/cmt-ibis-register``."""
    return f"{addresses.unit_slug(unit)}-register"


def anchor_of(row_id: str) -> str:
    """The address of a row of the registers on its page."""
    return row_id.replace("_", "-")


def behind(teller: Teller, metric_id: str) -> Text | None:
    """The way from a metric to the registers that it is counted from; ``None`` for other metrics."""
    if metric_id not in METRICS or teller.assembly.get(CommitteeBook) is None:
        return None
    return Text(teller.t("nav.committees"), url=addresses.contents(teller.language, "committees"))


def metric_links(teller: Teller, *metric_ids: str) -> Iterator[Text]:
    """Links to the pages of these metrics."""
    for metric in newest(teller.assembly.rows(Metric)):
        if metric.metric_id in metric_ids:
            title = teller.t("committees.metric", title=teller.plain(metric.title))
            yield Text(title, url=addresses.metric(teller.language, metric.slug))


def petition_stories(teller: Teller) -> tuple[PetitionStory, ...]:
    """The petitions of the register; none where there is no register."""
    services = teller.assembly.get(ServiceReport)
    register = services.petitions if services is not None else None
    return register.petitions if register is not None else ()


def petition_link(teller: Teller, petition: Petition) -> Text:
    """A petition's title, leading to its place in the register."""
    here = addresses.page(teller.language, "services/petitions")
    return teller.text(petition.title, f"{here}#{petition.slug}")


def share(teller: Teller, part: int, whole: int) -> Cell:
    """``6 of 7``; a dash of nothing."""
    if not whole:
        return Cell("–")
    return Cell(teller.t("common.part_of", part=part, whole=whole))


def said_tabled(teller: Teller, key: str, quarter: Quarter, told: CommitteeFigures) -> str:
    """How many of the reports due in the quarter were tabled, of all committees or of one."""
    if not told.reports_due:
        return teller.t("committees.answer_none_due", months=quarter)
    return teller.t(f"{key}.answer", count=told.reports_tabled, of=told.reports_due, months=quarter)


def said_open(teller: Teller, told: CommitteeFigures, day: str) -> str:
    """How many questions had no answer on that day, and how many of them were past their time."""
    said = teller.t("committee_queries.open", count=told.queries_open, day=day)
    if not told.queries_open:
        return said
    late = teller.t("committee_queries.overdue", count=told.queries_overdue, of=told.queries_open)
    return f"{said} {late}"


def sittings_said(teller: Teller, figures: CommitteeFigures) -> Iterator[Words]:
    """What the quarter's sittings were and what hearings cost."""
    t, language, told = teller.t, teller.language, figures.sittings
    if not told.sittings:
        yield t("committee_sittings.none")
        return
    if told.cost_per_hearing is not None:
        total, each = (formats.money(one, language) for one in (told.cost_kes, told.cost_per_hearing))
        yield t("committee_sittings.cost", count=told.costed, total=total, each=each)
    unknown = told.hearings - told.costed
    if unknown:
        yield t("committee_sittings.unknown", count=unknown)
    yield " ".join(
        (
            t("committee_sittings.others", count=told.meetings),
            t("committee_sittings.visits", count=told.site_visits),
            t("committee_sittings.public", count=told.open_to_public, of=told.sittings),
        )
    )
    if told.without_quorum:
        yield t("committee_sittings.no_quorum", count=told.without_quorum)
    if told.hansard_judged:
        yield t(
            "committee_sittings.hansard",
            count=told.hansard_in_time,
            of=told.hansard_judged,
            days=formats.days(HANSARD_DAYS, language),
        )
    yield t("committee_sittings.minutes", count=told.minutes_online, of=told.sittings)
