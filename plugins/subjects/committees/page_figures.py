"""The pictures of the committees' index: plans against delivery, how long questions wait."""

from __future__ import annotations

from decimal import Decimal

from plugins.core.measures.rounding import half_up
from plugins.core.measures.survival import SurvivalStep
from plugins.core.pages.parts import FigureView
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.core.statements.voice import Sentence
from plugins.subjects.figures.say_captions import Caption

from .model import CommitteeBook
from .page_parts import share

#: After how many days the words beside the figure tell the share answered.
_LOOKED_AT = (21, 60)


def delivery_figure(teller: Teller, book: CommitteeBook) -> FigureView:
    """What was delivered of each kind, beside what was planned so far."""
    t, language, plan = teller.t, teller.language, book.figures.plan
    rows = [
        {"name": t(f"committee_plan.kind_{one.kind}"), "value": one.delivered_due, "target": one.due}
        for one in plan
    ]
    done = {one.kind: share(teller, one.delivered_due, one.due).text for one in plan}
    words = (
        t(
            "committee_plan.figure_title",
            delivered=formats.number(sum(one.delivered_due for one in plan)),
            due=formats.number(sum(one.due for one in plan)),
        ),
        t("committee_plan.figure_subtitle", day=formats.day(book.as_at, language)),
        t("committee_plan.figure_text", count=None, **done),
    )
    return teller.figure(
        "bars",
        rows,
        figure_id="plan-delivery",
        caption=Caption(*(Sentence(each, language) for each in words)),
        labels={
            "name": t("committee_plan.figure_name"),
            "value": t("committee_plan.figure_value"),
            "target": t("committee_plan.figure_target"),
        },
        provenance=book.release.provenance,
        unit="count",
        csv_stem="committees-plan-delivery",
    )


def waiting_figure(teller: Teller, book: CommitteeBook) -> FigureView:
    """The share of questions answered by days since they were put (``survival``)."""
    t, language, curve = teller.t, teller.language, book.figures.curve
    middle = book.figures.median_days
    rows = [
        {
            "days": step.time,
            "value": 100 - step.waiting_pct,
            "at_risk": step.at_risk,
            "events": step.events,
            "censored": step.censored,
        }
        for step in curve
    ]
    labels = {
        "days": t("committee_queries.axis"),
        "value": t("committee_queries.share"),
        "unit": "%",
        "suffix": "%",
        "axis": t("committee_queries.axis"),
    }
    title = t("committee_queries.figure_title_not")
    if middle is not None:
        labels["half"] = t("committee_queries.half_label", days=formats.days(middle, language))
        title = t("committee_queries.figure_title", days=formats.days(middle, language))
    first, second = _LOOKED_AT
    said = t(
        "committee_queries.figure_text",
        asked=formats.number(curve[0].at_risk),
        answered=formats.number(sum(step.events for step in curve)),
        first=formats.percent(_answered_by(curve, first), language),
        first_days=formats.days(first, language),
        second=formats.percent(_answered_by(curve, second), language),
        second_days=formats.days(second, language),
    )
    words = (title, t("committee_queries.figure_subtitle"), said)
    return teller.figure(
        "steps",
        rows,
        figure_id="questions-waiting",
        caption=Caption(*(Sentence(each, language) for each in words)),
        labels=labels,
        provenance=book.release.provenance,
        unit="percent",
        csv_stem="committees-questions-waiting",
    )


def _answered_by(curve: tuple[SurvivalStep, ...], days: int) -> Decimal:
    """The share answered within so many days, in whole per cent."""
    waiting = [step.waiting_pct for step in curve if step.time <= days]
    return half_up(100 - waiting[-1], 0) if waiting else Decimal(0)
