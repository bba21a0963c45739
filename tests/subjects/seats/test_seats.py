"""Terms follow one another; an election stops the sittings."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checked_tables.mapping import Placed
from plugins.core.time.quarter import Quarter
from plugins.portal.read import read_assembly
from plugins.subjects.seats.check import check_terms
from plugins.subjects.seats.measure import election_in
from plugins.subjects.seats.record import Term
from tests.samples.laid_out import words_on
from tests.samples.tiny import Q2, Tiny

Q = Quarter.parse


def term(number: int, elected: str, first: str = "", ended: str = "") -> Term:
    return Term(
        term_id=f"term_{number}",
        number=number,
        elected_on=date.fromisoformat(elected),
        first_sitting_on=date.fromisoformat(first) if first else None,
        ended_on=date.fromisoformat(ended) if ended else None,
        source="",
        illustrative=True,
    )


THIRD = term(3, "2022-08-09", "2022-09-21", "2027-08-09")
FOURTH = term(4, "2027-08-10", "2027-09-07")


def said(*terms: Term) -> list[str]:
    return [f"{one.line} {one.kind}" for one in check_terms("terms.csv", [*map(Placed, (2, 3, 4), terms)])]


@pytest.mark.parametrize(
    ("quarter", "is_told"), [("2026-27-Q4", False), ("2027-28-Q1", True), ("2027-28-Q2", False)]
)
def test_only_the_quarter_that_the_pause_reaches_into_tells_of_it(quarter: str, is_told: bool) -> None:
    assert (election_in((FOURTH, THIRD), Q(quarter)) is not None) is is_told


def test_a_pause_over_a_quarters_end_is_told_in_both() -> None:
    late = term(4, "2027-08-10", "2027-10-05")
    found = [election_in((THIRD, late), Q(quarter)) for quarter in ("2027-28-Q1", "2027-28-Q2")]
    assert [one and (one.not_sitting_from, one.first_sitting_on) for one in found] == [
        (date(2027, 8, 9), date(2027, 10, 5))
    ] * 2


def test_while_the_first_sitting_is_not_known_only_the_election_is_told_and_only_in_its_quarter() -> None:
    unknown = term(4, "2027-08-10")
    found = election_in((THIRD, unknown), Q("2027-28-Q1"))
    assert found is not None
    assert found.first_sitting_on is None
    assert election_in((THIRD, unknown), Q("2027-28-Q2")) is None


def test_of_a_first_term_nothing_before_it_is_known() -> None:
    assert election_in((THIRD,), Q("2022-23-Q1")) is None


@pytest.mark.parametrize(
    ("terms", "problems"),
    [
        ((THIRD, FOURTH), []),
        ((FOURTH, THIRD), []),
        ((term(3, "2022-08-09"), FOURTH), ["2 two-terms"]),
        ((THIRD, term(4, "2022-08-09")), ["3 terms-backwards"]),
        ((THIRD, term(4, "2027-08-01", "2027-08-05")), ["3 terms-overlap"]),
    ],
)
def test_terms_that_cannot_be(terms: tuple[Term, ...], problems: list[str]) -> None:
    assert said(*terms) == problems


TERMS = "term_id,number,elected_on,first_sitting_on,ended_on,source,illustrative"
HEADER = (
    "seat_id,seat_en,seat_sw,kind,due_on,submitted,submitted_on,meetings,note_en,note_sw,term_id,seat_status"
)


@pytest.mark.parametrize(
    ("row", "problems"),
    [
        ("ward_01,Seat 1,,ward,,not_due,,,,,,vacant", []),
        ("ward_01,Seat 1,,ward,2026-01-09,no,,,,,,filled", []),
        (
            "ward_01,Seat 1,,ward,2026-01-09,no,,,,,,vacant",
            ["The seat is vacant, and it says no. Write not_due: of a vacant seat no report is due."],
        ),
    ],
)
def test_of_a_vacant_seat_nothing_is_due(tiny: Tiny, row: str, problems: list[str]) -> None:
    tiny.write(f"{Q2}/engagement.csv", f"{HEADER}\n{row}\n")
    assert [each.split(": ", 1)[1] for each in tiny.said() if "engagement.csv" in each] == problems


def test_a_new_term_begins_and_one_seat_is_vacant(tiny: Tiny, tmp_path: Path) -> None:
    """Elected on 11 November 2025: seat 1 has a row for each term, seat 2 is vacant in the new one. Of the
    three rows two were due; nothing is said of a seat against its other term."""
    terms = (
        "term_3,3,2020-11-10,2020-12-01,2025-11-10,Gazette,false",
        "term_4,4,2025-11-11,2025-12-02,,Gazette,false",
    )
    tiny.write("reference/terms.csv", "\n".join([TERMS, *terms]) + "\n")
    rows = (
        "ward_01,Example seat 1,,ward,2025-11-07,no,,,,,term_3,filled",
        "ward_01,Example seat 1,,ward,2026-01-09,yes,2026-01-08,4,,,term_4,filled",
        "ward_02,Example seat 2,,ward,,not_due,,,,,term_4,vacant",
    )
    tiny.write(f"{Q2}/engagement.csv", "\n".join([HEADER, *rows]) + "\n")
    assembly = read_assembly(tiny.folder)
    page = words_on(assembly, "engagement", "members/engagement", tmp_path)
    assert "A new Assembly, the term 4, was elected on 11 November 2025. Figures by seat begin anew." in page
    assert "The Assembly did not sit between 10 November 2025 and 2 December 2025: an election." in page
    below = [line for line in page.partition("Term of the Assembly")[2].splitlines() if line]
    told = " | ".join(line for line in below[: below.index("ward-table")] if "engagement." not in line)
    assert told == (
        "Report | Submitted on | Meetings | Note | "
        "Example seat 1 | 3 | not submitted | – | – | "
        "Example seat 1 | 4 | submitted | 8 January 2026 | 4 | "
        "Example seat 2 | 4 | [z] | [z] | missing | – | – | The seat was vacant."
    )
    assert "does not apply" in page  # what [z] means, under the table
    swahili = words_on(assembly, "engagement", "members/engagement", tmp_path, "sw")
    assert "Muhula wa Bunge" in swahili
    assert "Kiti kilikuwa wazi." in swahili
