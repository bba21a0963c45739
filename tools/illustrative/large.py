"""A data folder as large as a country's: ``python -m tools.illustrative.large FOLDER``.

47 units, 40 quarters and 60 metrics make 112,800 observations in the form of the real ones. Every
unit reports every metric; half the metrics are shares with their parts, half are days.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from plugins.core.time.quarter import Quarter

from .paperwork import release_toml, sign_off_rows
from .place import EXAMPLE
from .story import Edition, Text
from .tables import Row, dice, ratio, write_table

LAST = Quarter.parse("2025-26-Q4")
_KEPT = ("metrics.csv", "targets.csv", "units.csv")
_SAMPLE = Text("Made to measure speed.", "Imetengenezwa kupima kasi.")


def write_large(folder: Path, units: int = 47, quarters: int = 40, metrics: int = 60) -> None:
    """A complete data folder; the units are the Assembly and its departments, without an index."""
    folder.mkdir(parents=True, exist_ok=True)
    reference = folder / "reference"
    reference.mkdir()
    for path in sorted(EXAMPLE.reference.glob("*.csv")):
        if path.name not in _KEPT:
            shutil.copyfile(path, reference / path.name)
    first = LAST.shifted(1 - quarters)
    unit_ids = ["assembly", *(f"dept_{number:02d}" for number in range(1, units))]
    definitions = [_metric(number, first) for number in range(metrics)]
    write_table(reference, "units", map(_unit, unit_ids))
    write_table(reference, "metrics", definitions)
    write_table(reference, "targets", _targets(definitions, unit_ids, first))
    for back in range(quarters - 1, -1, -1):
        _write_quarter(folder, definitions, unit_ids, LAST.shifted(-back))


def _write_quarter(folder: Path, definitions: list[Row], unit_ids: list[str], quarter: Quarter) -> None:
    published = quarter.last_day + timedelta(days=30)
    edition = Edition(
        quarter=str(quarter),
        as_at=quarter.last_day + timedelta(days=15),
        scheduled_on=published,
        published_on=published,
        next_expected_on=published + timedelta(days=92),
        no_index=_SAMPLE,
    )
    home = folder / "quarters" / str(quarter) / "v1"
    home.mkdir(parents=True)
    (home / "release.toml").write_text(release_toml(edition), encoding="utf-8", newline="\n")
    write_table(home, "sign_offs", sign_off_rows(edition))
    write_table(home, "observations", _observations(definitions, unit_ids, quarter))


def _observations(definitions: list[Row], unit_ids: list[str], quarter: Quarter) -> Iterator[Row]:
    roll = dice("large", quarter).random
    for metric in definitions:
        parts: list[tuple[int, int]] = []
        for unit_id in reversed(unit_ids):
            out_of = 40 + int(roll() * 20)
            of_them = int(out_of * (0.6 + 0.2 * roll()))
            if unit_id == "assembly":
                of_them, out_of = (sum(column) for column in zip(*parts, strict=True)) if parts else (30, 45)
            parts.append((of_them, out_of))
        for unit_id, (of_them, out_of) in zip(unit_ids, reversed(parts), strict=True):
            row: Row = {"metric_id": metric["metric_id"], "metric_version": 1, "unit_id": unit_id}
            row["status"] = "reported"
            percent = metric["unit"] == "percent"
            row["value"] = ratio(of_them, out_of, percent=True, decimals=1)
            if percent:
                row |= {"numerator": of_them, "denominator": out_of}
            yield row


def _unit(unit_id: str) -> Row:
    if unit_id == "assembly":
        row: Row = {"name_en": "Example Assembly", "name_sw": "Bunge la Mfano", "kind": "assembly"}
    else:
        number = unit_id[-2:]
        row = {"name_en": f"Example Department {number}", "name_sw": f"Idara ya Mfano {number}"}
        row |= {"kind": "department", "parent_id": "assembly"}
    return row | {"unit_id": unit_id, "illustrative": True}


def _metric(number: int, first: Quarter) -> Row:
    percent = number % 2 == 0
    return {
        "metric_id": f"metric_{number:02d}",
        "metric_version": 1,
        "title_en": f"Example metric {number}",
        "title_sw": f"Kiashiria cha mfano {number}",
        "definition_en": "Made to measure speed.",
        "definition_sw": "Kimetengenezwa kupima kasi.",
        "numerator": "What is counted",
        "denominator": "What it is counted out of" if percent else "",
        "formula": "100 x numerator / denominator" if percent else "the median of the numerator",
        "unit": "percent" if percent else "days",
        "decimals": 1,
        "direction": "up" if percent else "down",
        "family": ("legislative", "oversight", "administrative", "stakeholder")[number % 4],
        "function": ("legislation", "oversight", "administration", "representation")[number % 4],
        "perspective": ("quality", "efficiency", "innovation")[number % 3],
        "qcd": ("quality", "cost", "delivery")[number % 3],
        "levels": "assembly;department",
        "aggregation": "ratio_of_sums" if percent else "median",
        "change_threshold": 2,
        "jump_threshold_pct": 100,
        "owner_unit_id": "assembly",
        "source_clause": "2.1(2)",
        "introduced": first,
        "status": "illustrative",
    }


def _targets(definitions: list[Row], unit_ids: list[str], first: Quarter) -> Iterator[Row]:
    for metric in definitions:
        for unit_id in unit_ids:
            yield {
                "metric_id": metric["metric_id"],
                "metric_version": 1,
                "unit_id": unit_id,
                "first_quarter": first,
                "last_quarter": LAST,
                "target_value": 70,
                "approved_on": first.first_day - timedelta(days=10),
                "approved_by": "Office of the Clerk",
                "late_approved": False,
                "basis": "illustrative",
            }


if __name__ == "__main__":
    write_large(Path(sys.argv[1]))
