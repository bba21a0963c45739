"""Today's register is about what comes next: nothing that is out hangs on it."""

from __future__ import annotations

import csv
from pathlib import Path

from checked_tables.schemas import TableSchema, read_schemas
from checked_tables.table import read_table
from plugins.core.facts.read import SCHEMAS
from plugins.core.time.lives import span_of
from plugins.core.time.quarter import Quarter
from tests.site.building import Built, build, digests, newest

#: The quarter in preparation.
NEXT = Quarter.parse("2026-27-Q2")
#: An example department; examples may go at any time.
GONE = "dept_acacia"
#: What says how large the lists of metrics and of targets are, or holds them.
SAY_THEIR_SIZE = {"en/data/metrics.html", "sw/data/metrics.html", "data/index.json", "data/everything.sqlite"}


def emptied(reference: Path, schema: TableSchema) -> int:
    """Leave of a table what the next quarter needs, without the department; how many rows went."""
    path = reference / f"{schema.name}.csv"
    rows = [row.cells for row in read_table(path, schema, path.name).rows]
    kept = [
        row
        for row in rows
        if not span_of(schema, row).has_ended(NEXT) and GONE not in (row.get("unit_id"), row.get("parent_id"))
    ]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, schema.names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(kept)
    return len(rows) - len(kept)


def of_all(site: Path, table: str) -> list[dict[str, str]]:
    """The rows of a table over all quarters."""
    path = newest(site, table)
    assert path is not None
    return list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))


def test_all_that_is_out_builds_to_the_same_bytes_from_a_register_of_what_comes_next(
    built: Built, copy: Path
) -> None:
    """Only the list of targets is shorter, by the three that were announced for the department; and what a
    metric serves, which no release holds, is not known of one that has left the register."""
    copied = [schema for schema in read_schemas(SCHEMAS).values() if schema.copied]
    went = {schema.name: emptied(copy / "data/reference", schema) for schema in copied}
    assert (went["units"], went["metrics"]) == (1, 1)
    assert went["targets"] > 50
    again = build(copy)
    assert again.exit_code == 0, again.err
    before, after = digests(built.site), digests(again.site)
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    (targets,) = (name for name in changed if name.endswith("targets.csv"))
    assert changed == SAY_THEIR_SIZE | {
        targets,
        *(f"data/metrics{ending}" for ending in (".json", "/targets.json", ".xlsx", ".metadata.json")),
        *(f"data/{name}.zip" for name in ("figures", "index", "metrics", "plans", "releases", "services")),
        *(f"data/{name}" for name in ("metrics.csv", "SHA256SUMS", "datapackage.json", "everything.zip")),
        "SHA256SUMS",
    }
    (metrics,) = (schema for schema in copied if schema.name == "metrics")
    of_today = {field.name for field in metrics.fields if not field.copied}
    (old, new) = (of_all(site, "metrics") for site in (built.site, again.site))
    differ = {name for was, now in zip(old, new, strict=True) for name in was if was[name] != now[name]}
    assert differ <= of_today
    was, now = (
        list(csv.DictReader((site / targets).read_text("utf-8").splitlines()))
        for site in (built.site, again.site)
    )
    assert [(row["unit_id"], row["first_quarter"]) for row in was if row not in now] == [
        (GONE, f"2026-27-Q{number}") for number in (2, 3, 4)
    ]
