"""Small Assemblies for worked examples of claims: two quarters, a metric, departments that report or not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from checked_tables.source import Source
from checked_tables.texts import LANGUAGES, NO_TEXT, Bilingual
from plugins.core.facts.version import Version
from plugins.core.statements.voice import Voice
from plugins.core.statements.wording import read_wording
from plugins.core.time.quarter import Quarter
from plugins.portal.read import measure
from plugins.subjects.figures.model import Figures, Result
from plugins.subjects.figures.record import Observation
from plugins.subjects.figures.say_held import Held, say_held
from plugins.subjects.surveys.record import Survey, SurveyAnswer
from plugins.subjects.units.record import UnitChange
from tests.samples.facts import recording
from tests.samples.rows import ACACIA, ASSEMBLY, BAOBAB, dataset, observation, records, share, target

ACACIA_ID, BAOBAB_ID = ACACIA.unit_id, BAOBAB.unit_id
#: Shares of all cases, made of the departments' parts or not, and of those who answered a survey.
WHOLE = share(change_threshold=Decimal(2))
PARTED = share(levels=("assembly", "department"), aggregation="ratio_of_sums", change_threshold=Decimal(2))
SURVEY = share(source="survey", decimals=0, change_threshold=Decimal(4))
WORDING = read_wording(Path(__file__).parents[3] / "content" / "wording")
HERE = Source("quarters/2025-26-Q1/v1/surveys.csv", 2)


class Spoken(NamedTuple):
    """A statement: its verdict, the rule that decided, and its sentence in both languages."""

    verdict: str
    rule: str
    english: str
    kiswahili: str


def figures(*versions: Version, told: tuple[Any, ...] = (), units: Any = (ACACIA, BAOBAB)) -> Figures:
    """What is said of the last of these versions; ``told`` is what happened to units."""
    return measure(dataset(*versions, units=(ASSEMBLY, *units, *told))).reports[-1][Figures]


def results(*versions: Version, told: tuple[Any, ...] = (), units: Any = (ACACIA, BAOBAB)) -> list[Result]:
    """Its figures."""
    return list(figures(*versions, told=told, units=units).results)


def of_assembly(*versions: Version, told: tuple[Any, ...] = (), units: Any = (ACACIA, BAOBAB)) -> Result:
    """The Assembly's only figure in the last of these versions."""
    found = results(*versions, told=told, units=units)
    (result,) = (one for one in found if one.unit.unit_id == "assembly")
    return result


def version(quarter: Quarter, *rows: Observation, metrics: tuple[Any, ...], **said: Any) -> Version:
    """What was reported for a quarter."""
    return records(rows, metrics=metrics, quarter=quarter, **said)


def parts(
    whole: tuple[int, int] | None, acacia: tuple[int, int] | None, baobab: tuple[int, int] | None
) -> tuple[Observation, ...]:
    """A share of the Assembly and its departments' parts, such as 30 of 40; ``None`` was not sent."""
    counts = {"assembly": whole, ACACIA_ID: acacia, BAOBAB_ID: baobab}
    return tuple(
        observation(of=of, unit_id=unit_id)
        if of is not None
        else observation(unit_id=unit_id, status="not_reported")
        for unit_id, of in counts.items()
    )


def happened(kind: Any, day: date, before: str | None = None, after: str | None = None) -> UnitChange:
    """A change of units from ``day`` on."""
    return UnitChange(
        change_id=f"{kind} {day}",
        kind=kind,
        effective_on=day,
        unit_id=before,
        to_unit_id=after,
        was=NO_TEXT,
        was_parent_id=None,
        paper="Notice 1",
        reason=Bilingual("Because."),
    )


def surveyed(one: Version, satisfied: int, answered: int, **of_survey: Any) -> Version:
    """The version with the survey in which so many of so many were satisfied."""
    plain: dict[str, Any] = {
        "survey_id": "srv",
        "title": Bilingual("Survey"),
        "audience": "public",
        "mode": "face_to_face",
        "fieldwork_start": date(2025, 8, 1),
        "fieldwork_end": date(2025, 8, 20),
        "population": Bilingual("People of 18 and over."),
        "sampling": "random",
        "method": NO_TEXT,
        "n_invited": answered,
        "n_completed": answered,
        "limits": NO_TEXT,
        "address": "",
    }
    answers = [
        SurveyAnswer(
            survey_id=of_survey.get("survey_id", "srv"),
            question_no=1,
            answer_no=number,
            question=Bilingual("Are you satisfied?"),
            answer=Bilingual(word),
            satisfied=number == 1,
            n=count,
            base=answered,
            status="reported",
            source=HERE,
        )
        for number, word, count in ((1, "Yes", satisfied), (2, "No", answered - satisfied))
    ]
    survey = Survey(**(plain | of_survey), answers=tuple(answers))
    known = (*one.rows(Survey), *one.rows(SurveyAnswer))
    return recording(one, *known, survey, *answers)


def survey(quarter: Quarter, part: int, base: int, *, goal: int | None = None, **asked: Any) -> Version:
    """A share of those who answered a survey, with its target."""
    targets = () if goal is None else (target(value=goal, first=quarter, last=quarter),)
    one = version(quarter, observation(of=(part, base)), metrics=(SURVEY,), targets=targets)
    return surveyed(one, part, base, **asked)


def spoken(*versions: Version, held: Held = "previous", **among: Any) -> Spoken:
    """What is said of the Assembly's only figure in the last of these versions."""
    told: tuple[Any, ...] = among.get("told", ())
    units = among.get("units", (ACACIA, BAOBAB))
    report = measure(dataset(*versions, units=(ASSEMBLY, *units, *told))).reports[-1]
    (result,) = (one for one in report[Figures].results if one.unit.unit_id == "assembly")
    texts = (
        say_held(report, result, held, Voice(WORDING.of(language))).text.replace("\u00a0", " ")
        for language in LANGUAGES
    )
    english, kiswahili = texts
    if held == "target":
        assert result.judged is not None
        return Spoken(result.verdict, result.judged.rule, english, kiswahili)
    change = result.change_previous if held == "previous" else result.change_year
    return Spoken(change.verdict, change.rule, english, kiswahili)
