"""The tables that the Assembly hands in, as they lie in ``data/``: rows of text, nothing computed."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from pathlib import Path

from tools.illustrative.place import EXAMPLE

HOME = Path(__file__).resolve().parents[2]

Row = dict[str, str]


@cache
def read_table(path: Path) -> tuple[Row, ...]:
    """The rows of a CSV; none where there is no such file."""
    if not path.exists():
        return ()
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return tuple(csv.DictReader(lines))


@cache
def quarters() -> tuple[str, ...]:
    """Every quarter with data, the oldest first."""
    return tuple(sorted(path.name for path in EXAMPLE.quarters.iterdir() if path.is_dir()))


@cache
def versions(quarter: str) -> tuple[int, ...]:
    """The versions of a quarter, the first one first."""
    return tuple(sorted(int(path.name[1:]) for path in (EXAMPLE.quarters / quarter).glob("v*")))


def newest() -> str:
    """The last quarter with data."""
    return quarters()[-1]


def handed_in(table: str, quarter: str | None = None, version: int | None = None) -> tuple[Row, ...]:
    """A table of a quarter: of the newest quarter and its newest version where none is named."""
    quarter = quarter or newest()
    folder = EXAMPLE.quarters / quarter / f"v{version or versions(quarter)[-1]}"
    return read_table(folder / f"{table}.csv")


def reference(table: str) -> tuple[Row, ...]:
    """A table of ``data/reference``."""
    return read_table(EXAMPLE.reference / f"{table}.csv")


@cache
def _by_id(table: str, key: str) -> dict[str, Row]:
    return {row[key]: row for row in reference(table)}


def unit(unit_id: str) -> Row:
    """A unit of the Assembly by its id."""
    return _by_id("units", "unit_id")[unit_id]


@cache
def metric(metric_id: str, version: str = "") -> Row:
    """A metric as now defined, or as this version of its definition has it."""
    rows = [row for row in reference("metrics") if row["metric_id"] == metric_id]
    return next((row for row in rows if row["metric_version"] == version), rows[-1])


def metric_of(row: Row) -> Row:
    """The metric of a result, as defined when the result was made."""
    return metric(row["metric_id"], row["metric_version"])


def published(
    site: Path, table: str, quarter: str | None = None, version: int | None = None
) -> tuple[Row, ...]:
    """A table as the built site offers it for download."""
    quarter = quarter or newest()
    version = version or versions(quarter)[-1]
    path = folder(site, quarter, version) / f"{table}.csv"
    return read_table(path) if path.is_file() else ()


def folder(site: Path, quarter: str, version: int) -> Path:
    """Where the built site has the downloads of a version; the folder's name says of an invented one what
    it is."""
    mark = "illustrative-" if release(quarter, version)["provenance"] == "illustrative" else ""
    return site / "data" / quarter.lower() / f"{mark}v{version}"


@cache
def release(quarter: str | None = None, version: int | None = None) -> dict[str, object]:
    """What ``release.toml`` says of a version."""
    quarter = quarter or newest()
    folder = EXAMPLE.quarters / quarter / f"v{version or versions(quarter)[-1]}"
    return tomllib.loads((folder / "release.toml").read_text(encoding="utf-8"))
