"""The desk's reasons as a release has them."""

from __future__ import annotations

from dataclasses import replace

from plugins.assembly.periods import Quarter
from plugins.desk.compare.reasons import ANSWERED, GONE, Reason, pack_released

Q2 = Quarter.parse("2026-27-Q2")
REASON = Reason(
    metric_id="bills_passed",
    unit_id="assembly",
    stands_out="jump",
    compared_with="2026-27-Q1",
    figure_before="4",
    figure_now="9",
    reason_en="Five were urgent.",
    reason_sw="Mitano ilikuwa ya dharura.",
    state=ANSWERED,
)


def test_each_change_is_explained_once():
    rows = (
        REASON,
        replace(REASON, stands_out="definition", reason_en="Another."),  # the same change: the first stays
        replace(REASON, compared_with="2025-26-Q2", reason_en="A year ago the House was in recess."),
        replace(REASON, metric_id="gone", state=GONE),
        replace(REASON, metric_id="unanswered", reason_en=""),
    )
    assert pack_released(rows, Q2) == (
        b"metric_id,unit_id,against,reason_en,reason_sw\n"
        b"bills_passed,assembly,previous,Five were urgent.,Mitano ilikuwa ya dharura.\n"
        b"bills_passed,assembly,year_earlier,A year ago the House was in recess.,Mitano ilikuwa ya dharura.\n"
    )


def test_no_reason_makes_no_file():
    assert pack_released((replace(REASON, reason_en=""),), Q2) is None
