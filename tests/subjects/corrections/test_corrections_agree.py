"""How much a correction matters follows from the two versions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.core.facts.assembly import Report
from plugins.subjects.corrections.agree import check_severity, is_substantial, severities
from plugins.subjects.corrections.record import Correction, corrections_of
from tests.samples.own import own_assembly


def versions() -> tuple[Report, Report]:
    """April to June 2026: 28 of 32 reports became 26 (87.5 % of at least 85 became 81.3), those of Committee
    Ibis 10 of 10 became 8; electricity 28,310 kWh became 28,960, of at most 28,000 both times."""
    assembly = own_assembly()
    (old,) = assembly.superseded
    (new,) = (one for one in assembly.reports if one.quarter == old.quarter)
    return old, new


@pytest.mark.parametrize(
    ("metric", "unit", "substantial"),
    [
        ("ovs_report_completion", "assembly", True),
        ("ovs_report_completion", "cmt_ibis", True),
        ("adm_energy_kwh", "assembly", False),
    ],
)
def test_a_verdict_that_moved_is_of_weight(metric: str, unit: str, substantial: bool) -> None:
    old, new = versions()
    rows = [one for one in corrections_of(new) if (one.metric_id, one.unit_id) == (metric, unit)]
    assert rows
    assert {is_substantial(old, new, one) for one in rows} == {substantial}
    assert {one.severity for one in rows} == {"substantial" if substantial else "minor"}


def test_who_calls_it_otherwise_than_what_it_moved_is_asked() -> None:
    _, new = versions()
    assert list(check_severity(new, own_assembly())) == []
    minor = [replace(one, severity="minor") for one in new.rows(Correction)]
    told = replace(new, records=replace(new.records, facts=new.records.facts.with_rows(Correction, minor)))
    found = list(check_severity(told, own_assembly()))
    assert len(found) == 4  # two figures, each with its numerator
    derived = severities(new, own_assembly())
    assert {one.correction_id: one.severity for one in new.rows(Correction)} == derived
    assert set(derived.values()) == {"minor", "substantial"}
    large = [replace(one, severity="substantial") for one in new.rows(Correction)]
    told = replace(new, records=replace(new.records, facts=new.records.facts.with_rows(Correction, large)))
    assert {each.write for each in check_severity(told, own_assembly())} == {"Write minor."}
    assert {one.file for one in found} == {"quarters/2025-26-Q4/v2/corrections.csv"}
    assert {one.severity for one in found} == {"warning"}
