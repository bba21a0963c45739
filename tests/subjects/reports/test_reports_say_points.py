"""Which points are made, in which order, and what stands in them."""

from dataclasses import replace
from datetime import date

from checked_tables.texts import NO_TEXT, Bilingual
from plugins.subjects.actions.record import Action
from plugins.subjects.actions.say import say_actions
from plugins.subjects.figures.model import Figures, SameSet
from plugins.subjects.figures.say_coverage import say_gaps, say_missing, say_reported, say_submissions
from plugins.subjects.index.model import Indices
from plugins.subjects.index.say import say_index, say_no_index
from plugins.subjects.reports.say_points import notable, say_main_points, say_plan
from tests.samples.facts import saying


def plain(sentence):
    return sentence.text.replace("\u00a0", " ")


def with_index(report, index):
    return saying(report, Indices(assembly=index, units=()))


def test_the_changes_that_lead_then_what_is_missing(bench, english):
    assembly = bench.year()
    assert [plain(point) for point in say_main_points(assembly.latest, english)] == [
        "Of 180 committee reports due, 140 were tabled (77.8 %). That is a larger share than the 110 of 170 "
        "of the quarter before. The target of at least 85 % was not met.",
        "Of 3 figures that were due for July to September 2026, 2 were reported (67 %).",
    ]


def test_firmness_and_the_same_targets_come_first(bench, english, kiswahili):
    summer = bench.year().latest
    figures = summer[Figures]
    tally = replace(
        figures.tally,
        met=14,
        judged=22,
        firm={"firm": 8, "partial": 3, "provisional": 1, "too_close": 1, "late": 1},
        same=SameSet(base=bench.SPRING, targets=18, met=10, met_before=3, missed_both=8),
    )
    report = saying(summer, replace(figures, tally=tally))
    assert [plain(point) for point in say_main_points(report, english)][:2] == [
        "Of these 14, 8 are firm. Departments or committees that sent nothing are left out of 3. "
        "One rests on a provisional figure. One rests on a survey too close to call. One was set only after "
        "the quarter had ended.",
        "Of the 18 targets that are the same as before, 10 were met, against 3 in the quarter before; "
        "8 were missed both times.",
    ]
    assert plain(say_main_points(report, kiswahili)[1]) == (
        "Malengo 18 ni yale yale ya robo iliyotangulia. Kati ya hayo, malengo 10 yalifikiwa; robo "
        "iliyotangulia yalifikiwa 3. Malengo 8 hayakufikiwa mara zote mbili."
    )


def test_money_stands_beside_its_plan_and_is_not_compared_with_the_quarter_before(bench, english, kiswahili):
    spent = replace(bench.REPORTS, metric_id="spent", title=Bilingual("Spent", "Fedha"), cumulative=True)
    result = bench.result(
        spent, bench.SUMMER, "17.1", target=bench.target(spent, 20), verdict="not_met", before=("86.2",)
    )
    report = bench.report(bench.SUMMER, [result], bench.index(bench.SUMMER, None), (0, 1))
    assert plain(say_plan(report, result, english)) == ("Spent: 17.1 %. The plan for the quarter was 20 %.")
    assert plain(say_plan(report, result, kiswahili)).endswith("Mpango wa robo ulikuwa asilimia 20.")


def test_a_change_on_few_cases_is_not_named(bench):
    assembly = bench.year()
    # Reports: 110 of 170 to 140 of 180, Newcombe's interval leaves out 0; days: how many bills is not known.
    assert [result.metric.metric_id for result, _ in notable(assembly.latest)] == ["ovs_report_completion"]


def test_a_metric_that_went_missing_and_revised_targets_have_sentences_of_their_own(
    bench, english, kiswahili
):
    report = bench.year().latest
    # 6.3 of data, -2.0 of a target, -1.0 because the days were not reported: 3.3 in all.
    why = bench.why(
        "68.0",
        "3.3",
        bench.effect(bench.REPORTS, "6.3"),
        bench.effect(bench.REPORTS, "-2.0", "target"),
        bench.effect(bench.DAYS, "-1.0", "scope", ("leg_days_to_passage",)),
    )
    report = with_index(report, replace(report[Indices].assembly, why_previous=why))
    assembly = bench.assembly(bench.year().reports[0], report)
    said = [plain(one) for one in say_index(assembly, report, english)]
    assert said[1:] == [
        "Between the index of the quarter before and this one lie +3.3 points; the metrics' own figures "
        "account for +6.3.",
        "Only because there is no figure for “Days to pass a bill”, 1.0 points were lost.",
        "Revised targets took 2.0 points away.",
    ]
    assert "Malengo yaliyobadilishwa yalipunguza pointi 2.0." in [
        plain(one) for one in say_index(assembly, report, kiswahili)
    ]


def test_a_quarter_without_an_index_says_why_and_how_near_it_is(bench, english, kiswahili):
    reason = Bilingual("The metrics had not been agreed.")
    none = bench.index(bench.SUMMER, None)
    report = bench.report(bench.SUMMER, [], none, (0, 0), has_index=False, no_index_reason=reason)
    assert [plain(sentence) for sentence in say_no_index(report, english)] == [
        "There is no index for July to September 2026.",
        "The metrics had not been agreed.",
        "Of 3 metrics defined, 2 had a figure and 2 a target; weights had not been adopted.",
    ]
    assert [sentence.lang for sentence in say_no_index(report, kiswahili)] == ["sw", "en", "sw"]
    assert say_index(bench.assembly(report), report, english) == say_no_index(report, english)


def test_what_the_missing_figures_could_do_is_said(bench, english):
    assembly = bench.year()
    index = assembly.latest[Indices].assembly
    open_end = replace(index, worst=index.value - 4, best=None)
    both = replace(open_end, best=index.value + 2, helped_by_missing=True)
    said = [plain(one) for one in say_index(assembly, with_index(assembly.latest, both), english)]
    assert "Whatever the missing figures turn out to be, the index would lie between 67.3 and 73.3." in said
    assert "It would be lower if the missing figures had stayed where they were last known." in said
    assert not any("lie between" in plain(one) for one in say_index(assembly, assembly.latest, english))
    assert not any(
        "lie between" in plain(one)
        for one in say_index(assembly, with_index(assembly.latest, open_end), english)
    )


def test_coverage_counts_each_way_of_having_no_figure(bench, english):
    assembly = bench.year()
    figures = assembly.latest[Figures]
    gaps = replace(
        figures.coverage, expected=10, reported=6, not_reported=1, not_collected=2, not_applicable=1
    )
    report = saying(assembly.latest, replace(figures, coverage=gaps))
    # 10 expected, 1 not applicable: 9 were due; 6 / 9 = 67 %
    assert [plain(one) for one in (say_reported(report, english), *say_gaps(report, english))] == [
        "Of 9 figures that were due for July to September 2026, 6 were reported (67 %).",
        "One figure was not submitted.",
        "There are 2 figures that are not collected yet.",
        "One figure did not apply in these months.",
    ]
    whole = replace(gaps, expected=6, not_reported=0, not_collected=0, not_applicable=0)
    all_there = saying(report, replace(figures, coverage=whole))
    assert not [*say_gaps(all_there, english)]
    said = plain(say_reported(all_there, english))
    assert said == "All 6 figures that were due for July to September 2026 were reported."


def test_a_note_that_only_repeats_is_not_said_twice(bench, english):
    def missing(note):
        result = bench.result(bench.BILLS, bench.SUMMER, status="not_collected", note=Bilingual(note))
        report = bench.report(bench.SUMMER, [result], bench.index(bench.SUMMER, None), (0, 0))
        return plain(say_missing(report, english)[0])

    assert missing("Not collected yet.") == "Bills drafted: this figure is not collected yet."
    assert missing("Forms are being made.").endswith("not collected yet. Forms are being made.")


def test_who_sent_data_late_or_not_at_all(bench, english, kiswahili):
    def report(*received):
        sent = tuple(bench.submission("dept_acacia", day) for day in received)
        return bench.report(bench.SUMMER, [], bench.index(bench.SUMMER, None), (0, 0), records=sent)

    on_time, late = date(2026, 10, 10), date(2026, 10, 12)
    assert say_submissions(report(), english) is None
    assert plain(say_submissions(report(on_time), english)) == "The only department sent its data on time."
    assert plain(say_submissions(report(on_time, late, None), english)) == (
        "One of 3 departments sent its data on time. It came late from one. "
        "Nothing came from one: Example Department Acacia."
    )
    assert "haikutuma chochote: Idara ya Mfano Acacia" in plain(
        say_submissions(report(on_time, None), kiswahili)
    )


def test_actions_are_counted_at_the_reports_own_date(bench, english):
    def action(status, due):
        return Action(
            action_id=f"act_{status}_{due}",
            metric_id="ovs_report_completion",
            unit_id="assembly",
            problem=Bilingual("Late"),
            action=Bilingual("Mend"),
            owner_unit_id="office_clerk",
            opened_on=date(2026, 8, 1),
            due_on=due,
            status=status,
            done_on=None,
            outcome=NO_TEXT,
            source=None,
        )

    # The report stands at 20 October 2026: due on the 19th is late, due on the 20th is not.
    actions = (
        action("open", date(2026, 10, 19)),
        action("in_progress", date(2026, 10, 20)),
        action("done", date(2026, 9, 1)),
        action("none_planned", None),
    )
    report = bench.report(bench.SUMMER, [], bench.index(bench.SUMMER, None), (0, 0), records=actions)
    assert plain(say_actions(report, english)) == (
        "There are 2 open corrective actions. One was past its date on 20 October 2026. "
        "By then one was completed."
    )
