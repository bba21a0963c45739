"""Every comparison that tempts to say too much has a test of its own; here they are together.

``claims/`` decides, ``figures/`` says in both languages. A line names what tempts, then the tests of it.
"""

from __future__ import annotations

import pytest

from tests.repository.named import is_there, names_in

DECIDED = "core/claims/test_hard_cases.py"
SAID = "subjects/figures/test_hard_case_texts.py"
WITHHELD = "subjects/figures/test_hard_cases_withheld.py"
UNITS = "subjects/reports/test_hard_cases_of_units.py"
REGISTERS = "subjects/reports/test_hard_cases_of_registers.py"
HELD = "subjects/figures/test_figures_say_held.py"
TARGETS = "subjects/figures/test_figures_claims_targets.py"
TRENDS = "subjects/figures/test_figures_claims_trends.py"
CAPTIONS = "subjects/figures/test_figures_say_captions.py"
INDEX = "subjects/index/test_index_say.py"
CAUSES = "packages/composite_index/test_decompose.py"
SUMMARIES = "subjects/reports/test_reports_say_summaries.py"

CASES = {
    "an index whose draws go both ways": [
        f"{DECIDED}::test_an_index_that_rose_in_68_of_100_draws_is_unclear",
        f"{INDEX}::test_under_nine_draws_in_ten_the_two_quarters_are_not_distinguishable",
    ],
    "the same, invented": [f"{DECIDED}::test_an_illustrative_index_has_no_easier_rule"],
    "an index whose draws go one way": [
        f"{DECIDED}::test_an_index_that_rose_in_92_of_100_draws_rose",
        f"{INDEX}::test_from_nine_draws_in_ten_the_direction_is_said",
    ],
    "two that print alike": [
        f"{DECIDED}::test_an_index_that_prints_alike_is_the_same_whatever_the_draws_say"
    ],
    "a base that was corrected since": [
        f"{HELD}::test_a_base_that_was_changed_since_it_came_out_says_so",
        "subjects/figures/test_figures_claims.py::test_a_later_quarter_is_set_against_the_correction",
    ],
    "a survey after a survey": [
        f"{DECIDED}::test_a_survey_of_61_after_56_per_cent_is_unclear",
        f"{SAID}::test_a_survey_of_61_after_56_per_cent",
    ],
    "a survey near its target": [
        f"{DECIDED}::test_a_survey_of_61_per_cent_keeps_a_target_of_60_too_close_to_call",
        f"{SAID}::test_a_survey_of_61_per_cent_with_a_target_of_60",
    ],
    "people drawn by chance, then whoever wished": [
        f"{DECIDED}::test_a_survey_asked_another_way_is_another_population",
        f"{SAID}::test_a_survey_by_chance_after_which_people_answered_online",
    ],
    "all were asked, some answered": [
        f"{DECIDED}::test_58_of_91_who_were_asked_stand_beside_60_of_91",
        f"{SAID}::test_58_of_91_that_were_all_asked",
    ],
    "eight answers": [f"{WITHHELD}::test_eight_answers_are_withheld_and_nothing_is_said_of_them"],
    "everybody who answered": [f"{WITHHELD}::test_of_people_who_answered_neither_all_nor_none_is_said"],
    "two of four": [
        f"{DECIDED}::test_two_of_four_after_two_of_five_is_no_gain_of_ten_points",
        f"{SAID}::test_two_of_four_after_two_of_five",
    ],
    "one base under twenty": [
        f"{DECIDED}::test_one_base_under_twenty_is_enough_to_stand_side_by_side",
        f"{SAID}::test_19_of_24_after_14_of_19",
    ],
    "the same Members": [
        f"{DECIDED}::test_41_after_31_of_the_same_47_members_is_ten_more",
        f"{SAID}::test_41_after_31_of_the_same_47_members",
    ],
    "Members of whom there are fewer": [
        f"{DECIDED}::test_of_46_members_after_47_a_larger_share_is_told_and_no_number_of_members",
        f"{WITHHELD}::test_members_of_whom_there_are_fewer_are_told_as_a_share",
    ],
    "the only one": [
        f"{WITHHELD}::test_the_only_one_is_not_one_of_one",
        f"{WITHHELD}::test_the_only_one_that_was_not_is_not_none_of_one",
    ],
    "a middle value of few": [
        f"{DECIDED}::test_the_middle_of_four_bills_is_no_trend_to_faster_bills",
        f"{SAID}::test_the_middle_of_four_bills_of_which_nobody_knows_how_many_they_are",
    ],
    "small counts": [
        f"{DECIDED}::test_four_bills_stand_beside_five_and_beside_two",
        f"{SAID}::test_four_bills_before_five_and_a_year_earlier_two",
    ],
    "the two ends of a line": [f"{CAPTIONS}::test_a_title_never_joins_the_two_ends_of_a_line"],
    "computed afterwards": [
        f"{DECIDED}::test_a_reported_figure_is_not_set_against_one_worked_out_later",
        f"{SAID}::test_reported_after_computed_afterwards",
    ],
    "a line that begins with figures computed afterwards": [
        f"{WITHHELD}::test_a_line_that_begins_with_figures_worked_out_later_is_told_from_the_first_reported_one"
    ],
    "nine quarters": [
        f"{TRENDS}::test_nine_quarters_are_too_few_however_steady_they_are",
        f"{WITHHELD}::test_of_nine_quarters_and_of_ten_with_a_gap_no_trend_is_said",
    ],
    "a quarter that was skipped": [
        f"{TRENDS}::test_across_a_skipped_quarter_only_the_year_before_is_compared",
        f"{WITHHELD}::test_of_nine_quarters_and_of_ten_with_a_gap_no_trend_is_said",
        "portal/test_skipped_quarter.py::test_a_metric_shows_the_quarter_as_a_row_without_a_report",
    ],
    "worse for years, better than before": [
        f"{TRENDS}::test_a_figure_may_be_higher_than_before_while_it_is_worsening",
        f"{WITHHELD}::test_a_line_that_worsens_and_rises_at_its_end_has_two_statements",
    ],
    "no wanted direction": [
        f"{DECIDED}::test_a_metric_without_a_wanted_direction_rises_and_is_not_named",
        f"{SAID}::test_a_metric_without_a_wanted_direction_rises_and_never_improves",
    ],
    "a new definition": [
        f"{DECIDED}::test_the_first_quarter_of_a_new_definition_is_not_compared",
        f"{SAID}::test_two_definitions",
    ],
    "spending in July": [
        f"{DECIDED}::test_spending_restarts_in_july_and_is_never_set_against_june",
        f"{SAID}::test_spending_in_july_after_june",
    ],
    "the next step of a plan": [
        f"{TARGETS}::test_the_next_step_of_a_plan_is_no_harder_target",
        f"{CAUSES}::test_a_figure_and_its_planned_step_are_one_cause",
        f"{UNITS}::test_a_planned_step_is_told_with_its_figure_and_never_as_a_revised_target",
    ],
    "a step that was revised": [
        f"{CAUSES}::test_a_step_that_was_revised_is_a_target_apart_from_the_plan",
        f"{UNITS}::test_a_step_of_22_after_20_a_year_earlier_is_a_target_beside_the_plan",
        "subjects/figures/test_figures_measure_plan.py"
        "::test_a_step_that_differs_from_that_of_the_year_before_was_revised",
    ],
    "a step changed after the release": [
        f"{WITHHELD}::test_a_step_changed_after_the_release_is_a_revised_target_and_late"
    ],
    "a budget revised in mid-year": [
        f"{REGISTERS}::test_a_budget_revised_in_mid_year_is_told_with_its_revision"
    ],
    "two causes that tie": [f"{REGISTERS}::test_two_causes_that_tie_are_both_named"],
    "an index that gains by a missing figure": [
        f"{CAUSES}::test_an_index_that_rises_only_because_the_worst_metric_went_missing",
        "subjects/reports/test_reports_say_points.py"
        "::test_a_metric_that_went_missing_and_revised_targets_have_sentences_of_their_own",
    ],
    "another set of targets": [
        f"{TARGETS}::test_the_same_set_leaves_out_changed_targets_and_missing_figures",
        "subjects/reports/test_reports_say_points.py::test_firmness_and_the_same_targets_come_first",
    ],
    "few targets met, a good band": [
        "subjects/index/test_index_measure_band.py::test_it_is_said_in_both_languages"
    ],
    "just under the target": [
        f"{TARGETS}::test_a_figure_just_under_its_target_has_not_met_it",
        f"{SAID}::test_84_96_of_a_target_of_85",
    ],
    "a sum with withheld parts": [f"{SUMMARIES}::test_each_reader_is_told_what_he_asks_for"],
    "the same sum one version later": [
        "desk/attacking/test_attack_edition.py::test_a_total_that_only_the_second_version_prints",
        "desk/attacking/test_attack_edition.py::test_a_total_that_only_a_page_prints",
        "desk/attacking/test_attack_repeats.py::test_a_sentence_that_says_it",
    ],
    "a third of all in one year": [
        f"{REGISTERS}::test_a_third_of_all_is_more_than_any_other_year_and_not_most"
    ],
    "all staff of a level": [f"{REGISTERS}::test_that_everybody_or_nobody_reached_the_level_is_not_said"],
    "a report that did not come out": [
        "portal/test_skipped_quarter.py::test_our_own_performance_begins_with_what_did_not_come"
    ],
    "a tie at the top": [
        "core/claims/test_spread.py::test_of_two_that_tie_none_is_the_most",
        "core/claims/test_spread.py::test_all_that_share_the_first_place_lead",
    ],
    "a request of which nobody wrote down when it was answered": [
        f"{DECIDED}::test_115_to_121_of_189_are_set_beside_and_no_share_is_larger",
        f"{DECIDED}::test_a_target_between_115_and_121_of_189_cannot_be_decided",
        f"{SAID}::test_115_to_121_of_189_requests_after_143_of_207",
        f"{SAID}::test_a_target_is_decided_only_where_both_ends_are_on_one_side",
        "subjects/services/test_services_measure.py::test_what_is_not_recorded_is_neither_in_time_nor_late",
        "subjects/services/test_services_page.py::test_a_share_of_which_not_all_is_recorded_has_two_ends",
    ],
    "people drawn in groups": [
        f"{DECIDED}::test_a_design_effect_widens_what_a_survey_can_tell",
        f"{DECIDED}::test_a_design_effect_widens_the_range_beside_a_target",
        f"{SAID}::test_a_survey_whose_design_effect_is_recorded",
    ],
    "a department that sent nothing": [
        f"{DECIDED}::test_a_figure_of_four_departments_is_not_set_against_one_of_five",
        f"{HELD}::test_units_that_sent_nothing_are_told_with_the_target_and_what_they_could_do",
        f"{SAID}::test_a_silent_department_of_known_size_decides_how_firm_a_target_is",
        f"{UNITS}::test_a_department_that_sent_nothing_is_named_as_a_sender_only",
    ],
    "a department that closed": [
        "subjects/units/test_units_through_time.py::test_whoever_closed_is_not_among_those_that_sent_nothing"
    ],
    "departments side by side": [
        "subjects/index/test_index_page.py::test_no_department_is_set_above_another",
        f"{UNITS}::test_a_departments_index_is_told_beside_no_other_department",
    ],
    "a picture of departments": [f"{UNITS}::test_departments_stand_in_the_registers_order_with_their_range"],
    "the scale on a unit's page": [f"{REGISTERS}::test_the_scale_on_a_units_page_tells_of_that_unit"],
    "a provisional figure": [
        f"{DECIDED}::test_a_provisional_figure_keeps_its_verdict_and_loses_its_prominence",
        f"{SAID}::test_a_provisional_figure_that_meets_its_target",
    ],
    "from nothing": [
        f"{DECIDED}::test_from_nothing_counts_are_told_and_no_share_of_nothing",
        f"{SAID}::test_from_nothing_only_counts_are_told",
    ],
    "four hundredths": [
        f"{DECIDED}::test_a_difference_of_four_hundredths_is_the_same_without_a_sign",
        f"{SAID}::test_a_difference_of_four_hundredths_has_no_sign",
    ],
    "a reason that an office signed": [
        f"{REGISTERS}::test_a_reason_is_an_offices_words_and_never_the_engines"
    ],
    "a figure of a new shape": [
        f"{WITHHELD}::test_a_verdict_that_has_no_words_stops_the_build_and_names_them"
    ],
    "Kiswahili that nobody reviewed": [
        "repository/test_wording.py::test_nobody_has_signed_the_kiswahili_so_its_pages_carry_the_mark"
    ],
    "a message too long": [
        f"{SUMMARIES}::test_a_message_too_long_with_its_verdict_has_the_figure_alone",
        f"{SUMMARIES}::test_the_message_has_the_headlines_verdict_on_the_index",
    ],
    "a line that another reader has": [f"{SUMMARIES}::test_what_a_reader_is_told_nobody_else_is_told"],
}


@pytest.mark.parametrize("case", CASES)
def test_a_hard_case_has_its_tests(case: str) -> None:
    assert [named for named in CASES[case] if not is_there(named)] == []


def test_every_test_of_the_five_lists_is_of_a_hard_case() -> None:
    named = {test for tests in CASES.values() for test in tests}
    for file in (DECIDED, SAID, WITHHELD, REGISTERS, UNITS):
        assert {f"{file}::{name}" for name in names_in(file)} <= named
