"""Checked rows of a scheme folder as the dataclasses of ``scheme.py``, with the documented defaults."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, cast

from checked_tables.table import Row
from checked_tables.texts import Bilingual

from .band import Band
from .check_rules import parse_points
from .formula import Formula
from .nodes import Node
from .scheme import Normalisation, PeerReview, RatioRule, Uncertainty

_NO_LIMIT = Decimal("Infinity")
_HUNDRED = Decimal(100)


def node(row: Row, shares: Mapping[str, Fraction], place: int) -> Node:
    """One row of ``nodes.csv``; ``place`` is its part's among all that the file names."""
    cells = row.cells
    return Node(
        node_id=cells["node_id"],
        parent_id=cells["parent_id"] or None,
        title=_text(cells, "title", cells["node_id"]),
        metric_id=cells["metric_id"] or None,
        weight=shares[cells["node_id"]],
        weight_basis=cast(Any, cells["weight_basis"] or ("judgement" if cells["weight"] else "equal")),
        order=Decimal(cells["mean_order"] or 1),
        missing_rule=cast(
            Any, cells["missing_rule"] or ("require_all" if cells["combine"] == "product" else "reweight")
        ),
        min_coverage=Decimal(cells["min_coverage_pct"] or 0) / _HUNDRED,
        coverage_of=cast(Any, cells["coverage_of"] or "metrics"),
        coverage_by=cast(Any, cells["coverage_by"] or "weight"),
        round_decimals=int(cells["round_decimals"]) if cells["round_decimals"] else None,
        is_product=cells["combine"] == "product",
        rationale=_text(cells, "rationale"),
        place=place,
        line=row.line,
    )


def rules(rows: Iterable[Row]) -> dict[str, Normalisation]:
    """``normalisation.csv`` by metric."""
    return {row.cells["metric_id"]: _rule(row) for row in rows}


def _rule(row: Row) -> Normalisation:
    cells = row.cells
    down = cells["direction"] == "down"
    ratio_rule: RatioRule = "inverse" if down else "ratio"
    cap = Decimal(cells["cap_pct"]) / _HUNDRED if cells["cap_pct"] else None
    return Normalisation(
        metric_id=cells["metric_id"],
        method=cast(Any, cells["method"]),
        direction="down" if down else "up",
        title=_text(cells, "title", cells["metric_id"]),
        unit=cells["unit"],
        formula=Formula(cells["formula"]) if cells["formula"] else None,
        log=cells["transform"] == "log",
        floor=_number(cells["floor"]),
        ceiling=_number(cells["ceiling"]),
        clip=cast(Any, cells["clip"] or "both"),
        range_over=cast(Any, cells["range_over"] or "period"),
        target=_number(cells["target"]),
        has_plan=cells["target_kind"] == "plan",
        target_low=_number(cells["target_low"]),
        target_high=_number(cells["target_high"]),
        rule=cast(Any, cells["ratio_rule"] or ratio_rule),
        baseline=_number(cells["baseline"]),
        cap=cap,
        full_at=Decimal(cells["full_pct"]) / _HUNDRED if cells["full_pct"] else cap or Decimal(1),
        points=parse_points(cells["points"]) if cells["points"] else (),
        steps=cells["interpolate"] == "step",
        minimum=_number(cells["minimum"]),
        maximum=_number(cells["maximum"]),
        line=row.line,
    )


def band(row: Row) -> Band:
    """One row of ``bands.csv``; an edge without limit is infinite."""
    cells = row.cells
    return Band(
        number=int(cells["number"]),
        label=_text(cells, "label"),
        lower=Decimal(cells["lower"]) if cells["lower"] else -_NO_LIMIT,
        upper=Decimal(cells["upper"]) if cells["upper"] else _NO_LIMIT,
        symbol=cells["symbol"],
    )


def review(row: Row) -> PeerReview:
    """One row of ``peer_reviews.csv``."""
    cells = row.cells
    return PeerReview(
        on_date=cells["on_date"],
        reviewer=cells["reviewer"],
        scope=_text(cells, "scope"),
        finding=_text(cells, "finding"),
        response=_text(cells, "response"),
        outcome=cast(Any, cells["outcome"]),
    )


def uncertainty(
    settings: Mapping[str, Any], normalisations: tuple[Mapping[str, Normalisation], ...]
) -> Uncertainty:
    """The section ``[uncertainty]`` of ``scheme.toml``."""
    return Uncertainty(
        seed=int(settings[".seed"]),
        draws=int(settings[".draws"]),
        weights=settings[".weights_pct"] / _HUNDRED,
        interval=settings[".interval_pct"] / _HUNDRED,
        sure=settings[".sure_pct"] / _HUNDRED,
        orders=tuple(None if order == "declared" else order for order in settings[".orders"]),
        missing=settings[".missing"],
        normalisations=normalisations,
    )


def _text(cells: Mapping[str, str], name: str, otherwise: str = "") -> Bilingual:
    return Bilingual(cells[f"{name}_en"] or otherwise, cells[f"{name}_sw"])


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text else None
