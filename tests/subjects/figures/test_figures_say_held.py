"""Statements as sentences that stand by themselves, in both languages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from plugins.core.statements.voice import Voice
from plugins.core.statements.wording import read_wording
from plugins.subjects.figures.publish_statements import statements
from plugins.subjects.figures.say_held import HELD, Held, say_held
from tests.subjects.figures.golden import report, result

WORDING = read_wording(Path(__file__).parents[3] / "content" / "wording")
NOW = "2026-27-Q1/1"


def said(metric_id: str, held: Held, name: str = NOW) -> tuple[str, str]:
    """The statement about a figure of the Assembly in English and in Kiswahili, with plain spaces."""
    texts = (
        say_held(report(name), result(name, metric_id), held, Voice(WORDING.of(language))).text
        for language in ("en", "sw")
    )
    english, kiswahili = (text.replace("\u00a0", " ") for text in texts)
    return english, kiswahili


def test_two_figures_side_by_side_are_one_sentence() -> None:
    assert said("leg_bills_passed", "year") == (
        "In all, 4 bills were passed; a year earlier, 2.",
        "Miswada 4 ilipitishwa; mwaka uliotangulia, 2.",
    )


def test_a_base_that_was_changed_since_it_came_out_says_so() -> None:
    """Of 32 reports 28 were published for April to June, then corrected to 26; electricity was 28,310 kWh
    until the June bill came, then 28,960."""
    assert said("ovs_report_completion", "previous") == (
        "Of 27 committee reports due, 21 were tabled (77.8 %); in the quarter before, 26 of 32. "
        "The earlier figure was changed after it was first published.",
        "Ripoti za kamati 21 kati ya 27 ziliwasilishwa (asilimia 77.8); robo iliyotangulia, 26 kati ya 32. "
        "Takwimu ya awali ilibadilishwa baada ya kuchapishwa mara ya kwanza.",
    )
    assert "was changed after it was first published" in said("adm_energy_kwh", "previous")[0]
    # what stands in the correction itself is not a base, and 29 of 51 questions were never changed
    for metric_id, name in (("ovs_report_completion", "2025-26-Q4/2"), ("ovs_query_resolution", NOW)):
        assert "first published" not in said(metric_id, "previous", name)[0]


def test_units_that_sent_nothing_are_told_with_the_target_and_what_they_could_do() -> None:
    """Sisal had 6 processes in June: 35 of 55 lies between 35 of 61 (57.4 %) and 41 of 61 (67.2 %)."""
    assert said("adm_ict_adoption", "target") == (
        "Of 55 processes, 35 were done digitally (63.6 %). The target of at least 60 % was met. "
        "Departments that sent nothing are not in this figure. "
        "With them it would lie between 57.4 % and 67.2 %.",
        "Shughuli 35 kati ya 55 zilifanywa kidijitali (asilimia 63.6). Lengo la angalau asilimia 60 "
        "lilifikiwa. Takwimu hii haihesabu idara zisizotuma data. Zikihesabiwa, ingekuwa kati ya asilimia "
        "57.4 na asilimia 67.2.",
    )
    # how much work Sisal had to deliver nobody knows
    assert said("adm_deliverables_on_time", "target")[0].endswith(
        "Departments that sent nothing are not in this figure."
    )


def test_a_comparison_over_matched_parts_names_how_many_departments() -> None:
    english, kiswahili = said("adm_ict_adoption", "previous")
    assert english.endswith(", in the same 4 departments.")
    assert kiswahili.endswith(", katika idara 4 zilizoripoti mara zote mbili.")


def test_where_both_surveys_were_answered_by_fewer_than_half_it_is_said_once() -> None:
    english, kiswahili = said("stk_satisfaction", "previous")
    assert english.endswith("In both surveys fewer than half of those asked answered.")
    assert kiswahili.endswith("Katika tafiti zote mbili za maoni, chini ya nusu ya walioulizwa walijibu.")


def test_that_only_the_earlier_figure_is_provisional_is_said_of_it_alone() -> None:
    found = result(NOW, "adm_printing_pages")
    caveats = replace(found.change_previous, caveats=("base_provisional",))
    told = replace(found, change_previous=caveats, leading=caveats)
    text = say_held(report(NOW), told, "previous", Voice(WORDING.of("en"))).text
    assert text.endswith("The earlier figure is provisional and may change.")
    assert "The figure is provisional" not in text


@pytest.mark.parametrize("name", ["2026-27-Q1/1", "2025-26-Q4/1", "2025-26-Q4/2", "2024-25-Q4/1"])
def test_every_statement_has_a_sentence_in_both_languages_that_begins_and_ends_as_one(name: str) -> None:
    voices = [Voice(WORDING.of(language)) for language in ("en", "sw")]
    lines = list(statements(report(name), voices))
    assert len(lines) > 90
    for line in lines:
        assert line.derived["base"] in HELD
        assert line.derived["reviewed_sw"] is False
        for column in ("text_en", "text_sw"):
            text = str(line.derived[column])
            assert text[0].isupper()
            assert text[-1] in ".!?”"
            assert "{" not in text


def test_a_release_has_no_sentences_because_words_may_improve() -> None:
    assert {line.derived["text_en"] for line in statements(report(NOW))} == {None}
