"""Which of a metric's definitions holds in a quarter."""

from plugins.core.time.quarter import Quarter
from plugins.subjects.metrics.measure import versions_at
from tests.samples.rows import metric


def test_the_newest_definition_that_had_begun_holds_and_before_the_first_the_first():
    first = metric(metric_version=1, introduced=Quarter.parse("2025-26-Q2"))
    second = metric(metric_version=2, introduced=Quarter.parse("2026-27-Q1"))
    held = {
        str(quarter): versions_at((second, first), quarter)
        for quarter in map(Quarter.parse, ("2025-26-Q1", "2025-26-Q4", "2026-27-Q1"))
    }
    assert held == {
        "2025-26-Q1": {first.metric_id: 1},
        "2025-26-Q4": {first.metric_id: 1},
        "2026-27-Q1": {first.metric_id: 2},
    }
