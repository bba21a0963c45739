"""Where a series breaks: at the first figure of another definition, and where a unit began."""

from __future__ import annotations

from dataclasses import replace

from plugins.core.facts.read import Dataset
from plugins.portal.read import measure
from plugins.subjects.figures.model import Figures
from plugins.subjects.reports.publish import figures as published
from tests.samples.later import add_quarter
from tests.samples.tiny import Tiny

UNITS = "reference/units.csv"


def breaks(tiny: Tiny) -> list[tuple[str, str, str]]:
    """The quarter, metric and unit of each break, in the order of the reports."""
    return [
        (str(report.quarter), result.metric.metric_id, result.unit.unit_id)
        for report in measure(tiny.dataset()).reports
        for result in report[Figures].results
        if result.break_before
    ]


def test_a_series_breaks_once_where_the_definition_is_another(tiny: Tiny) -> None:
    """days_to_answer got its version 2 in 2025-26-Q2; it is asked of the Assembly and the department."""
    add_quarter(tiny, "2025-26-Q3")
    assert breaks(tiny) == [
        ("2025-26-Q2", "days_to_answer", "assembly"),
        ("2025-26-Q2", "days_to_answer", "dept_acacia"),
    ]


def test_it_breaks_across_a_quarter_without_a_report_too(tiny: Tiny) -> None:
    add_quarter(tiny, "2025-26-Q3")
    dataset = tiny.dataset()
    quarters = [one for one in dataset.quarters if one.quarter.number != 2]
    skipped: Dataset = replace(dataset, quarters=tuple(quarters))
    (found,) = (
        result
        for result in measure(skipped).reports[-1][Figures].results
        if result.break_before and result.unit.unit_id == "assembly"
    )
    assert found.metric.metric_id == "days_to_answer"


def test_a_series_begins_where_its_unit_began(tiny: Tiny) -> None:
    header, *rows = tiny.read(UNITS).splitlines()
    began = [f"{row},{'2025-26-Q3' if row.startswith('comm_ibis') else ''}," for row in rows]
    tiny.replace(
        "quarters/2025-26-Q2/v1/observations.csv",
        "reports_done,1,comm_ibis,,,,not_reported,No figure came.,\n",
        "",
    )
    tiny.write(UNITS, "\n".join([f"{header},first_quarter,last_quarter", *began]) + "\n")
    add_quarter(tiny, "2025-26-Q3")
    assert ("2025-26-Q3", "reports_done", "comm_ibis") in breaks(tiny)


def test_the_published_figure_after_a_break_says_so_and_has_the_code_of_a_break(tiny: Tiny) -> None:
    tiny.add("quarters/2025-26-Q2/v1/observations.csv", "days_to_answer,2,assembly,4.0,,,reported,,")
    assembly = measure(tiny.dataset())
    lines = published(assembly.reports[-1], assembly)["results"]
    said = {
        (str(line.derived["metric_id"]), str(line.derived["unit_id"])): (
            line.derived["break_before"],
            line.derived.get("obs_status"),
        )
        for line in lines
    }
    assert said["days_to_answer", "assembly"] == (True, "B")
    assert said["days_to_answer", "dept_acacia"] == (True, None)  # provisional, which has a code of its own
    assert said["bills_passed", "assembly"] == (None, None)
