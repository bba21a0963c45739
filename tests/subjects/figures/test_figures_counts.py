"""Tally, coverage, readiness and the four views, over one small quarter."""

from __future__ import annotations

from plugins.core.facts.assembly import Report
from plugins.portal.read import measure
from plugins.subjects.figures.measure_coverage import coverage
from plugins.subjects.figures.measure_readiness import readiness
from plugins.subjects.figures.model import Coverage, Figures, Readiness, Tally
from plugins.subjects.scorecard.measure import FAMILIES, PERSPECTIVES, QCD, by_family, by_perspective, by_qcd
from tests.samples.rows import dataset, metric, observation, records, target

METRICS = (
    metric("met", perspective="quality", family="legislative", qcd="quality"),
    metric("missed", perspective="efficiency", family="oversight", qcd="cost"),
    metric("silent", perspective="efficiency", family="oversight"),
    metric("aimless", perspective="efficiency", family="administrative"),
    metric("exempt", perspective="quality", family="administrative"),
    metric("hidden", perspective="quality", family="administrative", function="legislation"),
)


def report() -> Report:
    rows = (
        observation("met", 10),
        observation("missed", 9),
        observation("aimless", 5),
        observation("exempt", status="not_applicable"),
        observation("hidden", status="suppressed"),
    )
    targets = tuple(target(name, 10) for name in ("met", "missed", "silent", "exempt"))
    return measure(dataset(records(rows, metrics=METRICS, targets=targets))).reports[0]


def test_targets_met_among_those_judged() -> None:
    # judged: met and missed; silent had a target and no figure; aimless and hidden had no target
    assert report()[Figures].tally == Tally(met=1, judged=2, no_target=2, no_figure=1, firm={"firm": 1})


def test_coverage_counts_each_way_to_be_silent() -> None:
    found = report()[Figures].coverage
    assert found == Coverage(
        expected=6, reported=3, not_reported=1, not_collected=0, not_applicable=1, suppressed=1
    )
    assert found.pct == 60  # 3 of the 5 that could be reported
    assert coverage(()).pct is None


def test_readiness_counts_metrics() -> None:
    found = readiness(METRICS, report()[Figures].results, {"met", "silent", "unheard_of"})
    assert found == Readiness(defined=6, with_data=3, with_target=4, with_weight=2, complete=1)


def test_every_result_is_in_one_group_of_each_view() -> None:
    results = report()[Figures].results
    for view, keys in (
        (by_perspective, PERSPECTIVES),
        (by_family, FAMILIES),
        (by_qcd, QCD),
    ):
        groups = view(results)
        assert tuple(group.key for group in groups) == keys
        assert sum(len(group.results) for group in groups) == len(results)


def test_a_perspective_has_its_own_tally_and_may_be_empty() -> None:
    quality, efficiency, innovation = by_perspective(report()[Figures].results)
    assert (quality.tally.met, quality.tally.judged) == (1, 1)
    assert [result.metric.metric_id for result in efficiency.results] == ["missed", "silent", "aimless"]
    assert (efficiency.coverage.reported, efficiency.coverage.expected) == (2, 3)
    assert (innovation.results, innovation.tally.judged, innovation.coverage.pct) == ((), 0, None)
