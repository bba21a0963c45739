"""What is said about one figure, and what is not."""

from dataclasses import replace
from decimal import Decimal

import pytest

from checked_tables.texts import Bilingual
from plugins.core.claims.change import decide_change
from plugins.subjects.figures.measure_source import measure_of
from plugins.subjects.figures.model import Figures
from plugins.subjects.figures.say import say_change, say_figure, say_point, say_result, say_value
from tests.samples.facts import saying


def plain(sentence):
    return sentence.text.replace("\u00a0", " ")


def test_a_share_comes_with_its_counts_and_both_figures_of_the_comparison(bench, english, kiswahili):
    assembly = bench.year()
    report = assembly.latest
    result = report[Figures].of("ovs_report_completion")
    # 140 / 180 - 110 / 170 = 13.07 points, over the threshold of 2; 13.07 % of 170 are 22 cases.
    assert plain(say_figure(report, result, english)) == (
        "Of 180 committee reports due, 140 were tabled (77.8 %). "
        "That is a larger share than the 110 of 170 of the quarter before."
    )
    assert plain(say_figure(report, result, kiswahili)) == (
        "Ripoti za kamati 140 kati ya 180 ziliwasilishwa (asilimia 77.8). "
        "Sehemu hiyo iliongezeka; robo iliyotangulia ilikuwa 110 kati ya 170."
    )


@pytest.mark.parametrize(
    ("counts", "english_says", "kiswahili_says"),
    [
        (
            (0, 6),
            "Of 6 committee reports due, none was tabled.",
            "Hakuna ripoti ya kamati iliyowasilishwa, kati ya 6.",
        ),
        ((1, 6), "Of 6 committee reports due, 1 was tabled.", "Ripoti ya kamati 1 kati ya 6 iliwasilishwa."),
        (
            (2, 6),
            "Of 6 committee reports due, 2 were tabled.",
            "Ripoti za kamati 2 kati ya 6 ziliwasilishwa.",
        ),
        ((6, 6), "All 6 committee reports due were tabled.", "Ripoti za kamati zote 6 ziliwasilishwa."),
    ],
)
def test_none_one_some_and_all_have_a_sentence_each(
    bench, english, kiswahili, counts, english_says, kiswahili_says
):
    value = str(round(100 * counts[0] / counts[1], 1))
    result = bench.result(bench.REPORTS, bench.SUMMER, value, counts)
    report = bench.report(bench.SUMMER, [result], bench.index(bench.SUMMER, None), (0, 0))
    assert plain(say_figure(report, result, english)) == english_says
    assert plain(say_figure(report, result, kiswahili)) == kiswahili_says


def test_without_words_of_its_own_a_metric_is_a_label_with_its_value(bench, kiswahili):
    other = replace(bench.DAYS, title=Bilingual("Sittings", "Vikao vya Bunge"))
    bare = bench.result(other, bench.SUMMER, "12")
    report = bench.year().latest
    said = say_figure(with_results(report, bare), bare, kiswahili)
    assert plain(said) == "Vikao vya Bunge: siku 12."


def with_results(report, *results):
    return saying(report, replace(report[Figures], results=results))


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((140, 180), "140 of 180 (77.8 %)"),
        ((14, 19), "14 of 19"),  # a base under 20: counts alone
        ((15, 20), "15 of 20 (77.8 %)"),
        ((None, None), "77.8 %"),
        (("182700000.50", "234832262"), "77.8 %"),  # money: the table has it
    ],
)
def test_how_a_share_is_written_depends_on_its_base(bench, english, counts, said):
    result = bench.result(bench.REPORTS, bench.SUMMER, "77.8", counts)
    report = bench.report(bench.SUMMER, [result], bench.index(bench.SUMMER, None), (0, 0))
    assert plain(say_value(report, result, english)) == said


def pair(bench, before, after, metric=None, **changed):
    """An assembly in which a metric went from one (value, counts) to another."""
    metric = metric or bench.REPORTS
    base = bench.result(metric, bench.SPRING, *before)
    now = bench.result(metric, bench.SUMMER, *after, before=before, **changed)
    spring = bench.report(bench.SPRING, [base], bench.index(bench.SPRING, None), (0, 0))
    summer = bench.report(bench.SUMMER, [now], bench.index(bench.SUMMER, None), (0, 0))
    return bench.assembly(spring, summer), summer, now


def changed(bench, voice, before, after, metric=None, **given):
    """What is said of the change alone."""
    _, report, result = pair(bench, before, after, metric, **given)
    return plain(say_change(report, result, "previous", voice))


def test_on_a_small_base_two_shares_stand_side_by_side(bench, english, kiswahili):
    shares = ("64.7", (11, 17)), ("77.8", (14, 18))
    assert changed(bench, english, *shares) == "In the quarter before: 11 of 17."
    assert changed(bench, kiswahili, *shares) == "Robo iliyotangulia: 11 kati ya 17."


def test_under_the_threshold_there_is_no_change_of_note(bench, english, kiswahili):
    # 112 / 170 - 110 / 170 = 1.2 points, the threshold is 2.
    shares = ("64.7", (110, 170)), ("65.9", (112, 170))
    said = changed(bench, english, *shares)
    assert said == "There is no change of note from the 110 of 170 of the quarter before."
    assert changed(bench, kiswahili, *shares).startswith("Haikubadilika kwa kiasi cha kutajwa")


def test_of_a_survey_the_interval_of_the_difference_is_said(bench, english, kiswahili):
    survey = replace(bench.REPORTS, change_threshold=Decimal(4), decimals=0)
    ends = [
        bench.end(survey, quarter, value, counts)
        for quarter, value, counts in ((bench.SUMMER, "61", (153, 252)), (bench.SPRING, "56", (128, 229)))
    ]
    told = decide_change(measure_of(survey, "sample"), "assembly", "previous", *ends)
    result = bench.result(survey, bench.SUMMER, "61", (153, 252), change_previous=told)
    report = bench.report(bench.SUMMER, [result], bench.index(bench.SUMMER, None), (0, 0))
    # Newcombe: 60.7 - 55.9 = +4.8 points, -4.0 to +13.5
    assert plain(say_change(report, result, "previous", english)) == (
        "There is no clear change from the 128 of 229 of the quarter before: "
        "the difference lies between −4 and +14 points."
    )
    assert "Haiwezi kusemwa kama ilibadilika" in plain(say_change(report, result, "previous", kiswahili))


def test_of_a_population_that_stays_the_same_cases_are_said(bench, english):
    fixed = replace(bench.REPORTS, source="fixed")
    said = changed(bench, english, ("66.0", (31, 47)), ("87.2", (41, 47)), fixed)
    assert said == "That is 10 more than in the quarter before."


def test_of_an_amount_its_size_is_said(bench, english, kiswahili):
    energy = replace(bench.DAYS, unit="kwh", aggregation="sum", change_threshold=Decimal(500))
    said = changed(bench, english, ("28960",), ("27400",), energy)
    assert said == "That is 1,560 kWh less than in the quarter before."
    assert "pungufu ya robo iliyotangulia" in changed(bench, kiswahili, ("28960",), ("27400",), energy)


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("not_reported", "Bills drafted: no figure was submitted for July to September 2026."),
        ("not_collected", "Bills drafted: this figure is not collected yet."),
        ("not_applicable", "Bills drafted: this does not apply to July to September 2026."),
        (
            "suppressed",
            "Bills drafted: the figure for July to September 2026 is withheld to protect people.",
        ),
    ],
)
def test_the_four_ways_to_have_no_figure_are_said_apart_and_none_is_zero(bench, english, status, said):
    result = bench.result(bench.BILLS, bench.SUMMER, status=status)
    report = bench.report(bench.SUMMER, [result], bench.index(bench.SUMMER, None), (0, 0))
    assert say_figure(report, result, english).text == said


def test_a_changed_definition_is_said_and_not_compared(bench, english):
    assembly = bench.year()
    summer = assembly.latest
    result = summer[Figures].of("ovs_report_completion")
    now, before = result.change_previous.now, result.change_previous.before
    told = bench.change(bench.REPORTS, replace(now, definition="2"), before)
    anew = replace(
        result.metric, introduced=bench.SUMMER, change_note=Bilingual("Only reports tabled are counted.")
    )
    result = replace(result, metric=anew, change_previous=told, leading=told)
    said = [plain(sentence) for sentence in say_result(with_results(summer, result), result, english)]
    assert said == [
        "Of 180 committee reports due, 140 were tabled (77.8 %).",
        "A new definition holds from July to September 2026 on, and earlier figures are not compared with "
        "it. Only reports tabled are counted.",
        "The target of at least 85 % was not met.",
    ]


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
    said = say_result(report, late, english)
    assert [plain(sentence) for sentence in said] == [
        "Days to pass a bill: 84 days. The figure is provisional and may change.",
        "The target of at most 90 days was met.",
        "The target was approved on 1 March 2026, after its first quarter had ended.",
        "Two bills were withdrawn.",
    ]
    assert say_result(report, late, kiswahili)[-1].lang == "en"


def test_a_point_says_which_way_is_good_where_lower_is(bench, english):
    assembly = bench.year()
    report = assembly.latest
    assert plain(say_point(report, report[Figures].of("leg_days_to_passage"), english)) == (
        "Days to pass a bill: 84 days; in the quarter before, 95 days. "
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
    assert plain(say_result(report, result, english)[1]) == "The target of at least 82.5 % was met."
