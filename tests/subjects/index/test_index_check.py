# ruff: noqa: E501  (messages stand as staff read them)
"""A scheme counts only metrics that are in use."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from checked_tables.texts import NO_TEXT
from composite_index.nodes import Node
from composite_index.scheme import Normalisation, Scheme
from plugins.core.time.quarter import Quarter
from plugins.subjects.index.check import check_in_use
from tests.samples.rows import Q, metric

Q1, Q2 = Q("2026-27-Q1"), Q("2026-27-Q2")


def scheme(**changes: str) -> Scheme:
    """Reports and answers, half each; in rows 2 to 4 of nodes.csv."""
    root = Node(node_id="index", parent_id=None, title=NO_TEXT, metric_id=None, weight=Fraction(1), line=2)
    leaves = (
        Node(node_id=name, parent_id="index", title=NO_TEXT, metric_id=name, weight=Fraction(1), line=line)
        for line, name in ((3, "reports"), (4, "answers"))
    )
    rules = {
        name: Normalisation(metric_id=name, method="ratio_to_target", cap=Decimal("1.25"))
        for name in ("reports", "answers")
    }
    settings = {"effective_from": str(Q1), "status": "adopted", **changes}
    return Scheme(
        scheme_id="one",
        version="1",
        title=NO_TEXT,
        nodes=(root, *leaves),
        normalisations=rules,
        folder="reference/index",
        **settings,  # type: ignore[arg-type]
    )


def said(*quarters: Quarter, **changes: str) -> list[str]:
    gone = metric("reports", retired=Q1, replaced_by="answers", status="adopted")
    return [str(each) for each in check_in_use(scheme(**changes), (gone, metric("answers")), quarters)]


def test_a_metric_that_is_no_longer_used_cannot_count() -> None:
    assert said(Q1, Q2) == [
        'reference/index/nodes.csv, line 3, column "metric_id": reports is not used after 2026-27-Q1, so it cannot '
        "count in 2026-27-Q2. Make a new version of the scheme without it, or with answers in its place."
    ]


def test_nothing_is_wrong_before_the_quarter_in_which_it_would_count() -> None:
    assert said(Q1) == []
    assert said(Q1, Q2, effective_to=str(Q1)) == []


def test_an_illustrative_scheme_counts_nothing_of_the_assemblys_own() -> None:
    assert said(Q1, Q2, status="illustrative") == []


def test_a_metric_that_has_not_begun_cannot_count_either() -> None:
    later = metric("reports", introduced=Q2)
    assert [str(each) for each in check_in_use(scheme(), (later, metric("answers")), (Q1,))] == [
        'reference/index/nodes.csv, line 3, column "metric_id": reports is used only from 2026-27-Q2, so it cannot '
        "count in 2026-27-Q1. Make a new version of the scheme without it."
    ]


def test_the_version_that_holds_is_the_one_that_counts() -> None:
    first, second = metric("reports", retired=Q1), metric("reports", metric_version=2, introduced=Q2)
    assert list(check_in_use(scheme(), (first, second, metric("answers")), (Q1, Q2))) == []
