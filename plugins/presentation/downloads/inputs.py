"""What a release was computed from, as published tables: enough to compute all of it again.

The figures as reported, the definitions and targets in force, and the index schemes: their settings,
their parts with weights, the rule of each metric, and their bands. Numbers here are exact; a weight
that no decimal can write exactly is written as a quotient, ``1/3``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from plugins.assembly.dataset import QuarterRecords
from plugins.assembly.index.scheme import Scheme
from plugins.assembly.measures.targets import targets_in_force
from plugins.assembly.model import QuarterReport
from plugins.assembly.records import Target, Unit
from plugins.assembly.status import SDMX_STATUS
from plugins.assembly.texts import Bilingual

from .packing import plain

Row = Mapping[str, object]


def observation_rows(records: QuarterRecords, units: Mapping[str, Unit]) -> Iterator[Row]:
    """The figures as reported, in the order in which they were."""
    for row in records.observations:
        unit = units[row.unit_id]
        yield {
            "metric_id": row.metric_id,
            "metric_version": row.metric_version,
            "unit_id": row.unit_id,
            "unit_name_en": unit.name.en,
            "unit_kind": unit.kind,
            "value": row.value,
            "numerator": row.numerator,
            "denominator": row.denominator,
            "status": row.status,
            "obs_status": SDMX_STATUS[row.status],
            **_pair("note", row.note),
        }


def metric_rows(records: QuarterRecords) -> Iterator[Row]:
    """The definitions that the figures name."""
    used = {(row.metric_id, row.metric_version) for row in records.observations}
    for metric in records.declarations.metrics:
        if (metric.metric_id, metric.metric_version) in used:
            yield {
                "metric_id": metric.metric_id,
                "metric_version": metric.metric_version,
                "title_en": metric.title.en,
                "title_sw": metric.title.sw,
                "numerator": metric.numerator,
                "denominator": metric.denominator,
                "formula": metric.formula,
                "unit_of_measure": metric.unit,
                "decimals": metric.decimals,
                "direction": metric.direction,
            }


def target_rows(records: QuarterRecords, units: Mapping[str, Unit]) -> Iterator[Row]:
    """The targets in force in the quarter."""
    for target in _in_force(records):
        yield {
            "metric_id": target.metric_id,
            "metric_version": target.metric_version,
            "unit_id": target.unit_id,
            "unit_name_en": units[target.unit_id].name.en,
            "target_value": target.value,
            "first_quarter": target.first_quarter,
            "last_quarter": target.last_quarter,
            "approved_on": target.approved_on,
            "approved_by": target.approved_by,
            "approved_late": target.late,
            **_pair("change_reason", target.change_reason),
        }


def labour_input_rows(records: QuarterRecords, units: Mapping[str, Unit]) -> Iterator[Row]:
    """What Overall Labour Effectiveness is computed from."""
    for row in records.labour:
        yield {
            "unit_id": row.unit_id,
            "unit_name_en": units[row.unit_id].name.en,
            "scheduled_hours": row.scheduled_hours,
            "productive_hours": row.productive_hours,
            "standard_output": row.standard_output,
            "actual_output": row.actual_output,
            "conforming_output": row.conforming_output,
            "obs_status": SDMX_STATUS[row.status],
        }


def scheme_rows(schemes: Iterable[Scheme]) -> Iterator[Row]:
    """Each scheme as a whole."""
    for scheme in schemes:
        yield {
            **_scheme(scheme),
            "title_en": scheme.title.en,
            "title_sw": scheme.title.sw,
            "scheme_status": scheme.status,
            "applies_to": ";".join(scheme.applies_to),
            "scale_low": scheme.scale_low,
            "scale_high": scheme.scale_high,
            "better": scheme.better,
            "decimals": scheme.decimals,
            "effective_from": scheme.effective_from,
            "effective_to": scheme.effective_to,
            **_pair("note", scheme.note),
        }


def part_rows(schemes: Iterable[Scheme]) -> Iterator[Row]:
    """Each part of each scheme, from the root down, with its weight among its siblings."""
    for scheme in schemes:
        for node in scheme.nodes:
            yield {
                **_scheme(scheme),
                "node_id": node.node_id,
                "parent_node_id": node.parent_id,
                "title_en": node.title.en,
                "title_sw": node.title.sw,
                "metric_id": node.metric_id,
                "weight": exactly(node.weight),
                "weight_basis": node.weight_basis,
                "mean_order": node.order,
                "missing_rule": node.missing_rule,
                "min_coverage_pct": exactly(100 * Fraction(node.min_coverage)),
                "coverage_of": node.coverage_of,
                "coverage_by": node.coverage_by,
                "round_decimals": node.round_decimals,
                **_pair("rationale", node.rationale),
            }


def rule_rows(schemes: Iterable[Scheme]) -> Iterator[Row]:
    """The rule that turns each metric's figure into a score."""
    for scheme in schemes:
        for rule in scheme.normalisations.values():
            yield {
                **_scheme(scheme),
                "metric_id": rule.metric_id,
                "title_en": rule.title.en,
                "direction": rule.direction,
                "method": rule.method,
                "ratio_rule": rule.rule if rule.method == "ratio_to_target" else None,
                "target": rule.target,
                "baseline": rule.baseline,
                "cap_pct": _per_cent(rule.cap),
                "full_pct": _per_cent(rule.full_at),
                "points": ";".join(f"{plain(at)}:{plain(points)}" for at, points in rule.points),
                "steps": rule.steps,
                "log": rule.log,
                "floor": rule.floor,
                "ceiling": rule.ceiling,
                "clip": rule.clip,
                "range_over": rule.range_over,
                "target_low": rule.target_low,
                "target_high": rule.target_high,
            }


def band_rows(schemes: Iterable[Scheme]) -> Iterator[Row]:
    """The bands; the lower edge belongs to a band, the upper one to the next, but to the topmost its own."""
    for scheme in schemes:
        for band in scheme.bands:
            yield {
                **_scheme(scheme),
                "number": band.number,
                "label_en": band.label.en,
                "label_sw": band.label.sw,
                "lower": band.lower,
                "upper": band.upper,
            }


def schemes_of(report: QuarterReport) -> tuple[Scheme, ...]:
    """The schemes by which the report's indices were computed, each once."""
    found: dict[tuple[str, str], Scheme] = {}
    for index in (report.index, *report.unit_indices):
        if index.score is not None:
            scheme = index.score.scheme
            found.setdefault((scheme.scheme_id, scheme.version), scheme)
    return tuple(found.values())


def exactly(number: Fraction) -> str:
    """The number as a decimal if one can write it exactly, else as a quotient.

    >>> exactly(Fraction(125, 10)), exactly(Fraction(1, 3))
    ('12.5', '1/3')
    """
    rest = number.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return f"{number.numerator}/{number.denominator}"
    places = 0
    while (number * 10**places).denominator != 1:
        places += 1
    return plain(Decimal((number * 10**places).numerator).scaleb(-places))


def _in_force(records: QuarterRecords) -> Iterable[Target]:
    return targets_in_force(records.declarations.targets, records.release.quarter).values()


def _scheme(scheme: Scheme) -> Row:
    return {"scheme_id": scheme.scheme_id, "scheme_version": scheme.version}


def _per_cent(share: Decimal | None) -> str | None:
    return None if share is None else exactly(100 * Fraction(share))


def _pair(name: str, text: Bilingual) -> Row:
    return {f"{name}_en": text.en, f"{name}_sw": text.sw}
