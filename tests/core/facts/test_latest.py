"""Which report the site speaks of first."""

from __future__ import annotations

from datetime import date

import pytest

from checked_tables.texts import Bilingual
from plugins.core.time.quarter import Quarter
from plugins.core.time.release import Withdrawal
from tests.samples.facts import assembly_of, report_of
from tests.samples.rows import release

FIRST, SECOND = Quarter.parse("2026-27-Q1"), Quarter.parse("2026-27-Q2")


def gone(quarter: Quarter) -> Withdrawal:
    day, reason = date(2027, 3, 1), Bilingual("Two departments were exchanged.")
    return Withdrawal(quarter=quarter, withdrawn_on=day, office="Office of the Clerk", reason=reason)


@pytest.mark.parametrize(
    ("withdrawn", "newest"),
    [((), SECOND), ((FIRST,), SECOND), ((SECOND,), FIRST), ((FIRST, SECOND), None)],
)
def test_the_newest_is_one_that_stands(withdrawn: tuple[Quarter, ...], newest: Quarter | None) -> None:
    reports = [report_of(release(quarter)) for quarter in (FIRST, SECOND) if quarter not in withdrawn]
    others = tuple(report_of(release(quarter, withdrawn=gone(quarter))) for quarter in withdrawn)
    found = assembly_of(*reports, superseded=others)
    assert (found.latest.quarter if found.latest else None) == newest
    assert [one.quarter for one in found.withdrawn] == list(withdrawn)


def test_a_report_that_came_out_anew_is_not_withdrawn() -> None:
    before = report_of(release(FIRST, withdrawn=gone(FIRST)))
    assert assembly_of(report_of(release(FIRST, 2)), superseded=(before,)).withdrawn == ()


def test_before_the_first_there_is_none() -> None:
    assert assembly_of().latest is None
