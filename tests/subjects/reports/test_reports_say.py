"""The one-sentence answer, in every case that can happen."""

from dataclasses import replace

import pytest

from checked_tables.texts import Bilingual
from plugins.subjects.figures.model import Figures
from plugins.subjects.index.model import Indices
from plugins.subjects.reports.say import index_case, say_headline, say_short
from tests.samples.facts import saying


def test_the_answer_names_months_targets_index_and_band(bench, english, kiswahili):
    assembly = bench.year()
    assert say_headline(assembly, assembly.latest, english).text == (
        "Illustrative figures: from July to September 2026 the Assembly met one of the 2 targets that can be "
        "judged; the index rose from 68.0 to 71.3, in the band Good."
    )
    assert say_headline(assembly, assembly.latest, kiswahili).text == (
        "Takwimu za mfano: kuanzia Julai hadi Septemba 2026 Bunge lilifikia lengo 1 kati ya 2 ya "
        "kuamuliwa. Fahirisi iliongezeka kutoka 68.0 hadi 71.3, katika daraja la “Nzuri”."
    )


def test_it_keeps_the_address_of_every_value(bench, english):
    assembly = bench.year()
    assert say_headline(assembly, assembly.latest, english).inputs == (
        "2026-27-Q1/illustrative-v1/tally/met",
        "2026-27-Q1/illustrative-v1/tally/judged",
        "2026-27-Q1/illustrative-v1/quarter",
        "2026-27-Q1/illustrative-v1/index/value",
        "2026-27-Q1/illustrative-v1/index/band/label",
        "2026-27-Q1/illustrative-v1/index/change_previous/before/value",
    )


@pytest.mark.parametrize(
    ("provenance", "illustrates", "start"),
    [
        ("illustrative", None, "Illustrative figures: from July"),
        ("illustrative", "back-cast", "Illustrative back-cast figures: from July"),
        ("back-cast", None, "Back-cast figures: from July"),
        ("reported", None, "From July"),
    ],
)
def test_the_mark_comes_first(bench, english, provenance, illustrates, start):
    assembly = bench.year()
    marked = replace(
        assembly.latest,
        release=bench.release(bench.SUMMER, provenance=provenance, illustrates=illustrates),
    )
    assert say_headline(assembly, marked, english).text.startswith(start)


def test_every_index_case(bench, english):
    assembly = bench.year()
    spring, summer = assembly.reports
    assert index_case(assembly, spring) == "first"
    assert index_case(assembly, summer) == "higher"

    def with_index(value, before=None, draws=None, **changed):
        told = bench.moved(value, before, draws, why="no_figure")
        index = bench.index(bench.SUMMER, value, change_previous=told, **changed)
        return saying(summer, Indices(assembly=index, units=()))

    cases = {
        "lower": with_index("66.0", "68.0", (4, 96)),
        "same": with_index("68.0", "68.0", (70, 30)),
        "unclear": with_index("71.4", "69.2", (68, 31)),
        "only": with_index("70.0"),  # an earlier index, but not comparable
        "no_index": with_index(None),
        "incomplete": with_index(None, status="incomplete"),
    }
    said = {
        "lower": "the index fell from 68.0 to 66.0",
        "same": "with no change of note from the 68.0 of the quarter before",
        "unclear": "cannot be told apart from the 69.2 of the quarter before",
        "only": "the index is 70.0, in the band Good.",
        "no_index": "there is no index",
        "incomplete": "too few figures",
    }
    for case, report in cases.items():
        assert index_case(assembly, report) == case
        assert said[case] in say_headline(assembly, report, english).text


@pytest.mark.parametrize(
    ("met", "judged", "said", "told"),
    [
        (0, 1, "missed the only target that can be judged; the", "halikufikia lengo pekee linaloweza"),
        (1, 1, "met the only target that can be judged; the", "lilifikia lengo pekee linaloweza"),
        (0, 4, "met none of the 4 targets that", "hakuna lengo lililofikiwa na Bunge, kati ya 4"),
        (1, 4, "met one of the 4 targets that", "Bunge lilifikia lengo 1 kati ya 4"),
        (3, 4, "met 3 of the 4 targets that", "lilifikia malengo 3 kati ya 4 yanayoweza"),
        (4, 4, "met all 4 targets that", "lilifikia malengo yote 4 yanayoweza"),
    ],
)
def test_none_one_some_all_and_the_only_one(bench, english, kiswahili, met, judged, said, told):
    assembly = bench.year()
    figures = assembly.latest[Figures]
    report = saying(assembly.latest, replace(figures, tally=replace(figures.tally, met=met, judged=judged)))
    assert f"the Assembly {said}" in say_headline(assembly, report, english).text
    assert told in say_headline(assembly, report, kiswahili).text


def test_without_targets_it_says_what_was_reported(bench, english):
    assembly = bench.year()
    figures = assembly.latest[Figures]
    bare = saying(assembly.latest, replace(figures, tally=replace(figures.tally, met=0, judged=0)))
    assert "reported 2 of 3 figures; the index is 71.3" in say_headline(assembly, bare, english).text
    bare = saying(bare, Indices(assembly=bench.index(bench.SUMMER, None), units=()))
    assert "reported 2 of 3 figures; no targets had been set" in say_headline(assembly, bare, english).text


def test_before_any_report_it_says_so(bench, english, kiswahili):
    assert (
        say_headline(bench.assembly(), None, english).text
        == "The Assembly has not published any figures yet."
    )
    assert say_headline(bench.assembly(), None, kiswahili).lang == "sw"


def test_a_reason_in_one_language_keeps_that_language(kiswahili):
    assert kiswahili.quote(Bilingual("Only English"), "x").lang == "en"
    assert kiswahili.quote(Bilingual(""), "x") is None


def test_a_list_of_reports_tells_the_targets_met_and_the_index_alone(bench, english, kiswahili):
    assembly = bench.year()
    said = [say_short(assembly, assembly.latest, voice).text for voice in (english, kiswahili)]
    assert said == [
        "Illustrative figures: the Assembly met one of 2 targets; the index was 71.3, Good.",
        "Takwimu za mfano: lengo 1 kati ya 2 lilifikiwa; fahirisi ilikuwa 71.3, “Nzuri”.",
    ]


def test_where_no_target_was_judged_the_list_has_the_whole_answer(bench, english):
    report = bench.report(bench.SUMMER, [], bench.index(bench.SUMMER, None), (0, 0))
    assembly = bench.assembly(report)
    assert say_short(assembly, report, english) == say_headline(assembly, report, english)
