"""The chapter of the policy to which a clause belongs."""

from __future__ import annotations

from collections.abc import Mapping

#: The chapters of the policy as readers look for them: by how their clauses begin, in order.
_CHAPTERS: Mapping[str, str] = {
    "Executive summary": "summary",
    "2.1": "measuring",
    "2.2": "interventions",
    "2.3": "pillars",
    "3": "plan",
    "4": "checking",
    "Work-plan table": "workplan",
}


def chapter_of(clause: str) -> str:
    """The chapter in which a clause stands: ``chapter_of("2.3.1")`` is ``"pillars"``.

    ``KeyError`` for a clause that stands in none of them.
    """
    for start, chapter in _CHAPTERS.items():
        if clause.startswith(start):
            return chapter
    raise KeyError(f"no chapter has the clause {clause!r}")
