"""Figures of which little may be said: withheld, drawn apart, beside a moved step, of a new shape."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from checked_tables.texts import Language
from plugins.core.statements.voice import Voice, joined
from plugins.portal.read import measure
from plugins.subjects.figures.measure_history import history_of
from plugins.subjects.figures.model import Figures
from plugins.subjects.figures.say import say_change, say_result
from plugins.subjects.figures.say_captions import caption_metric
from plugins.subjects.figures.say_held import say_held
from plugins.subjects.figures.say_series import say_trend
from tests.samples.own import own_assembly
from tests.samples.rows import Q, dataset, metric, observation, share, target
from tests.subjects.figures.claimed import SURVEY, WORDING, of_assembly, spoken, survey, surveyed, version

SPRING, SUMMER, AUTUMN = Q("2025-26-Q4"), Q("2026-27-Q1"), Q("2026-27-Q2")


def plain(text: object) -> str:
    return str(text).replace("\u00a0", " ")


def test_eight_answers_are_withheld_and_nothing_is_said_of_them() -> None:
    """Also not that they were few, and not what the target would have made of them."""
    goal = target(value=60, first=SUMMER, last=SUMMER)
    withheld = version(SUMMER, observation(status="suppressed"), metrics=(SURVEY,), targets=(goal,))
    said = spoken(survey(SPRING, 128, 229), withheld)
    assert said == (
        "not_compared",
        "change.both_ends",
        "Reports: the figure for July to September 2026 is withheld to protect people.",
        "Reports: takwimu ya Julai hadi Septemba 2026 imefichwa ili kulinda watu.",
    )
    assert of_assembly(withheld).judged is None


@pytest.mark.parametrize(
    ("language", "title", "text"),
    [
        (
            "en",
            "Bills passed: 4; a year earlier, 2",
            "Over 5 quarters the figures lie between 0 and 5; the newest, of July to September 2026, is 4. "
            "Earlier figures came about in another way and are drawn apart. The target is 4.",
        ),
        (
            "sw",
            "Miswada iliyopitishwa: 4; mwaka uliotangulia, 2",
            "Katika robo 5, takwimu ziko kati ya 0 na 5; ya mwisho, ya Julai hadi Septemba 2026, ni 4. "
            "Takwimu za awali zilipatikana kwa njia nyingine na zimechorwa kando. Lengo ni 4.",
        ),
    ],
)
def test_a_line_that_begins_with_figures_worked_out_later_is_told_from_the_first_reported_one(
    language: Language, title: str, text: str
) -> None:
    """July 2024 to June 2025 were worked out later (2, 1, 3 and 5 bills); since then 2, 0, 3, 5 and 4."""
    assembly = own_assembly()
    history = history_of(assembly, "leg_bills_passed")
    assert len(history) == 9
    caption = caption_metric(assembly, history, Voice(WORDING.of(language)))
    assert (plain(caption.title), plain(caption.description)) == (title, text)


def test_a_step_changed_after_the_release_is_a_revised_target_and_late() -> None:
    """By December 42 % were planned when July to September came out; in January that became 40."""
    spent = share("adm_budget_execution", cumulative=True)

    def steps(december: int, approved: str) -> tuple[object, ...]:
        return tuple(
            replace(
                target("adm_budget_execution", value, quarter, quarter),
                approved_on=date.fromisoformat(approved),
                late=date.fromisoformat(approved) > quarter.last_day,
            )
            for quarter, value in ((SUMMER, 20), (AUTUMN, december))
        )

    row = observation("adm_budget_execution", of=(41, 100))
    first = version(SUMMER, row, metrics=(spent,), targets=steps(42, "2026-06-18"))
    now = version(AUTUMN, row, metrics=(spent,), targets=steps(40, "2027-01-11"))
    result = of_assembly(first, now)
    assert result.planned_before == 42
    assert result.judged is not None
    assert (result.verdict, result.judged.firmness) == ("met", "late")
    said = spoken(first, now, held="target")
    assert said.rule == "target.late"
    assert said.english.endswith(
        "The target of at least 40 % was met. The target was approved on 11 January 2027, after its first "
        "quarter had ended."
    )
    assert said.kiswahili.endswith(
        "Lengo liliidhinishwa tarehe 11 Januari 2027, baada ya robo yake ya kwanza kuisha."
    )


@pytest.mark.parametrize(
    ("language", "trend", "now"),
    [
        ("en", "Over 10 comparable quarters the figure is worsening.", "That is a larger share than the"),
        ("sw", "Kwa robo 10 zinazolingana, takwimu inazorota.", "Sehemu hiyo iliongezeka"),
    ],
)
def test_a_line_that_worsens_and_rises_at_its_end_has_two_statements(
    language: Language, trend: str, now: str
) -> None:
    falling = (80, 76, 78, 70, 72, 62, 60, 55, 40, 50)
    first = Q("2024-25-Q1")
    of = share(change_threshold=Decimal(2))
    versions = [
        version(first.shifted(step), observation(of=(part, 100)), metrics=(of,))
        for step, part in enumerate(falling)
    ]
    report = measure(dataset(*versions)).reports[-1]
    (result,) = report[Figures].results
    voice = Voice(WORDING.of(language))
    said = say_trend(report, result, voice)
    assert said is not None
    assert (result.trend.word, plain(said)) == ("worsening", trend)
    assert now in plain(say_held(report, result, "previous", voice))


@pytest.mark.parametrize(
    ("values", "english", "kiswahili"),
    [
        (
            (10, 11, 12, 13, 14, 15, 16, 17, 18),
            "Reports: 18.0 kWh. That is 1.0 kWh more than in the quarter before. "
            "That is 4.0 kWh more than a year earlier. No target has been set.",
            "Reports: 18.0 kWh. Hiyo ni 1.0 kWh zaidi ya robo iliyotangulia. "
            "Hiyo ni 4.0 kWh zaidi ya mwaka uliotangulia. Hakuna lengo lililowekwa.",
        ),
        (
            (10, 11, 12, 13, 14, 15, 16, 17, None, 19),
            "Reports: 19.0 kWh. That is 4.0 kWh more than a year earlier. No target has been set.",
            "Reports: 19.0 kWh. Hiyo ni 4.0 kWh zaidi ya mwaka uliotangulia. Hakuna lengo lililowekwa.",
        ),
    ],
    ids=["nine", "one-skipped"],
)
def test_of_nine_quarters_and_of_ten_with_a_gap_no_trend_is_said(
    values: tuple[int | None, ...], english: str, kiswahili: str
) -> None:
    first, amount = Q("2024-25-Q1"), metric(unit="kwh")
    versions = [
        version(first.shifted(step), observation(value=value), metrics=(amount,))
        for step, value in enumerate(values)
        if value is not None
    ]
    report = measure(dataset(*versions)).reports[-1]
    (result,) = report[Figures].results
    for language, told in (("en", english), ("sw", kiswahili)):
        voice = Voice(WORDING.of(language))
        assert say_trend(report, result, voice) is None
        assert plain(joined(say_result(report, result, voice))) == told


def test_members_of_whom_there_are_fewer_are_told_as_a_share() -> None:
    members = share("stk_engagement_reports", source="fixed", change_threshold=Decimal(3))
    rows = [
        version(quarter, observation(members.metric_id, of=of), metrics=(members,))
        for quarter, of in ((SPRING, (40, 47)), (SUMMER, (44, 46)))
    ]
    assert spoken(*rows) == (
        "higher",
        "change.complete",
        "Of 46 Members, 44 reported on meetings with residents (95.7 %). "
        "That is a larger share than the 40 of 47 of the quarter before.",
        "Wawakilishi 44 kati ya 46 waliripoti mikutano na wakazi (asilimia 95.7). "
        "Sehemu hiyo iliongezeka; robo iliyotangulia ilikuwa 40 kati ya 47.",
    )


def test_the_only_one_is_not_one_of_one() -> None:
    reports = share("ovs_report_completion")
    said = spoken(version(SUMMER, observation("ovs_report_completion", of=(1, 1)), metrics=(reports,)))
    assert said.english == "The only committee report due was tabled."
    assert said.kiswahili == "Ripoti ya kamati pekee iliwasilishwa."


def test_the_only_one_that_was_not_is_not_none_of_one() -> None:
    reports = share("ovs_report_completion")
    said = spoken(version(SUMMER, observation("ovs_report_completion", of=(0, 1)), metrics=(reports,)))
    assert said.english == "The only committee report due was not tabled."
    assert said.kiswahili == "Ripoti ya kamati pekee haikuwasilishwa."


@pytest.mark.parametrize(("part", "percent"), [(252, 100), (0, 0)])
def test_of_people_who_answered_neither_all_nor_none_is_said(part: int, percent: int) -> None:
    """It would say what each of them answered; the share is told as any other."""
    asked = replace(SURVEY, metric_id="stk_satisfaction")
    one = version(SUMMER, observation("stk_satisfaction", of=(part, 252)), metrics=(asked,))
    said = spoken(surveyed(one, part, 252))
    assert said[2:] == (
        f"Of 252 people who answered, {part} were satisfied with the Assembly ({percent} %).",
        f"Watu waliojibu {part} kati ya 252 waliridhika na Bunge (asilimia {percent}).",
    )


def test_a_verdict_that_has_no_words_stops_the_build_and_names_them() -> None:
    versions = (survey(SPRING, 128, 229), survey(SUMMER, 153, 252))
    report = measure(dataset(*versions)).reports[-1]
    (result,) = report[Figures].results
    sideways = replace(result.change_previous, verdict="sideways")  # type: ignore[arg-type]
    with pytest.raises(KeyError, match=r"no wording 'change\.previous\.sideways' in content/wording"):
        say_change(report, replace(result, change_previous=sideways), "previous", Voice(WORDING.of("en")))
