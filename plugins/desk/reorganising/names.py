"""Short names for new units, made from their names: a clerk need not know any."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

_PREFIX: Mapping[str, str] = {"department": "dept", "committee": "cmt", "office": "office"}
_ARTICLE = {"department": "a department", "committee": "a committee", "office": "an office"}
_SILENT = frozenset(("department", "committee", "office", "of", "the", "and", "for", "on", "in"))
_LONGEST = 50


def id_from(kind: str, name: str, taken: Container[str]) -> str:
    """The id of a new unit; none of those ``taken``, which are never used again.

    >>> id_from("department", "Department of Finance", {"dept_acacia"})
    'dept_finance'
    >>> id_from("committee", "Budget and Health Committee", {"cmt_budget_health"})
    'cmt_budget_health_2'
    """
    words = [each for each in re.findall(r"[a-z0-9]+", name.casefold()) if each not in _SILENT]
    begun = "_".join([_PREFIX.get(kind, "unit"), *(words or ["unnamed"])])[: _LONGEST - 3].rstrip("_")
    found, number = begun, 1
    while found in taken:
        number += 1
        found = f"{begun}_{number}"
    return found


def other_kind(kind: str, unit_id: str) -> str:
    """What is wrong with an id that begins as those of another kind do; empty where nothing is.

    >>> other_kind("committee", "dept_roads")
    'dept_roads begins as the id of a department, and this is a committee.'
    >>> other_kind("committee", "cmt_roads")
    ''
    """
    begun = unit_id.partition("_")[0]
    others = (other for other, prefix in _PREFIX.items() if prefix == begun and other != kind)
    other = next(others, "") if kind in _PREFIX else ""
    return f"{unit_id} begins as the id of {_ARTICLE[other]}, and this is {_ARTICLE[kind]}." if other else ""


def id_like(kind: str) -> str:
    """How the ids of a kind begin: ``cmt_``."""
    return f"{_PREFIX[kind]}_"
