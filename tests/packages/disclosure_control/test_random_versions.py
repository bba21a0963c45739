"""Random tables, protected, with reasons and a corrected second version: what the attack says is true, it is
all that can be known, and what it lets pass keeps what it hides.

``PYTHONPATH=plugins/packages python -m tests.packages.disclosure_control.test_random_versions 2000`` tries as
many as one likes.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import product
from random import Random

import pytest

from disclosure_control.attacker import Finding
from disclosure_control.complement import Unprotectable, costs_of, protect
from disclosure_control.package import Changed, Number, Said, package_of_versions
from disclosure_control.primary import Reason, hidden_first
from disclosure_control.system import Interval, Relation, System, total
from disclosure_control.told import Told, attack_with_reasons

Counts = dict[str, int]
_RULE: Mapping[Reason, str] = {
    "small count": "small_count",
    "zero": "small_count",
    "whole group": "whole_group",
}


def drawn(random: Random) -> tuple[list[str], list[str], Counts]:
    rows = [f"r{n}" for n in range(random.randint(2, 4))]
    columns = [f"c{n}" for n in range(random.randint(2, 4))]
    counts = {
        f"{row}{column}": random.choice((0, random.randint(1, 4), *(random.randint(5, 60) for _ in range(4))))
        for row, column in product(rows, columns)
    }
    return rows, columns, counts


def with_totals(rows: list[str], columns: list[str], counts: Counts) -> Counts:
    whole = dict(counts)
    for row in rows:
        whole[row] = sum(counts[f"{row}{column}"] for column in columns)
    for column in columns:
        whole[column] = sum(counts[f"{row}{column}"] for row in rows)
    whole["all"] = sum(counts.values())
    return whole


def ties(rows: list[str], columns: list[str]) -> list[Relation]:
    return [
        *(total(f"{row} =", row, [f"{row}{column}" for column in columns]) for row in rows),
        *(total(f"{column} =", column, [f"{row}{column}" for row in rows]) for column in columns),
        total("all by rows =", "all", rows),
    ]


def said(values: Counts, hidden: set[str], relations: list[Relation]) -> list[Said]:
    numbers = (
        Number(
            name=name, table="t", hidden=name in hidden, printed=None if name in hidden else Decimal(value)
        )
        for name, value in values.items()
    )
    return [*numbers, *relations]


def whole_of(values: Counts, relations: list[Relation]) -> System:
    """Every number of one version, printed, with its true value."""
    every = package_of_versions([said(values, set(values), relations)]).system
    cells = (
        replace(
            cell, hidden=False, value=(value := Decimal(values[cell.name])), published=Interval(value, value)
        )
        for cell in every.cells
    )
    return System(cells=tuple(cells), relations=every.relations)


def told_of(hidden: set[str], reasons: Mapping[str, Reason]) -> Told:
    rules = Counter(_RULE[reasons[name]] if name in reasons else "complement" for name in hidden)
    return Told(name="reasons", among=dict.fromkeys(hidden, 1), rules=rules)  # type: ignore[arg-type]


def check_true(findings: Iterable[Finding], values: Mapping[str, int]) -> None:
    for each in findings:
        assert (each.lowest or 0) <= values[each.cell], each
        assert each.highest is None or values[each.cell] <= each.highest, each


def tried(random: Random) -> str:
    """Protect a table and attack it with its reasons; correct a number, protect that as if it were alone, and
    attack both versions. Whatever is found holds the true value; what came of it is counted."""
    rows, columns, counts = drawn(random)
    first, relations = with_totals(rows, columns, counts), ties(rows, columns)
    reasons = hidden_first(whole_of(first, relations))
    try:
        done = protect(whole := whole_of(first, relations), reasons, costs_of(whole))
    except Unprotectable:
        return "left out: it cannot be protected"
    then = {*done.first, *done.complement}
    alone = package_of_versions([said(first, then, relations)]).system
    plain = attack_with_reasons(alone, [])
    assert {each.verdict for each in plain} <= {"protected"}, first
    knowing = attack_with_reasons(alone, [told_of(then, reasons)], plain=plain)
    check_true((*plain, *knowing), first)
    came = "told" if all(each.verdict == "protected" for each in knowing) else "not told"

    at = random.choice(list(counts))
    counts[at] = random.randint(5, 60)
    second = with_totals(rows, columns, counts)
    changed = {name for name in second if second[name] != first[name]}
    again = protect(whole := whole_of(second, relations), hidden_first(whole), costs_of(whole))
    now = {*again.first, *again.complement}
    left = set(random.sample(rows, random.randint(0, 1)))  # totals that version 2 leaves out
    kept = {name: value for name, value in second.items() if name not in left}
    fewer = [tie for tie in relations if not left & set(tie.terms)]
    versions = [said(first, then, relations), [*said(kept, now & set(kept), fewer), *map(Changed, changed)]]
    found = attack_with_reasons(package_of_versions(versions).system, [])
    values = {**second, **{f"{name} (before change 1)": value for name, value in first.items()}}
    check_true(found, values | {name: first[name] for name in left})
    stopped = any(each.verdict != "protected" for each in found)
    return f"reasons {came}; version 2 {'is stopped' if stopped else 'passes'}"


@pytest.mark.parametrize("seed", range(12))
def test_nothing_is_found_that_is_not_true_and_nothing_passes_that_is_found(seed: int) -> None:
    assert tried(Random(seed))


@pytest.mark.parametrize("seed", range(25))
def test_what_is_found_is_all_that_can_be_known(seed: int) -> None:
    """Every world that fits a small table and what is told of its reasons, one by one."""
    random = Random(seed)
    parts = "abc"[: random.randint(2, 3)]
    values = {name: random.randint(0, 9) for name in f"{parts}z"}
    values["all"] = sum(values.values())
    hidden = set(parts)
    few = sum(value <= 4 for name, value in values.items() if name in hidden)
    told = Told(name="reasons", among=dict.fromkeys(hidden, 1),
                rules={"small_count": few, "complement": len(parts) - few})  # fmt: skip
    system = package_of_versions([said(values, hidden, [total("all =", "all", [*parts, "z"])])]).system
    worlds = [
        world
        for world in product(range(values["all"] + 1), repeat=len(parts))
        if sum(world) == values["all"] - values["z"] and sum(value <= 4 for value in world) == few
    ]
    for each in attack_with_reasons(system, [told]):
        possible = [world[parts.index(each.cell)] for world in worlds]
        assert (each.lowest, each.highest) == (min(possible), max(possible))


if __name__ == "__main__":
    came = Counter(tried(Random(seed)) for seed in range(int(sys.argv[1])))
    print("\n".join(f"{number:6,} {what}" for what, number in sorted(came.items())))
