"""How fast petitions are answered, told over all of them: those that still wait count as waiting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from plugins.core.measures.survival import kaplan_meier, median_time
from plugins.core.time.quarter import Quarter
from plugins.subjects.charter.record import PETITION, ServiceStandard, standards_at

from .model import PetitionRegister, PetitionStage, PetitionStory
from .record import Petition


def petition_register(
    petitions: Sequence[Petition], standards: Sequence[ServiceStandard], as_at: date
) -> PetitionRegister | None:
    """The register as it stood on ``as_at``; ``None`` where there is none.

    The time to a reply is the Kaplan-Meier estimate (``survival``) over all petitions: an answered one
    counts with its days from receipt to reply, a petition that was not admitted too, for it is answered
    with reasons; an open one as still waiting on ``as_at``, a withdrawn one until the day it was withdrawn.
    """
    if not petitions:
        return None
    stories = tuple(petition_story(petition, standards, as_at) for petition in petitions)
    curve = kaplan_meier(_times(stories))
    waiting = [story.days_waiting for story in stories if story.days_waiting is not None]
    return PetitionRegister(
        as_at=as_at,
        petitions=stories,
        standard=petition_standard(standards, as_at),
        curve=curve,
        median_days=median_time(curve),
        waiting=len(waiting),
        oldest_days=max(waiting, default=None),
    )


def petition_story(petition: Petition, standards: Sequence[ServiceStandard], as_at: date) -> PetitionStory:
    """One petition; the standard is that in force when it was received."""
    stage = stage_of(petition)
    ended = petition.replied_on
    took = (ended - petition.received_on).days if ended and stage != "withdrawn" else None
    waited = None if ended else (as_at - petition.received_on).days
    standard = petition_standard(standards, petition.received_on)
    days = took if took is not None else waited
    return PetitionStory(
        petition=petition,
        stage=stage,
        days_to_reply=took,
        days_waiting=waited,
        in_time=None if days is None or standard is None else days <= standard.standard_days,
        promised_on=petition.received_on + timedelta(days=standard.standard_days) if standard else None,
    )


def stage_of(petition: Petition) -> PetitionStage:
    """Where a petition stands, from its dates."""
    if petition.decision in ("not_admitted", "withdrawn"):
        return "withdrawn" if petition.decision == "withdrawn" else "not_admitted"
    if petition.replied_on is not None:
        return "answered"
    if petition.report_tabled_on is not None:
        return "reported"
    if petition.presented_on is not None:
        return "committee"
    return "review" if petition.reviewed_on is None else "reviewed"


def petition_standard(standards: Iterable[ServiceStandard], day: date) -> ServiceStandard | None:
    """What is promised to petitions received on that day."""
    in_force = standards_at(standards, Quarter.containing(day)).values()
    return next((one for one in in_force if one.kind == PETITION), None)


def _times(stories: Iterable[PetitionStory]) -> Iterator[tuple[int, bool]]:
    for story in stories:
        if story.days_to_reply is not None:
            yield story.days_to_reply, True
        elif story.days_waiting is not None:
            yield story.days_waiting, False
        elif story.petition.replied_on is not None:
            yield (story.petition.replied_on - story.petition.received_on).days, False
