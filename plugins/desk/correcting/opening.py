"""The next version of a released quarter as a draft, and a workbook that holds all that was released."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from checked_tables.schemas import TableSchema
from checked_tables.table import read_table
from plugins.core.facts.assembly import Assembly
from plugins.core.time.quarter import Quarter
from plugins.core.time.release_file import FILE
from plugins.desk.intake.settings import pack_release
from plugins.desk.workbook.form import SETTINGS, form_for, staff_tables
from plugins.desk.workbook.pack import pack_workbook

from .change import pack_rows, rows_of


def released_draft(
    folder: Path, schemas: Mapping[str, TableSchema], version: int, today: date
) -> dict[str, bytes]:
    """A released version's folder as the draft of version ``version``, before anything is changed in it."""
    files = {}
    for schema in staff_tables(schemas):
        path = folder / f"{schema.name}.csv"
        if path.exists():
            rows = read_table(path, schema, path.name).rows
            files[path.name] = pack_rows(schema.names, [row.cells for row in rows])
    settings = released_settings(folder, today)
    files[FILE] = pack_release(settings).rstrip() + f"\nversion = {version}\n".encode()
    return files


def released_settings(folder: Path, today: date) -> dict[str, str]:
    """The settings of a released version as the sheet ``release`` has them; an expected next report that is
    not ahead any more is left out."""
    told = tomllib.loads((folder / FILE).read_text(encoding="utf-8"))
    following = told.get("next_expected_on")
    if following is not None and date.fromisoformat(str(following)) <= today:
        del told["next_expected_on"]
    return {key: _text(told[key]) if key in told else "" for key in SETTINGS}


def pack_filled(
    quarter: Quarter,
    draft: Mapping[str, bytes],
    assembly: Assembly,
    data_dir: Path,
    schemas: Mapping[str, TableSchema],
) -> bytes:
    """The workbook of the quarter with every row of ``draft`` in it."""
    form = form_for(quarter, assembly, schemas, data_dir)
    told = tomllib.loads(draft[FILE].decode("utf-8"))
    rows = {
        schema.name: tuple(rows_of(draft[f"{schema.name}.csv"]))
        for schema in staff_tables(schemas)
        if f"{schema.name}.csv" in draft
    }
    settings = {key: _text(told[key]) if key in told else "" for key in SETTINGS}
    return pack_workbook(replace(form, rows=rows, settings=settings, carried_from=None))


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
