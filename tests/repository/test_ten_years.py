"""What happens to an assembly in ten years has tests; here they are together, by what happens.

Each is driven by files or commands that a clerk has, on a copy of the shipped tables or on small ones.
"""

from __future__ import annotations

import pytest

from tests.repository.named import is_there

TODAY = "site/test_register_of_today.py"
DAY = "site/test_first_real_day.py"
UNITS = "subjects/units/test_units_through_time.py"
METRICS = "desk/test_lives_of_metrics.py"
SKIPPED = "portal/test_skipped_quarter.py"
DECADE = "site/test_decade.py"
DRIFT = "core/facts/test_drift.py"
LIVING = "core/facts/test_check_living.py"
BEGIN = "desk/beginning/test_begin.py"
WORDS = "subjects/rewordings/test_rewordings.py"
BILLS = "subjects/bills/test_bills_check.py"

EVENTS = {
    "a real department is added while the quarters that are out play": [
        f"{TODAY}::test_the_pages_stay_to_the_byte"
    ],
    "an example department and its targets are taken out": [f"{TODAY}::test_the_pages_stay_to_the_byte"],
    "the first reported quarter": [
        f"{BEGIN}::test_no_example_is_left_in_the_register_and_the_workbook_asks_33_figures",
        f"{DAY}::test_readers_find",
        f"{DAY}::test_no_page_speaks_of_examples_but_methods_and_old_addresses",
        f"{DAY}::test_every_old_address_answers_and_no_search_engine_lists_it",
        f"{DAY}::test_staff_read",
    ],
    "a reported quarter names what is only illustrative": [
        f"{LIVING}::test_an_example_does_not_count_in_a_reported_quarter",
        f"{LIVING}::test_no_table_of_a_reported_quarter_names_an_example",
        "subjects/scheme/test_scheme_check_adopted.py"
        "::test_a_reported_index_by_an_example_of_a_scheme_is_named_with_its_line",
    ],
    "a department is created": [f"{UNITS}::test_a_created_department_is_asked_from_its_first_quarter_on"],
    "a department closes": [
        f"{UNITS}::test_a_closed_department_is_asked_no_more_and_keeps_its_page",
        f"{UNITS}::test_whoever_closed_is_not_among_those_that_sent_nothing",
    ],
    "its last quarter does not fit": [
        f"{UNITS}::test_a_last_quarter_that_does_not_fit_the_day_is_refused",
        f"{DRIFT}::test_a_unit_ends_with_the_newest_report_or_later",
    ],
    "a figure of a closed department": [f"{UNITS}::test_a_figure_of_a_closed_department_is_refused"],
    "a department is divided, merged, taken in": [
        f"{UNITS}::test_a_department_divided_in_two",
        f"{UNITS}::test_two_departments_merged_into_a_new_one",
        f"{UNITS}::test_a_department_taken_in_by_another",
    ],
    "a department closes within a quarter": [
        f"{UNITS}::test_a_department_that_closed_within_a_quarter_reports_its_part"
    ],
    "a committee has another name": [
        f"{UNITS}::test_a_renamed_committee_is_compared_and_each_report_has_its_name",
        "desk/reorganising/test_reorganise.py::test_every_kind_of_change_leaves_a_register_in_order",
        f"{DECADE}::test_readers_find",
    ],
    "a metric is retired": [
        f"{METRICS}::test_one_figure_less_is_asked_for_once_a_metric_is_retired",
        f"{METRICS}::test_a_retired_metric_that_the_index_counts_is_an_error_in_its_scheme",
        f"{DECADE}::test_readers_find",
        f"{DECADE}::test_a_retired_metric_is_not_told_as_one_without_a_figure",
    ],
    "a metric is defined anew": [
        f"{METRICS}::test_a_new_version_is_published_with_its_target_or_with_the_reason_for_none",
        f"{DECADE}::test_readers_find",
    ],
    "a released metric or target is changed": [
        f"{DRIFT}::test_the_direction_of_a_released_metric_stays",
        f"{DRIFT}::test_a_released_target_stays",
    ],
    "a definition is reworded": [
        f"{WORDS}::test_without_a_reason_nothing_is_published",
        f"{WORDS}::test_with_its_reason_pages_of_today_use_the_new_words_and_reports_keep_theirs",
        f"{WORDS}::test_the_log_of_changes_has_an_entry_with_its_reason",
    ],
    "a target is raised": [f"{METRICS}::test_each_quarter_is_judged_by_its_own_target"],
    "a quarter is skipped": [
        f"{SKIPPED}::test_pages_say_that_no_report_came_out",
        f"{SKIPPED}::test_nobody_says_that_no_report_was_late_while_one_did_not_come",
    ],
    "it comes out late": [f"{SKIPPED}::test_the_late_report_says_how_late_it_is_and_takes_its_place"],
    "a bill lapses and is restored": [
        f"{BILLS}::test_a_bill_that_was_restored_goes_on",
        f"{BILLS}::test_nothing_happens_after_the_end",
        f"{DECADE}::test_a_restored_bill_counts_once_and_one_that_came_again_is_another",
    ],
    "a bill comes again": [
        f"{BILLS}::test_the_newer_bill_names_the_older_that_ended",
        f"{DECADE}::test_readers_find",
    ],
    "a new term begins and a seat is vacant": [
        "subjects/seats/test_seats.py::test_a_new_term_begins_and_one_seat_is_vacant"
    ],
    "a financial year without targets": [
        f"{METRICS}::test_a_financial_year_without_targets_is_one_warning_that_names_them"
    ],
    "a correction after all of it": [
        f"{DECADE}::test_a_correction_after_all_of_it_changes_the_corrected_cell_and_what_follows"
    ],
    "ten years": [
        f"{DECADE}::test_every_page_is_as_light_as_promised",
        f"{DECADE}::test_the_trend_wakes_with_the_tenth_comparable_quarter",
        f"{DECADE}::test_every_address_of_the_shipped_edition_answers",
        f"{DECADE}::test_the_list_of_reports_tells_two_years_and_leads_to_the_others",
    ],
    "the power fails": [
        "desk/test_faults.py::test_a_fault_leaves_what_was_or_what_was_wanted_and_a_sentence",
        f"{BEGIN}::test_a_stop_between_any_two_steps_is_mended_by_running_it_again",
    ],
}


@pytest.mark.parametrize("event", EVENTS)
def test_what_happens_has_its_tests(event: str) -> None:
    assert [named for named in EVENTS[event] if not is_there(named)] == []
