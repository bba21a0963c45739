"""One change to a released figure: what staff say about it, and the rows that it makes."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from checked_tables.nearest import did_you_mean
from checked_tables.texts import Bilingual
from checked_tables.words import NOTE_AT_MOST, text_fault
from plugins.core.time.quarter import Quarter
from plugins.desk.trouble import DeskTrouble

Row = Mapping[str, str]
Kind = Literal["correction", "revision"]
FoundBy = Literal["assembly", "public", "auditor"]
COLUMNS = (
    *("correction_id", "kind", "severity", "metric_id", "unit_id", "column", "old_value", "new_value"),
    *("found_by", "found_on", "reason_en", "reason_sw", "table"),
)
#: What stands in a new row until the draft is read and it is known what the change moves.
NOT_WEIGHED = "minor"
FIGURES = ("value", "numerator", "denominator", "unrecorded", "status")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A figure and what it should have been: ``to`` maps columns of ``observations.csv`` to their new text
    ("" empties a cell). ``found_by`` is a role, never a name."""

    metric_id: str
    unit_id: str
    to: Mapping[str, str]
    kind: Kind
    found_by: FoundBy
    found_on: date
    reason: Bilingual


def check_said(found_by: str, reason: Bilingual) -> None:
    """Raise ``DeskTrouble`` unless all is said that readers are told about a change."""
    if found_by not in get_args(FoundBy):
        raise DeskTrouble(
            f"Say who found it, by role and never by name: --found-by {', '.join(get_args(FoundBy))}."
        )
    if not reason.en.strip():
        raise DeskTrouble('Say why it was wrong, in English: --why "..."; in Kiswahili: --sababu "..."')
    for text in (reason.en, reason.sw):
        fault = text_fault(text, NOTE_AT_MOST) if text else None
        if fault is not None:
            raise DeskTrouble(f"{fault.found} {fault.write}")


def changed(figures: Sequence[Row], change: Change) -> list[dict[str, str]]:
    """The rows of ``observations.csv`` with the change; ``DeskTrouble`` if there is no such figure."""
    ours = (change.metric_id, change.unit_id)
    if not any((row["metric_id"], row["unit_id"]) == ours for row in figures):
        known = [f"{row['metric_id']}/{row['unit_id']}" for row in figures]
        near = did_you_mean("/".join(ours), known)
        raise DeskTrouble(f"No figure {'/'.join(ours)} was released. {near}".rstrip())
    return [
        {**row, **change.to} if (row["metric_id"], row["unit_id"]) == ours else dict(row) for row in figures
    ]


def listed(
    rows: Sequence[Row], change: Change, released: Sequence[Row], quarter: Quarter, version: int
) -> list[dict[str, str]]:
    """The rows of ``corrections.csv`` with this change: one for each column that differs from what was
    released. What was said of the same figure before is replaced; the numbers of rows are never used again,
    and rows that say the same as before keep theirs.
    """
    before = next(
        row for row in released if (row["metric_id"], row["unit_id"]) == (change.metric_id, change.unit_id)
    )
    kept = [
        dict(row)
        for row in rows
        if (row["metric_id"], row["unit_id"]) != (change.metric_id, change.unit_id)
        or row["column"] not in change.to
    ]
    for column in FIGURES:
        if column not in change.to or change.to[column] == before.get(column, ""):
            continue
        kept.append(
            {
                "correction_id": next_id([*rows, *kept], quarter, version),
                "kind": change.kind,
                "severity": NOT_WEIGHED,
                "metric_id": change.metric_id,
                "unit_id": change.unit_id,
                "column": column,
                "old_value": before.get(column, ""),
                "new_value": change.to[column],
                "found_by": change.found_by,
                "found_on": str(change.found_on),
                "reason_en": change.reason.en.strip(),
                "reason_sw": change.reason.sw.strip(),
                "table": "",
            }
        )
    return [dict(row) for row in rows] if _unnumbered(kept) == _unnumbered(rows) else kept


def _unnumbered(rows: Sequence[Row]) -> list[list[tuple[str, str]]]:
    """What rows say, whatever their numbers, their order and what followed."""
    left_out = ("correction_id", "severity")
    return sorted(sorted(each for each in row.items() if each[0] not in left_out) for row in rows)


def next_id(rows: Sequence[Row], quarter: Quarter, version: int) -> str:
    """The id after the highest that these rows of ``corrections.csv`` have."""
    stem = f"cor_{str(quarter).lower().replace('-', '_')}_v{version}_"
    ids = [row["correction_id"] for row in rows]
    used = [int(each.removeprefix(stem)) for each in ids if each.startswith(stem)]
    return f"{stem}{max(used, default=0) + 1:02d}"


def rows_of(data: bytes) -> list[dict[str, str]]:
    """The rows of a table."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def pack_rows(columns: Sequence[str], rows: Sequence[Row]) -> bytes:
    """The table."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([row.get(name, "") for name in columns] for row in rows)
    return out.getvalue().encode()
