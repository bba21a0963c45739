"""How much each part counts, and whether what is written agrees with where it is said to come from.

``judgement`` and ``statute`` weights are written in ``nodes.csv``. ``equal`` gives every part of a parent
the same share. ``budget_allocation`` is the mean of the shares that respondents gave
(``allocations.csv``), ``ahp`` follows from their comparisons (``comparisons.csv``); such weights may be
left out of ``nodes.csv`` or written there beside, rounded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from checked_tables.fault import problem
from checked_tables.problems import Problem, has_errors
from checked_tables.table import Row

from .ahp import Weighing
from .comparisons import check_groups, from_comparisons
from .exact import ONE, ZERO, half_up, written

#: A written weight may differ from the one it is said to come from by so much of the whole.
_ROUNDING = Fraction(1, 1000)


@dataclass(slots=True)
class Weights:
    """Every part's weight relative to its siblings, the AHP results by parent, the weight_basis of every
    parent's parts, and what is wrong."""

    shares: dict[str, Fraction] = field(default_factory=dict)
    weighings: dict[str, Weighing] = field(default_factory=dict)
    bases: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def find_all_weights(
    tables: Mapping[str, Sequence[Row]], settings: Mapping[str, Any], files: Mapping[str, str]
) -> Weights:
    """The weights of the rows in force, with everything that is wrong with where they come from."""
    nodes, comparisons = tables["nodes"], tables.get("comparisons", ())
    allocations = tables.get("allocations", ())
    weighings, problems = from_comparisons(comparisons, settings["random_index"], files["comparisons"])
    problems += check_groups(weighings, nodes, comparisons, files["comparisons"])
    parents = {row.cells["node_id"]: row.cells["parent_id"] for row in nodes}
    for row in allocations:
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
        allocations=from_allocations(allocations, parents),
    )
    if not has_errors([*problems, *weights.problems]):
        problems += check_used(
            weights.bases, "ahp", comparisons, lambda row: row.cells["group"], files["comparisons"]
        )
        problems += check_used(
            weights.bases,
            "budget_allocation",
            allocations,
            lambda row: parents[row.cells["node_id"]],
            files["allocations"],
        )
    weights.problems += problems
    return weights


def find_weights(
    nodes: Sequence[Row],
    file: str,
    *,
    weights_sum: Decimal | None,
    comparisons: Mapping[str, Weighing],
    allocations: Mapping[str, Fraction],
) -> Weights:
    """The weight of every node. ``comparisons`` is by parent, ``allocations`` by node."""
    found = Weights(weighings=dict(comparisons))
    siblings: dict[str, list[Row]] = defaultdict(list)
    for row in nodes:
        siblings[row.cells["parent_id"]].append(row)
    for parent, rows in siblings.items():
        if parent:
            _weigh_siblings(parent, rows, file, weights_sum, allocations, found)
        else:
            found.shares |= {row.cells["node_id"]: ONE for row in rows}
    return found


def _weigh_siblings(
    parent: str,
    rows: Sequence[Row],
    file: str,
    weights_sum: Decimal | None,
    allocations: Mapping[str, Fraction],
    found: Weights,
) -> None:
    names = [row.cells["node_id"] for row in rows]
    bases = {row.cells["weight_basis"] for row in rows}
    line, several = rows[0].line, f"the parts of {parent}"

    def wrong(line: int, kind: str, what: str, write: str) -> None:
        found.problems.append(problem(file, line, "weight", kind, what, write))

    if len(bases) > 1:
        listed = " and ".join(sorted(basis or "nothing" for basis in bases))
        wrong(
            line, "weights", f"The weight_basis of {several} differs: {listed}.", "Write one for all of them."
        )
        return
    basis = found.bases[parent] = bases.pop()
    empty = [row for row in rows if not row.cells["weight"]]
    if empty and len(empty) < len(rows):
        said = f"This weight is empty, while others among {several} are not."
        wrong(empty[0].line, "weights", said, "Write all of them or none.")
        return
    derived = _derived(parent, names, basis, allocations, found)
    if derived is None and basis in ("ahp", "budget_allocation") and not (basis == "ahp" and not empty):
        source = "comparisons.csv" if basis == "ahp" else "allocations.csv"
        wrong(
            line, "weights", f"Nothing in {source} gives the weights of {several}.", f"Add them to {source}."
        )
        return
    if empty:
        if basis in ("judgement", "statute"):
            wrong(line, "weights", f"The weights of {several} are empty.", "Write them.")
            return
        found.shares |= derived or dict.fromkeys(names, Fraction(1, len(names)))
        return
    weights = {row.cells["node_id"]: Fraction(Decimal(row.cells["weight"])) for row in rows}
    total = sum(weights.values(), ZERO)
    if total == 0:
        wrong(
            line, "weights", f"The weights of {several} are all zero.", "Give at least one of them a weight."
        )
        return
    if weights_sum is not None and total != Fraction(weights_sum):
        said = f"The weights of {several} add up to {written(total)}, not to {weights_sum}."
        wrong(
            line,
            "weights-sum",
            said,
            "Correct them, or change or leave out weights_sum in scheme.toml: only proportions matter.",
        )
    if derived is not None:
        for row in rows:
            name = row.cells["node_id"]
            if abs(weights[name] / total - derived[name]) > _ROUNDING:
                share = half_up(derived[name] * total, 3)
                said = (
                    f"The weight {row.cells['weight']} contradicts its basis, {basis}, which gives {share}."
                )
                wrong(row.line, "weights-basis", said, f"Write {share}, or nothing for all {several}.")
        weights = derived
    found.shares |= weights


def _derived(
    parent: str, names: Sequence[str], basis: str, allocations: Mapping[str, Fraction], found: Weights
) -> dict[str, Fraction] | None:
    if basis == "equal":
        return dict.fromkeys(names, Fraction(1, len(names)))
    if basis == "ahp" and parent in found.weighings:
        weights = found.weighings[parent].weights
        if set(weights) == set(names):
            return {name: weights[name] for name in names}
    if basis == "budget_allocation" and all(name in allocations for name in names):
        total = sum((allocations[name] for name in names), ZERO)
        return {name: allocations[name] / total for name in names} if total else None
    return None


def check_used(
    bases: Mapping[str, str], wanted: str, rows: Sequence[Row], parent_of: Callable[[Row], str], file: str
) -> Iterable[Problem]:
    """Answers about a parent whose parts do not say that their weights come from them: they would count
    nothing. Comparisons may stand beside weights that are said to come from elsewhere: they are then shown
    beside them. One problem for each parent."""
    told: set[str] = set()
    for row in rows:
        parent = parent_of(row)
        basis = bases.get(parent, "")
        beside = wanted == "ahp" and basis in ("judgement", "statute", "budget_allocation")
        if parent not in told and basis != wanted and not beside:
            told.add(parent)
            found = f"These rows count nothing: the weight_basis of the parts of {parent} is not {wanted}."
            write = f"Write {wanted} as their weight_basis in nodes.csv, or remove the rows."
            yield problem(file, row.line, "", "unused", found, write)


def from_allocations(rows: Iterable[Row], parents: Mapping[str, str]) -> dict[str, Fraction]:
    """Each part's mean share of its parent, over the respondents who shared out points there."""
    points: dict[tuple[str, str], dict[str, Fraction]] = defaultdict(dict)
    for row in rows:
        name = row.cells["node_id"]
        points[parents.get(name, ""), row.cells["respondent"]][name] = Fraction(Decimal(row.cells["points"]))
    shares: dict[str, list[Fraction]] = defaultdict(list)
    for given in points.values():
        total = sum(given.values(), ZERO)
        for name, each in given.items():
            if total:
                shares[name].append(each / total)
    return {name: sum(each, ZERO) / len(each) for name, each in shares.items()}
