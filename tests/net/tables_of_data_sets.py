"""The pages of the data sets: the rows that they show and the columns of which they tell, by the files."""

from __future__ import annotations

import csv
from pathlib import Path

from plugins.core.packing.descriptions import read_descriptions
from plugins.subjects.open_data.record import SETS
from tests.net import records
from tests.net.kinds import Reader, Rows, shows

_DESCRIBED = read_descriptions(records.HOME / "data" / "schemas")
_RELEASE = ("provenance", "quarter", "period_start", "period_end", "version")


def file_of(site: Path, table: str) -> Path:
    """The newest file of a table: among the lists, else that of all quarters."""
    places = [site / "data" / folder / f"{table}.csv" for folder in ("reference", "all")]
    return next(path for path in places if path.exists())


@shows("data/{name}.html", table_id="rows-table")
def last_rows(reader: Reader) -> Rows:
    """Texts in the reader's language where the file has both."""
    (one,) = (each for each in SETS if each.word == reader.found["name"])
    rows = records.read_table(file_of(reader.site, one.main))
    english = {
        name: f"{name.removesuffix('_en')}_{reader.language}" for name in one.shown if name.endswith("_en")
    }
    shown = [english[name] if english.get(name) in rows[0] else name for name in one.shown]
    yield shown
    for row in rows[-5:]:
        yield [" ".join(row[name].split()) for name in shown]


@shows("data/{name}.html", table_id="{other}-columns")
def what_columns_mean(reader: Reader) -> Rows:
    """Every column of the file but those of its release, in its order."""
    t, table = reader.t, reader.found["other"]
    yield t("data_set.column"), t("data_set.means"), t("data_set.codes")
    with file_of(reader.site, table).open(encoding="utf-8-sig", newline="") as file:
        columns = next(csv.reader(file))
    fields = {field["name"]: field for field in _DESCRIBED[table]["fields"]}
    for name in (each for each in columns if each not in _RELEASE):
        field = fields[name]
        codes = ", ".join(map(str, field.get("constraints", {}).get("enum", ())))
        kind = "" if field["type"] == "string" else field["type"]
        yield name, " ".join(field["description"].split()), field.get("unit") or codes or kind
