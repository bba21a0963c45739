"""Independent productivity audits with recommendations and responses, and what was sent to NPCC and Board."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.pages import addresses
from plugins.core.pages.columns import columns
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Section, Text, Words
from plugins.core.pages.tables import Cell
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.core.time.quarter import Quarter

from .model import AuditStanding, PlanStanding, PointStanding
from .offer_words import (
    Group,
    Register,
    Row,
    register_page,
    told,
)


def audits_page(teller: Teller) -> Page:
    """Each audit as a group of its recommendations; then the log of reports sent."""
    t, plan = teller.t, teller.assembly[PlanStanding]
    register = Register(
        heading=t("audits_page.heading"),
        answer=_answer(teller),
        paragraphs=(
            Text(t("audits_page.which"), url=addresses.contents(teller.language, "committees")),
            Text(t("plan.promised"), url=f"{addresses.page(teller.language, 'policy/guide')}#c4-2"),
        ),
        groups=tuple(_group(teller, one) for one in plan.audits),
        sections=(sent_section(teller),),
        downloads=teller.tables("productivity_audits", "productivity_audit_points", "reports_sent"),
    )
    return register_page(teller, "audits", register, t("audits_page.description"))


def _answer(teller: Teller) -> str:
    t, audits = teller.t, teller.assembly[PlanStanding].audits
    published = [one for one in audits if one.audit.published_on is not None]
    if not published:
        return told(teller, t("audits_page.going_on" if audits else "audits_page.none"))
    newest = published[0]
    points, year = newest.points, newest.audit.financial_year.replace("-", "/")
    said = [t("audits_page.answer", year=year, count=len(points))]
    if points:
        done = sum(one.point.status == "done" for one in points)
        said.append(t("audits_page.answer_done", count=done, of=len(points), day=newest.as_at))
        said.append(t("audits_page.answer_overdue", count=sum(one.overdue for one in points)))
    return told(teller, " ".join(said))


def _group(teller: Teller, one: AuditStanding) -> Group:
    t, audit = teller.t, one.audit
    paragraphs: list[Words] = [teller.text(audit.auditor)]
    if audit.commissioned_on is not None:
        paragraphs.append(t("audits_page.ordered", day=audit.commissioned_on))
    if audit.published_on is None or audit.opinion is None:
        paragraphs.append(t("audits_page.not_out"))
    else:
        paragraphs.append(
            t("audits_page.published", day=audit.published_on, opinion=t(f"audit_opinion.{audit.opinion}"))
        )
    if audit.summary:
        paragraphs.append(teller.text(audit.summary))
    return Group(
        group_id=audit.slug,
        heading=t("audits_page.audit_of", year=audit.financial_year.replace("-", "/")),
        paragraphs=tuple(paragraphs),
        rows=tuple(_row(teller, one, point) for point in one.points),
        none=t("audits_page.no_points") if audit.published_on else "",
    )


def _row(teller: Teller, audit: AuditStanding, one: PointStanding) -> Row:
    point = one.point
    word = teller.t(f"plan_state.{'overdue' if one.overdue else point.status}")
    text = teller.text(point.recommendation)
    return Row(
        row_id=f"{audit.audit.slug}-{point.point_no}",
        title=Text(f"{point.point_no}. {text.text}", text.lang),
        state=word,
        facts=tuple(_facts(teller, one)),
        lines=(_response(teller, one),),
    )


def _facts(teller: Teller, one: PointStanding) -> Iterator[str]:
    t, point = teller.t, one.point
    yield t(f"audit_agreed.{point.agreed or 'unanswered'}")
    if point.due_on is not None:
        yield t("plan.due", day=point.due_on)
    if point.done_on is not None:
        yield t("plan.done_on", day=point.done_on)
    if one.days_late:
        yield t("plan.late", days=formats.days(one.days_late, teller.language))


def _response(teller: Teller, one: PointStanding) -> Text:
    if not one.point.response:
        return Text(teller.t("audits_page.no_response"))
    text = teller.text(one.point.response)
    return Text(teller.t("audits_page.response", response=text.text), text.lang)


def sent_section(teller: Teller) -> Section:
    """The log of what was sent to the NPCC and the Board, and which reports were not."""
    t, sent = teller.t, teller.assembly[PlanStanding].sent
    there = {(row.covers, row.sent_version) for row in sent if row.recipient == "npcc"}
    missing = [
        report.quarter
        for report in teller.assembly.reports
        if not report.release.is_back_cast and not any(cover == str(report.quarter) for cover, _ in there)
    ]
    not_yet = Cell(t("sent.not_acknowledged"), kind="missing")
    table = (
        columns(teller, sent, "reports_sent")
        .column("covers", lambda row: _covers(teller, row.covers))
        .column("recipient", words="sent.")
        .column("sent_version")
        .column("sent_on")
        .column("acknowledged_on", lambda row: row.acknowledged_on or not_yet)
        .table(t("sent.heading"), "sent-table")
    )
    paragraphs: list[Words] = [t("sent.text") if sent else t("sent.none")]
    if sent and missing:
        names = formats.listed(
            [formats.months(quarter, teller.language) for quarter in missing], teller.language
        )
        paragraphs.append(t("sent.missing", months=names))
    if (latest := teller.assembly.latest) is not None:
        url = addresses.summary(teller.language, latest.quarter, "board")
        paragraphs.append(Text(t("sent.sheet"), url=url))
    return Section(
        section_id="sent",
        heading=t("sent.heading"),
        paragraphs=tuple(paragraphs),
        tables=(table,) if sent else (),
        note=teller.text(sent[-1].note) if sent else "",
    )


def _covers(teller: Teller, covers: str) -> Text:
    if "-Q" in covers:
        quarter = Quarter.parse(covers)
        known = teller.assembly.report(quarter) is not None
        return teller.report(quarter) if known else Text(formats.months(quarter, teller.language))
    return Text(teller.t("sent.annual", year=covers.replace("-", "/")))
