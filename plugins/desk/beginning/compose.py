"""The register as it will be: each table with what stays, then what comes in, and the decision itself."""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from checked_tables.schemas import TableSchema
from plugins.core.time.quarter import Quarter
from plugins.desk.intake.tables import SheetTable

from .hand_in import HandedIn
from .parts import BEGINNING, Cells, Part, key_of, rows_of
from .rows import Register, Written, keys_of


def write_register(
    target: Path,
    today: Path,
    parts: Sequence[Part],
    register: Register,
    begun: tuple[TableSchema, Written] | None,
    handed_in: Mapping[str, HandedIn],
) -> dict[str, SheetTable]:
    """Write the folder ``target``: today's register with the examples gone. Comes back: for each table, which
    line of it is which row of its sheet."""
    shutil.copytree(today, target)
    made = {}
    for part in parts:
        stays = keys_of(part)
        kept = [row for row in rows_of(today, part.table) if key_of(part.table, row) in stays]
        came = register.rows[part.name]
        made[part.name] = _written(target, part.table, kept, came, handed_in.get(part.name))
    if begun is not None:
        table, decision = begun
        made[BEGINNING] = _written(target, table, (), (decision,), handed_in.get(BEGINNING))
    return {name: table for name, table in made.items() if table is not None}


def write_schemes(
    target: Path, before: Path, schemes: Mapping[str, Path], adopted: Collection[str], quarter: Quarter
) -> None:
    """Say of each of the ``schemes`` (its file, by its id) that is ``adopted`` that it is the Assembly's,
    from ``quarter`` on; its note, which speaks of an example, goes. The others are as ``before``."""
    for name, source in schemes.items():
        path = target / source
        if name not in adopted:
            shutil.copyfile(before / source, path)
            continue
        text = re.sub(r"(?m)^note_(en|sw) = .*\n", "", path.read_text(encoding="utf-8"))
        text = re.sub(r"(?m)^status = .*$", 'status = "adopted"', text)
        path.write_text(
            re.sub(r"(?m)^effective_from = .*$", f'effective_from = "{quarter}"', text), encoding="utf-8"
        )


def _written(
    target: Path,
    table: TableSchema,
    kept: Sequence[Cells],
    came: Sequence[Written],
    found: HandedIn | None,
) -> SheetTable | None:
    path = target / f"{table.name}.csv"
    if not kept and not came and table.optional_file and not table.may_be_empty:
        path.unlink(missing_ok=True)
        return None
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.names)
    writer.writerows([row.get(name, "") for name in table.names] for row in kept)
    rows: dict[int, int] = {}
    for each in came:
        rows[1 + out.getvalue().count("\n")] = each.line.number
        writer.writerow([each.cells.get(name, "") for name in table.names])
    data = out.getvalue().encode()
    path.write_bytes(data)
    return SheetTable(found.sheet, data, {1: 1, **rows}, found.header) if found is not None else None
