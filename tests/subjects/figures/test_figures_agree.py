from __future__ import annotations

from typing import Any

from plugins.portal.read import measure
from plugins.subjects.figures.agree import check_coherence
from plugins.subjects.figures.record import Observation
from plugins.subjects.metrics.record import Metric
from tests.samples.rows import ACACIA, ASSEMBLY, BAOBAB, dataset, metric, observation, records, share

LEVELS: Any = ("assembly", "department")
COUNT = metric("papers", levels=LEVELS, aggregation="sum", decimals=0)
SHARE = share("answers", levels=LEVELS, aggregation="ratio_of_sums")


def found(of: Metric, *rows: Observation) -> list[str]:
    report = measure(dataset(records(rows, metrics=(of,)), units=(ASSEMBLY, ACACIA, BAOBAB))).reports[0]
    return [f"{problem.line} {problem.severity}: {problem.found}" for problem in check_coherence(report)]


def test_the_whole_is_the_sum_of_its_units() -> None:
    parts = (
        observation("papers", 3, unit_id="dept_acacia"),
        observation("papers", 4, unit_id="dept_baobab"),
    )
    assert found(COUNT, observation("papers", 7), *parts) == []
    assert found(COUNT, observation("papers", 8, line=5), *parts) == [
        "5 warning: papers of the Assembly is 8; its units together make 7."
    ]


def test_a_share_is_the_ratio_of_sums_not_the_mean_of_shares() -> None:
    # 9 of 10 and 10 of 90: 19 of 100 = 19.0 %, while the mean of 90 % and 11.1 % is 50.6 %
    parts = (
        observation("answers", "90.0", of=(9, 10), unit_id="dept_acacia"),
        observation("answers", "11.1", of=(10, 90), unit_id="dept_baobab"),
    )
    assert found(SHARE, observation("answers", "19.0", of=(19, 100)), *parts) == []
    assert found(SHARE, observation("answers", "50.6", of=(506, 1000)), *parts) == [
        "2 warning: answers of the Assembly is 50.6; its units together make 19.0."
    ]


def test_with_a_unit_missing_nothing_is_said() -> None:
    rows = (observation("papers", 8), observation("papers", 3, unit_id="dept_acacia"))
    assert found(COUNT, *rows) == []


def test_a_unit_to_which_it_does_not_apply_is_not_missing() -> None:
    rows = (
        observation("papers", 8),
        observation("papers", 3, unit_id="dept_acacia"),
        observation("papers", unit_id="dept_baobab", status="not_applicable"),
    )
    assert found(COUNT, *rows) == ["2 warning: papers of the Assembly is 8; its units together make 3."]
