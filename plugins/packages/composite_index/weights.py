"""How much each part counts, and whether what is written agrees with where it is said to come from.

``judgement`` and ``statute`` weights are written in ``nodes.csv``. ``equal`` gives every part of a parent
the same share. ``budget_allocation`` is the mean of the shares that respondents gave
(``allocations.csv``), ``ahp`` follows from their comparisons (``comparisons.csv``); such weights may be
left out of ``nodes.csv`` or written there beside, rounded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from checked_tables.fault import problem
from checked_tables.nearest import did_you_mean, shown
from checked_tables.problems import Problem
from checked_tables.table import Row

from .ahp import Disconnected, Judgement, Weighing, weigh
from .exact import ONE, ZERO, half_up, written
from .tables import figure

#: A written weight may differ from the one it is said to come from by so much of the whole.
_ROUNDING = Fraction(1, 1000)


@dataclass(slots=True)
class Weights:
    """Every part's weight relative to its siblings, the AHP results by parent, and what is wrong."""

    shares: dict[str, Fraction] = field(default_factory=dict)
    weighings: dict[str, Weighing] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


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
    basis = bases.pop()
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


def from_comparisons(
    rows: Sequence[Row], random_index: str, file: str
) -> tuple[dict[str, Weighing], list[Problem]]:
    """The weighing of every group, and what is wrong; a CR above 0.10 is a warning that says which
    comparison to look at again."""
    problems: list[Problem] = []
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.cells["group"]].append(row)
        problems += _check_comparison(row, file)
    problems += _check_repeated(rows, file)
    if problems:
        return {}, problems
    weighings = {}
    for group, members in groups.items():
        judgements = [_judgement(row) for row in members]
        try:
            weighings[group] = found = weigh(judgements, random_index)
        except Disconnected as reason:
            line = members[0].line
            write = "Add comparisons that connect them."
            problems.append(problem(file, line, "row", "not-connected", f"{reason}.", write))
            continue
        problems += _check_consistent(group, found, members, file)
    return weighings, problems


def _judgement(row: Row) -> Judgement:
    cells = row.cells
    value = figure(cells["value"])
    return Judgement(row=cells["row"], col=cells["col"], value=value or ONE, respondent=cells["respondent"])


def _check_comparison(row: Row, file: str) -> Iterable[Problem]:
    value = figure(row.cells["value"])
    if value is not None and value <= 0:
        yield problem(
            file,
            row.line,
            "value",
            "not-positive",
            f"{row.cells['value']} is not above zero.",
            "Write such as 3 or 1/3.",
        )
    if row.cells["row"] == row.cells["col"] and value != 1:
        yield problem(
            file,
            row.line,
            "col",
            "with-itself",
            f"{row.cells['row']} is compared with itself.",
            "Remove the row, or name another part.",
        )


def _check_repeated(rows: Sequence[Row], file: str) -> Iterable[Problem]:
    """The same two parts twice, by one respondent: either way round, and contradicting or not."""
    first: dict[tuple[str, str, frozenset[str]], Row] = {}
    for row in rows:
        cells = row.cells
        if cells["row"] == cells["col"]:
            continue
        key = cells["group"], cells["respondent"], frozenset((cells["row"], cells["col"]))
        earlier = first.setdefault(key, row)
        if earlier is row:
            continue
        one, other = figure(earlier.cells["value"]), figure(cells["value"])
        turned = earlier.cells["row"] != cells["row"]
        if one and other and abs((one * other if turned else one / other) - 1) < _ROUNDING:
            continue
        found = f"This contradicts line {earlier.line}, which compares the same two parts."
        yield problem(file, row.line, "value", "contradiction", found, "Keep one of the two.")


def _check_consistent(group: str, found: Weighing, members: Sequence[Row], file: str) -> Iterable[Problem]:
    if found.repair is None or found.cr is None or found.is_consistent:
        return
    repair = found.repair
    pair = {repair.row, repair.col}
    line = next(row.line for row in members if {row.cells["row"], row.cells["col"]} == pair)
    said = (
        f"The comparisons{f' of {group}' if group else ''} contradict one another: CR {half_up(found.cr, 3)}"
    )
    yield problem(
        file,
        line,
        "value",
        "inconsistent",
        f"{said} ({found.random_index}), above 0.10.",
        f"Look again at {repair.row} against {repair.col}: it says {half_up(repair.value, 3)}, the others "
        f"suggest {half_up(repair.suggested, 3)}.",
        "warning",
    )


def check_groups(
    weighings: Mapping[str, Weighing], nodes: Sequence[Row], rows: Sequence[Row], file: str
) -> Iterable[Problem]:
    """Comparisons name a parent as their group and compare its parts, all of them."""
    parts: dict[str, set[str]] = defaultdict(set)
    for row in nodes:
        parts[row.cells["parent_id"]].add(row.cells["node_id"])
    for row in rows:
        group = row.cells["group"]
        if group not in parts or not group:
            write = (
                did_you_mean(group, sorted(filter(None, parts))) or "Write the node_id of a part with parts."
            )
            yield problem(
                file, row.line, "group", "unknown-group", f"{shown(group)} has no parts in nodes.csv.", write
            )
            continue
        for column in ("row", "col"):
            name = row.cells[column]
            if name not in parts[group]:
                write = did_you_mean(name, sorted(parts[group])) or f"Write a part of {group}."
                yield problem(
                    file, row.line, column, "unknown-part", f"{shown(name)} is no part of {group}.", write
                )
    for group, found in weighings.items():
        absent = sorted(parts.get(group, set()) - set(found.weights))
        if absent and set(found.weights) <= parts.get(group, set()):
            line = next(row.line for row in rows if row.cells["group"] == group)
            said = f"Nobody compared {', '.join(absent)} with the other parts of {group}."
            yield problem(file, line, "group", "not-compared", said, "Add a comparison.")
