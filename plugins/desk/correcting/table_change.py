"""What was changed in a whole table of a released quarter, said once with its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from checked_tables.nearest import did_you_mean
from checked_tables.schemas import TableSchema
from checked_tables.texts import Bilingual
from plugins.core.time.quarter import Quarter
from plugins.desk.trouble import DeskTrouble
from plugins.subjects.corrections.model_tables import LEFT_OUT, version_changes

from .change import NOT_WEIGHED, FoundBy, Kind, Row, next_id, rows_of


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeTable:
    """A table that the next version changes, and what readers are told; ``found_by`` is a role."""

    table: str
    kind: Kind
    found_by: FoundBy
    found_on: date
    reason: Bilingual


def check_table(name: str, schemas: Mapping[str, TableSchema]) -> None:
    """Raise ``DeskTrouble`` unless it is a table whose changes are said as a whole."""
    known = [each.name for each in schemas.values() if each.scope == "quarter" and each.name not in LEFT_OUT]
    if name == "observations":
        raise DeskTrouble("Figures are mended one by one: --on metric_id/unit_id --value NEW.")
    if name not in known:
        raise DeskTrouble(f"There is no table {name}. {did_you_mean(name, known)}".rstrip())


def listed_table(
    rows: Sequence[Row],
    change: WholeTable,
    released: Mapping[str, bytes],
    draft: Mapping[str, bytes],
    schema: TableSchema,
    quarter: Quarter,
    version: int,
) -> list[dict[str, str]]:
    """The rows of ``corrections.csv`` with one about that table, the changed rows counted; without it where
    the draft has the table as it was released. ``DeskTrouble`` if there is nothing to say or to take back."""
    file = f"{schema.name}.csv"
    before, now = ({schema.name: rows_of(each.get(file, b""))} for each in (released, draft))
    counts = version_changes([schema], before, now).get(schema.name)
    kept = [dict(row) for row in rows if row.get("table") != schema.name]
    said = next((row for row in rows if row.get("table") == schema.name), None)
    if counts is None:
        if len(kept) < len(rows):
            return kept
        raise DeskTrouble(
            f"The draft has {file} as it was released. Change the workbook, run intake, then say why here."
        )
    kept.append(
        {
            "correction_id": said["correction_id"] if said else next_id(rows, quarter, version),
            "kind": change.kind,
            "severity": NOT_WEIGHED,
            "new_value": str(counts),
            "found_by": change.found_by,
            "found_on": str(change.found_on),
            "reason_en": change.reason.en.strip(),
            "reason_sw": change.reason.sw.strip(),
            "table": schema.name,
        }
    )
    return kept
