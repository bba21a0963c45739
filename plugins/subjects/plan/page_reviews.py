"""The scorecards of the progress reviews, newest first, and the two months that nobody reviewed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from plugins.core.pages import addresses
from plugins.core.pages.columns import columns
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Section, Text, Words
from plugins.core.pages.tables import Cell
from plugins.core.pages.teller import Teller
from plugins.core.pages.years import TABLED, earlier_years, year_links
from plugins.core.statements import formats
from plugins.core.strips.squares import squares
from plugins.core.time.quarter import Quarter

from .model import PlanStanding, Review, ReviewWindow
from .offer_words import Group, Register, Row, register_page, told
from .record import Milestone, ReviewScore, WorkplanActivity


def reviews_pages(teller: Teller) -> Iterator[Page]:
    """How many reviews were held of those that two-monthly reviews would make, then each scorecard; those of
    earlier years on pages of their own."""
    t, plan = teller.t, teller.assembly[PlanStanding]
    years = earlier_years(map(_year, plan.windows), TABLED)
    shown = tuple(window for window in plan.windows if _year(window) not in years)
    register = Register(
        heading=t("reviews_page.heading"),
        answer=_answer(teller),
        paragraphs=(
            t("reviews_page.word"),
            Text(t("plan.promised"), url=f"{addresses.page(teller.language, 'policy/guide')}#c4-2"),
        ),
        opening=(_together(teller, shown),) if plan.reviews else (),
        groups=tuple(_group(teller, window) for window in reversed(shown)),
        sections=(*year_links(teller, "reviews", years), _scale(teller), _clocks(teller)),
        downloads=teller.tables("reviews"),
    )
    yield register_page(teller, "reviews", register, t("reviews_page.description"))
    for year in years:
        own, said = tuple(window for window in plan.windows if _year(window) == year), year.replace("-", "/")
        of_year = Register(
            heading=t("reviews_page.year_heading", year=said),
            answer=told(teller, t("reviews_page.year_answer", year=said)),
            opening=(_together(teller, own),),
            groups=tuple(_group(teller, window) for window in reversed(own)),
            sections=(_scale(teller),),
        )
        yield register_page(teller, f"reviews/{year}", of_year, t("reviews_page.description"))


def _year(window: ReviewWindow) -> str:
    return Quarter.containing(window.first_day).financial_year


def _answer(teller: Teller) -> str:
    t, plan, latest = teller.t, teller.assembly[PlanStanding], teller.assembly.latest
    if not plan.reviews or latest is None:
        return t("reviews_page.none")
    newest = plan.reviews[-1]
    held = sum(window.review is not None for window in plan.windows)
    share = formats.percent(newest.share_pct, teller.language)
    said = (
        t("reviews_page.answer", day=latest.release.as_at, count=held, of=len(plan.windows)),
        t("reviews_page.answer_last", last=newest.held_on, share=share),
    )
    return told(teller, " ".join(said))


def _together(teller: Teller, windows: Sequence[ReviewWindow]) -> Section:
    """Every scorecard beside the others: one row an activity, one column for each two months."""
    t, plan = teller.t, teller.assembly[PlanStanding]
    points = Cell(t("reviews_page.points"), kind="total")
    activities: list[WorkplanActivity | None] = [one.activity for one in plan.activities]
    shown = columns(teller, [*activities, None]).column(
        "reviews_page.activity", lambda activity: activity.activity if activity else points
    )
    shown = shown.picture("column.picture", partial(_drawn, windows))
    for window in windows:
        shown = shown.column(
            "",
            partial(_score, teller, window),
            heading=_short(teller, window),
            status=lambda _: "not_reported",
        )
    table = shown.table(t("reviews_page.together"), "together-table")
    return Section(
        section_id="together",
        heading=t("reviews_page.together"),
        tables=(replace(table, reading=t("reviews_page.together_reading")),),
        note=t("reviews_page.together_note"),
    )


def _drawn(windows: Sequence[ReviewWindow], activity: WorkplanActivity | None) -> Cell:
    """An activity's reviews as squares: full where it was on course or done, hollow where it was behind or
    not begun, small where no review tells of it."""
    if activity is None:
        return Cell("")
    told = [_score_of(window, activity) for window in windows]
    well = sum(score is not None and score >= _ON_COURSE for score in told)
    missing = told.count(None)
    return Cell("", picture=squares(well, len(told) - well - missing, missing))


def _score_of(window: ReviewWindow, activity: WorkplanActivity) -> int | None:
    scores = {one.activity_no: one.score for one in window.review.scores} if window.review else {}
    return scores.get(activity.number)


def _score(teller: Teller, window: ReviewWindow, activity: WorkplanActivity | None) -> str | None:
    """An activity's score in a review or, of all together, the share of the points."""
    if window.review is None:
        return None
    if activity is None:
        return f"{formats.number(window.review.share_pct)}%"
    score = _score_of(window, activity)
    if score is None:
        return None
    return teller.t("reviews_page.score", word=teller.t(f"review_short.{_NAMES[score]}"), score=str(score))


def _short(teller: Teller, window: ReviewWindow) -> str:
    names = formats.MONTHS[teller.language]
    first, last = (names[day.month - 1][:3] for day in (window.first_day, window.last_day))
    return f"{first}–{last} {window.last_day.year}"


def _group(teller: Teller, window: ReviewWindow) -> Group:
    t = teller.t
    heading = t("reviews_page.window", first=window.first_day, last=window.last_day)
    review = window.review
    group_id = f"window-{window.first_day:%Y-%m}"
    if review is None:
        return Group(group_id=group_id, heading=heading, none=t("reviews_page.not_held"))
    return Group(
        group_id=group_id,
        heading=heading,
        paragraphs=(
            t(
                "reviews_page.held",
                day=review.held_on,
                share=formats.percent(review.share_pct, teller.language),
            ),
        ),
        rows=tuple(_row(teller, review, score) for score in review.scores),
    )


def _row(teller: Teller, review: Review, score: ReviewScore) -> Row:
    t = teller.t
    activity = next(
        (
            one.activity
            for one in teller.assembly[PlanStanding].activities
            if one.activity.number == score.activity_no
        ),
        None,
    )
    url = f"{addresses.page(teller.language, 'workplan')}#activity-{score.activity_no}"
    title = teller.text(activity.activity, url) if activity else Text(str(score.activity_no), url=url)
    return Row(
        row_id=f"{review.review_id.replace('_', '-')}-{score.activity_no}",
        title=title,
        state=t("reviews_page.score", score=str(score.score), word=t(f"review_score.{_NAMES[score.score]}")),
        lines=tuple(_lines(teller, score)),
    )


_NAMES = ("not_begun", "behind", "on_course", "done")
_ON_COURSE = _NAMES.index("on_course")


def _lines(teller: Teller, score: ReviewScore) -> Iterator[Words]:
    t = teller.t
    if score.challenge:
        yield teller.text(score.challenge)
    milestone = next(
        (one for one in teller.assembly.rows(Milestone) if one.milestone_id == score.milestone_id), None
    )
    if milestone is not None:
        title = teller.text(milestone.title)
        url = f"{addresses.page(teller.language, 'workplan')}#{milestone.slug}"
        yield Text(t("reviews_page.about", milestone=title.text), title.lang, url)
    known = {one.action.action_id: one.action for one in teller.assembly[PlanStanding].actions}
    if score.action_id in known:
        action = teller.text(known[score.action_id].action)
        url = f"{addresses.page(teller.language, 'actions')}#{score.action_id.replace('_', '-')}"
        yield Text(t("reviews_page.decided", action=action.text), action.lang, url)


def _scale(teller: Teller) -> Section:
    t = teller.t
    return Section(
        section_id="scale",
        heading=t("reviews_page.scale"),
        paragraphs=(t("reviews_page.scale_text"),),
        points=tuple(
            t("reviews_page.score", word=t(f"review_score.{name}"), score=str(number))
            for number, name in enumerate(_NAMES)
        ),
    )


def _clocks(teller: Teller) -> Section:
    """The four clocks of the policy, so that no reader mixes them up."""
    t = teller.t
    names = ("quarterly", "bimonthly", "biannual", "annual")
    return Section(
        section_id="clocks",
        heading=t("clocks.heading"),
        paragraphs=(t("clocks.text"),),
        points=tuple(t(f"clocks.{name}") for name in names),
    )
