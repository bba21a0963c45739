"""Which report the site speaks of first."""

from __future__ import annotations

import pytest

from plugins.core.time.quarter import Quarter
from tests.samples.facts import assembly_of, report_of
from tests.samples.rows import release

FIRST, SECOND = Quarter.parse("2026-27-Q1"), Quarter.parse("2026-27-Q2")


@pytest.mark.parametrize(
    ("stages", "newest"),
    [
        (("published", "published"), SECOND),
        (("published", "withdrawn"), FIRST),
        (("withdrawn", "published"), SECOND),
        (("withdrawn", "withdrawn"), SECOND),  # its page says so; there is no other
    ],
)
def test_a_report_that_was_withdrawn_is_not_the_newest(stages: tuple[str, str], newest: Quarter) -> None:
    reports = [
        report_of(release(quarter, stage=stage))
        for quarter, stage in zip((FIRST, SECOND), stages, strict=True)
    ]
    latest = assembly_of(*reports).latest
    assert latest is not None
    assert latest.quarter == newest


def test_before_the_first_there_is_none() -> None:
    assert assembly_of().latest is None
