"""Comparisons of parts (``comparisons.csv``) as weights, and what is wrong with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from checked_tables.fault import problem
from checked_tables.nearest import did_you_mean, shown
from checked_tables.problems import Problem
from checked_tables.table import Row

from .ahp import Disconnected, Judgement, Weighing, weigh
from .exact import ONE, half_up
from .tables import figure

#: The same comparison twice may differ by so much of itself.
_ROUNDING = Fraction(1, 1000)


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
