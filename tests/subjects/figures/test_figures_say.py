"""What is said about one figure, and what is not."""

from dataclasses import replace
from decimal import Decimal

import pytest

from checked_tables.texts import Bilingual
from plugins.subjects.figures.model import Figures
from plugins.subjects.figures.say import say_change, say_figure, say_point, say_result, say_value
from tests.samples.facts import saying


def plain(sentence):
    return sentence.text.replace("\u00a0", " ")


def test_a_share_comes_with_its_counts_and_both_figures_of_the_comparison(bench, english, kiswahili):
    assembly = bench.year()
    report = assembly.latest
    result = report[Figures].of("ovs_report_completion")
    assert plain(say_figure(assembly, report, result, english)) == (
        "Committee reports completed: 77.8 % (140 of 180) from July to September 2026, "
        "up from 64.7 % (110 of 170) in the quarter before."
    )
    assert plain(say_figure(assembly, report, result, kiswahili)) == (
        "Kiwango cha ripoti za kamati zilizokamilishwa kilikuwa asilimia 77.8 (140 kati ya 180) "
        "kuanzia Julai hadi Septemba 2026; kiliongezeka kutoka asilimia 64.7 (110 kati ya 170) "
        "katika robo iliyotangulia."
    )


def test_kiswahili_verbs_agree_with_the_head_noun(bench, kiswahili):
    assembly = bench.year()
    report = assembly.latest
    muda = plain(say_figure(assembly, report, report[Figures].of("leg_days_to_passage"), kiswahili))
    assert muda.startswith("Muda wa kupitisha mswada ulikuwa siku 84")
    assert "ulipungua kutoka siku 95" in muda
    other = replace(bench.DAYS, title=Bilingual("Sittings", "Vikao vya Bunge"))
    bare = bench.result(other, bench.SUMMER, "12")
    assert plain(say_figure(assembly, with_results(report, bare), bare, kiswahili)).startswith(
        "Vikao vya Bunge: siku 12 "
    )


def with_results(report, *results):
    return saying(report, replace(report[Figures], results=results))


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((140, 180), "77.8 % (140 of 180)"),
        ((14, 18), "14 of 18 (77.8 %)"),  # a base under 20: counts first
        ((3, 4), "3 of 4"),  # under 5: no percentage
        ((None, None), "77.8 %"),
        (("182700000.50", "234832262"), "77.8 %"),  # money: the table has it
    ],
)
def test_how_a_share_is_written_depends_on_its_base(bench, english, counts, said):
    result = bench.result(bench.REPORTS, bench.SUMMER, "77.8", counts)
    report = bench.report(bench.SUMMER, [result], bench.index(bench.SUMMER, None), (0, 0))
    assert plain(say_value(report, result, english)) == said


def pair(bench, before, after, sense="better", **changed):
    """An assembly in which committee reports went from one (value, counts) to another."""
    base = bench.result(bench.REPORTS, bench.SPRING, before[0], before[1])
    difference = Decimal(after[0]) - Decimal(before[0])
    change = bench.change(bench.SPRING, before[0], difference, sense)
    now = bench.result(bench.REPORTS, bench.SUMMER, after[0], after[1], change_previous=change, **changed)
    spring = bench.report(bench.SPRING, [base], bench.index(bench.SPRING, None), (0, 0))
    summer = bench.report(bench.SUMMER, [now], bench.index(bench.SUMMER, None), (0, 0))
    return bench.assembly(spring, summer), summer, now


def test_on_a_small_base_nothing_is_said_to_rise_or_fall(bench, english):
    said = plain(say_figure(*pair(bench, ("64.7", (11, 17)), ("77.8", (14, 18))), english))
    assert "14 of 18 (77.8 %)" in said
    assert "compared with 11 of 17 (64.7 %)" in said
    assert " up " not in said


@pytest.mark.parametrize(("after", "sense"), [("64.7", "better"), ("65.9", "same")])
def test_alike_or_under_the_threshold_is_about_the_same(bench, english, after, sense):
    said = plain(say_figure(*pair(bench, ("64.7", (110, 170)), (after, (112, 170)), sense), english))
    assert "about the same as in the quarter before (64.7 % (110 of 170))" in said


def test_percentages_differ_by_percentage_points_in_english_and_by_both_values_in_kiswahili(
    bench, english, kiswahili
):
    assembly, report, result = pair(bench, ("64.7", (110, 170)), ("77.8", (140, 180)))
    # 77.8 - 64.7 = 13.1
    assert plain(say_change(assembly, report, result, "previous", english)) == (
        "13.1 percentage points more than in the quarter before (64.7 % (110 of 170))."
    )
    assert (
        "kutoka asilimia 64.7" in plain(say_change(assembly, report, result, "previous", kiswahili)).lower()
    )


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("not_reported", "Bills drafted: no figure was submitted for July to September 2026."),
        ("not_collected", "Bills drafted: this figure is not collected yet."),
        ("not_applicable", "Bills drafted: this does not apply to July to September 2026."),
        (
            "suppressed",
            "Bills drafted: the figure for July to September 2026 is withheld, "
            "because so few people are behind it.",
        ),
    ],
)
def test_the_four_ways_to_have_no_figure_are_said_apart_and_none_is_zero(bench, english, status, said):
    result = bench.result(bench.BILLS, bench.SUMMER, status=status)
    report = bench.report(bench.SUMMER, [result], bench.index(bench.SUMMER, None), (0, 0))
    assert say_figure(bench.assembly(report), report, result, english).text == said


def test_a_changed_definition_is_said_and_not_compared(bench, english):
    assembly = bench.year()
    spring, summer = assembly.reports
    why = bench.change(bench.SPRING, why="definition_changed")
    result = summer[Figures].of("ovs_report_completion")
    anew = replace(
        result.metric, introduced=bench.SUMMER, change_note=Bilingual("Only reports tabled are counted.")
    )
    result = replace(result, metric=anew, change_previous=why)
    said = [
        plain(sentence) for sentence in say_result(assembly, with_results(summer, result), result, english)
    ]
    assert said == [
        "Committee reports completed: 77.8 % (140 of 180) from July to September 2026.",
        "The definition changed from July to September 2026. Only reports tabled are counted. "
        "Figures before and after are not compared.",
        "The target of at least 85 % was not met.",
    ]
    assert spring.quarter == bench.SPRING


def test_target_provisional_mark_and_note_follow_the_figure(bench, english, kiswahili):
    result = bench.result(
        bench.DAYS,
        bench.SUMMER,
        "84",
        target=bench.target(bench.DAYS, 90),
        verdict="met",
        status="provisional",
        note=Bilingual("Two bills were withdrawn."),
    )
    late = replace(result, target=replace(result.target, late=True))
    report = bench.report(bench.SUMMER, [late], bench.index(bench.SUMMER, None), (1, 1))
    said = say_result(bench.assembly(report), report, late, english)
    assert [plain(sentence) for sentence in said] == [
        "Days to pass a bill: 84 days from July to September 2026.",
        "The target of at most 90 days was met.",
        "The target was approved on 1 March 2026, after its first quarter had ended.",
        "This figure is provisional and may change.",
        "Two bills were withdrawn.",
    ]
    assert say_result(bench.assembly(report), report, late, kiswahili)[-1].lang == "en"


def test_a_point_says_which_way_is_good_where_lower_is(bench, english):
    assembly = bench.year()
    report = assembly.latest
    assert plain(say_point(assembly, report, report[Figures].of("leg_days_to_passage"), english)) == (
        "Days to pass a bill: 84 days from July to September 2026, down from 95 days in the quarter before. "
        "Lower is better. The target of at most 90 days was met."
    )


def test_a_target_is_written_as_it_was_declared(bench, english):
    result = bench.result(
        bench.REPORTS,
        bench.SUMMER,
        "90.0",
        (90, 100),
        target=bench.target(bench.REPORTS, "82.50"),
        verdict="met",
    )
    report = bench.report(bench.SUMMER, [result], bench.index(bench.SUMMER, None), (1, 1))
    assert (
        say_result(bench.assembly(report), report, result, english)[1].text
        == "The target of at least 82.5\u00a0% was met."
    )
