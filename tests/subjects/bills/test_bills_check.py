"""The register of bills: every step possible after those before it, dates in the quarter, known names."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.subjects.bills.record import Register
from tests.samples.tiny import Tiny
from tests.samples.tiny_bills import ACTIONS, BILLS, CHANGES, EVENTS, LINKS, PAPERS, write_tiny_bills

CLOSES = "The register closes on that day; leave the row for the next quarter."


@pytest.fixture
def bills(tmp_path: Path) -> Tiny:
    return write_tiny_bills(tmp_path / "data")


def about_bills(bills: Tiny) -> list[str]:
    """What is said of the register, warnings included."""
    return [said for said in bills.said(None) if "/bill" in said]


def test_a_sound_register(bills: Tiny):
    assert about_bills(bills) == []
    (bill,) = bills.dataset().quarters[-1][Register].bills
    assert [action.stage_id for action in bill.actions][-1] == "third_reading"
    assert [event.notice_days for event in bill.participation] == [14, 21]
    assert (len(bill.documents), len(bill.amendments)) == (1, 1)


@pytest.mark.parametrize(
    ("line", "row", "message"),
    [
        (
            6,
            "bill_one,5,2025-09-09,second_reading,passed,,,",
            'column "date": 2025-09-09 is before the step before it, on 2025-09-16. '
            "Correct the date or the order.",
        ),
        (
            7,
            "bill_one,6,2026-01-02,third_reading,passed,,,",
            f'column "date": 2026-01-02 is after the quarter\'s last day, 2025-12-31. {CLOSES}',
        ),
        (
            7,
            "bill_one,7,2025-12-02,third_reading,passed,,,",
            'column "seq": Step 6 of bill_one has the number 7. Number the steps 1, 2, 3 ...',
        ),
        (
            7,
            "bill_one,6,2025-12-02,assent,,,,",
            'column "stage_id": assent comes without governor before it. Add the missing step.',
        ),
        (
            7,
            "bill_one,6,2025-12-02,governor,,,,",
            'column "stage_id": governor comes without third_reading or reconsideration before it. '
            "Add the missing step.",
        ),
        (
            7,
            "bill_one,6,2025-12-02,third_reeding,passed,,,",
            'column "stage_id": "third_reeding" is not in stages.csv. Did you mean third_reading?',
        ),
        (
            7,
            "bill_one,6,2025-12-02,third_reading,,,,",
            'column "result": A reading ends with a result. Write passed, amended, failed or deferred.',
        ),
        (
            4,
            "bill_one,3,2025-09-16,first_reading,passed,,,",
            'column "result": The step first_reading has no result. Empty the cell.',
        ),
        (
            5,
            "bill_one,4,2025-09-16,committee,,dept_acacia,,",
            'column "unit_id": dept_acacia is of the kind department. Write a committee.',
        ),
        (
            5,
            "bill_one,4,2025-09-16,committee,,,,",
            'column "unit_id": It went to a committee. Write the committee that got it.',
        ),
        (
            6,
            "bill_two,1,2025-11-18,proposal,,,,",
            'column "bill_id": "bill_two" is not in bills.csv. Did you mean bill_one?',
        ),
    ],
)
def test_steps_that_cannot_be(bills: Tiny, line: int, row: str, message: str):
    bills.replace_line(ACTIONS, line, row)
    assert f"{ACTIONS}, line {line}, {message}" in bills.said()


def test_one_mistake_is_not_reported_twice(bills: Tiny):
    """A step that cannot be read is not also a gap in the journey."""
    bills.replace_line(ACTIONS, 6, "bill_one,5,18/11/2025,second_reading,passed,,,")
    assert bills.said() == [
        f'{ACTIONS}, line 6, column "date": "18/11/2025" is not in the form used here. '
        "Write 2025-11-18 if you mean 18 November 2025."
    ]


@pytest.mark.parametrize("end", ["withdrawn", "lapsed"])
def test_nothing_happens_after_the_end(bills: Tiny, end: str):
    bills.replace_line(ACTIONS, 6, f"bill_one,5,2025-11-18,{end},,,,")
    bills.replace_line(ACTIONS, 7, "bill_one,6,2025-12-02,committee,,comm_ibis,,")
    assert bills.said() == [
        f'{ACTIONS}, line 7, column "stage_id": bill_one had ended with {end}. '
        "Remove one of the two rows, or add the step restored between them, with its day."
    ]


@pytest.mark.parametrize("end", ["withdrawn", "lapsed"])
def test_a_bill_that_was_restored_goes_on(bills: Tiny, end: str) -> None:
    """Ended on 18 November, restored on the 24th, and on 2 December it went to its committee."""
    bills.replace_line(ACTIONS, 6, f"bill_one,5,2025-11-18,{end},,,,")
    bills.replace_line(ACTIONS, 7, "bill_one,6,2025-11-24,restored,,,,")
    bills.add(ACTIONS, "bill_one,7,2025-12-02,committee,,comm_ibis,,")
    assert bills.said() == []


def test_only_what_had_ended_early_is_restored(bills: Tiny) -> None:
    bills.replace_line(ACTIONS, 7, "bill_one,6,2025-11-24,restored,,,,")
    assert bills.said() == [
        f'{ACTIONS}, line 7, column "stage_id": bill_one had not lapsed and was not withdrawn, '
        "so it cannot be restored. Take this row out."
    ]


def test_a_rejected_bill_comes_again_as_another(bills: Tiny) -> None:
    bills.replace_line(ACTIONS, 6, "bill_one,5,2025-11-18,second_reading,failed,,,")
    bills.replace_line(ACTIONS, 7, "bill_one,6,2025-11-24,restored,,,,")
    assert "cannot be restored" in bills.said()[0]


def _with_a_second(bills: Tiny, *links: str) -> Tiny:
    """A bill of December 2025 beside the one that ended in November, with these rows of links."""
    second = bills.read(BILLS).splitlines()[1].replace("bill_one", "bill_two").replace("No. 1", "No. 2")
    bills.add(BILLS, second.replace("Umbrella Stands", "Umbrella Racks"))
    bills.replace_line(ACTIONS, 6, "bill_one,5,2025-11-18,lapsed,,,,")
    bills.replace_line(ACTIONS, 7, "bill_two,1,2025-12-02,publication,,,,")
    bills.write(LINKS, "\n".join(["bill_id,relation,other_bill_id,note_en,note_sw", *links]) + "\n")
    return bills


def test_the_newer_bill_names_the_older_that_ended(bills: Tiny) -> None:
    assert _with_a_second(bills, "bill_two,reintroduces,bill_one,,").said() == []


@pytest.mark.parametrize(
    ("link", "said"),
    [
        (
            "bill_two,replaces,bill_two,,",
            'column "other_bill_id": bill_two names itself. Write the other bill.',
        ),
        (
            "bill_one,replaces,bill_two,,",
            'column "bill_id": bill_one is older than bill_two. '
            "Exchange the two: the newer bill names the older.",
        ),
        (
            "bill_two,replaces,bill_tow,,",
            'column "other_bill_id": "bill_tow" is not in bills.csv. Did you mean bill_two?',
        ),
    ],
)
def test_links_that_cannot_be(bills: Tiny, link: str, said: str) -> None:
    assert _with_a_second(bills, link).said() == [f"{LINKS}, line 2, {said}"]


def test_what_has_not_ended_cannot_have_come_again(bills: Tiny) -> None:
    _with_a_second(bills, "bill_two,reintroduces,bill_one,,")
    bills.replace_line(ACTIONS, 6, "bill_one,5,2025-11-18,second_reading,passed,,,")
    assert bills.said() == [
        f'{LINKS}, line 2, column "relation": bill_one has not ended, so it cannot have come again. '
        "Write another relation, or add the step with which it ended."
    ]


def test_a_reading_that_failed_ends_the_journey(bills: Tiny):
    bills.replace_line(ACTIONS, 6, "bill_one,5,2025-11-18,second_reading,failed,,,")
    said = bills.said()
    assert f'{ACTIONS}, line 7, column "stage_id": bill_one had ended with second_reading. ' in said[0]


def test_a_bill_to_which_nothing_happened(bills: Tiny):
    bills.add(
        BILLS,
        "bill_two,Example Bill No. 2 of 2025,2026,An example,,Would do nothing.,,member,,dept_acacia,,,,",
    )
    assert bills.said() == [
        f'{BILLS}, line 3, column "bill_id": bill_two has no row in bill_actions.csv. '
        "Add its first step there.",
        f'{BILLS}, line 3, column "committee_id": dept_acacia is of the kind department. Write a committee.',
        f'{BILLS}, line 3, column "mover": It was brought by a member. '
        "Write the seat or the office, never a name.",
        f'{BILLS}, line 3, column "session": The session of 2026 had not begun when the quarter ended. '
        "Check the year.",
    ]


def test_papers_from_after_the_quarter(bills: Tiny):
    bills.replace(PAPERS, "2025-09-02", "2026-01-09")
    bills.replace(CHANGES, "2025-11-25", "2026-01-13")
    late = f"is after the quarter's last day, 2025-12-31. {CLOSES}"
    assert bills.said() == [
        f'{CHANGES}, line 2, column "moved_on": 2026-01-13 {late}',
        f'{PAPERS}, line 2, column "dated_on": 2026-01-09 {late}',
    ]


@pytest.mark.parametrize("gone", ["bills", "bill_actions"])
def test_the_tables_of_the_register_belong_together(bills: Tiny, gone: str):
    file = BILLS if gone == "bills" else ACTIONS
    bills.path(file).unlink()
    assert (
        f"{file}: This file is missing. Add it: the tables of the register belong together." in bills.said()
    )


def test_a_register_needs_the_list_of_stages(bills: Tiny):
    bills.path("reference/stages.csv").unlink()
    assert (
        f"{BILLS}: There is a register of bills, but no list of stages. Add reference/stages.csv."
        in bills.said()
    )


def test_no_register_at_all_is_no_mistake(bills: Tiny):
    for file in (BILLS, ACTIONS, EVENTS, PAPERS, CHANGES):
        bills.path(file).unlink()
    assert about_bills(bills) == []


def test_what_was_recorded_once_stays_recorded(bills: Tiny):
    """The register of the quarter before knew a bill that is gone, and another day for the scrutiny."""
    earlier = BILLS.replace("Q2", "Q1"), ACTIONS.replace("Q2", "Q1")
    header, row = bills.read(BILLS).splitlines()[:2]
    bills.write(earlier[0], f"{header}\n{row}\n{row.replace('bill_one', 'bill_zero')}\n")
    steps = bills.read(ACTIONS).splitlines()
    first = steps[1].replace("2025-08-20", "2025-08-13")
    bills.write(earlier[1], f"{steps[0]}\n{first}\n{first.replace('bill_one', 'bill_zero')}\n")
    assert sorted(about_bills(bills)) == [
        f"{ACTIONS}: bill_zero was in the register of the quarter before and is no longer there. "
        "Put it back: a bill that ended stays in the register.",
        f"{ACTIONS}: scrutiny of bill_one on 2025-08-13 was in the register of the quarter before and is "
        "not there as it was. Put it back, or say in the bill's note what was corrected.",
    ]


def test_a_result_may_come_later_than_its_step(bills: Tiny):
    earlier = BILLS.replace("Q2", "Q1"), ACTIONS.replace("Q2", "Q1")
    bills.write(earlier[0], bills.read(BILLS))
    bills.write(earlier[1], "\n".join(bills.read(ACTIONS).splitlines()[:2]) + "\n")
    bills.replace_line(ACTIONS, 2, "bill_one,1,2025-08-20,scrutiny,passed,,,")
    assert about_bills(bills) == []
