"""From a scheme folder to a ``Scheme``, or to everything that is wrong with the folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from checked_tables.problems import Problem, has_errors
from checked_tables.table import Row
from checked_tables.texts import Bilingual

from . import typed
from .check_rules import check_rule
from .checks import check_bands, check_metrics, check_tree
from .editions import check_dates, edition, starts
from .files import OPTIONAL, SETTINGS, TABLES, check_alternative, check_files
from .measure_checks import check_formulas, check_products, check_sets
from .scheme import Normalisation, Scheme
from .settings import read_settings
from .tables import read_declared
from .weights import Weights, find_all_weights

_Read = Mapping[str, tuple[Row, ...]]


def read_scheme(
    folder: Path, shown_as: str, others: Sequence[Path] = ()
) -> tuple[Scheme | None, tuple[Problem, ...]]:
    """The scheme in ``folder``, with those of its subfolders as variants, and every problem.

    ``shown_as`` is how messages call the folder; ``others`` may lie among its files. A folder that is not
    there gives ``(None, ())``; one with an error gives ``None`` and its problems; a scheme may come with
    warnings.
    """
    if not folder.is_dir():
        return None, ()
    scheme, problems = _read_one(folder, shown_as, others, variants=True)
    variants = []
    for sub in sorted(path for path in folder.iterdir() if (path / SETTINGS).is_file()):
        variant, more = _read_one(sub, f"{shown_as}/{sub.name}", others, variants=False)
        problems += more
        variants += [variant] if variant is not None else []
    if scheme is None or has_errors(problems):
        return None, tuple(problems)
    return replace(scheme, variants=tuple(variants)), tuple(problems)


def read_units(
    folder: Path, shown_as: str
) -> tuple[Mapping[str, tuple[str, ...]] | None, tuple[Problem, ...]]:
    """The groups of every unit of the folder's ``units.csv``, and what is wrong with it; ``None`` if there is
    no such file: any unit goes."""
    if not (folder / "units.csv").exists():
        return None, ()
    rows, problems = read_declared(folder / "units.csv", "index_units", f"{shown_as}/units.csv")
    groups = {
        row.cells["unit_id"]: tuple(filter(None, (each.strip() for each in row.cells["group"].split(";"))))
        for row in rows
    }
    return groups, problems


def _read_one(
    folder: Path, shown_as: str, others: Sequence[Path], *, variants: bool
) -> tuple[Scheme | None, list[Problem]]:
    settings, found = read_settings(folder / SETTINGS, f"{shown_as}/{SETTINGS}")
    problems = list(found)
    files = {name: f"{shown_as}/{name}.csv" for name in TABLES}
    tables: dict[str, tuple[Row, ...]] = {}
    for name in TABLES:
        path = folder / f"{name}.csv"
        if path.exists() or name not in OPTIONAL:
            tables[name], more = read_declared(path, f"index_{name}", files[name])
            problems += more
    problems += check_files(folder, shown_as, settings.get(".normalisations", ()), others, variants=variants)
    if has_errors(problems):
        return None, problems
    problems += check_metrics(
        tables["nodes"], tables["normalisation"], files["nodes"], files["normalisation"]
    )
    problems += check_formulas(
        tables["normalisation"], tables.get("inputs", ()), files["normalisation"], files["inputs"]
    )
    problems += [each for row in tables["normalisation"] for each in check_rule(row, files["normalisation"])]
    problems += check_dates(tables, files)
    alternatives = _alternatives(folder, shown_as, settings, tables, problems)
    places = {
        name: place for place, name in enumerate(dict.fromkeys(r.cells["node_id"] for r in tables["nodes"]))
    }
    editions = []
    for start in starts(tables):
        one, wrong = _edition(edition(tables, start), settings, files)
        problems += (each for each in wrong if each not in problems)
        editions.append((start, edition(tables, start), one))
    if has_errors(problems):
        return None, problems
    schemes = [
        _scheme(each, settings, weights, alternatives, places, start, shown_as)
        for start, each, weights in editions
    ]
    return replace(schemes[-1], editions=tuple(schemes) if len(schemes) > 1 else ()), problems


def _edition(
    tables: _Read, settings: Mapping[str, Any], files: Mapping[str, str]
) -> tuple[Weights, Iterator[Problem]]:
    """The weights of the tables as they are in force at one time, and what is wrong with them."""
    nodes = tables["nodes"]
    weights = find_all_weights(tables, settings, files)
    problems = [
        *check_tree(nodes, files["nodes"]),
        *check_metrics(nodes, tables["normalisation"], files["nodes"], files["normalisation"]),
        *check_products(nodes, settings["scale"], settings["better"], files["nodes"]),
        *check_bands(tables.get("bands", ()), settings["scale"], files["bands"]),
        *check_sets(tables.get("weight_sets", ()), nodes, files["weight_sets"]),
        *weights.problems,
    ]
    return weights, iter(problems)


def _scheme(
    tables: _Read,
    settings: Mapping[str, Any],
    weights: Weights,
    alternatives: Sequence[Mapping[str, Normalisation]],
    places: Mapping[str, int],
    start: str,
    shown_as: str,
) -> Scheme:
    rules = typed.rules(tables["normalisation"])
    sets: dict[str, dict[str, Fraction]] = {}
    for row in tables.get("weight_sets", ()):
        sets.setdefault(row.cells["set_id"], {})[row.cells["node_id"]] = Fraction(row.cells["weight"])
    return Scheme(
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
        nodes=tuple(typed.node(row, weights.shares, places[row.cells["node_id"]]) for row in tables["nodes"]),
        normalisations=rules,
        bands=tuple(typed.band(row) for row in tables.get("bands", ())),
        reviews=tuple(typed.review(row) for row in tables.get("peer_reviews", ())),
        uncertainty=typed.uncertainty(
            settings,
            tuple({key: rule for key, rule in each.items() if key in rules} for each in alternatives),
        ),
        weighings=weights.weighings,
        inputs=tuple(row.cells["input_id"] for row in tables.get("inputs", ())),
        weight_sets=sets,
        in_force_from=start,
        folder=shown_as,
    )


def _alternatives(
    folder: Path, shown_as: str, settings: Mapping[str, Any], tables: _Read, problems: list[Problem]
) -> tuple[Mapping[str, Normalisation], ...]:
    """Other normalisations that the simulation tries: files of the same form, some metrics only."""
    metrics = {row.cells["metric_id"] for row in tables["normalisation"]}
    found = []
    for name in settings[".normalisations"]:
        file = f"{shown_as}/{name}"
        rows, more = read_declared(folder / Path(name).name, "index_normalisation", file)
        problems += more
        if not more:
            problems += check_alternative(rows, metrics, file)
            found.append(rows)
    broken = has_errors(problems)
    return () if broken else tuple(typed.rules(rows) for rows in found)
