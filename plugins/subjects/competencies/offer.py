"""A competency by its name."""

from __future__ import annotations

from plugins.core.pages.teller import Teller
from plugins.subjects.framework.record import Competency, Framework


def competency_name(teller: Teller, competency: Competency) -> str:
    """A competency's name; the family with it where another family has one of the same name."""
    same = [one for one in teller.assembly.reference[Framework].competencies if one.name == competency.name]
    name = teller.plain(competency.name)
    return f"{name} ({teller.t(f'framework.type_{competency.family}')})" if len(same) > 1 else name
