"""The register of units as an order finds it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from checked_tables.nearest import plain
from checked_tables.table import read_table
from plugins.core.facts.version import Read
from plugins.core.time.folders import read_versions
from plugins.core.time.quarter import Quarter
from plugins.subjects.metrics.record import Metric
from plugins.subjects.units.model_changes import Event, events
from plugins.subjects.units.record import UnitChange

Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """The register as it is: rows of tables as text, what happened so far, the metrics' units of measure,
    which ids and names were ever used, and the newest quarter that is out."""

    units: Sequence[Cells]
    changes: Sequence[Cells]
    events: Sequence[Event]
    targets: Sequence[Cells]
    measured_in: Mapping[str, str]
    used_ids: Collection[str]
    used_names: Mapping[str, str]
    newest: Quarter | None
    illustrative: bool

    @property
    def next(self) -> Quarter:
        """The quarter in preparation."""
        return self.newest.next if self.newest is not None else Quarter.containing(date.today())


def read_register(data_dir: Path, read: Read) -> Register:
    """The register whose tables were ``read``, and what the released quarters hold of units. It plays on
    until there is a department or committee of the Assembly's own."""
    tables = read.tables.tables
    units = [row.cells for row in tables["units"].rows]
    changes = [row.cells for row in tables["unit_changes"].rows] if "unit_changes" in tables else []
    used_ids, used_names = set(), {}
    folders, _ = read_versions(data_dir / "quarters", "quarters")
    copies = (folder.path / "reference" / "units.csv" for folder in folders)
    frozen = [
        row.cells
        for path in copies
        if path.exists()
        for row in read_table(path, tables["units"].schema, path.name).rows
    ]
    for cells in (*frozen, *units):
        used_ids.add(cells["unit_id"])
        used_names[name_key(cells["name_en"])] = cells["unit_id"]
    for cells in changes:
        used_ids |= {cells["unit_id"], cells["to_unit_id"]} - {""}
        if cells["was_en"]:
            used_names[name_key(cells["was_en"])] = cells["unit_id"]
    own = any(row["kind"] in ("department", "committee") and row["illustrative"] == "false" for row in units)
    return Register(
        units=units,
        changes=changes,
        events=events(read.rows(UnitChange)),
        targets=[row.cells for row in tables["targets"].rows],
        measured_in={metric.metric_id: metric.unit for metric in read.rows(Metric)},
        used_ids=used_ids,
        used_names=used_names,
        newest=max((folder.quarter for folder in folders), default=None),
        illustrative=not own,
    )


def name_key(name: str) -> str:
    """The form in which two names are the same: no case, no quotes, no doubled spaces."""
    return plain(re.sub(r"[\"'‘’“”.]", "", name))
