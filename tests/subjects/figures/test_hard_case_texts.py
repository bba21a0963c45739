"""Comparisons and targets that tempt to say too much: verdict, rule, and the sentence in both languages.

What is decided of each is worked out in ``tests/core/claims/test_hard_cases.py``; here it is said.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from checked_tables.texts import Bilingual
from tests.samples.rows import Q, metric, observation, share, target
from tests.subjects.figures.claimed import Spoken, parts, spoken, survey, version

YEAR, SPRING, SUMMER = Q("2025-26-Q1"), Q("2025-26-Q4"), Q("2026-27-Q1")

REPORTS = share("ovs_report_completion", change_threshold=Decimal(2))
HEARD = share("leg_participation_rate", change_threshold=Decimal(5))
MEMBERS = share("stk_engagement_reports", source="fixed", change_threshold=Decimal(3))
BILLS = metric("leg_bills_passed", decimals=0, seasonal=True)
DAYS = metric(
    "leg_days_to_passage",
    title=Bilingual("Days to pass a bill", "Muda wa kupitisha mswada"),
    unit="days",
    decimals=0,
    aggregation="median",
    direction="down",
)
SPENT = share(
    "adm_budget_execution",
    title=Bilingual("Budget spent so far this year", "Fedha zilizotumika mwaka huu hadi sasa"),
    cumulative=True,
)
PAGES = metric(
    "adm_printing_pages",
    title=Bilingual("Pages printed", "Kurasa zilizochapwa na kunakiliwa"),
    decimals=1,
    source="amount",
    direction="none",
    change_threshold=Decimal(0),
)
ENERGY = metric(
    "adm_energy_kwh",
    title=Bilingual("Electricity used", "Umeme uliotumika"),
    unit="kwh",
    decimals=0,
    direction="down",
    change_threshold=Decimal(500),
)


def two(of: Any, before: Any, now: Any, *, base: Any = SPRING, **told: Any) -> Spoken:
    """The figure of July to September 2026 against that of ``base``: counts as pairs, all else as values."""

    def row(given: Any) -> dict[str, Any]:
        return {"of": given} if isinstance(given, tuple) else {"value": given}

    versions = [
        version(quarter, observation(of.metric_id, **row(given)), metrics=(of,))
        for quarter, given in ((base, before), (SUMMER, now))
    ]
    return spoken(*versions, **told)


def test_two_of_four_after_two_of_five() -> None:
    assert two(HEARD, (2, 5), (2, 4)) == (
        "side_by_side",
        "change.few_cases",
        "Of 4 bills passed, 2 had a public hearing before them; in the quarter before, 2 of 5.",
        "Miswada iliyopitishwa 2 kati ya 4 ilitanguliwa na kikao cha maoni ya umma; robo iliyotangulia, "
        "2 kati ya 5.",
    )


def test_19_of_24_after_14_of_19() -> None:
    assert two(REPORTS, (14, 19), (19, 24)) == (
        "side_by_side",
        "change.few_cases",
        "Of 24 committee reports due, 19 were tabled (79.2 %); in the quarter before, 14 of 19.",
        "Ripoti za kamati 19 kati ya 24 ziliwasilishwa (asilimia 79.2); robo iliyotangulia, 14 kati ya 19.",
    )


def test_41_after_31_of_the_same_47_members() -> None:
    assert two(MEMBERS, (31, 47), (41, 47)) == (
        "higher",
        "change.complete",
        "Of 47 Members, 41 reported on meetings with residents (87.2 %). "
        "That is 10 more than in the quarter before.",
        "Wawakilishi 41 kati ya 47 waliripoti mikutano na wakazi (asilimia 87.2). "
        "Hiyo ni 10 zaidi ya robo iliyotangulia.",
    )


def test_the_middle_of_four_bills_of_which_nobody_knows_how_many_they_are() -> None:
    assert two(DAYS, 106, 88) == (
        "side_by_side",
        "change.cases_unknown",
        "Days to pass a bill: 88 days; in the quarter before, 106 days.",
        "Muda wa kupitisha mswada: siku 88; robo iliyotangulia, siku 106.",
    )


def test_four_bills_before_five_and_a_year_earlier_two() -> None:
    assert two(BILLS, 5, 4) == (
        "side_by_side",
        "change.season",
        "In all, 4 bills were passed; in the quarter before, 5.",
        "Miswada 4 ilipitishwa; robo iliyotangulia, 5.",
    )
    assert two(BILLS, 2, 4, base=YEAR, held="year") == (
        "side_by_side",
        "change.few_cases",
        "In all, 4 bills were passed; a year earlier, 2.",
        "Miswada 4 ilipitishwa; mwaka uliotangulia, 2.",
    )


def test_a_metric_without_a_wanted_direction_rises_and_never_improves() -> None:
    assert two(PAGES, 100, 150) == (
        "higher",
        "change.complete",
        "Pages printed came to 150.0. That is 50.0 more than in the quarter before.",
        "Kurasa zilizochapwa na kunakiliwa zilikuwa 150.0. Hiyo ni 50.0 zaidi ya robo iliyotangulia.",
    )


def test_spending_in_july_after_june() -> None:
    assert two(SPENT, (86, 100), (17, 100)) == (
        "not_compared",
        "change.cumulative",
        "Budget spent so far this year: 17 of 100 (17.0 %). The figure adds up over the financial year and "
        "began anew in July, so it is compared with the same quarter of the year before only.",
        "Fedha zilizotumika mwaka huu hadi sasa: 17 kati ya 100 (asilimia 17.0). Takwimu hii hujumlishwa "
        "mwaka mzima wa fedha na ilianza upya Julai, kwa hivyo inalinganishwa tu na robo kama hii ya mwaka "
        "uliotangulia.",
    )


def test_from_nothing_only_counts_are_told() -> None:
    bills = metric("leg_bills_passed", decimals=0)
    assert two(bills, 0, 25) == (
        "higher",
        "change.complete",
        "In all, 25 bills were passed. That is 25 more than in the quarter before.",
        "Miswada 25 ilipitishwa. Hiyo ni 25 zaidi ya robo iliyotangulia.",
    )


def test_a_difference_of_four_hundredths_has_no_sign() -> None:
    assert two(PAGES, "71.44", "71.40") == (
        "same",
        "change.threshold",
        "Pages printed came to 71.4. There is no change of note from the 71.4 of the quarter before.",
        "Kurasa zilizochapwa na kunakiliwa zilikuwa 71.4. Haikubadilika kwa kiasi cha kutajwa; robo "
        "iliyotangulia ilikuwa 71.4.",
    )


def test_two_definitions() -> None:
    first = share("ovs_report_completion", retired=SPRING)
    second = share(
        "ovs_report_completion",
        metric_version=2,
        introduced=SUMMER,
        change_note=Bilingual("Late ones count.", "Zilizochelewa zinahesabiwa."),
    )
    versions = [
        version(quarter, observation(of.metric_id, of=(part, 100), version=of.metric_version), metrics=both)
        for both in [(first, second)]
        for quarter, of, part in ((SPRING, first, 60), (SUMMER, second, 70))
    ]
    said = spoken(*versions)
    assert said[:2] == ("not_compared", "change.definition")
    assert "Late ones count." in said.english
    assert "Zilizochelewa zinahesabiwa." in said.kiswahili
    assert not any(number in said.english for number in ("60", "+", "more", "higher"))


def test_reported_after_computed_afterwards() -> None:
    versions = [
        version(quarter, observation("leg_bills_passed", value=value), metrics=(BILLS,), **told)
        for quarter, value, told in ((YEAR, 2, {"illustrates": "back-cast"}), (SUMMER, 4, {}))
    ]
    said = spoken(*versions, held="year")
    assert said == (
        "not_compared",
        "change.provenance",
        "In all, 4 bills were passed.",
        "Miswada 4 ilipitishwa.",
    )


ASKED = "Reports: 153 of 252 (61 %). "
WIDE = "The range is at least this wide: what the way of drawing people adds to it is not recorded."
WIDE_SW = "Masafa ni angalau haya; athari ya jinsi watu walivyochaguliwa haijarekodiwa."
ASKED_SW = "Reports: 153 kati ya 252 (asilimia 61). "


def test_a_survey_of_61_after_56_per_cent() -> None:
    assert spoken(survey(SPRING, 128, 229), survey(SUMMER, 153, 252)) == (
        "unclear",
        "change.sample",
        f"{ASKED}There is no clear change from the 128 of 229 of the quarter before: "
        f"the difference lies between −4 and +14 points. {WIDE}",
        f"{ASKED_SW}Haiwezi kusemwa kama ilibadilika; robo iliyotangulia ilikuwa 128 kati ya 229, "
        f"na tofauti ni kati ya pointi −4 na +14. {WIDE_SW}",
    )


def test_a_survey_of_61_per_cent_with_a_target_of_60() -> None:
    assert spoken(survey(SUMMER, 153, 252, goal=60), held="target") == (
        "met",
        "target.too_close",
        f"{ASKED}With the target of 60 % inside the range of 55 to 67 it is too close to call. {WIDE}",
        f"{ASKED_SW}Lengo la asilimia 60 liko kati ya 55 na 67; haiwezi kusemwa kwa uhakika kama lilifikiwa. "
        f"{WIDE_SW}",
    )


def test_a_survey_by_chance_after_which_people_answered_online() -> None:
    online = survey(SUMMER, 153, 252, mode="online", sampling="open")
    assert spoken(survey(SPRING, 128, 229), online) == (
        "not_compared",
        "change.population",
        f"{ASKED}This speaks only of those who chose to answer. The two surveys did not ask the same people "
        "in the same way, so their results are not compared.",
        f"{ASKED_SW}Hii inawahusu tu waliochagua kujibu. Tafiti hizo mbili za maoni hazikuwauliza watu wale "
        "wale kwa njia ile ile, kwa hivyo matokeo yake hayalinganishwi.",
    )


def test_58_of_91_that_were_all_asked() -> None:
    before, now = (
        survey(quarter, part, base, sampling="everyone", n_invited=91)
        for quarter, part, base in ((SPRING, 30, 60), (SUMMER, 40, 58))
    )
    assert spoken(before, now) == (
        "side_by_side",
        "change.answered",
        "Reports: 40 of 58 (69 %); in the quarter before, 30 of 60. All 91 were asked, and 58 answered.",
        "Reports: 40 kati ya 58 (asilimia 69); robo iliyotangulia, 30 kati ya 60. "
        "Wote 91 waliulizwa, na 58 walijibu.",
    )


def test_84_96_of_a_target_of_85() -> None:
    shares = share("ovs_report_completion", decimals=0)
    goal = target("ovs_report_completion", 85, SUMMER, SUMMER)
    row = observation("ovs_report_completion", of=(1062, 1250))  # 84.96 %, which would print 85 and 85.0
    assert spoken(version(SUMMER, row, metrics=(shares,), targets=(goal,)), held="target") == (
        "not_met",
        "target.firm",
        "Of 1,250 committee reports due, 1,062 were tabled (84.96 %). "
        "The target of at least 85 % was not met.",
        "Ripoti za kamati 1,062 kati ya 1,250 ziliwasilishwa (asilimia 84.96). "
        "Lengo la angalau asilimia 85 halikufikiwa.",
    )


def test_a_provisional_figure_that_meets_its_target() -> None:
    goal = target("adm_energy_kwh", 28_000, SUMMER, SUMMER)
    row = observation("adm_energy_kwh", value=27_400, status="provisional")
    assert spoken(version(SUMMER, row, metrics=(ENERGY,), targets=(goal,)), held="target") == (
        "met",
        "target.provisional",
        "Electricity used came to 27,400 kWh. The figure is provisional and may change. "
        "The target of at most 28,000 kWh was met.",
        "Umeme uliotumika ulikuwa 27,400 kWh. Takwimu hii ni ya muda na inaweza kubadilika. "
        "Lengo la kutozidi 28,000 kWh lilifikiwa.",
    )


@pytest.mark.parametrize(
    ("silent", "verdict", "rule"), [(6, "met", "target.partial"), (1, "met", "target.firm")]
)
def test_a_silent_department_of_known_size_decides_how_firm_a_target_is(
    silent: int, verdict: str, rule: str
) -> None:
    """Acacia has 35 of 55 now; Baobab sent nothing and had 6 processes in June, or 1. With 6 the share lies
    between 35 of 61 (57.4 %) and 41 of 61, on both sides of 60; with 1 between 35 of 56 (62.5 %) and 36."""
    fixed = share(
        "adm_ict_adoption",
        source="fixed",
        levels=("assembly", "department"),
        aggregation="ratio_of_sums",
    )
    goal = target("adm_ict_adoption", 60, SUMMER, SUMMER)

    def named(rows: Any) -> Any:
        return tuple(replace(row, metric_id="adm_ict_adoption") for row in rows)

    june = version(SPRING, *named(parts((33, 55 + silent), (33, 55), (0, silent))), metrics=(fixed,))
    now = version(SUMMER, *named(parts((35, 55), (35, 55), None)), metrics=(fixed,), targets=(goal,))
    said = spoken(june, now, held="target")
    assert said[:2] == (verdict, rule)
    assert ("it would lie between 57.4 % and 67.2 %" in said.english) == (silent == 6)
    assert ("kati ya asilimia 57.4 na asilimia 67.2" in said.kiswahili) == (silent == 6)


ANSWERED = share("stk_charter_compliance", change_threshold=Decimal(3))


def test_115_to_121_of_189_requests_after_143_of_207() -> None:
    """Of 189 requests 115 were answered in time, and of 6 nobody wrote down when: 60.8 to 64.0 %."""
    rows = (
        observation("stk_charter_compliance", of=(143, 207)),
        observation("stk_charter_compliance", of=(115, 189), unrecorded=6),
    )
    june, now = (
        version(quarter, row, metrics=(ANSWERED,))
        for quarter, row in zip((SPRING, SUMMER), rows, strict=True)
    )
    assert spoken(june, now) == (
        "side_by_side",
        "change.unrecorded",
        "Of 189 requests, between 115 and 121 were answered in the promised time (60.8 % to 64.0 %); of 6 "
        "the day is not recorded; in the quarter before, 143 of 207.",
        "Maombi ya huduma kati ya 115 na 121, kwa jumla ya 189, yalijibiwa kwa wakati ulioahidiwa "
        "(asilimia 60.8 hadi asilimia 64.0); tarehe haijarekodiwa kwa 6; robo iliyotangulia, 143 kati ya "
        "207.",
    )
    later = version(
        Q("2026-27-Q2"), observation("stk_charter_compliance", of=(150, 200)), metrics=(ANSWERED,)
    )
    assert spoken(now, later)[2].endswith("; in the quarter before, 115 to 121 of 189.")


@pytest.mark.parametrize(
    ("goal", "verdict", "rule", "english", "kiswahili"),
    [
        *[
            (
                60,
                "met",
                "target.firm",
                "The target of at least 60 % was met.",
                "Lengo la angalau asilimia 60 lilifikiwa.",
            )
        ],
        (
            62,
            "not_met",
            "target.unrecorded",
            "Whether the target of at least 62 % was met cannot be decided.",
            "Haiwezi kuamuliwa kama lengo la angalau asilimia 62 lilifikiwa.",
        ),
        (
            65,
            "not_met",
            "target.firm",
            "The target of at least 65 % was not met.",
            "Lengo la angalau asilimia 65 halikufikiwa.",
        ),
    ],
)
def test_a_target_is_decided_only_where_both_ends_are_on_one_side(
    goal: int, verdict: str, rule: str, english: str, kiswahili: str
) -> None:
    row = observation("stk_charter_compliance", of=(115, 189), unrecorded=6)
    goals = (target("stk_charter_compliance", goal, SUMMER, SUMMER),)
    said = spoken(version(SUMMER, row, metrics=(ANSWERED,), targets=goals), held="target")
    assert said[:2] == (verdict, rule)
    assert said.english.endswith(english)
    assert said.kiswahili.endswith(kiswahili)


@pytest.mark.parametrize(
    ("effect", "verdict", "english", "kiswahili"),
    [
        (
            1,
            "higher",
            "That is a larger share than the 150 of 300 of the quarter before: the difference lies between "
            "+2 and +18 points.",
            "Sehemu hiyo iliongezeka; robo iliyotangulia ilikuwa 150 kati ya 300, na tofauti ni kati ya "
            "pointi +2 na +18.",
        ),
        (
            2,
            "unclear",
            "There is no clear change from the 150 of 300 of the quarter before: the difference lies between "
            "−1 and +21 points.",
            "Haiwezi kusemwa kama ilibadilika; robo iliyotangulia ilikuwa 150 kati ya 300, na tofauti ni "
            "kati ya pointi −1 na +21.",
        ),
    ],
)
def test_a_survey_whose_design_effect_is_recorded(
    effect: int, verdict: str, english: str, kiswahili: str
) -> None:
    drawn = {"design_effect": Decimal(effect)}
    said = spoken(survey(SPRING, 150, 300, **drawn), survey(SUMMER, 180, 300, **drawn))
    assert said == (
        verdict,
        "change.sample",
        f"Reports: 180 of 300 (60 %). {english}",
        f"Reports: 180 kati ya 300 (asilimia 60). {kiswahili}",
    )
