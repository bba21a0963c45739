"""The canary edition: what is hidden holds numbers that occur nowhere else, as a desk's raw tables would.

``with_sentinels`` puts a sentinel into every empty number of each row whose status is ``suppressed``: what
the files could hold if somebody forgot to empty a cell, and no check had seen it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any, get_args, get_type_hints

from disclosure_control.canary import sentinels
from plugins.core.facts.read import Dataset
from plugins.core.facts.store import Facts
from plugins.core.facts.version import Version

#: Numbers that a suppressed row may still tell: papers, places, money.
_NEVER_HIDDEN = frozenset({"band", "submissions", "places", "cost_kes"})


def with_sentinels(dataset: Dataset) -> tuple[Dataset, dict[Decimal, str]]:
    """The dataset with sentinels under the status suppressed, and where each of them stands."""
    placed: dict[Decimal, str] = {}
    supply = sentinels()
    quarters = tuple(
        _filled_version(version, f"{version.release.quarter}/v{version.release.version}", supply, placed)
        for version in dataset.quarters
    )
    return replace(dataset, quarters=quarters), placed


def _filled_version(
    version: Version, where: str, supply: Iterator[Decimal], placed: dict[Decimal, str]
) -> Version:
    """A version with sentinels in its rows and in what subjects gathered from them."""
    rows = {kind: _filled(records, where, supply, placed) for kind, records in version.facts.tables}
    gathered = [_filled(fact, where, supply, placed) for fact in version.facts.facts]
    return replace(version, facts=Facts(rows, gathered))


def _filled(one: Any, where: str, supply: Iterator[Decimal], placed: dict[Decimal, str]) -> Any:
    """A record, or all it holds, with sentinels where it says that something is hidden."""
    if isinstance(one, tuple):
        filled = tuple(_filled(each, where, supply, placed) for each in one)
        return one if all(new is old for new, old in zip(filled, one, strict=True)) else filled
    if not is_dataclass(one) or isinstance(one, type):
        return one
    changed: dict[str, Any] = {}
    here = " ".join((where, type(one).__name__, *_key(one))).rstrip()
    for field in fields(one):
        value = getattr(one, field.name)
        if isinstance(value, tuple) or is_dataclass(value):
            new = _filled(value, here, supply, placed)
            if new is not value:
                changed[field.name] = new
    if getattr(one, "status", "") == "suppressed":
        for name, kind in _numbers(type(one)):
            if getattr(one, name) is None and name not in _NEVER_HIDDEN:
                sentinel = next(supply)
                placed[sentinel] = f"{here} {name}"
                changed[name] = kind(sentinel)
    return replace(one, **changed) if changed else one


def _key(one: Any) -> tuple[str, ...]:
    """The first word of a record, which tells it from others of its kind."""
    words = (getattr(one, field.name) for field in fields(one))
    return tuple(word for word in words if isinstance(word, str) and word)[:1]


@cache
def _numbers(record: type) -> tuple[tuple[str, type], ...]:
    """The fields that are a number or nothing."""
    found = []
    for name, hint in get_type_hints(record).items():
        kinds = get_args(hint)
        if type(None) in kinds and (Decimal in kinds or int in kinds):
            found.append((name, Decimal if Decimal in kinds else int))
    return tuple(found)
