"""Small editions made for an attack on their files: a few tables with their descriptions."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from plugins.desk.attacking.edition import Attacked, attack_edition
from plugins.desk.attacking.reasons import reasons_in

Q1, Q2, Q3, Q4 = "2026-27-Q1", "2026-27-Q2", "2026-27-Q3", "2026-27-Q4"
REASONS = reasons_in({"small_count": ["too few people"], "complement": ["so that another stays hidden"]})
Answer = tuple[str, int | None, int | None]


def column(name: str, **more: object) -> dict[str, object]:
    return {"name": name, "type": "integer", "derivation": "given", **more}


def describe(
    folder: Path, table: str, key: Sequence[str], *columns: dict[str, object], **more: object
) -> None:
    """Add a table to the folder's description."""
    path = folder / "datapackage.json"
    told = json.loads(path.read_text()) if path.exists() else {"resources": []}
    text = [{"name": name, "type": "string"} for name in ("quarter", *key, "obs_status")]
    schema = {"fields": [*text, column("version"), *columns], "primaryKey": list(key), **more}
    told["resources"].append({"name": table, "path": f"{table}.csv", "schema": schema})
    path.write_text(json.dumps(told))


def table_of(header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(
        [header, *(["" if cell is None else cell for cell in row] for row in rows)]
    )
    return out.getvalue()


def survey(site: Path, quarter: str, *answers: Answer, version: int = 1, **more: object) -> Path:
    """A survey of one question: each answer's number and the base, ``None`` where it is hidden."""
    folder = site / "data" / quarter / f"v{version}"
    folder.mkdir(parents=True, exist_ok=True)
    people = {"disclosure": "count of people"}
    describe(folder, "survey", ["question", "answer"], column("n", partOf="base", **people, **more),
             column("base", **people))  # fmt: skip
    rows = [(quarter, version, "1", name, "Q" if n is None else "A", n, base) for name, n, base in answers]
    header = ("quarter", "version", "question", "answer", "obs_status", "n", "base")
    (folder / "survey.csv").write_text(table_of(header, rows))
    return folder


def bands(site: Path, quarter: str, version: int = 1, **staff: int | None) -> Path:
    """Staff by band."""
    folder = site / "data" / quarter / f"v{version}"
    folder.mkdir(parents=True, exist_ok=True)
    describe(folder, "bands", ["band"], column("staff", disclosure="count of people", zeros="hidden"))
    rows = [(quarter, version, band, "Q" if n is None else "A", n) for band, n in staff.items()]
    (folder / "bands.csv").write_text(table_of(("quarter", "version", "band", "obs_status", "staff"), rows))
    return folder


def attacked(site: Path, **told: Any) -> Attacked:
    return attack_edition(site, REASONS, **told)


def given_away(site: Path, **told: Any) -> dict[str, str]:
    """The number that is found, by what it is of."""
    sign = ": RECOVERABLE. Anybody finds that it is "
    parts = (fault.partition(sign) for fault in attacked(site, **told).faults)
    return {name: found.partition(". ")[0].rstrip(".") for name, is_found, found in parts if is_found}


def open_survey(site: Path, quarter: str = Q1, base: int = 60) -> Path:
    """Two answers hidden that nothing gives away: 60 - 30 = 30 is left for both."""
    return survey(site, quarter, ("a", 30, base), ("b", None, base), ("c", None, base))
