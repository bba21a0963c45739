"""Takeaway titles, subtitles and text alternatives, worked by hand."""

from dataclasses import replace
from decimal import Decimal

from plugins.subjects.figures import say_captions as captions
from plugins.subjects.figures.measure_history import history_of
from plugins.subjects.figures.model import Trend


def plain(sentence):
    return sentence.text.replace("\u00a0", " ")


def test_a_title_has_the_newest_figure_and_what_it_may_be_read_with(bench, english, kiswahili):
    assembly = bench.year()
    history = history_of(assembly, "ovs_report_completion")
    caption = captions.caption_metric(assembly, history, english)
    assert plain(caption.title) == "Committee reports completed: 140 of 180, after 110 of 170"
    assert plain(caption.subtitle) == "Per cent, County Assembly of Kisumu, April 2026 to September 2026"
    assert plain(caption.description) == (
        "Over 2 quarters the figures lie between 64.7 % and 77.8 %; "
        "the newest, of July to September 2026, is 77.8 %. The target is 85 %."
    )
    title = plain(captions.caption_metric(assembly, history, kiswahili).title)
    assert title == "Ripoti za kamati zilizowasilishwa: 140 kati ya 180, awali 110 kati ya 170"


def test_a_title_never_joins_the_two_ends_of_a_line(bench, english, kiswahili):
    # 4, then 2, then 3: the title tells 3 and 2, not that 4 became 3.
    first = bench.result(bench.BILLS, bench.SPRING.previous, "4")
    spring = bench.result(bench.BILLS, bench.SPRING, "2", before=("4",))
    summer = bench.result(bench.BILLS, bench.SUMMER, "3", before=("2",))
    reports = [
        bench.report(one.quarter, [one], bench.index(one.quarter, None), (0, 0))
        for one in (first, spring, summer)
    ]
    titles = [
        plain(captions.caption_metric(bench.assembly(*reports), (first, spring, summer), voice).title)
        for voice in (english, kiswahili)
    ]
    assert titles == ["Bills drafted: 3, after 2", f"{bench.BILLS.title.sw}: 3, awali 2"]


def test_a_gap_is_counted_and_a_changed_definition_not_compared(bench, english):
    assembly = bench.year()
    spring, summer = history_of(assembly, "leg_bills_drafted")
    assert "One quarter has no figure" in plain(
        captions.caption_metric(assembly, (spring, summer), english).description
    )
    newer = replace(
        bench.result(bench.BILLS, bench.SUMMER, "6"), metric=replace(bench.BILLS, metric_version=2)
    )
    report = bench.report(bench.SUMMER, [newer], bench.index(bench.SUMMER, None), (0, 0))
    caption = captions.caption_metric(bench.assembly(assembly.reports[0], report), (spring, newer), english)
    assert "The definition changed" in plain(caption.description)


def test_without_a_figure_the_title_says_so(bench, english):
    assembly = bench.year()
    nothing = (bench.result(bench.BILLS, bench.SUMMER),)
    title = captions.caption_metric(assembly, nothing, english).title
    assert plain(title) == "Bills drafted: no figure for these months"


def test_there_is_no_caption_without_an_index(bench, english):
    spring = bench.report(bench.SPRING, [], bench.index(bench.SPRING, None), (0, 0))
    assert captions.caption_budget(spring, english) is None
    assert plain(captions.title_of_targets(spring, english)) == "No target could be judged"


def test_it_is_too_early_for_trends_with_fewer_than_ten_quarters(bench, english, kiswahili):
    assembly = bench.year()
    histories = [history_of(assembly, one) for one in ("ovs_report_completion", "leg_days_to_passage")]
    caption = captions.caption_trends(assembly, histories, english)
    assert plain(caption.title) == "Too early for trends: no line here has 10 comparable quarters"
    assert plain(caption.subtitle) == (
        "Each metric in its own unit, County Assembly of Kisumu, April 2026 to September 2026"
    )
    assert "Days to pass a bill: Over 2 quarters" in plain(caption.description)
    assert "Ni mapema" in plain(captions.caption_trends(assembly, histories, kiswahili).title)


def test_those_that_can_be_judged_are_counted_and_the_others_named(bench, english):
    assembly = bench.year()
    histories = [history_of(assembly, one) for one in ("ovs_report_completion", "leg_days_to_passage")]
    told = Trend(word="improving", quarters=10, slope_per_year=Decimal(1), p_value=Decimal("0.02"))
    histories[0] = (*histories[0][:-1], replace(histories[0][-1], trend=told))
    title = plain(captions.caption_trends(assembly, histories, english).title)
    assert title == "Lines that improve, of 1 that can be judged: 1; too early for 1"
