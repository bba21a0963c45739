"""The register of corrective actions over all quarters: overdue first, with ages, metric and report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.core.pages import addresses
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Text, Words
from plugins.core.pages.tables import NO_PICTURE
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.core.strips.waits import scale_of_days, wait_strip
from plugins.subjects.metrics.measure import newest
from plugins.subjects.metrics.record import Metric
from plugins.subjects.plan.model import PlanStanding
from plugins.subjects.plan.offer_words import (
    Group,
    Register,
    Row,
    register_page,
    told,
    unit_name,
)

from .model import ActionStanding

#: The groups of the page, and the states in each.
_GROUPS = (
    ("overdue", ("overdue",)),
    ("going-on", ("in_progress", "open")),
    ("done", ("done",)),
    ("other", ("dropped", "none_planned")),
)


#: Those whose days end nowhere: nothing is planned, or it was given up.
_NOT_DRAWN = ("dropped", "none_planned")


def actions_page(teller: Teller) -> Page:
    """Every action that a report has told of, as it stood last."""
    t, found = teller.t, teller.assembly[PlanStanding].actions
    register = Register(
        heading=t("actions_page.heading"),
        answer=_answer(teller, found),
        paragraphs=(
            t("actions_page.counted"),
            Text(t("plan.reviews_link"), url=addresses.page(teller.language, "reviews")),
        )
        if found
        else (),
        reading=_reading(teller, found),
        groups=tuple(_groups(teller, found)),
        downloads=teller.tables("actions"),
    )
    return register_page(teller, "actions", register, t("actions_page.description"))


def _answer(teller: Teller, found: Sequence[ActionStanding]) -> str:
    t, latest = teller.t, teller.assembly.latest
    if latest is None or not found:
        return t("actions_page.none")
    going_on = [one for one in found if one.state in ("overdue", "open", "in_progress")]
    said = [t("actions_page.answer", day=latest.release.as_at, count=len(going_on))]
    if going_on:
        overdue = sum(one.state == "overdue" for one in found)
        said.append(t("actions_page.answer_overdue", count=overdue, of=len(going_on)))
    said.append(t("actions_page.answer_done", count=sum(one.state == "done" for one in found)))
    return told(teller, " ".join(said))


def _reading(teller: Teller, found: Sequence[ActionStanding]) -> str:
    """How the pictures are read; nothing where none is drawn."""
    latest = teller.assembly.latest
    if latest is None or all(one.state in _NOT_DRAWN for one in found):
        return ""
    days = formats.days(_scale(found), teller.language)
    return teller.t("actions_page.reading", days=days, day=latest.release.as_at)


def _scale(found: Sequence[ActionStanding]) -> int:
    return scale_of_days(day for one in found for day in (one.age_days, _due(one)))


def _due(one: ActionStanding) -> int | None:
    """How many days after its decision it was to be done."""
    due = one.action.due_on
    return max(0, (due - one.action.opened_on).days) if due is not None else None


def _groups(teller: Teller, found: Sequence[ActionStanding]) -> Iterator[Group]:
    for group, states in _GROUPS if found else ():
        own = [one for one in found if one.state in states]
        if not own and group == "other":
            continue
        yield Group(
            group_id=group,
            heading=teller.t(f"actions_page.{group.replace('-', '_')}"),
            rows=tuple(_row(teller, one, _scale(found)) for one in own),
            none=teller.t("actions_page.nothing_here"),
        )


def _row(teller: Teller, one: ActionStanding, end: int) -> Row:
    word = teller.t(f"plan_state.{one.state}")
    return Row(
        row_id=one.action.action_id.replace("_", "-"),
        title=teller.text(one.action.action),
        picture=NO_PICTURE if one.state in _NOT_DRAWN else wait_strip(one.age_days, end, _due(one)),
        state=word,
        facts=tuple(_facts(teller, one)),
        lines=tuple(_lines(teller, one)),
    )


def _facts(teller: Teller, one: ActionStanding) -> Iterator[Words]:
    t, language, action = teller.t, teller.language, one.action
    yield t("actions_page.opened", day=action.opened_on)
    if action.due_on is not None:
        yield t("plan.due", day=action.due_on)
    if action.done_on is not None:
        yield t("plan.done_on", day=action.done_on)
        yield t("actions_page.took", days=formats.days(one.age_days, language))
    elif one.state in ("overdue", "open", "in_progress"):
        yield t("actions_page.age", days=formats.days(one.age_days, language))
    if one.days_late:
        yield t("plan.late", days=formats.days(one.days_late, language))


def _lines(teller: Teller, one: ActionStanding) -> Iterator[Words]:
    t, action = teller.t, one.action
    yield teller.text(action.problem)
    metric = next((m for m in newest(teller.assembly.rows(Metric)) if m.metric_id == action.metric_id), None)
    if metric is not None:
        yield teller.metric(metric)
    if action.unit_id != "assembly":
        yield unit_name(teller, action.unit_id)
    owner = unit_name(teller, action.owner_unit_id)
    yield Text(t("actions_page.owner", owner=owner.text), owner.lang)
    report = teller.report(one.last_told)
    yield Text(t("actions_page.told", months=report.text), url=report.url)
    if action.outcome:
        yield teller.text(action.outcome)
