"""What shows that nothing is said that is not so: each promise with the tests that hold it.

The temptations one by one are listed in ``test_hard_cases.py``.
"""

from __future__ import annotations

import pytest

from tests.repository.named import is_there

SAID = "site/test_statements.py"
AGAIN = "site/test_recompute_statements.py"
LAWS = "core/claims/test_laws.py"
CAUSES = "packages/composite_index/test_decompose.py"
OLD = "portal/test_vintages.py"
FOLLOWED = "site/test_consequences.py"
SUMMARIES = "subjects/reports/test_reports_say_summaries.py"

PROMISES = {
    "one verdict and one value on every surface, in both languages": [
        f"{SAID}::test_a_page_says_of_a_figure_what_the_file_of_statements_says",
        f"{SAID}::test_both_languages_make_the_same_statements",
        f"{SAID}::test_the_summaries_as_plain_text_make_the_statements_of_the_page",
        f"{SAID}::test_a_statement_names_the_pages_that_say_it_and_no_other",
        f"{SAID}::test_a_picture_names_the_statement_that_its_title_is",
        f"{SAID}::test_a_picture_is_called_what_the_file_of_statements_says",
        "site/test_one_count.py::test_every_place_tells_the_same",
    ],
    "whoever words a statement compares nothing": [
        "repository/test_claims.py::test_no_two_values_are_compared_where_statements_are_worded",
        "repository/test_claims.py::test_only_one_file_words_a_change",
        "repository/test_claims.py::test_only_a_trend_gets_better_or_worse",
    ],
    "never a verb above its grade": [
        f"{LAWS}::test_no_verdict_is_above_what_its_rule_allows",
        f"{LAWS}::test_what_both_figures_are_makes_no_difference",
    ],
    "the other way round, higher is lower": [
        f"{LAWS}::test_the_other_way_round_higher_is_lower_and_nothing_else_changes"
    ],
    "an unknown case never makes a claim stronger": [f"{LAWS}::test_knowing_less_never_says_more"],
    "no printed contradiction within rounding": [
        f"{LAWS}::test_two_figures_that_print_alike_are_never_told_apart"
    ],
    "of unchanged metrics about one in twenty is named": [
        "core/claims/test_prominence.py::test_of_sixty_metrics_in_which_nothing_changes_one_in_twenty_is_named"
    ],
    "the causes add up to the change of the index": [
        f"{CAUSES}::test_effects_always_add_up_exactly",
        f"{CAUSES}::test_between_any_two_schemes_the_causes_add_up_exactly",
        "subjects/index/test_index_restart.py::test_the_causes_are_those_worked_by_hand",
        "subjects/reports/test_reports_say_rules.py"
        "::test_what_moved_the_index_adds_up_to_its_published_change",
    ],
    "whoever keeps pace with the plan moves nothing across July": [
        f"{CAUSES}::test_whoever_keeps_pace_with_the_plan_moves_nothing_across_july"
    ],
    "the quarters that were worked by hand come out": [
        "subjects/figures/test_golden_verdicts.py::test_july_to_september_2026",
        "subjects/figures/test_golden_verdicts.py::test_april_to_june_2026_as_first_published",
        "subjects/figures/test_golden_verdicts.py::test_april_to_june_2026_as_corrected",
        "subjects/figures/test_golden_verdicts.py::test_april_to_june_2025_which_was_worked_out_later",
    ],
    "an old version says after a correction what it said": [
        f"{OLD}::test_every_file_of_what_came_out_is_the_same_to_the_byte",
        f"{OLD}::test_every_page_of_what_came_out_says_the_same",
        "site/test_versions.py::test_pages_of_a_version_lead_on_inside_it",
    ],
    "a correction lists what followed from it and nothing else": [
        f"{FOLLOWED}::test_every_cell_in_which_the_files_of_two_versions_differ_is_listed",
        f"{FOLLOWED}::test_nothing_is_listed_that_did_not_change",
        f"{FOLLOWED}::test_every_sentence_in_which_the_pages_differ_is_listed",
    ],
    "at least seven in ten of a reader's statements are the reader's own": [
        f"{SUMMARIES}::test_what_a_reader_is_told_nobody_else_is_told",
        f"{SUMMARIES}::test_at_least_seven_in_ten_rest_on_facts_that_no_other_reader_is_told",
    ],
    "statements are decided again from the files": [
        f"{AGAIN}::test_in_the_whole_download_every_statement_is_decided_again",
        f"{AGAIN}::test_a_statement_that_says_something_else_is_caught",
        f"{AGAIN}::test_a_statement_that_is_missing_or_of_nothing_is_caught",
    ],
    "each rule of prose finds its spoilt sample": [
        "desk/verifying/test_prose.py::test_every_rule_has_a_spoilt_sample",
        "desk/verifying/test_prose.py::test_a_rule_finds_its_spoilt_sample_and_nothing_in_the_right_one",
        "site/test_prose.py::test_no_page_breaks_a_rule_of_prose",
        "site/test_prose.py::test_no_summary_as_plain_text_breaks_one",
    ],
    "a page is as light as promised": [
        "site/test_build.py::test_pages_are_within_the_weight_that_readers_pay_for"
    ],
}


@pytest.mark.parametrize("promise", PROMISES)
def test_a_promise_has_its_tests(promise: str) -> None:
    assert [named for named in PROMISES[promise] if not is_there(named)] == []
