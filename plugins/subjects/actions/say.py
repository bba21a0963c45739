"""Corrective actions, counted at the report's date."""

from __future__ import annotations

from plugins.core.facts.assembly import Report
from plugins.core.statements.voice import Sentence, Voice, joined
from plugins.subjects.figures.say_facts import Facts


def say_actions(report: Report, voice: Voice) -> Sentence:
    """How many corrective actions are open, past their date and done."""
    facts = Facts(report, voice.language)
    opened, overdue, done = (facts.count(f"count/{name}_actions") for name in ("open", "overdue", "done"))
    said = [voice.say("actions.open", count=opened) if opened.count else voice.say("actions.none")]
    as_at = facts.day("release/as_at")
    if opened.count or overdue.count:
        said.append(voice.say("actions.overdue", count=overdue, as_at=as_at))
    if done.count:
        said.append(voice.say("actions.done", count=done))
    return joined(said)
