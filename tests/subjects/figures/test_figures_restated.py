# ruff: noqa: E501  (rows and messages stand as staff write and read them)
"""Earlier figures on today's basis: days_to_answer got its version 2 in 2025-26-Q2, which counts working days.

On the old definition the Assembly answered in 6.0 days in the first quarter; counted again by the new one it was
5.0. In the second quarter it is 4.0 by the new definition and would be 5.5 by the old one.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from plugins.core.packing.descriptions import read_descriptions
from plugins.portal.packed import of_release, pack_release
from plugins.portal.read import read_assembly
from plugins.subjects.figures.model import Figures, Result
from tests.samples.changed_units import change, department, with_units
from tests.samples.laid_out import words_on
from tests.samples.later import add_quarter
from tests.samples.tiny import FIGURES, Q1, Q2, Tiny

RESTATED = f"{Q2}/restated.csv"
COLUMNS = "of_quarter,metric_id,metric_version,unit_id,value,numerator,denominator,status,how_en,how_sw"
AGAIN = "2025-26-Q1,days_to_answer,2,assembly,5.0,,,reported,Counted again from the letters.,"
OLD = "2025-26-Q2,days_to_answer,1,assembly,5.5,,,reported,Counted as before.,"


@pytest.fixture
def changed(tiny: Tiny) -> Tiny:
    for folder, version, value in ((Q1, 1, "6.0"), (Q2, 2, "4.0")):
        tiny.add(f"{folder}/observations.csv", f"days_to_answer,{version},assembly,{value},,,reported,,")
    return tiny


def restate(tiny: Tiny, *rows: str, place: str = RESTATED) -> None:
    tiny.write(place, "\n".join([COLUMNS, *rows]) + "\n")


def newest(tiny: Tiny) -> Result:
    found = read_assembly(tiny.folder).reports[-1][Figures].of("days_to_answer")
    assert found is not None
    return found


def test_without_it_nothing_is_compared_and_with_it_the_new_basis_is(changed: Tiny) -> None:
    """5.0 beside 4.0 days, both on the new definition (a median of unknown cases gets no direction); 6.0 beside
    4.0 would compare two things."""
    assert newest(changed).change_previous.reason == "definition_changed"
    restate(changed, AGAIN, OLD)
    said = newest(changed).change_previous
    assert said.verdict == "side_by_side"
    assert said.before is not None
    assert said.before.value == Decimal("5.0")
    assert said.caveats == ("restated",)
    assert newest(changed).value_before_break == Decimal("5.5")


def test_what_was_released_stays_and_is_judged_by_its_own(changed: Tiny) -> None:
    restate(changed, AGAIN)
    first = read_assembly(changed.folder).reports[0][Figures]
    assert first.of("days_to_answer").value == Decimal("6.0")  # type: ignore[union-attr]


def test_the_year_on_year_comparison_uses_it_three_quarters_later(changed: Tiny) -> None:
    restate(changed, AGAIN)
    for quarter in ("2025-26-Q3", "2025-26-Q4", "2026-27-Q1"):
        add_quarter(changed, quarter)
    found = newest(changed)
    assert found.change_year.before is not None
    assert found.change_year.before.value == Decimal("5.0")
    assert found.change_year.caveats == ("restated",)
    assert found.change_previous.caveats == ()


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        (
            "en",
            (
                "The earlier figure is restated: on the basis of today, not as it was released.",
                "On the definition before it would be 5.5 days.",
                "Earlier figures on the new basis are called restated; what was released stands beside them.",
                "The definition changed; of the earlier figures only the restated ones are compared.",
            ),
        ),
        (
            "sw",
            (
                "Takwimu ya awali imekokotolewa upya kwa msingi wa sasa; si kama ilivyotolewa.",
                "Kwa fasili iliyotangulia ingekuwa siku 5.5.",
                "Fasili ilibadilika; kati ya takwimu za awali, zinazolinganishwa ni zile zilizokokotolewa upya tu.",
            ),
        ),
    ],
)
def test_pages_say_it_and_show_both(
    changed: Tiny, tmp_path: Path, language: str, sentences: tuple[str, ...]
) -> None:
    restate(changed, AGAIN, OLD)
    page = words_on(read_assembly(changed.folder), "metrics", "metrics/days-to-answer", tmp_path, language)  # type: ignore[arg-type]
    page = page.replace("\xa0", " ")
    for sentence in sentences:
        assert sentence in page
    assert {"en": "6.0 days", "sw": "siku 6.0"}[language] in page
    assert {"en": "5.0 days", "sw": "siku 5.0"}[language] in page
    assert "[b]" in page
    for denied in ("earlier figures are not compared", "takwimu za awali hazilinganishwi"):
        assert denied not in page


def test_restated_by_a_later_report_the_figures_are_not_called_apart_either(
    changed: Tiny, tmp_path: Path
) -> None:
    """The report of the second quarter keeps what it said; the page of the metric speaks of today."""
    add_quarter(changed, "2025-26-Q3")
    said = "earlier figures are not compared with it"
    for restated in (False, True):
        assembly = read_assembly(changed.folder)
        page = words_on(assembly, "metrics", "metrics/days-to-answer", tmp_path)
        assert (said in page, said in words_on(assembly, "reports", "reports/2025-26-q2", tmp_path)) == (
            not restated,
            True,
        )
        restate(changed, AGAIN, place="quarters/2025-26-Q3/v1/restated.csv")


def test_it_is_published_as_a_table_of_its_release(changed: Tiny) -> None:
    restate(changed, AGAIN, OLD)
    assembly = read_assembly(changed.folder)
    descriptions = read_descriptions(Path("data/schemas"))
    report = assembly.reports[-1]
    tables = of_release(report, pack_release(report, assembly, descriptions))
    assert tables["restated"].count == 2
    head, *rows = tables["results"].content.decode("utf-8-sig").splitlines()
    row = next(
        dict(zip(head.split(","), one.split(","), strict=False)) for one in rows if "days_to_answer" in one
    )
    assert (row["break_before"], row["value_before_break"]) == ("true", "5.5")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            "2025-26-Q1,bills_passed,1,assembly,3,,,reported,Counted again.,",
            'line 2, column "of_quarter": bills_passed of assembly has the same basis in 2025-26-Q1 and 2025-26-Q2, so there is nothing to restate. Take the row out; what was wrong in 2025-26-Q1 is mended with the command correct.',
        ),
        (
            AGAIN.replace(",2,assembly", ",1,assembly"),
            'line 2, column "metric_version": days_to_answer has version 2 in 2025-26-Q2, here 1. Write 2: earlier quarters are said on the basis of this one.',
        ),
        (
            OLD.replace(",1,assembly", ",2,assembly"),
            'line 2, column "metric_version": Version 2 is that of the figures of 2025-26-Q2 themselves. Write the version before it, or take the row out.',
        ),
        (
            AGAIN.replace("2025-26-Q1", "2024-25-Q4"),
            'line 2, column "of_quarter": No report of 2024-25-Q4 is out. Only what was published is restated: take the row out.',
        ),
        (
            AGAIN.replace("2025-26-Q1", "2025-26-Q3"),
            'line 2, column "of_quarter": 2025-26-Q3 is after 2025-26-Q2.',
        ),
        (
            AGAIN.replace("5.0,,,reported", ",,,reported"),
            'line 2, column "value": The status is reported but here is nothing.',
        ),
    ],
)  # fmt: skip
def test_what_is_no_restatement_is_refused_with_its_line(changed: Tiny, row: str, said: str) -> None:
    restate(changed, row)
    assert any(each.startswith(f"{RESTATED}, {said}") for each in changed.said()), changed.said()


def test_what_is_hidden_in_its_quarter_stays_hidden(changed: Tiny) -> None:
    changed.replace(f"{Q1}/observations.csv", "days_to_answer,1,assembly,6.0,,,reported", "days_to_answer,1,assembly,,,,suppressed")  # fmt: skip
    restate(changed, AGAIN)
    assert [each.kind for each in changed.problems()] == ["hidden-then"]
    restate(changed, AGAIN.replace("5.0,,,reported", ",,,suppressed"))
    assert changed.said() == []


def test_a_department_is_restated_after_its_work_changed(tiny: Tiny) -> None:
    """Acacia takes over the work of Baobab on 1 January 2026. Its figure of October to December, with that
    work, would have been 5.0 days; it reported 4.5 for its own."""
    with_units(
        tiny,
        [change("merged", "2026-01-01", one, "dept_acacia") for one in ("dept_acacia", "dept_baobab")],
        {},
        [department("dept_baobab", "", "2025-26-Q2")],
    )
    add_quarter(tiny, "2025-26-Q3")
    third = "quarters/2025-26-Q3/v1"

    def change_of() -> tuple[str, Decimal | None]:
        found = read_assembly(tiny.folder).reports[-1][Figures].of("days_to_answer", "dept_acacia")
        assert found is not None
        assert found.break_before
        before = found.change_previous.before
        return found.change_previous.verdict, before.value if before else None

    observations = tiny.read(f"{third}/observations.csv")
    tiny.write(
        f"{third}/observations.csv",
        observations.replace(
            "days_to_answer,2,dept_acacia,,,,not_collected", "days_to_answer,2,dept_acacia,4.0,,,reported"
        ),
    )
    assert change_of() == ("not_compared", Decimal("4.5"))
    restate(tiny, "2025-26-Q2,days_to_answer,2,dept_acacia,5.0,,,reported,With the letters of Baobab.,", place=f"{third}/restated.csv")  # fmt: skip
    assert change_of() == ("side_by_side", Decimal("5.0"))


def test_figures_belong_to_the_file(changed: Tiny) -> None:
    """A share of more than the whole is refused here as in the figures themselves."""
    restate(changed, "2025-26-Q1,reports_done,1,assembly,120,12,10,reported,Counted again.,")
    assert any("120 is more than 100 per cent." in each for each in changed.said())
    assert FIGURES not in " ".join(changed.said())
