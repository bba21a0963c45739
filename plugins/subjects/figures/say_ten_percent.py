"""The policy's yardstick of a tenth in words."""

from __future__ import annotations

from plugins.core.facts.assembly import Report
from plugins.core.statements.voice import Sentence, Voice

from .say_facts import Facts


def say_ten_percent(report: Report, voice: Voice) -> Sentence:
    """How many of the Assembly's figures that can be judged gained a tenth in a year, or that none can."""
    facts = Facts(report, voice.language)
    met, judged = facts.count("count/ten_met"), facts.count("count/ten_judged")
    if not judged.count:
        return voice.say("summary.yardstick_none")
    return voice.say("summary.yardstick", count=met, of=judged)
