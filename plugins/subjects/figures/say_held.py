"""One statement as a sentence that stands by itself: a figure held against another, or against its target."""

from __future__ import annotations

from typing import Literal

from plugins.core.claims.statement import Base
from plugins.core.facts.assembly import Report
from plugins.core.statements.voice import Sentence, Voice, joined
from plugins.subjects.units.record import ASSEMBLY_ID

from .model import Result
from .say import say_alone, say_figure, say_uncompared
from .say_caveats import say_caveats
from .say_facts import unit_name
from .say_target import say_target

#: What a figure is held against.
Held = Base | Literal["target"]
HELD: tuple[Held, ...] = ("previous", "year", "target")


def say_held(report: Report, result: Result, held: Held, voice: Voice) -> Sentence:
    """The figure and what it is compared with, or why it is not; or whether its target was kept. A unit is
    named first."""
    if held == "target":
        caveats = say_caveats(report, result.leading, voice, held_alone=True)
        said = [
            say_alone(report, result, voice),
            *caveats,
            *say_target(report, result, voice, held_alone=True),
        ]
    else:
        said = [say_figure(report, result, voice, held), *say_uncompared(report, result, held, voice)]
    if result.unit.unit_id != ASSEMBLY_ID:
        said.insert(0, voice.say("figure_of.unit", unit=unit_name(result.unit, voice.language)))
    return joined(said)
