"""How the ids of units begin: ``dept_`` a department, ``cmt_`` a committee, ``office_`` an office."""

from __future__ import annotations

from collections.abc import Mapping

PREFIX: Mapping[str, str] = {"department": "dept", "committee": "cmt", "office": "office"}
_ARTICLE = {"department": "a department", "committee": "a committee", "office": "an office"}


def other_kind(kind: str, unit_id: str) -> str:
    """What is wrong with an id that begins as those of another kind do; empty where nothing is.

    >>> other_kind("committee", "dept_roads")
    'dept_roads begins as the id of a department, and this is a committee.'
    >>> other_kind("committee", "cmt_roads")
    ''
    """
    begun = unit_id.partition("_")[0]
    others = (other for other, prefix in PREFIX.items() if prefix == begun and other != kind)
    other = next(others, "") if kind in PREFIX else ""
    return f"{unit_id} begins as the id of {_ARTICLE[other]}, and this is {_ARTICLE[kind]}." if other else ""


def id_like(kind: str) -> str:
    """How the ids of a kind begin: ``cmt_``."""
    return f"{PREFIX[kind]}_"
