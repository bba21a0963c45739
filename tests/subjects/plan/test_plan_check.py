# ruff: noqa: E501  (messages stand as staff read them)
"""Milestones, reviews, audits and reports sent: every mistake is named with its place."""

from __future__ import annotations

import pytest

from tests.samples.tiny import Q1, Q2, Tiny
from tests.samples.tiny_plan import AUDITS, FILES, MILESTONES, POINTS, PROGRESS, REVIEWS, SENT, add_plan


@pytest.fixture
def plan(tiny: Tiny) -> Tiny:
    return add_plan(tiny)


def test_the_sound_plan_has_no_error(plan: Tiny):
    assert plan.said() == []


SPOILT = {
    "activity": (
        MILESTONES, "m2,1,", "m2,5,",
        f'{MILESTONES}, line 3, column "activity_no": The work plan has no activity 5. '
        "Write the number of one in workplan.csv.",
    ),
    "done without a day": (
        PROGRESS, "m1,done,2025-10-10", "m1,done,",
        f'{PROGRESS}, line 2, column "done_on": It is done, but no day is given. Write when it was done.',
    ),
    "a day without being done": (
        PROGRESS, "m2,in_progress,,", "m2,in_progress,2026-01-02,",
        f'{PROGRESS}, line 3, column "done_on": A day is given, but the status is in_progress. '
        "Empty the cell or write the status done.",
    ),
    "done after the reporting date": (
        PROGRESS, "2025-10-10", "2026-01-16",
        f'{PROGRESS}, line 2, column "done_on": 2026-01-16 is after the reporting date, 2026-01-15. '
        "Correct the date; what came later belongs in the next quarter.",
    ),
    "dropped without a reason": (
        PROGRESS, "m2,in_progress", "m2,dropped",
        f'{PROGRESS}, line 3, column "note_en": It was dropped, but nothing says why. Say why.',
    ),
    "a review of another quarter": (
        REVIEWS, "2025-11-04", "2026-01-04",
        f'{REVIEWS}, line 2, column "held_on": 2026-01-04 is not in the quarter, 2025-10-01 to 2025-12-31. '
        "Correct the date, or move the row to the quarter in which the review was held.",
    ),
    "a time that is not over": (
        REVIEWS, "2025-10-31", "2025-11-30",
        f'{REVIEWS}, line 2, column "window_end": The time reviewed, 2025-09-01 to 2025-11-30, does not end '
        "before the review on 2025-11-04. Correct the dates.",
    ),
    "a milestone of another activity": (
        REVIEWS, ",1,m1,2", ",2,m1,2",
        f'{REVIEWS}, line 2, column "milestone_id": m1 belongs to activity 1, not to 2. Correct one of the two.',
    ),
    "published without an opinion": (
        AUDITS, "qualified", "",
        f'{AUDITS}, line 2, column "opinion": An opinion and the day of publication belong together; one of '
        "them is missing. Write both, or empty both while the audit is going on.",
    ),
    "ordered after it came out": (
        AUDITS, "2025-10-01", "2025-12-16",
        f'{AUDITS}, line 2, column "published_on": 2025-12-15 is before the audit was ordered on 2025-12-16. '
        "Correct one of the two.",
    ),
    "agreed without a day": (
        POINTS, "yes,2026-01-05", "yes,",
        f'{POINTS}, line 2, column "due_on": The management agrees, but no day is given by which it will be '
        "done. Write the day.",
    ),
    "done without its day": (
        POINTS, "open,", "done,",
        f'{POINTS}, line 2, column "done_on": The status is done, but the day is empty. '
        "Write the status done with the day, or neither.",
    ),
    "refused without a reason": (
        POINTS, "No: once is enough.", "",
        f'{POINTS}, line 3, column "response_en": The recommendation is not accepted, but nothing says why. '
        "Write the management's response.",
    ),
    "agreed and refused": (
        POINTS, "no,,not_accepted", "yes,2026-03-01,not_accepted",
        f'{POINTS}, line 3, column "status": The management agrees, but the status is not_accepted. '
        "Correct one of the two.",
    ),
    "a year in a quarter's report": (
        SENT, "2025-26-Q1,1", "2025-26,1",
        f'{SENT}, line 2, column "covers": A quarterly report is not about 2025-26. '
        "Write a quarter (2025-26-Q1) for a quarter's report, a year (2025-26) for a year's.",
    ),
    "no version": (
        SENT, "2025-26-Q1,1", "2025-26-Q1,",
        f'{SENT}, line 2, column "sent_version": No version is given. Write the version that was sent.',
    ),
    "acknowledged before it was sent": (
        SENT, "2025-11-10", "2025-11-02",
        f'{SENT}, line 2, column "acknowledged_on": 2025-11-02 is before it was sent on 2025-11-03. '
        "Correct one of the two.",
    ),
    "a version that never was": (
        SENT, "2025-26-Q1,1", "2025-26-Q1,2",
        f'{SENT}, column "sent_version": s1: 2025-26-Q1 has no version 2. Write the version that was sent.',
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SPOILT)
def test_a_mistake_is_named(plan: Tiny, name: str):
    file, old, new, said = SPOILT[name]
    plan.replace(file, old, new)
    assert plan.said() == [said]


def test_recommendations_wait_for_the_report(plan: Tiny):
    plan.replace(AUDITS, "2025-12-15,qualified", ",")
    assert [each for each in plan.said() if "has no day of publication" in each] == [
        f'{POINTS}, line {line}, column "audit_id": aud has no day of publication, but here is a recommendation. '
        "Write when its report came out, or wait with its recommendations."
        for line in (2, 3)
    ]


def test_rows_of_one_review_tell_the_same_days(plan: Tiny):
    plan.add(REVIEWS, "rev_2025_11,2025-11-05,2025-09-01,2025-10-31,2,,3,,,")
    assert plan.said() == [
        f'{REVIEWS}, line 3, column "held_on": rev_2025_11 has other days here than on line 2. '
        "Write the same days in all rows of one review."
    ]


def test_a_milestone_that_is_left_out_and_one_without_evidence_are_asked_about(plan: Tiny):
    plan.replace(PROGRESS, "m3,not_started,,,,\n", "")
    plan.replace(PROGRESS, "Circular", "")
    assert plan.said() == []
    warned = [each for each in plan.said("warning") if PROGRESS in each]
    assert warned == [
        f"{PROGRESS}: There is no row for m3. Add one for each, with the status not_started if nothing was done.",
        f'{PROGRESS}, line 2, column "evidence": m1 is done, but nothing shows it. '
        "Write the paper or address that shows it.",
    ]


def test_a_report_is_sent_after_it_was_published(plan: Tiny):
    plan.replace(SENT, "2025-11-03", "2025-10-29")
    assert (
        f'{SENT}, column "sent_on": s1 was sent on 2025-10-29, before version 1 of 2025-26-Q1 was published on '
        "2025-10-30. Check both dates." in plan.said("warning")
    )


def rewritten(plan: Tiny, name: str, old: str, new: str) -> list[str]:
    """What is asked about the second quarter when the first had the same registers before a change."""
    for file in (PROGRESS, AUDITS, POINTS, SENT):
        earlier = file.replace(Q2, Q1)
        text = FILES[file].replace("2025-12-15", "2025-10-12").replace("2025-10-10", "2025-10-02")
        text = text.replace("2025-11-03,2025-11-10", "2025-10-14,")
        plan.write(earlier, text)
        plan.write(file, text)
    plan.replace(name, old, new)
    return [each for each in plan.said("warning") if "In the quarter before" in each]


END = "Put it back as it was; what was published once is not rewritten."


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (
            PROGRESS,
            "2025-10-02",
            "2025-09-29",
            f"{PROGRESS}: In the quarter before: m1 was done on 2025-10-02; it is not there so. {END}",
        ),
        (
            AUDITS,
            "2025-10-12",
            "2025-10-13",
            f"{AUDITS}: In the quarter before: aud was published on 2025-10-12; it is not there so. {END}",
        ),
        (
            POINTS,
            "Keep the papers.",
            "Keep some papers.",
            f"{POINTS}: In the quarter before: recommendation 1 of aud; it is not there as it was. {END}",
        ),
        (
            SENT,
            "2025-10-14",
            "2025-10-15",
            f"{SENT}: In the quarter before: s1; it is not there as it was. {END}",
        ),
    ],
)
def test_registers_only_grow(plan: Tiny, name: str, old: str, new: str, said: str):
    assert rewritten(plan, name, old, new) == [said]


def test_an_acknowledgement_may_come_later(plan: Tiny):
    assert rewritten(plan, SENT, "2025-10-14,", "2025-10-14,2025-11-01") == []


ACTION = "act_2025_009,reports_done,assembly,Late.,,A list.,,office_clerk,2025-09-01,2025-12-01,open,,,\n"


def with_action(plan: Tiny, later: str) -> list[str]:
    header = plan.read(f"{Q2}/actions.csv").split("\n")[0] + "\n"
    plan.write(f"{Q1}/actions.csv", header + ACTION)
    plan.add(f"{Q2}/actions.csv", later.rstrip("\n")) if later else None
    return [each for each in plan.said("warning") if "act_2025_009" in each]


def test_an_open_action_does_not_vanish(tiny: Tiny):
    assert with_action(tiny, "") == [
        f"{Q2}/actions.csv: act_2025_009 was open in the quarter before and is no longer there. "
        "Put it back, with the status done or dropped if it ended."
    ]


def test_its_days_are_not_moved(tiny: Tiny):
    assert with_action(tiny, ACTION.replace("2025-12-01", "2026-03-01")) == [
        f"{Q2}/actions.csv: In the quarter before: act_2025_009 was due on 2025-12-01; it is not there so. {END}"
    ]


def test_an_action_that_goes_on_is_no_problem(tiny: Tiny):
    assert with_action(tiny, ACTION) == []
