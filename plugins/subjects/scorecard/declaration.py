"""The balanced scorecard: a section of each report."""

from __future__ import annotations

from plugins.core.subject import Subject

SUBJECT = Subject(word="scorecard", uses=("figures",))
