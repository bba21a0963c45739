"""Plans, sittings, reports, questions, recommendations: known names, days in order, nothing in a circle."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.subjects.committees.record import CommitteeWork
from tests.samples.tiny import Q2, Tiny
from tests.samples.tiny_committees import (
    FINDINGS,
    PLAN,
    QUERIES,
    RECS,
    REPORTS,
    SITTINGS,
    write_tiny_committees,
)

ONE_OF_TWO = "Correct one of the two."
EXEC = "example county executive"


@pytest.fixture
def tables(tmp_path: Path) -> Tiny:
    return write_tiny_committees(tmp_path / "data")


def about_committees(tables: Tiny) -> list[str]:
    """What is said of these tables, warnings included."""
    files = (PLAN, SITTINGS, REPORTS, FINDINGS, RECS, QUERIES)
    return [said for said in tables.said(None) if said.startswith(files)]


def test_sound_tables(tables: Tiny) -> None:
    assert about_committees(tables) == []
    work = tables.dataset().quarters[-1][CommitteeWork]
    assert [item.kind for item in work.plan] == ["inspection", "report", "executive_engagement"]
    assert [sitting.hansard_days for sitting in work.sittings] == [13, None, None]
    assert [report.days_to_table for report in work.reports] == [42, None]  # 30 September to 11 November
    assert [str(query.answer_due) for query in work.queries] == ["2025-10-27", "2025-11-24"]
    assert [rec.parent_rec_id for rec in work.recommendations] == [None, None, "rec_one"]


@pytest.mark.parametrize(
    ("file", "line", "row", "message"),
    [
        (
            PLAN,
            2,
            "comm_ibis,2024-25,1,inspection,Inspection,,1,2,2,in_plan,,",
            'column "financial_year": 2024-25 is not the year of this quarter, 2025-26. '
            "Leave out other years' plans.",
        ),
        (
            PLAN,
            4,
            "comm_ibis,2025-26,3,report,Reports,,4,1,0,dropped,,",
            'column "reason_en": The item was dropped. Say in one sentence why the item was dropped.',
        ),
        (
            PLAN,
            2,
            "comm_ibis,2025-26,1,inspection,Inspection,,5,2,2,in_plan,,",
            'column "planned_quarter": 5 is more than 4. Write 4 or less.',
        ),
        (
            SITTINGS,
            2,
            "comm_ibis,1,2025-09-30,hearing,Umbrella stands,,true,true,40000,,",
            'column "held_on": 2025-09-30 is not in the quarter, 2025-10-01 to 2025-12-31. '
            "Move the row to its own quarter.",
        ),
        (
            SITTINGS,
            2,
            "comm_ibis,1,2025-10-07,hearing,Umbrella stands,,true,true,40000,2025-10-01,",
            f'column "hansard_published_on": 2025-10-01 is before held_on, 2025-10-07. {ONE_OF_TWO}',
        ),
        (
            SITTINGS,
            2,
            "comm_ibis,1,2025-10-07,hearing,Umbrella stands,,true,true,-1,,",
            'column "cost_kes": -1 is less than 0. Write 0 or more.',
        ),
        (
            SITTINGS,
            2,
            "dept_acacia,1,2025-10-07,hearing,Umbrella stands,,true,true,40000,,",
            'column "committee_id": dept_acacia is of the kind department. Write a committee.',
        ),
        (
            SITTINGS,
            3,
            "comm_ibis,2,2025-10-06,hearing,Umbrella stands,,true,true,25000,,",
            'column "sitting_no": Sitting 2 was held before sitting 1, on 2025-10-07. '
            "Number the sittings in the order of their days.",
        ),
        (
            REPORTS,
            2,
            "rep_one,comm_ibis,Report,,2025-11-12,2025-11-14,2025-11-11,,",
            f'column "tabled_on": 2025-11-11 is before inquiry_ended_on, 2025-11-12. {ONE_OF_TWO}',
        ),
        (
            REPORTS,
            3,
            "rep_two,comm_ibis,Report,,,2025-12-12,,2025-12-16,",
            'column "tabled_on": It was debated, but not tabled. Write the day of its tabling.',
        ),
        (
            REPORTS,
            3,
            "rep_two,comm_ibis,Report,,,2025-12-12,2025-12-16,,adopted",
            'column "debated_on": It was adopted, but not debated. Write the day of the debate.',
        ),
        (
            REPORTS,
            3,
            "rep_two,comm_ibis,Report,,,2025-12-12,2026-01-06,,",
            'column "tabled_on": 2026-01-06 is after the register closed, on 2025-12-31. '
            "Leave it for the next quarter.",
        ),
        (
            QUERIES,
            2,
            f"qry_one,comm_ibis,Price,,{EXEC},2025-10-06,21,2025-10-01,full",
            f'column "answered_on": 2025-10-01 is before asked_on, 2025-10-06. {ONE_OF_TWO}',
        ),
        (
            QUERIES,
            2,
            f"qry_one,comm_ibis,Price,,{EXEC},2025-10-06,21,,full",
            'column "outcome": There is an outcome without an answer. Empty the cell.',
        ),
        (
            QUERIES,
            2,
            f"qry_one,comm_ibis,Price,,{EXEC},2025-10-06,21,2025-10-20,",
            'column "outcome": The answer has no outcome. Write full, partial or refused.',
        ),
        (
            FINDINGS,
            2,
            "fin_one,auditor_general,2023-25,2025-02-20,Umbrellas,,,",
            'column "financial_year": 2023-25 is not a financial year. Write 2023-24.',
        ),
        (
            FINDINGS,
            2,
            "fin_one,auditor_general,2024-25,2024-06-30,Umbrellas,,,",
            f'column "published_on": It was published on 2024-06-30, before 2024-25 began. {ONE_OF_TWO}',
        ),
        (
            RECS,
            3,
            f"rec_two,committee_report,rep_on,,comm_ibis,Publish.,,{EXEC},2025-11-11,,,,2026-03-31,not_started,,",
            'column "source_id": "rep_on" is not in committee_reports.csv. Did you mean rep_one?',
        ),
        (
            RECS,
            2,
            f"rec_one,audit,fin_one,,comm_ibis,Keep.,,{EXEC},2025-02-03,,,,2025-10-31,not_started,,",
            'column "made_on": 2025-02-03 is before its finding was published, 2025-02-20. ' + ONE_OF_TWO,
        ),
        (
            RECS,
            2,
            f"rec_one,audit,fin_one,,comm_ibis,Keep.,,{EXEC},2025-03-20,,,2025-03-01,2025-10-31,in_progress,,",
            f'column "responded_on": 2025-03-01 is before made_on, 2025-03-20. {ONE_OF_TWO}',
        ),
        (
            RECS,
            2,
            f"rec_one,audit,fin_one,,comm_ibis,Keep.,,{EXEC},2025-03-20,,,,2025-03-01,not_started,,",
            f'column "due_on": 2025-03-01 is before it was made, 2025-03-20. {ONE_OF_TWO}',
        ),
        (
            RECS,
            2,
            f"rec_one,audit,fin_one,,comm_ibis,Keep.,,{EXEC},2025-03-20,,,,2025-10-31,implemented,,Paper",
            'column "implemented_on": It is implemented. Write the day by which it had been carried out.',
        ),
        (
            RECS,
            2,
            f"rec_one,audit,fin_one,,comm_ibis,Keep.,,{EXEC},2025-03-20,,,,2025-10-31,implemented,2025-10-14,",
            'column "evidence": It is implemented. Name the paper that shows it.',
        ),
        (
            RECS,
            2,
            f"rec_one,audit,fin_one,,comm_ibis,Keep.,,{EXEC},2025-03-20,,,,2025-10-31,in_progress,2025-10-14,",
            'column "status": It is in_progress, but was carried out on 2025-10-14. '
            "Write implemented, or empty the day.",
        ),
        (
            RECS,
            2,
            f"rec_one,audit,fin_one,,comm_ibis,Keep.,,{EXEC},2025-03-20,,,,2025-10-31,disputed,,",
            'column "responded_on": It is disputed without a response. '
            "Write the day of the response that disputes it.",
        ),
        (
            RECS,
            2,
            f"rec_one,audit,fin_one,rec_three,comm_ibis,Keep.,,{EXEC},2025-03-20,,,,2025-10-31,not_started,,",
            'column "parent_rec_id": rec_one repeats itself, by way of rec_three. '
            "Name the earlier one of the two, and leave its own cell empty.",
        ),
        (
            RECS,
            2,
            f"rec_one,audit,fin_one,rec_two,comm_ibis,Keep.,,{EXEC},2025-03-20,,,,2025-10-31,not_started,,",
            'column "parent_rec_id": rec_two was made later, on 2025-11-11. Name the earlier one of the two.',
        ),
        (
            RECS,
            2,
            f"rec_one,audit,fin_one,rec_nine,comm_ibis,Keep.,,{EXEC},2025-03-20,,,,2025-10-31,not_started,,",
            'column "parent_rec_id": "rec_nine" is not in recommendations.csv. Did you mean rec_one?',
        ),
    ],
)
def test_rows_that_cannot_be(tables: Tiny, file: str, line: int, row: str, message: str) -> None:
    tables.replace_line(file, line, row)
    assert f"{file}, line {line}, {message}" in tables.said()


def test_what_is_late_in_the_plan_is_asked_about(tables: Tiny) -> None:
    tables.replace_line(PLAN, 3, "comm_ibis,2025-26,2,report,Reports,,2,3,1,in_plan,,")
    assert about_committees(tables) == [
        f'{PLAN}, line 3, column "reason_en": 1 of 3 were delivered by the end of its quarter. '
        "Say in one sentence why."
    ]


def test_a_finding_that_cannot_be_read_is_not_also_unknown(tables: Tiny) -> None:
    tables.replace_line(FINDINGS, 2, "fin_one,auditor_general,2023-24,20/02/2025,Umbrellas,,,")
    assert [said for said in tables.said() if said.startswith(RECS)] == []


PETITIONS = f"{Q2}/petitions.csv"
PETITION = """\
petition_id,title_en,title_sw,prayer_en,prayer_sw,received_on,reviewed_on,presented_on,committee_id,report_tabled_on,decision,replied_on,address,note_en,note_sw
pet_one,Example petition about umbrellas,,Asks for umbrellas.,,2025-10-06,,,,,,,,,
"""


def test_a_petition_is_looked_up_where_there_is_a_register_of_them(tables: Tiny) -> None:
    tables.replace_line(
        RECS, 4, f"rec_x,petition,pet_two,,comm_ibis,Do.,,{EXEC},2025-11-20,,,,2026-03-31,not_started,,"
    )
    assert tables.said() == []
    tables.write(PETITIONS, PETITION)
    assert (
        f'{RECS}, line 4, column "source_id": "pet_two" is not in petitions.csv. Did you mean pet_one?'
        in tables.said()
    )


def test_more_reports_delivered_than_were_tabled_are_asked_about(tables: Tiny) -> None:
    """One report was tabled in the year; two are told as delivered. Inspections are held against visits
    in a year's first quarter only: this is the second."""
    tables.replace_line(PLAN, 3, "comm_ibis,2025-26,2,report,Reports,,2,3,2,in_plan,The papers came late.,")
    assert about_committees(tables) == [
        f'{PLAN}, line 3, column "delivered_count": 2 of the kind report were delivered by comm_ibis; '
        "committee_reports.csv has 1 tabled this year. Correct whichever is wrong."
    ]
