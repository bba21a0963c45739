"""What open data must do has tests; here they are together, by what is promised to readers."""

from __future__ import annotations

import pytest

from tests.repository.named import is_there

SETS = "site/test_data_sets.py"
FILES = "site/test_set_files.py"
PASSPORTS = "site/test_passports.py"
RECOMPUTE = "site/test_recompute.py"
STATEMENTS = "site/test_recompute_statements.py"
SHARING = "site/test_sharing.py"
FINDING = "site/test_finding.py"
FOUND = "browser/test_finding.py"
PROVED = "site/test_validators.py"
REPORTED = "site/test_reported.py"
BUILT = "site/test_build.py"
DAY = "site/test_first_real_day.py"

PROMISES = {
    "thirteen sets; each table in one of them": [
        "subjects/open_data/test_data_sets.py::test_every_table_stands_in_exactly_one_of_thirteen_sets",
        "subjects/open_data/test_data_sets.py::test_a_table_stands_in_the_set_that_its_schema_names",
        f"{SETS}::test_every_newest_table_is_taken_from_the_page_of_one_set",
    ],
    "the list of sets is short, and each page light and open to all": [
        f"{SETS}::test_the_list_of_sets_is_short",
        f"{SETS}::test_each_column_is_told_and_has_an_address",
        f"{BUILT}::test_pages_are_within_the_weight_that_readers_pay_for",
        "browser/test_pages.py::test_a_page_is_accessible_in_light_and_dark_and_nothing_pushes_it_sideways",
    ],
    "packages are valid, and their keys bite": [
        f"{PROVED}::test_the_newest_tables_are_what_their_description_says",
        f"{PROVED}::test_the_description_is_as_the_profile_of_packages_asks",
        f"{PROVED}::test_one_altered_id_in_a_set_that_was_taken_away_is_found",
        f"{FILES}::test_a_zip_is_a_package_of_its_own_in_which_each_key_has_its_table",
        f"{FILES}::test_each_key_of_the_database_bites",
    ],
    "the catalogue is as DCAT-AP asks, the same in both forms": [
        f"{PROVED}::test_the_catalogue_is_as_the_shapes_of_dcat_ap_ask",
        f"{PROVED}::test_the_catalogue_says_the_same_in_both_forms",
    ],
    "catalogue, pages and directory say the same; of invented figures there is none": [
        f"{REPORTED}::test_the_catalogue_and_each_page_say_what_the_directory_says",
        f"{REPORTED}::test_while_figures_are_illustrative_there_is_no_feed",
        f"{REPORTED}::test_while_figures_are_illustrative_there_is_no_sitemap",
        f"{SETS}::test_invented_figures_are_in_no_catalogue",
        f"{PROVED}::test_a_reader_of_feeds_finds_every_entry",
    ],
    "the lines for pandas and R are run": [
        f"{SETS}::test_the_lines_for_pandas_give_the_number_that_the_page_says",
        f"{SETS}::test_the_lines_for_r_give_the_number_that_the_page_says",
    ],
    "every form of a table holds the same cells, and the same bytes each time": [
        f"{FILES}::test_the_json_of_a_table_holds_the_cells_of_its_csv_after_the_mark",
        f"{FILES}::test_a_workbook_holds_the_cells_of_the_tables_one_table_a_sheet",
        f"{SETS}::test_the_database_holds_the_cells_of_every_table",
        f"{BUILT}::test_two_builds_are_the_same_bytes_for_anybody_in_any_folder_zone_and_locale",
        "core/drawing/test_card.py::test_its_letters_are_its_own_and_weigh_little",
        "core/pages/test_paper.py::test_the_same_words_give_the_same_bytes_and_stand_in_them",
    ],
    "an address keeps its meaning": [
        f"{DAY}::test_every_old_address_answers_and_no_search_engine_lists_it",
        f"{DAY}::test_every_old_download_is_there_or_leads_to_the_first_report",
        f"{BUILT}::test_only_the_name_of_a_version_says_in_an_address_that_it_is_illustrative",
    ],
    "what is invented says so in every form": [
        f"{BUILT}::test_every_row_of_illustrative_figures_says_so_in_its_first_column",
        f"{BUILT}::test_every_package_says_first_that_its_figures_are_illustrative",
        f"{BUILT}::test_a_file_of_illustrative_figures_is_saved_under_a_name_that_says_so",
        f"{FILES}::test_the_json_of_a_table_holds_the_cells_of_its_csv_after_the_mark",
    ],
    "every number has its passport": [
        f"{PASSPORTS}::test_every_figure_of_every_release_has_its_passport_and_nothing_else_has",
        f"{PASSPORTS}::test_the_lines_and_rows_that_a_passport_names_hold_the_figure",
        f"{PASSPORTS}::test_every_number_of_an_index_has_a_line_with_its_address",
        f"{PASSPORTS}::test_a_metric_page_leads_to_the_passport_of_each_of_its_figures",
    ],
    "the script for readers computes every column again or names it": [
        f"{RECOMPUTE}::test_it_confirms_every_release_and_the_series",
        f"{RECOMPUTE}::test_every_computed_column_is_computed_again_or_named",
        f"{RECOMPUTE}::test_a_computed_column_that_the_script_does_not_know_is_no_success",
        f"{RECOMPUTE}::test_a_changed_input_changes_what_follows_from_it",
        f"{RECOMPUTE}::test_the_checksum_for_the_record_comes_first",
        f"{STATEMENTS}::test_in_the_whole_download_every_statement_is_decided_again",
    ],
    "what is withheld stays so": [
        "site/test_canary.py::test_every_format_of_the_edition_has_a_reader",
        "site/test_canary.py::test_no_hidden_number_stands_beside_its_coordinates",
    ],
    "things are found in both languages, on the web and from a stick": [
        f"{FOUND}::test_each_query_finds_what_is_wanted_first_or_second",
        f"{FOUND}::test_a_query_is_shown_as_text_and_words_like_it_are_offered",
        f"{FOUND}::test_it_works_from_a_memory_stick",
    ],
    "the script and its lists are light, and no other page has one": [
        f"{FINDING}::test_the_script_and_each_list_weigh_little",
        f"{FINDING}::test_only_the_page_that_finds_things_has_a_script",
    ],
    "by keyboard, by ear, and without a script": [
        f"{FOUND}::test_by_keyboard_alone_and_by_ear",
        f"{FOUND}::test_without_a_script_the_page_leads_to_the_letters",
        f"{FINDING}::test_without_a_script_each_of_them_is_reached_from_the_letters",
        f"{FINDING}::test_every_thing_stands_where_its_address_says",
    ],
    "cards and sheets say what their pages say": [
        f"{SHARING}::test_every_page_has_a_picture_that_says_what_the_page_says",
        f"{SHARING}::test_each_sheet_has_a_pdf_that_says_what_its_page_says",
        "core/drawing/test_card.py::test_it_is_1200_by_630_weighs_little_and_says_its_words",
        "core/pages/test_paper.py::test_another_program_finds_one_page_its_parts_and_its_words",
    ],
}


@pytest.mark.parametrize("promise", PROMISES)
def test_what_is_promised_has_its_tests(promise: str) -> None:
    assert [named for named in PROMISES[promise] if not is_there(named)] == []
