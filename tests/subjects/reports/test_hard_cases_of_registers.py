"""What registers tempt to say of money, causes, years, staff, units and reasons: in both languages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from checked_tables.texts import Language
from plugins.core.pages.teller import Teller
from plugins.core.statements.voice import Voice
from plugins.core.statements.wording import read_wording
from plugins.subjects.competencies.record import CompetencySummary
from plugins.subjects.figures.say_captions import caption_trainings
from plugins.subjects.index.model import Indices
from plugins.subjects.index.offer import scale_of
from plugins.subjects.index.say import say_movers, say_unit_index
from plugins.subjects.money.model import Resources
from plugins.subjects.money.offer import say_course
from plugins.subjects.releases.record import ChangeReason
from plugins.subjects.reports.say_summaries import say_summary
from plugins.subjects.training_record.record import Training
from tests.samples.facts import saying
from tests.samples.own import own_assembly
from tests.samples.sites import site_of

WORDING = read_wording(Path(__file__).parents[3] / "content" / "wording")
BOTH = pytest.mark.parametrize("language", ["en", "sw"])


def plain(text: object) -> str:
    return str(text).replace("\u00a0", " ")


def teller(tmp_path: Path, language: Language) -> Teller:
    """All illustrative quarters, told in this language."""
    return Teller(replace(site_of(tmp_path), assembly=own_assembly()), language)


@pytest.mark.parametrize(
    ("language", "revised", "spent"),
    [
        (
            "en",
            "The recurrent budget was first KSh 852.6 million; a revision raised it by KSh 25.6 million to "
            "KSh 878.2 million.",
            "KSh 760.3 million of KSh 878.2 million had been spent (86.6 %)",
        ),
        ("sw", "KSh milioni 852.6", "KSh milioni 760.3"),
    ],
)
def test_a_budget_revised_in_mid_year_is_told_with_its_revision(
    tmp_path: Path, language: Language, revised: str, spent: str
) -> None:
    """852,600,000 for 2025/26, from January 878,179,000; 760,256,390 spent by June: 86.57 % of that."""
    year = next(one for one in own_assembly()[Resources].years if one.financial_year == "2025-26")
    (recurrent,) = (one for one in year.courses if one.economic_class == "recurrent")
    first, second = map(plain, say_course(teller(tmp_path, language), recurrent))
    assert revised in first
    assert spent in second


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "The largest gain, 1.5 points, comes from “Committee reports completed and Days to pass a bill”.",
        ),
        (
            "sw",
            "Ongezeko kubwa zaidi, pointi 1.5, ni la kiashiria cha “Ripoti za kamati zilizowasilishwa na "
            "Muda wa kupitisha mswada”.",
        ),
    ],
)
def test_two_causes_that_tie_are_both_named(bench: Any, language: Language, said: str) -> None:
    why = bench.why("68.0", "3.0", bench.effect(bench.REPORTS, "1.5"), bench.effect(bench.DAYS, "1.5"))
    report = bench.year().latest
    index = replace(report[Indices].assembly, why_previous=why)
    told = saying(report, Indices(assembly=index, units=()))
    assert said in [plain(one) for one in say_movers(told, Voice(WORDING.of(language)))]


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "More trainings in 2018 than in any other year: 15"),
        ("sw", "Mafunzo zaidi mwaka 2018 kuliko mwaka mwingine wowote: 15"),
    ],
)
def test_a_third_of_all_is_more_than_any_other_year_and_not_most(language: Language, title: str) -> None:
    assembly = own_assembly()
    trainings = [one for one in assembly.rows(Training) if one.is_training]
    assert (len(trainings), sum(one.year == 2018 for one in trainings)) == (45, 15)
    said = plain(caption_trainings(assembly, Voice(WORDING.of(language))).title)
    assert said == title


@BOTH
@pytest.mark.parametrize("reached", ["all", "none"])
def test_that_everybody_or_nobody_reached_the_level_is_not_said(reached: str, language: Language) -> None:
    """It would tell of each person; of the illustrative 1,980 assessments shown, 1,088 found it reached."""
    assembly, voice = own_assembly(), Voice(WORDING.of(language))
    latest = assembly.latest
    assert latest is not None
    rows = [
        replace(row, n_at_or_above=row.n_assessed if reached == "all" else 0)
        for row in latest.rows(CompetencySummary)
        if row.n_at_or_above is not None
    ]
    told = replace(
        latest, records=replace(latest.records, facts=latest.records.facts.with_rows(CompetencySummary, rows))
    )
    word = {"en": "assessments", "sw": "tathmini"}[language]
    assert word in plain(" ".join(map(str, say_summary("staff", assembly, latest, voice))))
    assert word not in plain(" ".join(map(str, say_summary("staff", assembly, told, voice))))


@BOTH
def test_the_scale_on_a_units_page_tells_of_that_unit(tmp_path: Path, language: Language) -> None:
    report = own_assembly().latest
    assert report is not None
    (acacia,) = (one for one in report[Indices].units if one.unit.unit_id == "dept_acacia")
    said = say_unit_index(report, acacia, Voice(WORDING.of(language)))
    scale = scale_of(teller(tmp_path, language), report, acacia)
    assert plain(said).startswith(
        {"en": "Example Department Acacia: ", "sw": "Idara ya Mfano Acacia: "}[language]
    )
    assert "77.0" in plain(said)
    assert "77.0" in plain(scale)
    assert "71.4" not in plain(scale)  # the Assembly's


@pytest.mark.parametrize(
    ("language", "quoted"),
    [
        ("en", "Many queries came late in September and were not yet due for an answer."),
        ("sw", "Maswali mengi yalifika mwishoni mwa Septemba, na muda wa kujibu ulikuwa haujaisha."),
    ],
)
def test_a_reason_is_an_offices_words_and_never_the_engines(
    tmp_path: Path, language: Language, quoted: str
) -> None:
    """Also where there is none in the language of the page: then it stands in its own, marked as such."""
    report = own_assembly().latest
    assert report is not None
    row = next(one for one in report.rows(ChangeReason) if one.metric_id == "ovs_query_resolution")
    text = teller(tmp_path, language).text(row.reason)
    assert (text.text, text.lang) == (quoted, None)
    only = teller(tmp_path, "sw").text(replace(row.reason, sw=""))
    assert (only.text, only.lang) == (row.reason.en, "en")
