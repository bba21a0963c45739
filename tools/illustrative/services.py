"""The illustrative tables on services: the charter counted, the register of petitions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from statistics import median
from typing import NamedTuple

from . import figures
from .bills import weekday
from .services_story import (
    COMPLAINTS,
    INFORMATION,
    INQUIRIES,
    MEDIAN_DAYS,
    NO_TEXT,
    NOTES,
    PETITIONS,
    URGENT,
    Counts,
    Story,
)
from .story import Edition
from .tables import Row
from .voices import engagement_rows, feedback_rows, survey_tables

#: Days promised to petitions in the illustrative charter (``service_standards.csv``).
PETITION_DAYS = 90
_SHARES = (("counter", 0.4), ("letter", 0.08), ("phone", 0.27))


def service_tables(edition: Edition) -> Mapping[str, Sequence[Row]]:
    """The tables of one edition; none before the charter was measured."""
    if edition.quarter not in COMPLAINTS:
        return {}
    return {
        "service_requests": list(_requests(edition)),
        **survey_tables(edition),
        **{name: rows for name, rows in _voices(edition).items() if rows},
        "petitions": [
            _petition(one, edition.period.last_day) for one in petitions_until(edition.period.last_day)
        ],
    }


def _voices(edition: Edition) -> Mapping[str, Sequence[Row]]:
    return {"feedback": feedback_rows(edition), "engagement": engagement_rows(edition)}


class Dated(NamedTuple):
    petition_id: str
    story: Story
    days: tuple[date | None, ...]
    """Reviewed, presented, reported, replied."""


def petitions_until(end: date) -> Iterator[Dated]:
    """The petitions received by ``end``, numbered within their year."""
    counts: dict[int, int] = {}
    for story in PETITIONS:
        number = counts[story.received.year] = counts.get(story.received.year, 0) + 1
        if story.received <= end:
            after = (story.review, story.present, story.report, story.reply)
            days = tuple(None if one is None else weekday(story.received + timedelta(one)) for one in after)
            yield Dated(f"pet_{story.received.year}_{number:02d}", story, days)


def _petition(one: Dated, end: date) -> Row:
    reviewed, presented, reported, replied = (day if day and day <= end else None for day in one.days)
    return {
        "petition_id": one.petition_id,
        "title_en": f"Example petition about {one.story.about.en}",
        "title_sw": f"Ombi la mfano kuhusu {one.story.about.sw}",
        "prayer_en": one.story.prayer.en,
        "prayer_sw": one.story.prayer.sw,
        "received_on": one.story.received,
        "reviewed_on": reviewed,
        "presented_on": presented,
        "committee_id": one.story.committee if presented else "",
        "report_tabled_on": reported,
        "decision": one.story.decision if replied else "",
        "replied_on": replied,
        "note_en": one.story.note.en if replied else "",
        "note_sw": one.story.note.sw if replied else "",
    }


def _requests(edition: Edition) -> Iterator[Row]:
    quarter = edition.quarter
    petitions, middle = _petition_counts(edition)
    complaints = COMPLAINTS[quarter]["all"]
    charter = figures.assembly_only("stk_charter_compliance", quarter)
    assert charter is not None
    assert charter.denominator is not None
    assert complaints is not None
    more, late = INQUIRIES[quarter]
    answered = charter.denominator - _due(petitions) - _due(complaints) - late
    within = int(charter.numerator) - petitions.within - complaints.within
    inquiries = Counts(answered + more, answered, within, late)
    yield _row("inquiry", "all", inquiries, quarter)
    yield from (_row("inquiry", channel, counts) for channel, counts in _split(inquiries))
    yield _row("petition", "all", petitions) | {"median_days": middle}
    for channel, counts in COMPLAINTS[quarter].items():
        row = _row("complaint", channel, counts, quarter if channel == "all" else "")
        note = NOTES.get((quarter, channel), NO_TEXT)
        yield row | {"note_en": note.en, "note_sw": note.sw}
    yield _row("access_to_information", "all", INFORMATION[quarter], quarter)
    urgent = URGENT[quarter]
    none = Counts(0, 0, 0, 0) if urgent == "reported" else None
    yield _row("access_life_liberty", "all", none) | {"status": urgent}


def _row(service: str, channel: str, counts: Counts | None, quarter: str = "") -> Row:
    row: Row = {"service_id": service, "channel": channel}
    if counts is None:
        return row | {"status": "suppressed"}
    names = ("received", "answered", "within_standard", "open_late")
    middle = MEDIAN_DAYS.get(service, {}).get(quarter)
    return row | dict(zip(names, counts, strict=True)) | {"median_days": middle, "status": "reported"}


def _split(whole: Counts) -> Iterator[tuple[str, Counts]]:
    """Inquiries by channel; what the shares leave came online."""
    left = list(whole)
    for channel, share in _SHARES:
        part = [int(number * share) for number in whole]
        left = [rest - number for rest, number in zip(left, part, strict=True)]
        yield channel, Counts(*part)
    yield "online", Counts(*left)


def _petition_counts(edition: Edition) -> tuple[Counts, str]:
    """What the register itself says of the quarter, and the middle value of days to a reply."""
    quarter = edition.period
    start, end = quarter.first_day, quarter.last_day
    known = list(petitions_until(end))
    replies = [(one, day) for one in known if (day := one.days[3]) and start <= day <= end]
    took = [(day - one.story.received).days for one, day in replies if one.story.decision != "withdrawn"]
    waiting = [one for one in known if (day := one.days[3]) is None or day > end]
    counts = Counts(
        received=sum(one.story.received >= start for one in known),
        answered=len(took),
        within=sum(days <= PETITION_DAYS for days in took),
        open_late=sum((end - one.story.received).days > PETITION_DAYS for one in waiting),
    )
    return counts, f"{median(took):g}" if took else ""


def _due(counts: Counts) -> int:
    return counts.answered + counts.open_late
