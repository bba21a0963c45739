"""Short names for new units, made from their names: a clerk need not know any."""

from __future__ import annotations

import re
from collections.abc import Container

from plugins.subjects.units.model_ids import PREFIX

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
    begun = "_".join([PREFIX.get(kind, "unit"), *(words or ["unnamed"])])[: _LONGEST - 3].rstrip("_")
    found, number = begun, 1
    while found in taken:
        number += 1
        found = f"{begun}_{number}"
    return found
