"""Milestones of the work plan, and how they stand: a state for each."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.problems import Problem

from .record import Milestone, MilestoneProgress


def check_milestones(
    file: str, rows: Sequence[Placed[Milestone]], activities: Collection[int]
) -> Iterator[Problem]:
    """Each milestone belongs to an activity of ``workplan.csv``."""
    for line, row in rows:
        if row.activity_no not in activities:
            yield problem(
                file,
                line,
                "activity_no",
                "no-such-activity",
                f"The work plan has no activity {row.activity_no}.",
                "Write the number of one in workplan.csv.",
            )


def check_progress(
    file: str, rows: Sequence[Placed[MilestoneProgress]], milestones: Sequence[Milestone]
) -> Iterator[Problem]:
    """A milestone that one quarter leaves out is asked about."""
    there = {row.milestone_id for _, row in rows}
    missing = [one.milestone_id for one in milestones if one.milestone_id not in there] if rows else []
    if missing:
        yield problem(
            file,
            0,
            "",
            "milestone-missing",
            f"There is no row for {', '.join(missing)}.",
            "Add one for each, with the status not_started if nothing was done.",
            "warning",
        )
