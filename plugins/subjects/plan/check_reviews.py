"""Progress reviews: about milestones of their activity, one scorecard each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.problems import Problem

from .record import Milestone, ReviewScore


def check_reviews(
    file: str, rows: Sequence[Placed[ReviewScore]], milestones: Sequence[Milestone]
) -> Iterator[Problem]:
    """The reviews of one quarter. All rows of a review tell the same days."""
    belongs = {one.milestone_id: one.activity_no for one in milestones}
    first: dict[str, tuple[int, ReviewScore]] = {}
    for line, row in rows:
        if row.milestone_id is not None and belongs.get(row.milestone_id, row.activity_no) != row.activity_no:
            yield problem(
                file,
                line,
                "milestone_id",
                "milestone-of-another",
                f"{row.milestone_id} belongs to activity {belongs[row.milestone_id]}, not to "
                f"{row.activity_no}.",
                "Correct one of the two.",
            )
        line_then, then = first.setdefault(row.review_id, (line, row))
        days = (row.held_on, row.window_start, row.window_end)
        if days != (then.held_on, then.window_start, then.window_end):
            yield problem(
                file,
                line,
                "held_on",
                "review-differs",
                f"{row.review_id} has other days here than on line {line_then}.",
                "Write the same days in all rows of one review.",
            )
