"""When a release's checksum was read into the Assembly's record, as the sign-offs say."""

from __future__ import annotations

from datetime import date

import pytest

from checked_tables.texts import NO_TEXT
from plugins.core.time.release import Stage
from plugins.subjects.releases.page import day_read_out
from plugins.subjects.releases.record import SignOff

CHECKSUM = "d8a3d233a5359aa2ea49fe2a590b724e25b28e1ff3cdbdc2079cdc6940b40dbf"
DAY = date(2026, 10, 27)


def signed(evidence: str, stage: Stage = "tabled") -> SignOff:
    return SignOff(stage=stage, office="Office of the Clerk", on_date=DAY, evidence=evidence, note=NO_TEXT)


@pytest.mark.parametrize(
    ("sign_off", "day"),
    [
        (signed(f"Votes no. 12, checksum {CHECKSUM}"), DAY),
        (signed("Votes no. 12: D8A3D233 A5359AA2 EA49FE2A"), DAY),
        (signed("Votes no. 12: d8a3d233"), None),  # eight digits are not enough
        (signed("Votes no. 12"), None),
        (signed(CHECKSUM, "cleared"), None),  # no sitting of the House
    ],
)
def test_the_evidence_of_the_tabling_must_hold_sixteen_digits(sign_off: SignOff, day: date | None) -> None:
    assert day_read_out([sign_off], CHECKSUM) == day
