"""What became of a unit, in sentences; their verbs go after the class of its Kiswahili name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from plugins.core.facts.assembly import Assembly, Report
from plugins.core.statements import formats
from plugins.core.statements.voice import Sentence, Voice

from .measure import by_id
from .model import Counted
from .model_changes import Event, events, former_names
from .record import Unit, UnitChange


def say_events(
    changes: Iterable[UnitChange], units: Mapping[str, Unit], unit: Unit, voice: Voice
) -> Iterator[tuple[Event, Sentence]]:
    """Everything that happened to a unit, newest first, each with its sentence."""
    for event in reversed(events(changes)):
        if unit.unit_id in (*event.before, *event.after):
            yield event, _say(event, units, unit, voice)


def say_ended(assembly: Assembly, unit: Unit, voice: Voice) -> Sentence | None:
    """How a unit ended and its last figures; ``None`` for one that goes on."""
    told = say_events(assembly.rows(UnitChange), by_id(assembly.rows(Unit)), unit, voice)
    return next((said for event, said in told if event.ends(unit.unit_id)), None)


def say_former_names(assembly: Assembly, unit: Unit, voice: Voice) -> tuple[Sentence, ...]:
    """What a unit was called and until when, newest first."""
    return tuple(
        _called(change, unit, voice) for change in former_names(assembly.rows(UnitChange), unit.unit_id)
    )


def say_no_comparison(event: Event, unit: Unit, voice: Voice) -> Sentence:
    """Why figures before and after an event are not compared."""
    key = "began" if event.begins(unit.unit_id) else "changed"
    return _filled(f"no_comparison_{key}", unit, voice, day=event.first.effective_on)


def say_counted(report: Report, voice: Voice) -> tuple[Sentence, ...]:
    """Who is asked since this report, who no more, and who closed within its months."""
    counted = report.get(Counted) or Counted()
    months = formats.months(report.quarter, voice.language)
    said = []
    for key, units in (("new", counted.new), ("gone", counted.gone)):
        if units:
            names = _listed(units, voice)
            given = {"months": months} if key == "new" else {}
            text = voice.words(f"counted.{key}", count=len(units), names=names, **given)
            said.append(Sentence(text, voice.language))
    said += [_filled("reported_until", unit, voice, day=day) for unit, day in counted.until]
    return tuple(said)


def _say(event: Event, units: Mapping[str, Unit], unit: Unit, voice: Voice) -> Sentence:
    first, own = event.first, unit.unit_id
    if first.kind == "renamed":
        return _called(first, unit, voice)
    if first.kind == "moved":
        above = units.get(first.was_parent_id or "")
        names = _listed([above] if above else [], voice)
        return _filled("moved", unit, voice, day=first.effective_on, names=names)
    ended, began = event.ends(own), event.begins(own)
    others = [units[each] for each in (event.before if began or not ended else event.after) if each in units]
    gave = own in event.before and own in event.after and first.kind == "split"
    handed = first.kind == "transferred" and own in event.before
    if gave or handed:
        others = [units[each] for each in event.after if each in units]
    names = _listed([each for each in others if each.unit_id != own], voice)
    if ended:
        last = formats.months(unit.last_quarter, voice.language) if unit.last_quarter else ""
        given = {} if first.kind == "closed" else {"names": names}
        return _filled(first.kind, unit, voice, day=first.effective_on, last=last, **given)
    if first.kind == "created":
        return _filled("created", unit, voice, day=first.effective_on)
    key = "began" if began else "gave" if gave or handed else "took"
    return _filled(key, unit, voice, day=first.effective_on, names=names)


def _called(change: UnitChange, unit: Unit, voice: Voice) -> Sentence:
    old = change.was.said_in(voice.language)[0]
    return _said("renamed", unit, voice, old=old, day=formats.day(change.effective_on, voice.language))


def _filled(key: str, unit: Unit, voice: Voice, *, day: date, **given: str) -> Sentence:
    name = unit.name.said_in(voice.language)[0]
    return _said(key, unit, voice, name=name, day=formats.day(day, voice.language), **given)


def _said(key: str, unit: Unit, voice: Voice, **given: str) -> Sentence:
    return voice.say(f"unit_life.{key}.{unit.noun_class}", count=None, of=None, about="", **given)


def _listed(units: Iterable[Unit], voice: Voice) -> str:
    return formats.listed([unit.name.said_in(voice.language)[0] for unit in units], voice.language)
