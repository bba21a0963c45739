"""Published tables as their sources print them: one unit a row, figures and results side by side.

``recipes.toml`` says for each family which example of the manual computes it, which columns are figures and
which are results; a table in a Markdown page is read as well as a CSV file.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from composite_index.composing.compose import compose
from composite_index.examples import examples

from .compared import Compared
from .tables import rows

RECIPES: Mapping[str, Mapping[str, Any]] = tomllib.loads(
    Path(__file__).with_name("recipes.toml").read_text(encoding="utf-8")
)


def recipe_for(folder: Path) -> tuple[str, Path] | None:
    """The family whose file stands in the folder, and that file."""
    for name, recipe in RECIPES.items():
        for path in sorted(folder.glob(recipe["file"])):
            if set(recipe["figures"].values()) <= set((_table(path) or [{}])[0]):
                return name, path
    return None


def compare_wide(name: str, path: Path) -> Iterator[Compared]:
    """Every printed result of every row beside the engine's. Raises ``DataProblems``."""
    recipe, table = RECIPES[name], _table(path)
    with TemporaryDirectory() as place:
        scheme, figures, out = Path(place, "scheme"), Path(place, "observations.csv"), Path(place, "out")
        scheme.mkdir()
        for file, text in examples()[recipe["example"]].items():
            if file != "observations.csv":
                (scheme / file).write_text(text, encoding="utf-8")
        with figures.open("w", encoding="utf-8", newline="") as lines:
            writer = csv.writer(lines)
            writer.writerow(("period", "unit_id", "metric_id", "value"))
            for number, row in enumerate(table):
                writer.writerows(("1", f"u{number}", key, row[c]) for key, c in recipe["figures"].items())
        compose(scheme, figures, out, [result["table"] for result in recipe["results"]])
        made = {result["table"]: rows(out / f"{result['table']}.csv") for result in recipe["results"]}
    for number, row in enumerate(table):
        for result in recipe["results"]:
            node = result.get("node_id")
            found = next(
                each
                for each in made[result["table"]]
                if each["unit_id"] == f"u{number}" and node in (None, each.get("node_id"))
            )
            where = f"{row[recipe['unit']]}: {result['column']}"
            yield Compared(where, row[result["column"]], found[result["holds"]])


def _table(path: Path) -> list[dict[str, str]]:
    if path.suffix == ".csv":
        return rows(path)
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [dict(zip(cells[0], each, strict=False)) for each in cells[2:]] if cells else []
