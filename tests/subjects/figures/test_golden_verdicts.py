# ruff: noqa: E501  (a row is a row)
"""What is decided of every figure of the Assembly in three illustrative quarters, worked out by hand.

Each row: the figure now, the figure that it is set against, the base that leads, the verdict and its grade,
what decided if not the direction of complete figures, and the target with how firmly it was kept or not.
Counts are written where there are counts; ``4 units`` are the departments or committees of matched parts.
"""

from __future__ import annotations

from plugins.core.claims.statement import End
from plugins.subjects.figures.model import Result
from tests.subjects.figures.golden import results

#: Shares of money and means are written as their values.
BY_VALUE = frozenset({"adm_budget_execution", "adm_cost_per_hearing"})

JULY_TO_SEPTEMBER_2026 = """
leg_bills_drafted | 4 | 4 | year | side_by_side E1 | few_cases |
leg_bills_passed | 4 | 2 | year | side_by_side E1 | few_cases | met firm
leg_bills_assented | 4 | 3 | year | side_by_side E1 | few_cases |
leg_participation_rate | 2 of 4 | 2 of 5 | previous | side_by_side E1 | few_cases | not_met firm
leg_days_to_passage | 88 | 106 | previous | side_by_side E1 | cases_unknown | met firm
leg_hearing_participants | 312 of 5 | 322 of 6 | previous | side_by_side E1 | few_cases | met firm
ovs_report_completion | 21 of 27 | 26 of 32 | previous | side_by_side E1 | two_cases base_revised | not_met firm
ovs_query_resolution | 17 of 47 | 29 of 51 | previous | lower E2 -20.7 against | | not_met firm
ovs_audit_implemented | none | 14 of 25 | previous | not_compared E0 | no_figure | no_figure
ovs_recommendations_implemented | 25 of 39 | 18 of 38 | previous | higher E2 16.7 toward | | met firm
ovs_report_turnaround | 38 | 41 | previous | side_by_side E1 | cases_unknown | not_met firm
ovs_public_feedback | none | none | previous | not_compared E0 | no_figure |
ovs_workplan_delivery | none | none | previous | not_compared E0 | no_figure |
adm_doc_turnaround | 5.0 | 5.4 | year | side_by_side E1 | cases_unknown | met partial
adm_budget_execution | 17.1 | 19.5 | year | lower E2 -2.5 against | | not_met firm
adm_ict_adoption | 35 of 55 | 33 of 55 | previous | higher E2 3.6 toward | 4 units | met partial
adm_deliverables_on_time | 74 of 89 | 67 of 92 | year | higher E2 10.3 toward | | met partial
adm_cost_per_hearing | 40904 | 41774 | previous | same E2 -870 | | met firm
adm_workload_output | 2799 | 2783 | previous | same E2 16 | 4 units |
adm_labour_effectiveness | 67.5 | 69.1 | previous | side_by_side E1 | cases_unknown 4 units | not_met partial
adm_energy_kwh | 27400 | 28960 | previous | lower E2 -1560 toward | provisional base_revised | met provisional
adm_printing_pages | 121300 | 104900 | previous | higher E2 16400 against | | not_met firm
adm_travel_kes | 3884200 | 4211900 | year | lower E2 -327700 toward | | met late
stk_satisfaction | 153 of 252 | 128 of 229 | previous | unclear E1 5 | interval wide low_response base_low_response | met too_close
stk_charter_compliance | 115 of 189 | 143 of 207 | previous | lower E2 -8.2 against | | not_met firm
stk_engagement_reports | 41 of 47 | 31 of 47 | previous | higher E2 21.3 toward | | met firm
qua_legal_compliance | 26 of 28 | 28 of 31 | previous | side_by_side E1 | two_cases | met firm
inn_hansard_automation | 10 of 23 | 9 of 26 | previous | higher E2 8.9 toward | | met firm
"""

APRIL_TO_JUNE_2026 = """
leg_bills_drafted | 7 | 5 | previous | side_by_side E1 | season |
leg_bills_passed | 5 | 3 | previous | side_by_side E1 | season | met firm
leg_bills_assented | 4 | 2 | previous | side_by_side E1 | season |
leg_participation_rate | 2 of 5 | 2 of 3 | previous | side_by_side E1 | few_cases | not_met firm
leg_days_to_passage | 106 | 104 | previous | side_by_side E1 | cases_unknown | not_met firm
leg_hearing_participants | 322 of 6 | 203 of 4 | previous | side_by_side E1 | few_cases | not_met firm
ovs_report_completion | 28 of 32 | 21 of 29 | previous | higher E2 15.1 toward | | met firm
ovs_query_resolution | 29 of 51 | 23 of 44 | previous | higher E2 4.6 toward | | not_met firm
ovs_audit_implemented | 14 of 25 | 13 of 25 | previous | side_by_side E1 | two_cases | not_met firm
ovs_recommendations_implemented | 18 of 38 | 19 of 40 | previous | same E2 -0.1 | | not_met firm
ovs_report_turnaround | 41 | 43 | previous | side_by_side E1 | cases_unknown | not_met firm
ovs_public_feedback | none | none | previous | not_compared E0 | no_figure |
ovs_workplan_delivery | none | none | previous | not_compared E0 | no_figure |
adm_doc_turnaround | 5.2 | 5.3 | previous | side_by_side E1 | cases_unknown | met firm
adm_budget_execution | 86.2 | 82.8 | year | not_compared E0 | provenance | not_met firm
adm_ict_adoption | 35 of 61 | 31 of 61 | previous | higher E2 6.6 toward | | met firm
adm_deliverables_on_time | 83 of 117 | 76 of 104 | previous | side_by_side E1 | season | not_met firm
adm_cost_per_hearing | 41774 | 42365 | previous | same E2 -592 | | met firm
adm_workload_output | 2783 | 2731 | previous | higher E2 52 | 4 units |
adm_labour_effectiveness | 69.1 | 67.2 | previous | side_by_side E1 | cases_unknown 4 units | not_met firm
adm_energy_kwh | 28310 | 30410 | previous | lower E2 -2100 toward | provisional | not_met provisional
adm_printing_pages | 104900 | 112400 | previous | lower E2 -7500 toward | | not_met firm
adm_travel_kes | 4330150 | 4752600 | previous | side_by_side E1 | season | not_met firm
stk_satisfaction | 128 of 229 | 108 of 201 | previous | unclear E1 2 | interval wide low_response base_low_response | not_met too_close
stk_charter_compliance | 143 of 207 | 121 of 186 | previous | higher E2 4.0 toward | | not_met firm
stk_engagement_reports | 31 of 47 | 26 of 47 | previous | higher E2 10.6 toward | | not_met firm
qua_legal_compliance | 28 of 31 | 24 of 28 | previous | side_by_side E1 | two_cases | met firm
inn_hansard_automation | 9 of 26 | 6 of 24 | previous | higher E2 9.6 toward | | met firm
"""
#: What the correction of August changed.
CORRECTED = {
    "ovs_report_completion": "26 of 32 | 21 of 29 | previous | higher E2 8.8 toward | | not_met firm",
    "adm_energy_kwh": "28960 | 30410 | previous | lower E2 -1450 toward | | not_met firm",
}

APRIL_TO_JUNE_2025 = """
leg_bills_drafted | 6 | 5 | previous | side_by_side E1 | season |
leg_bills_passed | 5 | 3 | previous | side_by_side E1 | season |
leg_bills_assented | 4 | 2 | previous | side_by_side E1 | season |
leg_participation_rate | 3 of 5 | 2 of 3 | previous | side_by_side E1 | few_cases |
leg_days_to_passage | 124 | 109 | previous | side_by_side E1 | cases_unknown |
ovs_report_completion | 24 of 32 | 18 of 28 | previous | higher E2 10.7 toward | |
ovs_query_resolution | 42 of 51 | 37 of 46 | previous | same E2 1.9 | |
ovs_audit_implemented | 14 of 26 | 13 of 26 | previous | side_by_side E1 | two_cases |
ovs_report_turnaround | 45 | 46 | previous | side_by_side E1 | cases_unknown |
adm_doc_turnaround | 5.8 | 5.9 | previous | not_compared E0 | population |
adm_budget_execution | 82.8 | none | year | not_compared E0 | no_earlier_quarter |
adm_ict_adoption | 23 of 55 | 21 of 55 | previous | higher E2 3.6 toward | 4 units |
adm_deliverables_on_time | 82 of 110 | 67 of 96 | previous | side_by_side E1 | season 4 units |
adm_cost_per_hearing | 44353 | 44180 | previous | same E2 173 | |
adm_travel_kes | 4868300 | 5312750 | previous | side_by_side E1 | season |
qua_legal_compliance | 26 of 31 | 22 of 27 | previous | side_by_side E1 | two_cases |
"""


def rows(text: str) -> dict[str, str]:
    found = (line.split("|", 1) for line in text.strip().splitlines())
    return {name.strip(): cells(row) for name, row in found}


def cells(row: str) -> str:
    return " | ".join(" ".join(cell.split()) for cell in row.split("|"))


def written(end: End | None, result: Result) -> str:
    if end is None or end.value is None:
        return "none"
    if end.part is None or result.metric.metric_id in BY_VALUE:
        return str(end.value)
    return f"{end.part} of {end.cases}"


def decided(name: str) -> dict[str, str]:
    found = {}
    for result in results(name):
        said, judged = result.leading, result.judged
        matched = f"{len(said.matched)} units" if said.matched else ""
        caveats = " ".join(each for each in said.caveats if each != "matched")
        target = "" if result.verdict == "no_target" else result.verdict
        row = [
            written(said.now, result),
            written(said.before, result),
            said.base,
            f"{said.verdict} {said.grade} {'' if said.difference is None else said.difference} {said.wanted}",
            f"{said.reason} {caveats} {matched}",
            f"{target} {judged.firmness if judged else ''}",
        ]
        found[result.metric.metric_id] = cells("|".join(row))
    return found


def test_july_to_september_2026() -> None:
    assert decided("2026-27-Q1/1") == rows(JULY_TO_SEPTEMBER_2026)


def test_april_to_june_2026_as_first_published() -> None:
    assert decided("2025-26-Q4/1") == rows(APRIL_TO_JUNE_2026)


def test_april_to_june_2026_as_corrected() -> None:
    corrected = {name: cells(row) for name, row in CORRECTED.items()}
    assert decided("2025-26-Q4/2") == rows(APRIL_TO_JUNE_2026) | corrected


def test_april_to_june_2025_which_was_worked_out_later() -> None:
    assert decided("2024-25-Q4/1") == rows(APRIL_TO_JUNE_2025)
