"""What is said on the pages of two bills that belong together, and of one that came back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from checked_tables.texts import Bilingual
from plugins.core.pages.teller import Teller
from plugins.subjects.bills.measure import bill_register
from plugins.subjects.bills.record import Bill, BillLink
from plugins.subjects.bills.say_links import say_lapses, say_links
from tests.samples.bills import CLOCKS, STAGES, bill
from tests.samples.rows import Q, release
from tests.samples.sites import site_of

LAPSED = ("first_reading 2025-02-03", "lapsed 2025-11-20")
OLD = replace(bill(*LAPSED, bill_id="bill_old"), number="Bill No. 1 of 2025")
NEW = replace(bill("first_reading 2025-12-02", bill_id="bill_new"), number="Bill No. 9 of 2025")


def said(tmp_path: Path, of: Bill, *bills: Bill) -> list[str]:
    register = bill_register(release(quarter=Q("2025-26-Q2")), bills, STAGES, CLOCKS)
    story = next(each for each in register.bills if each.bill == of)
    found = say_links(Teller(site_of(tmp_path), "en"), register, story)
    return [f"{text.text.replace(chr(160), ' ')} -> {text.url}" for text in found]


@pytest.mark.parametrize(
    ("relation", "newer", "older"),
    [
        (
            "reintroduces",
            "Was before the Assembly earlier as Bill No. 1 of 2025, which lapsed on 20 November 2025.",
            "Came again as Bill No. 9 of 2025.",
        ),
        ("replaces", "Takes the place of Bill No. 1 of 2025.", "Bill No. 9 of 2025 took its place."),
        ("consolidates", "Brings Bill No. 1 of 2025 in with it.", "Went into Bill No. 9 of 2025."),
        ("companion", "Goes together with Bill No. 1 of 2025.", "Goes together with Bill No. 9 of 2025."),
    ],
)
def test_each_page_says_it_and_leads_to_the_other(
    tmp_path: Path, relation: str, newer: str, older: str
) -> None:
    link = BillLink(bill_id="bill_new", relation=relation, other_bill_id="bill_old", note=Bilingual(""))  # type: ignore[arg-type]
    linked = replace(NEW, links=(link,))
    assert [each.split(" -> ")[0] for each in said(tmp_path, linked, OLD, linked)] == [newer]
    assert [each.split(" -> ")[0] for each in said(tmp_path / "again", OLD, OLD, linked)] == [older]
    assert said(tmp_path / "to", OLD, OLD, linked)[0].endswith("bills/bill-new.html")


def test_when_a_bill_ended_and_came_back(tmp_path: Path) -> None:
    restored = bill("first_reading 2025-02-03", "withdrawn 2025-11-20", "restored 2025-11-24")
    register = bill_register(release(quarter=Q("2025-26-Q2")), (restored,), STAGES, CLOCKS)
    (lapse,) = register.bills[0].lapses
    assert (lapse.ended_on, lapse.days) == (date(2025, 11, 20), 4)
    lines = [
        line.replace(chr(160), " ") for line in say_lapses(Teller(site_of(tmp_path), "en"), register.bills[0])
    ]
    assert lines == [
        "Withdrawn on 20 November 2025; restored on 24 November 2025.",
        "For 4 days it was not before the Assembly.",
    ]
    swahili = [*say_lapses(Teller(site_of(tmp_path / "sw"), "sw"), register.bills[0])]
    assert swahili[0].replace(chr(160), " ").startswith("Uliondolewa tarehe 20 Novemba 2025; ulirejeshwa")
