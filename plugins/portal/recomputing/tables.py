"""The tables of a release, and what was found when they were compared."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

from .cells import NUMBER, Row, read_table, shown, written

WITH_VALUE = ("reported", "provisional", "estimated")
WITH_VALUE_SDMX = ("A", "P", "E")
LISTS = ("SHA256SUMS", "reported.sha256")


class Release:
    """The tables of one folder by name."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.tables: dict[str, list[Row]] = {}
        for path in sorted(folder.glob("*.csv")):
            self.tables[path.stem] = read_table(path)
        self.scores: dict[str, Any] = {}  # by unit: its scheme, and the parts of its index

    def rows(self, name: str) -> list[Row]:
        """The rows of a table; none if the release does not have it."""
        return self.tables.get(name, [])

    def by(self, name: str, *columns: str) -> dict[tuple[str, ...], Row]:
        """The rows of a table by what tells them apart."""
        return {tuple(row[column] for column in columns): row for row in self.rows(name)}

    @property
    def provenance(self) -> str:
        """Where its figures come from, as each row says."""
        return self.rows("results")[0].get("provenance", "") if self.rows("results") else ""

    @property
    def title(self) -> str:
        """Quarter and version."""
        first = self.rows("results")[0] if self.rows("results") else {}
        return f"{first.get('quarter', self.folder.name)} version {first.get('version', '?')}"


class Series(Release):
    """The newest tables of all quarters, where the description beside them says that they are."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        described = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
        self.tables = {one["name"]: read_table(folder / one["path"]) for one in described["resources"]}


class Check:
    """What was compared: how many numbers agreed in each file, what differs, what could not be checked."""

    def __init__(self) -> None:
        self.agreed: dict[str, int] = {}
        self.differences: list[str] = []
        self.unchecked: list[str] = []
        self.simulated = 0
        self.record = ""
        self.covered: set[tuple[str, str]] = set()
        self.not_covered: list[str] = []
        self.undecided: list[str] = []
        self.seen: set[tuple[str, str, str]] = set()

    def differs(self, row: Row, column: str, published: str, recomputed: str) -> None:
        """Remember a difference, once for each cell."""
        self.covered.add((Path(row["\0"]).name, column))
        place = (row["\0"], row[""], column)
        if place not in self.seen:
            self.seen.add(place)
            self.differences.append(
                f"{shown(Path(row[chr(0)]))}, line {row['']}, column {column}: "
                f"published {published or 'nothing'}, recomputed {recomputed or 'nothing'}"
            )

    def same(self, row: Row, column: str, recomputed: Any) -> None:
        """Compare a cell with what it should hold: a text, a number or ``None``."""
        self.covered.add((Path(row["\0"]).name, column))
        published = row.get(column, "")
        expected = recomputed if isinstance(recomputed, str) else written(recomputed)
        agrees = published == expected
        if not agrees and published and expected and NUMBER.fullmatch(published):
            agrees = not isinstance(recomputed, str) and Fraction(published) == Fraction(recomputed)
        if not agrees:
            self.differs(row, column, published, expected)
        elif published:
            name = Path(row["\0"]).name
            self.agreed[name] = self.agreed.get(name, 0) + 1
