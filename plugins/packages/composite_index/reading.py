"""From a scheme folder to a ``Scheme``, or to everything that is wrong with the folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from checked_tables.fault import problem
from checked_tables.problems import Problem
from checked_tables.table import Row
from checked_tables.texts import Bilingual

from . import typed
from .check_rules import check_rule
from .checks import check_bands, check_metrics, check_tree
from .scheme import Normalisation, Scheme
from .settings import read_settings
from .tables import read_declared
from .weights import Weights, check_groups, find_weights, from_allocations, from_comparisons

SETTINGS = "scheme.toml"
#: The tables of a scheme folder; the first two must be there.
TABLES = ("nodes", "normalisation", "bands", "units", "comparisons", "allocations", "peer_reviews")

_Read = Mapping[str, tuple[Row, ...]]


def read_scheme(folder: Path, shown_as: str) -> tuple[Scheme | None, tuple[Problem, ...]]:
    """The scheme in ``folder``, with those of its subfolders as variants, and every problem.

    ``shown_as`` is how messages call the folder. A folder that is not there gives ``(None, ())``; one
    with an error gives ``None`` and its problems; a scheme may come with warnings.
    """
    if not folder.is_dir():
        return None, ()
    scheme, problems = _read_one(folder, shown_as)
    variants = []
    for sub in sorted(path for path in folder.iterdir() if (path / SETTINGS).is_file()):
        variant, more = _read_one(sub, f"{shown_as}/{sub.name}")
        problems += more
        variants += [variant] if variant is not None else []
    if scheme is None or any(each.severity == "error" for each in problems):
        return None, tuple(problems)
    return replace(scheme, variants=tuple(variants)), tuple(problems)


def read_units(folder: Path, shown_as: str) -> frozenset[str] | None:
    """The unit ids of the folder's ``units.csv``; ``None`` if there is no such file: any unit goes."""
    if not (folder / "units.csv").exists():
        return None
    rows, _ = read_declared(folder / "units.csv", "index_units", f"{shown_as}/units.csv")
    return frozenset(row.cells["unit_id"] for row in rows)


def _read_one(folder: Path, shown_as: str) -> tuple[Scheme | None, list[Problem]]:
    settings, found = read_settings(folder / SETTINGS, f"{shown_as}/{SETTINGS}")
    problems = list(found)
    tables: dict[str, tuple[Row, ...]] = {}
    for name in TABLES:
        path = folder / f"{name}.csv"
        if path.exists() or name in TABLES[:2]:
            tables[name], more = read_declared(path, f"index_{name}", f"{shown_as}/{name}.csv")
            problems += more
    if problems:
        return None, problems
    nodes, rules = tables["nodes"], tables["normalisation"]
    files = {name: f"{shown_as}/{name}.csv" for name in TABLES}
    problems += check_tree(nodes, files["nodes"])
    problems += check_metrics(nodes, rules, files["nodes"], files["normalisation"])
    problems += [each for row in rules for each in check_rule(row, files["normalisation"])]
    problems += check_bands(tables.get("bands", ()), settings["scale"], files["bands"])
    weights = _weights(tables, settings, files)
    problems += weights.problems
    alternatives = _alternatives(
        folder, shown_as, settings, {row.cells["metric_id"] for row in rules}, problems
    )
    if any(each.severity == "error" for each in problems):
        return None, problems
    scheme = Scheme(
        scheme_id=settings["scheme_id"],
        version=settings["version"],
        title=Bilingual(settings["title_en"], settings["title_sw"]),
        note=Bilingual(settings["note_en"], settings["note_sw"]),
        status=settings["status"],
        enabled=settings["enabled"],
        effective_from=settings["effective_from"],
        effective_to=settings["effective_to"],
        applies_to=settings["applies_to"],
        scale_low=settings["scale"][0],
        scale_high=settings["scale"][1],
        better=settings["better"],
        decimals=int(settings["decimals"]),
        periods_per_year=int(settings["periods_per_year"]),
        missing_values=settings["missing_values"],
        nodes=tuple(typed.node(row, weights.shares) for row in nodes),
        normalisations=typed.rules(rules),
        bands=tuple(typed.band(row) for row in tables.get("bands", ())),
        reviews=tuple(typed.review(row) for row in tables.get("peer_reviews", ())),
        uncertainty=typed.uncertainty(settings, alternatives),
        weighings=weights.weighings,
        folder=shown_as,
    )
    return scheme, problems


def _weights(tables: _Read, settings: Mapping[str, Any], files: Mapping[str, str]) -> Weights:
    nodes, comparisons = tables["nodes"], tables.get("comparisons", ())
    file = files["comparisons"]
    weighings, problems = from_comparisons(comparisons, settings["random_index"], file)
    problems += check_groups(weighings, nodes, comparisons, file)
    parents = {row.cells["node_id"]: row.cells["parent_id"] for row in nodes}
    for row in tables.get("allocations", ()):
        if row.cells["node_id"] not in parents:
            said = f"{row.cells['node_id']} is no node_id of nodes.csv."
            problems.append(
                problem(files["allocations"], row.line, "node_id", "unknown-part", said, "Correct it.")
            )
    weights = find_weights(
        nodes,
        files["nodes"],
        weights_sum=settings["weights_sum"],
        comparisons=weighings,
        allocations=from_allocations(tables.get("allocations", ()), parents),
    )
    weights.problems += problems
    return weights


def _alternatives(
    folder: Path, shown_as: str, settings: Mapping[str, Any], metrics: set[str], problems: list[Problem]
) -> tuple[Mapping[str, Normalisation], ...]:
    """Other normalisations that the simulation tries: files of the same form, some metrics only."""
    found = []
    for name in settings[".normalisations"]:
        file = f"{shown_as}/{name}"
        rows, more = read_declared(folder / Path(name).name, "index_normalisation", file)
        problems += more
        if not more:
            problems += [each for row in rows for each in check_rule(row, file)]
            for row in rows:
                if row.cells["metric_id"] not in metrics:
                    said = f"{row.cells['metric_id']} has no row in normalisation.csv."
                    problems.append(
                        problem(file, row.line, "metric_id", "orphan-metric", said, "Correct it.")
                    )
            found.append(rows)
    broken = any(each.severity == "error" for each in problems)
    return () if broken else tuple(typed.rules(rows) for rows in found)
