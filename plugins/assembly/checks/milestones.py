"""Milestones of the work plan, and how they stand: a state for each, with the day where it is done."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from plugins.assembly.mapping import Placed
from plugins.assembly.problems import Problem
from plugins.assembly.records import Release
from plugins.assembly.records_plan import Milestone, MilestoneProgress

from .fault import problem


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
    file: str, rows: Sequence[Placed[MilestoneProgress]], milestones: Sequence[Milestone], release: Release
) -> Iterator[Problem]:
    """The milestones of one quarter; one that is left out is asked about."""
    for line, row in rows:
        if row.status == "done" and row.done_on is None:
            yield problem(
                file,
                line,
                "done_on",
                "done-when",
                "It is done, but no day is given.",
                "Write when it was done.",
            )
        if row.status != "done" and row.done_on is not None:
            yield problem(
                file,
                line,
                "done_on",
                "not-done",
                f"A day is given, but the status is {row.status}.",
                "Empty the cell or write the status done.",
            )
        if row.done_on is not None and row.done_on > release.as_at:
            yield problem(
                file,
                line,
                "done_on",
                "date-after-reporting",
                f"{row.done_on} is after the reporting date, {release.as_at}.",
                "Correct the date; what came later belongs in the next quarter.",
            )
        if row.status == "done" and not row.evidence:
            yield problem(
                file,
                line,
                "evidence",
                "no-evidence",
                f"{row.milestone_id} is done, but nothing shows it.",
                "Write the paper or address that shows it.",
                "warning",
            )
        if row.status == "dropped" and not row.note:
            yield problem(
                file, line, "note_en", "dropped-why", "It was dropped, but nothing says why.", "Say why."
            )
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
