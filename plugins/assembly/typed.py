"""From checked rows of text to the records of ``records.py``.

Only rows without a faulty cell come here, so nothing in this module can fail. Each record keeps the
line on which it was read (``Placed``), for the checks that compare rows with one another.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, Generic, NamedTuple, TypeVar

from .checks.cells import parser
from .periods import Quarter
from .reading.table import Table
from .records import (
    Action,
    BudgetLine,
    Commitment,
    Competency,
    Correction,
    GlossaryTerm,
    Indicator,
    JobStratum,
    LabourInputs,
    Metric,
    Observation,
    Publication,
    SignOff,
    SourceNote,
    Submission,
    TableChange,
    Target,
    Training,
    Unit,
    WorkplanActivity,
)
from .source import Source
from .texts import NO_TEXT, Bilingual

Record = TypeVar("Record")
Cells = Mapping[str, Any]


class Placed(NamedTuple, Generic[Record]):
    """A record and the line of its row."""

    line: int
    record: Record


def placed(
    table: Table, faulty: Collection[int], make: Callable[[Cells, Source], Record]
) -> tuple[Placed[Record], ...]:
    """The records of a table, without the rows whose lines are ``faulty``."""
    rows = [row for row in table.rows if row.line not in faulty]
    columns = []
    for field in table.schema.fields:
        parse, name = parser(field.type), field.name
        known: dict[str, Any] = {"": None}
        column = []
        for row in rows:
            text = row.cells[name]
            if text not in known:
                known[text] = parse(text) if text.strip() else None
            column.append(known[text])
        columns.append(column)
    names = table.schema.names
    return tuple(
        Placed(row.line, make(dict(zip(names, values, strict=True)), Source(table.shown_as, row.line)))
        for row, values in zip(rows, zip(*columns, strict=True), strict=True)
    )


def observation(quarter: Quarter) -> Callable[[Cells, Source], Observation]:
    """The maker of that quarter's observations; rows do not carry the quarter."""

    def make(cell: Cells, source: Source) -> Observation:
        return Observation(
            quarter=quarter,
            metric_id=cell["metric_id"],
            metric_version=cell["metric_version"],
            unit_id=cell["unit_id"],
            value=cell["value"],
            numerator=cell["numerator"],
            denominator=cell["denominator"],
            status=cell["status"],
            note=both(cell, "note"),
            source=source,
        )

    return make


def labour(cell: Cells, source: Source) -> LabourInputs:
    """One row of ``labour.csv``."""
    return LabourInputs(
        unit_id=cell["unit_id"],
        scheduled_hours=cell["scheduled_hours"],
        productive_hours=cell["productive_hours"],
        standard_output=cell["standard_output"],
        actual_output=cell["actual_output"],
        conforming_output=cell["conforming_output"],
        status=cell["status"],
        note=both(cell, "note"),
        source=source,
    )


def budget_line(cell: Cells, source: Source) -> BudgetLine:
    """One row of ``budget.csv``."""
    return BudgetLine(
        unit_id=cell["unit_id"],
        economic_class=cell["economic_class"],
        approved_kes=cell["approved_kes"],
        spent_to_date_kes=cell["spent_to_date_kes"],
        status=cell["status"],
        note=both(cell, "note"),
        source=source,
        original_kes=cell["original_kes"],
    )


def submission(cell: Cells, _: Source) -> Submission:
    """One row of ``submissions.csv``."""
    return Submission(
        unit_id=cell["unit_id"],
        due_on=cell["due_on"],
        received_on=cell["received_on"],
        validated_on=cell["validated_on"],
        times_returned=cell["times_returned"],
    )


def action(cell: Cells, source: Source) -> Action:
    """One row of ``actions.csv``."""
    return Action(
        action_id=cell["action_id"],
        metric_id=cell["metric_id"],
        unit_id=cell["unit_id"],
        problem=both(cell, "problem"),
        action=both(cell, "action"),
        owner_unit_id=cell["owner_unit_id"],
        opened_on=cell["opened_on"],
        due_on=cell["due_on"],
        status=cell["status"],
        done_on=cell["done_on"],
        outcome=both(cell, "outcome"),
        source=source,
    )


def sign_off(cell: Cells, _: Source) -> SignOff:
    """One row of ``sign_offs.csv``."""
    return SignOff(
        stage=cell["stage"],
        office=cell["office"],
        on_date=cell["on_date"],
        evidence=cell["evidence"] or "",
        note=both(cell, "note"),
    )


def correction(cell: Cells, _: Source) -> Correction | TableChange:
    """One row of ``corrections.csv``: about a figure, or about a table."""
    if cell["table"]:
        return TableChange(
            correction_id=cell["correction_id"],
            kind=cell["kind"],
            severity=cell["severity"],
            table=cell["table"],
            counts=cell["new_value"] or "",
            found_by=cell["found_by"],
            found_on=cell["found_on"],
            reason=both(cell, "reason"),
            names_figure=any(cell[name] for name in ("metric_id", "unit_id", "column", "old_value")),
        )
    return Correction(
        correction_id=cell["correction_id"],
        kind=cell["kind"],
        severity=cell["severity"],
        metric_id=cell["metric_id"] or "",
        unit_id=cell["unit_id"] or "",
        column=cell["column"] or "",
        old_value=cell["old_value"] or "",
        new_value=cell["new_value"] or "",
        found_by=cell["found_by"],
        found_on=cell["found_on"],
        reason=both(cell, "reason"),
    )


def unit(cell: Cells, _: Source) -> Unit:
    """One row of ``units.csv``."""
    return Unit(
        unit_id=cell["unit_id"],
        name=both(cell, "name"),
        kind=cell["kind"],
        parent_id=cell["parent_id"],
        illustrative=cell["illustrative"],
        source_clause=cell["source_clause"] or "",
    )


def metric(cell: Cells, _: Source) -> Metric:
    """One row of ``metrics.csv``."""
    return Metric(
        metric_id=cell["metric_id"],
        metric_version=cell["metric_version"],
        title=both(cell, "title"),
        definition=both(cell, "definition"),
        numerator=cell["numerator"],
        denominator=cell["denominator"] or "",
        formula=cell["formula"],
        unit=cell["unit"],
        decimals=cell["decimals"],
        direction=cell["direction"],
        family=cell["family"],
        function=cell["function"],
        perspective=cell["perspective"],
        qcd=cell["qcd"],
        levels=tuple(cell["levels"].split(";")),
        aggregation=cell["aggregation"],
        change_threshold=cell["change_threshold"],
        jump_threshold_pct=cell["jump_threshold_pct"],
        min_base=cell["min_base"],
        owner_unit_id=cell["owner_unit_id"],
        source_clause=cell["source_clause"],
        introduced=Quarter.parse(cell["introduced"]),
        retired=Quarter.parse(cell["retired"]) if cell["retired"] else None,
        change_note=both(cell, "change_note"),
        status=cell["status"],
        cumulative=bool(cell["cumulative"]),
    )


def target(cell: Cells, source: Source) -> Target:
    """One row of ``targets.csv``."""
    return Target(
        metric_id=cell["metric_id"],
        metric_version=cell["metric_version"],
        unit_id=cell["unit_id"],
        first_quarter=Quarter.parse(cell["first_quarter"]),
        last_quarter=Quarter.parse(cell["last_quarter"]),
        value=cell["target_value"],
        approved_on=cell["approved_on"],
        approved_by=cell["approved_by"],
        late=cell["late_approved"],
        basis=cell["basis"],
        change_reason=both(cell, "change_reason"),
        source=source,
    )


def job_stratum(cell: Cells, _: Source) -> JobStratum:
    """One row of ``job_strata.csv``."""
    return JobStratum(
        order=cell["order"],
        stratum_id=cell["stratum_id"],
        level=both(cell, "level"),
        number_as_printed=cell["number_as_printed"] or "",
        job_group=cell["job_group"],
        job_title=both(cell, "job_title"),
        competency_types=listed(cell["competency_types"]),
        note=both(cell, "note"),
    )


def indicator(cell: Cells, _: Source) -> tuple[str, Indicator]:
    """One row of ``competency_indicators.csv``: the competency's id and its indicator."""
    return cell["competency_id"], Indicator(
        number=cell["indicator_no"], text=both(cell, "text"), numbered_in_source=cell["numbered_in_source"]
    )


def competency(indicators: Mapping[str, tuple[Indicator, ...]]) -> Callable[[Cells, Source], Competency]:
    """The maker of rows of ``competencies.csv``, given each competency's indicators."""

    def make(cell: Cells, _: Source) -> Competency:
        return Competency(
            competency_id=cell["competency_id"],
            family=cell["family"],
            cluster=cell["cluster"],
            order=cell["order"],
            letter_as_printed=cell["letter_as_printed"],
            source_section=cell["source_section"],
            name=both(cell, "name"),
            summary=both(cell, "summary"),
            indicators=indicators.get(cell["competency_id"], ()),
        )

    return make


def training(cell: Cells, _: Source) -> Training:
    """One row of ``training_socatt.csv``."""
    return Training(
        row=cell["row_no"],
        number_as_printed=cell["number_as_printed"],
        cadre_as_printed=cell["cadre_as_printed"],
        cadre_group=cell["cadre_group"],
        topic=cell["topic"] or "",
        year=cell["year"],
        is_training=cell["is_training"],
        note=both(cell, "note"),
    )


def publication(cell: Cells, _: Source) -> Publication:
    """One row of ``publications.csv``."""
    return Publication(number=cell["number"], title=cell["title"], note=both(cell, "note"))


def workplan_activity(cell: Cells, _: Source) -> WorkplanActivity:
    """One row of ``workplan.csv``."""
    return WorkplanActivity(
        number=cell["number"],
        activity=both(cell, "activity"),
        output=both(cell, "output"),
        responsible=both(cell, "responsible"),
        quarters_stated=tuple(int(each) for each in listed(cell["quarters_stated"])),
        quarter_source=cell["quarter_source"],
        note=both(cell, "note"),
    )


def commitment(cell: Cells, _: Source) -> Commitment:
    """One row of ``commitments.csv``."""
    return Commitment(
        commitment_id=cell["commitment_id"],
        clause=cell["clause"],
        promise=both(cell, "promise"),
        owner=both(cell, "owner"),
        due=cell["due"] or "",
        status=cell["status"],
        evidence=cell["evidence"] or "",
        checked_on=cell["checked_on"],
    )


def glossary_term(cell: Cells, _: Source) -> GlossaryTerm:
    """One row of ``glossary.csv``."""
    return GlossaryTerm(
        term=both(cell, "term"),
        meaning=both(cell, "meaning"),
        source=cell["source"],
        verified=cell["verified"],
    )


def source_note(cell: Cells, _: Source) -> SourceNote:
    """One row of ``source_notes.csv``."""
    return SourceNote(
        note_id=cell["note_id"],
        document=cell["document"],
        locator=cell["locator"],
        says=both(cell, "says"),
        conflicts_with=both(cell, "conflicts_with"),
        treatment=both(cell, "treatment"),
    )


def both(cell: Cells, name: str) -> Bilingual:
    """The pair of columns ``name_en`` and ``name_sw`` as one text."""
    english, swahili = cell[f"{name}_en"], cell[f"{name}_sw"]
    return Bilingual(english or "", swahili or "") if english or swahili else NO_TEXT


def listed(text: str | None) -> tuple[str, ...]:
    """The words of a cell that holds several, separated by semicolons."""
    return tuple(part.strip() for part in text.split(";") if part.strip()) if text else ()
