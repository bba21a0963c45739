"""What can be wrong with a scheme although each of its cells is right by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from checked_tables.fault import problem
from checked_tables.nearest import did_you_mean, shown
from checked_tables.problems import Problem
from checked_tables.table import Row


def check_tree(rows: Sequence[Row], file: str) -> Iterator[Problem]:
    """One root, no unknown parent, no cycle; metrics at the leaves and nowhere else, each once."""
    by_id = {row.cells["node_id"]: row for row in rows}
    roots = [row for row in rows if not row.cells["parent_id"]]
    if not roots:
        yield problem(
            file,
            0,
            "parent_id",
            "no-root",
            "No row has an empty parent_id, so nothing is the whole.",
            "Leave parent_id empty on the row of the whole index.",
        )
    for row in roots[1:]:
        first_root = f"{roots[0].cells['node_id']} (line {roots[0].line})"
        found = f"{row.cells['node_id']} has no parent, nor has {first_root}."
        yield problem(
            file, row.line, "parent_id", "two-roots", found, "Only the whole index has none: write a node_id."
        )
    parents = Counter(row.cells["parent_id"] for row in rows)
    for row in rows:
        yield from _check_place(row, by_id, file)
        yield from _check_leaf(row, parents[row.cells["node_id"]] > 0, file)
    first: dict[str, int] = {}
    for row in rows:
        metric = row.cells["metric_id"]
        if metric and first.setdefault(metric, row.line) != row.line:
            found = f"The metric {metric} already counts on line {first[metric]}."
            yield problem(file, row.line, "metric_id", "metric-twice", found, "Keep it in one place.")


def _check_place(row: Row, by_id: Mapping[str, Row], file: str) -> Iterator[Problem]:
    parent = row.cells["parent_id"]
    if parent and parent not in by_id:
        found = f"{shown(parent)} is no node_id of this file."
        write = did_you_mean(parent, sorted(by_id)) or "Write the node_id of another row."
        yield problem(file, row.line, "parent_id", "unknown-parent", found, write)
        return
    path = [row.cells["node_id"]]
    while parent and parent in by_id and parent not in path:
        path.append(parent)
        parent = by_id[parent].cells["parent_id"]
    if parent == path[0]:
        found = f"This part is inside itself: {' in '.join([*path, parent])}."
        yield problem(file, row.line, "parent_id", "cycle", found, "Give one of them another parent.")


def _check_leaf(row: Row, has_parts: bool, file: str) -> Iterator[Problem]:
    cells = row.cells
    if cells["metric_id"] and has_parts:
        found = f"{cells['node_id']} is a metric and has parts as well."
        yield problem(
            file, row.line, "metric_id", "metric-with-parts", found, "Put the metric on a row of its own."
        )
    if not cells["metric_id"] and not has_parts:
        found = f"{cells['node_id']} has neither parts nor a metric."
        yield problem(
            file,
            row.line,
            "metric_id",
            "empty-part",
            found,
            "Write its metric_id, or rows that name it as parent.",
        )
    if cells["metric_id"]:
        for name in (
            "mean_order",
            "combine",
            "missing_rule",
            "min_coverage_pct",
            "coverage_of",
            "coverage_by",
        ):
            if cells[name]:
                found = "A metric has no parts to which this could apply."
                yield problem(file, row.line, name, "rule-on-metric", found, "Empty this cell.")


def check_metrics(
    nodes: Sequence[Row], rules: Sequence[Row], nodes_file: str, rules_file: str
) -> Iterator[Problem]:
    """Every leaf has a rule and every rule a leaf."""
    leaves = {row.cells["metric_id"] for row in nodes if row.cells["metric_id"]}
    ruled = {row.cells["metric_id"] for row in rules}
    for row in nodes:
        metric = row.cells["metric_id"]
        if metric and metric not in ruled:
            found = f"{shown(metric)} has no row in normalisation.csv."
            write = did_you_mean(metric, sorted(ruled - leaves)) or "Add one that says how it is scored."
            yield problem(nodes_file, row.line, "metric_id", "no-rule", found, write)
    for row in rules:
        metric = row.cells["metric_id"]
        if metric not in leaves:
            found = f"{shown(metric)} is no metric of nodes.csv, so it would count nowhere."
            write = (
                did_you_mean(metric, sorted(leaves - ruled))
                or "Give it a place in nodes.csv or remove the row."
            )
            yield problem(rules_file, row.line, "metric_id", "orphan-metric", found, write)


def check_bands(rows: Sequence[Row], scale: tuple[Decimal, Decimal], file: str) -> Iterator[Problem]:
    """Numbered from 1, and tiling the scale from end to end without gap or overlap."""
    below: Row | None = None
    for number, row in enumerate(rows, start=1):
        lower, upper = row.cells["lower"], row.cells["upper"]
        if row.cells["number"] != str(number):
            found = f"The {number}. band has the number {row.cells['number']}."
            yield problem(
                file,
                row.line,
                "number",
                "band-number",
                found,
                f"Write {number}; the lowest band comes first.",
            )
        if lower and upper and Decimal(lower) >= Decimal(upper):
            found = f"The band ends at {upper}, where it begins or before."
            yield problem(file, row.line, "upper", "empty-band", found, f"Write more than {lower}.")
        if below is None:
            if lower and Decimal(lower) != scale[0]:
                found = f"The scale begins at {scale[0]}, the first band at {lower}."
                yield problem(
                    file, row.line, "lower", "band-gap", found, f"Write {scale[0]}, or nothing for no limit."
                )
        else:
            yield from _check_seam(below, row, file)
        below = row
    if below is not None and below.cells["upper"] and Decimal(below.cells["upper"]) != scale[1]:
        found = f"The scale ends at {scale[1]}, the last band at {below.cells['upper']}."
        yield problem(
            file, below.line, "upper", "band-gap", found, f"Write {scale[1]}, or nothing for no limit."
        )


def _check_seam(below: Row, row: Row, file: str) -> Iterator[Problem]:
    upper, lower = below.cells["upper"], row.cells["lower"]
    if not upper or not lower:
        column = "lower" if upper else "upper"
        at = row if upper else below
        found = "Only the first band may have no lower and only the last no upper limit."
        yield problem(file, at.line, column, "band-overlap", found, f"Write {upper or lower or 'the limit'}.")
    elif Decimal(lower) != Decimal(upper):
        gap = Decimal(lower) > Decimal(upper)
        what = f"Nothing covers {upper} to {lower}" if gap else f"{lower} to {upper} is in two bands"
        kind = "band-gap" if gap else "band-overlap"
        yield problem(
            file, row.line, "lower", kind, f"{what}.", f"Write {upper}, where line {below.line} ends."
        )
