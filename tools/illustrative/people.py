"""Illustrative competencies and trainings, protected as staff would: what is hidden is never written.

The raw counts exist only while this runs. Each hidden row is joined by another of the same competency, so
that nobody can subtract; which rule hid how many numbers is counted over all tables together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from .hidden import hidden_elsewhere
from .people_story import ASKED, ASSESSED, HELD, STAFF, Held
from .place import EXAMPLE
from .story import Edition
from .tables import Row, around, half_up, read_table, whole

LEAST, LEAST_BASE = 5, 10


class Level(NamedTuple):
    """People assessed at one level of work, those who reach the level asked for, and levels short."""

    people: int
    reached: int
    short: int

    @property
    def rule(self) -> str:
        """Why it may not be told; empty if it may."""
        if self.people < LEAST_BASE:
            return "small_base"
        if self.reached in (0, self.people):
            return "whole_group"
        return "small_count" if min(self.reached, self.people - self.reached) < LEAST else ""


def people_tables(edition: Edition) -> Mapping[str, Sequence[Row]]:
    """What the edition has of competencies, trainings, and the reasons for what is hidden."""
    rules: Counter[str] = Counter()
    tables: dict[str, Sequence[Row]] = {}
    if edition.quarter in STAFF:
        tables["competency_summary"] = _summaries(edition.quarter, rules)
    if edition.quarter in HELD:
        held = enumerate(HELD[edition.quarter], start=1)
        tables["training_local"] = [_training(edition, number, one, rules) for number, one in held]
    rules += hidden_elsewhere(edition)
    if +rules:
        tables["hidden_reasons"] = [{"rule": rule, "numbers": rules[rule]} for rule in sorted(+rules)]
    return tables


def raw(quarter: str, competency_id: str, family: str) -> dict[str, Level]:
    """The counts before anything is hidden, by level of work."""
    found = {}
    for stratum in ASKED[family]:
        people = STAFF[quarter][stratum]
        share = around(0.55, 0.13, "share", competency_id) + around(0, 0.09, "at", competency_id, stratum)
        share += {"top": 0.2, "senior": 0.05, "basic": -0.03}.get(stratum, 0)
        if quarter == "2026-27-Q1":
            share += around(0.03, 0.03, "since", competency_id)
        reached = min(people, whole(people * share))
        short = whole((people - reached) * around(1.3, 0.2, "levels", competency_id, stratum))
        found[stratum] = Level(people, reached, max(short, people - reached))
    return found


def _summaries(quarter: str, rules: Counter[str]) -> list[Row]:
    rows: list[Row] = []
    seen: Counter[str] = Counter()
    for one in read_table(EXAMPLE.reference / "competencies.csv"):
        family = one["family"]
        seen[family] += 1
        if seen[family] <= ASSESSED[quarter][family]:
            rows += _of_competency(one["competency_id"], raw(quarter, one["competency_id"], family), rules)
    return rows


def _of_competency(competency_id: str, levels: Mapping[str, Level], rules: Counter[str]) -> list[Row]:
    everybody = Level(*(sum(each) for each in zip(*levels.values(), strict=True)))
    hidden = {stratum: level.rule for stratum, level in levels.items() if level.rule}
    spare = sorted((stratum for stratum in levels if stratum not in hidden), key=lambda s: levels[s].people)
    while hidden and not _keep_each_other([levels[stratum] for stratum in hidden]):
        hidden[spare.pop(0)] = "complement"
    for rule in hidden.values():
        rules[rule] += 3
    named = {"all": everybody, **levels}
    return [_row(competency_id, stratum, level, stratum in hidden) for stratum, level in named.items()]


def _keep_each_other(levels: Sequence[Level]) -> bool:
    """Whether the hidden ones together leave room enough for each to be many things."""
    reached = sum(level.reached for level in levels)
    others = sum(level.people - level.reached for level in levels)
    return len(levels) > 1 and reached >= LEAST and others >= LEAST


def _row(competency_id: str, stratum: str, level: Level, hidden: bool) -> Row:
    row: Row = {"stratum_id": stratum, "competency_id": competency_id}
    if hidden:
        return row | {"status": "suppressed"}
    gap = half_up(Decimal(level.short) / level.people, 2)
    return row | {
        "n_assessed": level.people,
        "n_at_or_above": level.reached,
        "mean_gap": gap,
        "status": "reported",
    }


def _training(edition: Edition, number: int, one: Held, rules: Counter[str]) -> Row:
    row: Row = {
        "training_id": f"trn_{edition.quarter.replace('-', '_').lower()}_{number:02d}",
        "title_en": f"{one.title.en} (example)",
        "title_sw": f"{one.title.sw} (mfano)",
        "topic": one.topic,
        "competency_ids": one.competencies,
        "provider_kind": one.kind,
        "provider": one.provider,
        "started_on": one.first,
        "ended_on": one.last,
        "mode": one.mode,
        "cadre": one.cadre,
        "places": one.places,
        "cost_kes": one.cost,
    }
    if one.people < LEAST:
        rules["small_count"] += 3
        rules["small_base"] += 1
        return row | {"status": "suppressed"}
    row |= {"status": "reported", "attended": one.people}
    for column, part in (("attended_women", one.women), ("attended_pwd", one.pwd)):
        if part >= LEAST and one.people - part >= LEAST:
            row[column] = part
        else:
            rules["small_count"] += 1
    if one.marks >= LEAST_BASE:
        row |= {"evaluation_mean": one.mean, "n_evaluations": one.marks}
    return row
