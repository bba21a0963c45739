"""What a clerk writes into the workbook of the first day: the Assembly's worked example.

Departments Finance, Legal and Research, committees Budget and Health; 20 of the 28 metrics, three of them
asked of departments and two of committees; 12 targets; five dates; no index yet.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

FIRST = "2026-27-Q2"
UNITS = (
    ("department", "Department of Finance", "Idara ya Fedha"),
    ("department", "Legal Department", "Idara ya Sheria"),
    ("department", "Research Department", "Idara ya Utafiti"),
    ("committee", "Budget Committee", "Kamati ya Bajeti"),
    ("committee", "Health Committee", "Kamati ya Afya"),
)
OF_DEPARTMENTS = ("adm_doc_turnaround", "adm_budget_execution", "adm_ict_adoption")
OF_COMMITTEES = ("ovs_report_completion", "ovs_query_resolution")
OF_THE_ASSEMBLY = (
    *("leg_bills_drafted", "leg_bills_passed", "leg_bills_assented", "leg_participation_rate"),
    *("leg_days_to_passage", "leg_hearing_participants", "ovs_audit_implemented", "ovs_report_turnaround"),
    *("adm_workload_output", "adm_energy_kwh", "adm_printing_pages", "adm_travel_kes"),
    *("stk_charter_compliance", "stk_engagement_reports", "qua_legal_compliance"),
)
TARGETS = (
    ("Bills passed", "assembly", 4),
    ("leg_participation_rate", "assembly", 80),
    ("leg_days_to_passage", "assembly", 90),
    ("ovs_report_completion", "assembly", 80),
    ("ovs_report_completion", "Budget Committee", 80),
    ("ovs_query_resolution", "assembly", 60),
    ("ovs_audit_implemented", "assembly", 70),
    ("adm_doc_turnaround", "assembly", 5),
    ("adm_doc_turnaround", "Legal Department", 5),
    ("adm_ict_adoption", "assembly", 60),
    ("stk_charter_compliance", "assembly", 90),
    ("qua_legal_compliance", "assembly", 100),
)
DATES = (
    ("2026-27-Q2", date(2027, 1, 29)),
    ("2026-27-Q3", date(2027, 4, 30)),
    ("2026-27-Q4", date(2027, 7, 30)),
    ("2027-28-Q1", date(2027, 10, 29)),
    ("2027-28-Q2", date(2028, 1, 28)),
)


def adopt(path: Path) -> None:
    """Fill the workbook at ``path`` in another program."""
    book = openpyxl.load_workbook(path)
    _put(book["beginning"], 2, begun_on=date(2026, 11, 16), decided_by="Office of the Clerk",
         paper="Minute 12 of the Assembly Service Board, 10 November 2026")  # fmt: skip
    for row, (kind, name_en, name_sw) in enumerate(UNITS, start=2):
        _put(book["units"], row, kind=kind, name_en=name_en, name_sw=name_sw)
    _adopt_metrics(book["metrics"])
    for row in range(2, book["service_standards"].max_row + 1):
        _put(book["service_standards"], row, adopt="yes")
    for row, (metric, unit, value) in enumerate(TARGETS, start=2):
        _put(book["targets"], row, metric_id=metric, unit_id=unit, first_quarter=FIRST,
             last_quarter="2026-27-Q4", target_value=value, approved_on=date(2026, 11, 10),
             approved_by="Office of the Clerk", basis="work_plan")  # fmt: skip
    for row, (quarter, day) in enumerate(DATES, start=2):
        _put(book["calendar"], row, quarter=quarter, announced_at=day, announced_on=date(2026, 11, 10))
    book.save(path)


def adopt_tiny(path: Path, quarter: str) -> None:
    """The same for the tiny data: a department and a committee, and every definition as it is offered."""
    book = openpyxl.load_workbook(path)
    _put(
        book["beginning"],
        2,
        begun_on=date(2026, 3, 2),
        decided_by="Office of the Clerk",
        paper="Minute 4/2026",
    )
    for row, (kind, name_en, name_sw) in enumerate((UNITS[0], UNITS[3]), start=2):
        _put(book["units"], row, kind=kind, name_en=name_en, name_sw=name_sw)
    for row in range(2, book["metrics"].max_row + 1):
        _put(book["metrics"], row, adopt="yes")
    _put(book["calendar"], 2, quarter=quarter, announced_at=date(2026, 4, 30), announced_on=date(2026, 3, 2))
    book.save(path)


def edit(path: Path, sheet: str, row: int, **cells: object) -> None:
    """Change cells of one row by the names of their columns."""
    book = openpyxl.load_workbook(path)
    _put(book[sheet], row, **cells)
    book.save(path)


def _adopt_metrics(sheet: Any) -> None:
    levels = dict.fromkeys(OF_DEPARTMENTS, "assembly;department")
    levels |= dict.fromkeys(OF_COMMITTEES, "assembly;committee")
    levels |= dict.fromkeys(OF_THE_ASSEMBLY, "assembly")
    for row in range(2, sheet.max_row + 1):
        metric = sheet.cell(row, _column(sheet, "metric_id")).value
        if metric in levels:
            was = sheet.cell(row, _column(sheet, "levels")).value
            _put(sheet, row, adopt="yes" if was == levels[metric] else "changed", levels=levels[metric])
        else:
            _put(sheet, row, adopt="no")


def _put(sheet: Any, row: int, **cells: object) -> None:
    for name, value in cells.items():
        sheet.cell(row, _column(sheet, name)).value = value


def _column(sheet: Any, name: str) -> int:
    return [cell.value for cell in sheet[1]].index(name) + 1
