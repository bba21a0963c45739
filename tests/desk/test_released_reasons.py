"""The desk's reasons as a release has them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from plugins.core.time.quarter import Quarter
from plugins.desk.compare.reasons import ANSWERED, GONE, Reason, pack_reasons, pack_released, with_reasons
from plugins.desk.folder import QuarterFolder

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


def test_the_desks_reasons_join_the_draft_and_a_correction_keeps_the_old_ones(tmp_path: Path):
    place = QuarterFolder(Q2, tmp_path)
    draft = {"observations.csv": b"x", "reasons.csv": b"of version 1"}
    assert with_reasons(draft, place) == draft
    place.reasons.write_bytes(pack_reasons([REASON]))
    joined = with_reasons(draft, place)
    assert joined["observations.csv"] == b"x"
    assert joined["reasons.csv"] == pack_released([REASON], Q2)
