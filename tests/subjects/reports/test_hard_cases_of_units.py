"""What plans, silent departments and departments side by side tempt to say: in both languages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from checked_tables.texts import Language
from plugins.core.statements.voice import Voice
from plugins.core.statements.wording import read_wording
from plugins.subjects.figures.model import Figures
from plugins.subjects.figures.say_coverage import say_submissions
from plugins.subjects.index.model import Indices
from plugins.subjects.index.say import say_index, say_unit_index
from plugins.subjects.labour.model import LabourReport
from plugins.subjects.labour.say import say_labour
from tests.samples.facts import saying
from tests.samples.own import own_assembly

WORDING = read_wording(Path(__file__).parents[3] / "content" / "wording")
BOTH = pytest.mark.parametrize("language", ["en", "sw"])
LANGUAGES: tuple[Language, ...] = ("en", "sw")


def plain(text: object) -> str:
    return str(text).replace("\u00a0", " ")


def causes(bench: Any, *effects: Any) -> dict[str, list[str]]:
    """What is said of an index that these effects moved, after the band, in each language."""
    year = bench.year()
    why = bench.why("68.0", str(sum(effect.points for effect in effects)), *effects)
    index = replace(year.latest[Indices].assembly, why_previous=why)
    report = saying(year.latest, Indices(assembly=index, units=()))
    assembly = bench.assembly(year.reports[0], report)
    return {
        language: [plain(one) for one in say_index(assembly, report, Voice(WORDING.of(language)))]
        for language in LANGUAGES
    }


def test_a_planned_step_is_told_with_its_figure_and_never_as_a_revised_target(bench: Any) -> None:
    """From 90 to 20 planned and from 86.2 to 17.1 spent: one cause, 0.4 points."""
    told = causes(bench, bench.effect(bench.REPORTS, "4.8"), bench.effect(bench.DAYS, "-0.4", "plan"))
    assert "Against its plan, “Days to pass a bill” took 0.4 points away." in told["en"]
    assert (
        "Kikilinganishwa na mpango wake, kiashiria cha “Muda wa kupitisha mswada” kilipunguza pointi 0.4."
        in told["sw"]
    )
    assert "Revised" not in " ".join(told["en"])
    assert "Malengo yaliyobadilishwa" not in " ".join(told["sw"])


def test_a_step_of_22_after_20_a_year_earlier_is_a_target_beside_the_plan(bench: Any) -> None:
    """4.8 of figures, 0.4 lost against the plan of 20, 0.3 because the step is 22 now."""
    told = causes(
        bench,
        bench.effect(bench.REPORTS, "4.8"),
        bench.effect(bench.DAYS, "-0.4", "plan"),
        bench.effect(bench.DAYS, "-0.3", "target"),
    )
    assert "Against its plan, “Days to pass a bill” took 0.4 points away." in told["en"]
    assert "Revised targets took 0.3 points away." in told["en"]
    assert (
        "Kikilinganishwa na mpango wake, kiashiria cha “Muda wa kupitisha mswada” kilipunguza pointi 0.4."
        in told["sw"]
    )
    assert "Malengo yaliyobadilishwa yalipunguza pointi 0.3." in told["sw"]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "Of 5 departments, 4 sent their data on time. Nothing came from one: Example Department Sisal.",
        ),
        (
            "sw",
            "Idara 4 kati ya 5 zilituma data kwa wakati. Idara 1 haikutuma chochote: Idara ya Mfano Sisal.",
        ),
    ],
)
def test_a_department_that_sent_nothing_is_named_as_a_sender_only(language: Language, said: str) -> None:
    """Its figures are missing, not zero, and none of its targets is judged."""
    report = own_assembly().latest
    assert report is not None
    assert plain(say_submissions(report, Voice(WORDING.of(language)))) == said
    own = [one for one in report[Figures].results if one.unit.unit_id == "dept_sisal"]
    assert [one.value for one in own] == [None] * len(own) != []
    assert {one.leading.verdict for one in own} == {"not_compared"}
    assert not {one.verdict for one in own} & {"met", "not_met"}


@BOTH
def test_a_departments_index_is_told_beside_no_other_department(language: Language) -> None:
    """Whatever the draws say of two of them: 77.0, 81.1 ... are each told alone."""
    report = own_assembly().latest
    assert report is not None
    units = [one for one in report[Indices].units if one.value is not None]
    assert len(units) > 1
    for one in units:
        said = plain(say_unit_index(report, one, Voice(WORDING.of(language))))
        others = [other.unit.name for other in units if other is not one]
        assert plain(one.value) in said
        assert [name for name in others if (name.en if language == "en" else name.sw) in said] == []


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "Labour effectiveness ranged from 64.2 % to 70.2 % in the 4 departments that reported.",
        ),
        (
            "sw",
            "Ufanisi wa nguvu kazi ulikuwa kati ya asilimia 64.2 na asilimia 70.2 katika idara 4 "
            "zilizoripoti.",
        ),
    ],
)
def test_departments_stand_in_the_registers_order_with_their_range(language: Language, said: str) -> None:
    """68.2, 67.7, 70.2, 64.2 and one that sent nothing: neither the first nor the last of them is named."""
    report = own_assembly().latest
    assert report is not None
    told = plain(" ".join(map(str, say_labour(report, Voice(WORDING.of(language))))))
    assert said in told
    units = [one.unit for one in report[LabourReport].results if one.unit.kind == "department"]
    assert [unit.name.en for unit in units] == sorted(unit.name.en for unit in units)
    assert [unit for unit in units if (unit.name.en if language == "en" else unit.name.sw) in told] == []
