"""The pictures of the committees' index: plans against delivery, how long questions wait."""

from __future__ import annotations

from plugins.core.pages.parts import FigureView
from plugins.core.pages.teller import Teller
from plugins.core.pages.waiting import waiting_figure

from .model import CommitteeBook
from .offer import share

#: After how many days the words beside the figure tell the share answered.
_LOOKED_AT = (21, 60)


def delivery_figure(teller: Teller, book: CommitteeBook) -> FigureView:
    """What was delivered of each kind, beside what was planned so far."""
    t, plan = teller.t, book.figures.plan
    rows = [
        {"name": t(f"committee_plan.kind_{one.kind}"), "value": one.delivered_due, "target": one.due}
        for one in plan
    ]
    done = {one.kind: share(teller, one.delivered_due, one.due).text for one in plan}
    words = (
        t(
            "committee_plan.figure_title",
            count=sum(one.delivered_due for one in plan),
            of=sum(one.due for one in plan),
        ),
        t("committee_plan.figure_subtitle", day=book.as_at),
        t("committee_plan.figure_text", count=None, **done),
    )
    return teller.figure(
        "bars",
        rows,
        figure_id="plan-delivery",
        caption=teller.caption(*words),
        labels={
            "name": t("committee_plan.figure_name"),
            "value": t("committee_plan.figure_value"),
            "target": t("committee_plan.figure_target"),
        },
        provenance=book.release.provenance,
        unit="count",
        csv_stem="committees-plan-delivery",
    )


def questions_figure(teller: Teller, book: CommitteeBook) -> FigureView:
    """The share of questions answered by days since they were put."""
    return waiting_figure(
        teller,
        "committee_queries",
        book.figures.curve,
        book.figures.median_days,
        figure_id="questions-waiting",
        csv_stem="committees-questions-waiting",
        provenance=book.release.provenance,
        looked_at=_LOOKED_AT,
    )
