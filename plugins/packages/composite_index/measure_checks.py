"""What can be wrong with products, with figures made by formulas, and with sets of weights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from checked_tables.fault import problem
from checked_tables.nearest import did_you_mean, shown
from checked_tables.problems import Problem
from checked_tables.table import Row

from .formula import NotAFormula, formula_of


def check_products(
    rows: Sequence[Row], scale: tuple[Decimal, Decimal], better: str, file: str
) -> Iterator[Problem]:
    """A product multiplies all its parts, each in full, as shares of a scale that begins at zero."""
    products = {row.cells["node_id"] for row in rows if row.cells["combine"] == "product"}
    for row in rows:
        cells = row.cells
        if cells["node_id"] in products:
            if scale[0] != 0 or better != "higher":
                found = f"A product needs a scale from 0 up, not from {scale[0]}, {better} is better."
                write = "Write scale = [0, 1] or [0, 100] in scheme.toml, or combine mean."
                yield problem(file, row.line, "combine", "product-scale", found, write)
            for name in ("mean_order", "min_coverage_pct", "coverage_of", "coverage_by"):
                if cells[name]:
                    found = "A product has no mean and needs all its parts."
                    yield problem(file, row.line, name, "rule-on-product", found, "Empty this cell.")
            if cells["missing_rule"] == "reweight":
                found = "What is missing in a product cannot be made up for by the others."
                yield problem(file, row.line, "missing_rule", "rule-on-product", found, "Write require_all.")
        if cells["parent_id"] in products and cells["weight"]:
            found = f"The parts of {cells['parent_id']} are multiplied, so none weighs more than another."
            yield problem(file, row.line, "weight", "weight-in-product", found, "Empty this cell.")


def check_formulas(
    rules: Sequence[Row], inputs: Sequence[Row], rules_file: str, file: str
) -> Iterator[Problem]:
    """Formulas can be read, name inputs that are declared, and are the same in all rows of a metric; every
    input is used and is no metric."""
    known = [row.cells["input_id"] for row in inputs]
    used: set[str] = set()
    all_read = True
    first: dict[str, Row] = {}
    for row in rules:
        text, metric = row.cells["formula"], row.cells["metric_id"]
        if text != first.setdefault(metric, row).cells["formula"]:
            found = f"The formula of {metric} differs from that on line {first[metric].line}."
            write = "Write the same, or give what is now measured another metric_id."
            yield problem(rules_file, row.line, "formula", "formula-differs", found, write)
        if not text:
            continue
        try:
            names = formula_of(text).inputs
        except NotAFormula as reason:
            write = (
                "Write such as 100 * good / output, with + - * /, brackets, min, max, previous, year_earlier."
            )
            yield problem(rules_file, row.line, "formula", "formula", f"{reason}.", write)
            all_read = False
            continue
        used |= set(names)
        for name in names:
            if name not in known:
                found = f"{shown(name)} is not in inputs.csv."
                write = did_you_mean(name, known) or "Declare it there, or correct it."
                yield problem(rules_file, row.line, "formula", "unknown-input", found, write)
    metrics = {row.cells["metric_id"] for row in rules}
    for row in inputs:
        name = row.cells["input_id"]
        if name in metrics:
            found, write = f"{name} is a metric as well.", "Give one of the two another id."
            yield problem(file, row.line, "input_id", "input-metric", found, write)
        elif name not in used and all_read:
            found = f"No formula uses {name}."
            write = "Use it in the column formula of normalisation.csv, or remove the row."
            yield problem(file, row.line, "input_id", "unused", found, write)


def check_sets(rows: Sequence[Row], nodes: Sequence[Row], file: str) -> Iterator[Problem]:
    """Sets of weights name parts of the tree, all of a parent or none, and not only with zeros."""
    siblings: dict[str, list[str]] = {}
    parents = {row.cells["node_id"]: row.cells["parent_id"] for row in nodes}
    products = {row.cells["node_id"] for row in nodes if row.cells["combine"] == "product"}
    for name, parent in parents.items():
        siblings.setdefault(parent, []).append(name)
    given: dict[tuple[str, str], dict[str, Row]] = {}
    for row in rows:
        name = row.cells["node_id"]
        if not parents.get(name) or parents[name] in products:
            found = f"{shown(name)} is no part of nodes.csv with a weight of its own."
            write = (
                did_you_mean(name, sorted(key for key, parent in parents.items() if parent)) or "Correct it."
            )
            yield problem(file, row.line, "node_id", "unknown-part", found, write)
        else:
            given.setdefault((row.cells["set_id"], parents[name]), {})[name] = row
    for (name, parent), found_rows in given.items():
        line = next(iter(found_rows.values())).line
        absent = [each for each in siblings[parent] if each not in found_rows]
        if absent:
            found = f"The set {name} has weights for some parts of {parent}, but not for {', '.join(absent)}."
            yield problem(file, line, "node_id", "weights", found, "Add them.")
        elif not any(Decimal(row.cells["weight"]) for row in found_rows.values()):
            found = f"The set {name} gives every part of {parent} the weight 0."
            yield problem(file, line, "weight", "weights", found, "Give at least one of them a weight.")
