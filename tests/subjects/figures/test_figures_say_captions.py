"""Takeaway titles, subtitles and text alternatives, worked by hand."""

from dataclasses import replace

from plugins.subjects.figures import say_captions as captions
from plugins.subjects.figures.measure_history import history_of


def plain(sentence):
    return sentence.text.replace("\u00a0", " ")


def test_a_line_says_what_happened_and_where_it_began_and_ended(bench, english, kiswahili):
    assembly = bench.year()
    history = history_of(assembly, "ovs_report_completion")
    caption = captions.caption_metric(assembly, history, english)
    assert plain(caption.title) == "Committee reports completed rose from 64.7 % to 77.8 %"
    assert plain(caption.subtitle) == "Per cent, County Assembly of Kisumu, April 2026 to September 2026"
    assert plain(caption.description) == (
        "64.7 % in April to June 2026, 77.8 % in July to September 2026. The target is 85 %."
    )
    title = plain(captions.caption_metric(assembly, history, kiswahili).title)
    assert title == (
        "Kiwango cha ripoti za kamati zilizokamilishwa kiliongezeka kutoka asilimia 64.7 hadi asilimia 77.8"
    )


def test_a_gap_is_counted_and_a_changed_definition_not_compared(bench, english):
    assembly = bench.year()
    spring, summer = history_of(assembly, "leg_bills_drafted")
    assert "1 quarter has no figure" in plain(
        captions.caption_metric(assembly, (spring, summer), english).description
    )
    older = replace(spring, metric=replace(spring.metric, metric_version=1))
    newer = replace(
        bench.result(bench.BILLS, bench.SUMMER, "6"), metric=replace(bench.BILLS, metric_version=2)
    )
    caption = captions.caption_metric(assembly, (older, newer), english)
    assert plain(caption.title) == "Bills drafted: 6"
    assert "The definition changed" in plain(caption.description)


def test_without_a_figure_the_title_says_so(bench, english):
    assembly = bench.year()
    nothing = (bench.result(bench.BILLS, bench.SUMMER),)
    assert plain(captions.caption_metric(assembly, nothing, english).title) == "Bills drafted: no figure yet"


def test_what_moved_the_index(bench, english):
    assembly = bench.year()
    caption = captions.caption_movers(assembly, assembly.latest, english)
    assert plain(caption.title) == "What moved the index from 68.0 to 71.3"
    # 44.3 - 38.0 = +6.3; 27.0 - 30.0 = -3.0
    assert plain(caption.description) == (
        "Highest: Committee reports completed, +6.3. Lowest: Days to pass a bill, −3.0."
    )


def test_there_is_no_caption_without_an_index(bench, english):
    spring = bench.report(bench.SPRING, [], bench.index(bench.SPRING, None), (0, 0))
    assembly = bench.assembly(spring)
    assert captions.caption_movers(assembly, spring, english) is None
    assert captions.caption_labour(spring, english) is None
    assert captions.caption_budget(spring, english) is None
    assert plain(captions.caption_targets(spring, english).title) == "No target could be judged"


def test_several_metrics_are_counted_by_their_good_direction(bench, english):
    assembly = bench.year()
    ids = ("ovs_report_completion", "leg_days_to_passage", "leg_bills_drafted")
    caption = captions.caption_trends(assembly, [history_of(assembly, one) for one in ids], english)
    # Reports rose by 13.1 (up is good), days fell by 11 (down is good), bills have no good direction.
    assert plain(caption.title) == "2 of 3 metrics got better since April 2026"
    assert plain(caption.subtitle) == (
        "Each metric in its own unit, County Assembly of Kisumu, April 2026 to September 2026"
    )
    assert "Days to pass a bill: 95 days in April to June 2026, 84 days in" in plain(caption.description)
