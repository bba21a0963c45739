"""How long things wait, as a picture and in words."""

from __future__ import annotations

from decimal import Decimal

from plugins.core.measures.survival import kaplan_meier
from plugins.core.pages.teller import Teller
from plugins.core.pages.waiting import done_by, waiting_figure
from tests.samples.sites import site_of

#: Four questions: answered after 10, 30 and 50 days; one still waits after 40.
CURVE = kaplan_meier([(10, True), (30, True), (40, False), (50, True)])


def test_the_share_done_counts_the_day_itself_and_those_that_still_wait():
    assert [done_by(CURVE, days) for days in (9, 10, 29, 30, 50)] == [
        *(Decimal(0), Decimal(25), Decimal(25), Decimal(50)),
        Decimal(100),
    ]


def test_the_figure_says_when_half_were_done_and_how_many_after_the_days_looked_at(tmp_path):
    figure = waiting_figure(
        Teller(site_of(tmp_path), "en"),
        "petitions",
        CURVE,
        30,
        figure_id="time-to-reply",
        csv_stem="time-to-reply",
        provenance="illustrative",
        looked_at=(10, 30),
    )
    assert figure.title == "Half are answered within 30\u00a0days"
    assert figure.description == (
        "Of 4 petitions, 3 were answered. The share answered is 25\u00a0% after 10\u00a0days, "
        "50\u00a0% after 30\u00a0days and 100\u00a0% at the end, after 50\u00a0days."
    )
