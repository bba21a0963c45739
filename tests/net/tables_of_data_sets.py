"""The pages of the data sets: the rows that they show and the columns of which they tell, by the files."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

from tests.net import records
from tests.net.kinds import Reader, Rows, shows

_RELEASE = ("provenance", "quarter", "period_start", "period_end", "version")


def file_of(site: Path, table: str) -> Path:
    """The newest file of a table."""
    (one,) = (each for each in _package(site)["resources"] if each["name"] == table)
    return site / "data" / one["path"]


def _package(site: Path) -> Any:
    return json.loads((site / "data" / "datapackage.json").read_text(encoding="utf-8"))


def main_table(site: Path, name: str) -> str:
    """The main table of a set, as the directory for programs names it."""
    sets = json.loads((site / "data" / "index.json").read_text(encoding="utf-8"))["sets"]
    return next(str(each["main"]) for each in sets if each["set"] == name)


def fields_of(site: Path, table_name: str) -> dict[str, dict[str, Any]]:
    """The columns of a newest table by name, as the description of all of them has them."""
    (table,) = (each for each in _package(site)["resources"] if each["name"] == table_name)
    return {field["name"]: field for field in table["schema"]["fields"]}


@shows("data/{name}.html", table_id="rows-table")
def last_rows(reader: Reader) -> Rows:
    """Columns of the main table, with texts in the reader's language where the file has both."""
    rows = records.read_table(file_of(reader.site, main_table(reader.site, reader.found["name"])))
    own = f"_{reader.language}"
    shown = [
        other if (other := name.removesuffix("_en") + own) in rows[0] and name.endswith("_en") else name
        for name in reader.table.headings
    ]
    yield shown
    for row in rows[-5:]:
        yield [" ".join(row[name].split()) for name in shown]


@shows("data/{name}.html", table_id="{other}-columns")
def what_columns_mean(reader: Reader) -> Rows:
    """Every column of the file but those of its release, in its order."""
    t, table = reader.t, reader.found["other"]
    called = ("data_set.called",) if reader.language == "sw" else ()
    yield tuple(map(t, ("data_set.column", *called, "data_set.means", "data_set.codes")))
    path = file_of(reader.site, table)
    with path.open(encoding="utf-8-sig", newline="") as file:
        columns = next(csv.reader(file))
    fields = fields_of(reader.site, table)
    for name in (each for each in columns if each not in _RELEASE):
        field = fields[name]
        codes = ", ".join(map(str, field.get("constraints", {}).get("enum", ())))
        kind = "" if field["type"] == "string" else field["type"]
        told = field["description"]
        if reader.language == "sw":
            told = field.get("description_sw", told)
        titles = (field.get("title_sw", ""),) if called else ()
        yield name, *titles, " ".join(told.split()), field.get("unit") or codes or kind
