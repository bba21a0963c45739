"""A file for each metric and each bill, which programs ask for most."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from checked_tables.texts import LANGUAGES
from plugins.core.packing.packing import pack_csv
from plugins.core.pages import addresses
from plugins.portal.folder import Download

from .publish_rows import Row, pack_rows, pack_thing, provenance_of, rows_of

#: What stands for one thing of a set: the table that has a row for it, and the column that names it.
_METRICS, _METRIC, _BILLS, _BILL = "results", "metric_id", "bills", "bill_id"
#: A file by its address: what it holds, and whether its figures are invented.
Kept = tuple[str, tuple[bytes, bool]]


def things_of(tables: Mapping[str, Download]) -> Iterator[Kept]:
    """The files of what the tables of a set have a row for."""
    if _METRICS in tables:
        yield from _metrics(tables[_METRICS])
    if _BILLS in tables:
        yield from _bills(tables)


def column(field: Mapping[str, Any]) -> Mapping[str, Any]:
    """A column as programs read of it: what it means in each language that it is told in, unit and codes."""
    means = {"en": field["description"]}
    if field.get("description_sw"):
        means["sw"] = field["description_sw"]
    codes = field.get("constraints", {}).get("enum")
    return {
        "name": field["name"],
        **({"called": {"sw": field["title_sw"]}} if field.get("title_sw") else {}),
        "type": field["type"],
        "means": means,
        **({"unit": field["unit"]} if field.get("unit") else {}),
        **({"codes": codes} if codes else {}),
        "derivation": field["derivation"],
    }


def metric_path(slug: str, ending: str) -> str:
    """Where the figures of one metric are, of all units and quarters."""
    return f"data/metrics/{slug}.{ending}"


def _metrics(results: Download) -> Iterator[Kept]:
    """For each metric its rows as CSV and as JSON, and its definition in the words of its newest row."""
    schema = results.schema
    by_metric: dict[str, list[Row]] = {}
    columns = [field["name"] for field in schema["fields"]]
    for row in rows_of(results):
        by_metric.setdefault(row[_METRIC], []).append(row)
    provenance = provenance_of(results.invented)
    for metric_id, rows in by_metric.items():
        slug = metric_id.replace("_", "-")
        told = {
            "provenance": provenance,
            "metric_id": metric_id,
            "title": rows[-1]["metric_title_en"],
            "unit_of_measure": rows[-1]["unit_of_measure"],
            "page": {each: addresses.metric(each, slug) for each in LANGUAGES},
            "rows": len(rows),
            "columns": [column(field) for field in schema["fields"]],
        }
        packed = f"{json.dumps(told, ensure_ascii=False, indent=1)}\n".encode()
        yield metric_path(slug, "csv"), (pack_csv(columns, rows), results.invented)
        yield metric_path(slug, "json"), (pack_rows(rows, schema, provenance), results.invented)
        yield metric_path(slug, "metadata.json"), (packed, False)


def _bills(tables: Mapping[str, Download]) -> Iterator[Kept]:
    """For each bill its row, and the rows of the set's other tables that are about it."""
    below = {
        name: (rows_of(each), each.schema)
        for name, each in tables.items()
        if name != _BILLS and any(field["name"] == _BILL for field in each.schema["fields"])
    }
    for row in rows_of(tables[_BILLS]):
        own = {
            name: ([each for each in rows if each[_BILL] == row[_BILL]], schema)
            for name, (rows, schema) in below.items()
        }
        provenance = provenance_of(tables[_BILLS].invented)
        packed = pack_thing(row, {**tables[_BILLS].schema, "name": _BILLS}, own, provenance)
        yield f"data/bills/{row[_BILL].replace('_', '-')}.json", (packed, tables[_BILLS].invented)
