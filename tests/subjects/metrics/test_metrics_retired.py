# ruff: noqa: E501  (messages stand as staff read them)
"""A metric that is no longer used says why, and leads to what is used instead."""

from __future__ import annotations

import csv
import io

from tests.samples.tiny import Tiny

METRICS = "reference/metrics.csv"


def retire(tiny: Tiny, metric_id: str, **cells: str) -> int:
    """Write these cells in the newest row of a metric, in new columns where there are none; its line."""
    rows = list(csv.DictReader(io.StringIO(tiny.read(METRICS))))
    names = [*dict.fromkeys([*rows[0], "replaced_by", "retired_reason_en", "retired_reason_sw", *cells])]
    line, row = [each for each in enumerate(rows, start=2) if each[1]["metric_id"] == metric_id][-1]
    row.update(cells)
    out = io.StringIO()
    writer = csv.DictWriter(out, names, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    tiny.write(METRICS, out.getvalue())
    return line


def test_a_retired_metric_without_a_next_version_says_why(tiny: Tiny) -> None:
    line = retire(tiny, "bills_passed", retired="2025-26-Q2")
    assert tiny.said() == [
        f'{METRICS}, line {line}, column "retired_reason_en": bills_passed is not used after 2025-26-Q2, no next '
        "version takes its place, and nothing says why. Say why, in one sentence."
    ]
    retire(tiny, "bills_passed", retired_reason_en="Bills are told of one by one.")
    assert tiny.said() == []


def test_a_version_that_another_followed_needs_no_reason(tiny: Tiny) -> None:
    assert "days_to_answer,1" in tiny.read(METRICS)  # retired in 2025-26-Q1, and version 2 began
    assert tiny.said() == []


def test_what_is_used_instead_is_another_metric_in_use_then(tiny: Tiny) -> None:
    because = {"retired": "2025-26-Q2", "retired_reason_en": "It was never asked for."}
    line = retire(tiny, "bills_passed", **because, replaced_by="bills_pased")
    assert tiny.said() == [
        f'{METRICS}, line {line}, column "replaced_by": bills_pased is no other metric that is used in 2025-26-Q3. '
        "Write the metric_id of one that is, or leave the cell empty."
    ]
    retire(tiny, "bills_passed", replaced_by="bills_passed")
    assert "bills_passed is no other metric" in "".join(tiny.said())
    retire(tiny, "bills_passed", replaced_by="satisfied")
    assert tiny.said() == []


def test_what_is_replaced_is_retired(tiny: Tiny) -> None:
    retire(tiny, "bills_passed", replaced_by="satisfied")
    assert "satisfied is used instead of it, but no last quarter is given." in "".join(tiny.said())
