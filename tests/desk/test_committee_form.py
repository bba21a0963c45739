"""What a quarter's workbook begins with of the committees: their registers, and this year's plan."""

from __future__ import annotations

from pathlib import Path

from plugins.core.time.quarter import Quarter
from plugins.desk.new_quarter import schemas_of
from plugins.desk.workbook.form import form_for
from plugins.portal.read import read_assembly
from tests.samples.tiny_committees import write_tiny_committees


def test_registers_go_on_and_a_plan_ends_with_its_year(tmp_path: Path) -> None:
    """The tiny folder ends with October to December 2025, a quarter of 2025-26."""
    folder = write_tiny_committees(tmp_path / "data").folder
    assembly = read_assembly(folder)
    same_year, next_year = (
        form_for(quarter, assembly, schemas_of(folder), folder).rows
        for quarter in (Quarter.parse("2025-26-Q3"), Quarter.parse("2026-27-Q1"))
    )
    for rows in (same_year, next_year):
        names = ("committee_reports", "audit_findings", "recommendations", "executive_queries")
        assert [len(rows[name]) for name in names] == [2, 1, 3, 2]
        assert "sittings" not in rows  # each quarter has its own
    assert [row["item_no"] for row in same_year["committee_plan"]] == ["1", "2", "3"]
    assert next_year["committee_plan"] == ()
