"""A figure's values in words: the series behind captions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from plugins.core.statements.voice import Sentence, Voice, joined

from .say_facts import Fact


@dataclass(frozen=True, slots=True)
class Spot:
    """One place in a figure: its name, its value (``None`` if missing) and how the value is written."""

    label: str
    value: Decimal | None
    fact: Fact


def moved(known: Sequence[Spot], least: Decimal) -> str:
    """``rose``, ``fell``, ``same`` (a difference under ``least``) or ``one``, from first to last."""
    if len(known) == 1:
        return "one"
    difference = value_in(known[-1]) - value_in(known[0])
    if difference == 0 or abs(difference) < least:
        return "same"
    return "rose" if difference > 0 else "fell"


def ends(known: Sequence[Spot], word: str) -> dict[str, Fact]:
    """What a title with that word names: the last value and, where it rose or fell, the first."""
    found = {"last": known[-1].fact}
    return found | {"first": known[0].fact} if word in ("rose", "fell") else found


def over_time(spots: Sequence[Spot], voice: Voice) -> Sentence:
    """A line in words: where it begins and ends, its lowest and highest point, what is missing."""
    known = [spot for spot in spots if spot.value is not None]
    if not known:
        return voice.say("caption_text.no_point")
    if len(known) == 1:
        said = voice.say("caption_text.one_point", last=known[0].fact, last_label=known[0].label)
    elif len(known) == 2:
        first, last = known
        said = voice.say(
            "caption_text.two_points",
            first=first.fact,
            last=last.fact,
            first_label=first.label,
            last_label=last.label,
        )
    else:
        found = {
            "first": known[0],
            "last": known[-1],
            "lowest": min(known, key=value_in),
            "highest": max(known, key=value_in),
        }
        facts = {name: spot.fact for name, spot in found.items()}
        labels = {f"{name}_label": spot.label for name, spot in found.items()}
        said = voice.say("caption_text.over_time", points=str(len(known)), **facts, **labels)  # type: ignore[arg-type]
    return joined([said, _gap(spots, "quarters", voice)])


def by_name(spots: Sequence[Spot], voice: Voice) -> Sentence:
    """Bars in words: the highest, the lowest, how many are missing."""
    known = [spot for spot in spots if spot.value is not None]
    if not known:
        return voice.say("caption_text.no_point")
    highest, lowest = max(known, key=value_in), min(known, key=value_in)
    if len(known) == 1:
        said = voice.say("caption_text.by_name_one", highest=highest.fact, highest_label=highest.label)
    else:
        said = voice.say(
            "caption_text.by_name",
            highest=highest.fact,
            highest_label=highest.label,
            lowest=lowest.fact,
            lowest_label=lowest.label,
        )
    return joined([said, _gap(spots, "names", voice)])


def _gap(spots: Sequence[Spot], kind: str, voice: Voice) -> Sentence | None:
    missing = [spot for spot in spots if spot.value is None]
    if not missing:
        return None
    return voice.say(
        f"caption_text.missing_{kind}", count=Fact(missing[0].fact.id, str(len(missing)), len(missing))
    )


def value_in(spot: Spot) -> Decimal:
    """The value of a spot that is known to have one."""
    assert spot.value is not None
    return spot.value
