"""The illustrative register of bills, as it stood on the last day of each quarter.

``bills_story.py`` tells the key dates; here the dates between them are worked out, and each quarter
gets the rows that were known by its end.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from .bills_story import AMENDED, NO_TEXT, STORIES, Event, Story
from .story import Edition, Text
from .tables import Row, around, whole


class Step(NamedTuple):
    day: date
    stage_id: str
    result: str = ""
    unit_id: str = ""
    note: Text = NO_TEXT


class One(NamedTuple):
    bill_id: str
    number: int
    session: int
    story: Story
    steps: tuple[Step, ...]


def bill_tables(edition: Edition) -> Mapping[str, Sequence[Row]]:
    """The five tables of the register at the end of the edition's quarter."""
    end = edition.period.last_day
    known = [one for one in register() if one.steps[0].day <= end]
    return {
        "bills": [_bill(one, end) for one in known],
        "bill_actions": [row for one in known for row in _actions(one, end)],
        "bill_participation": [row for one in known for row in _events(one, end)],
        "bill_documents": [row for one in known for row in _documents(one, end)],
        "bill_amendments": [row for one in known for row in _amendments(one, end)],
    }


@cache
def register() -> tuple[One, ...]:
    """Every bill with its steps, numbered within its session in the order of its first step."""
    found = sorted((_steps(story)[0].day, place, story) for place, story in enumerate(STORIES))
    counts: dict[int, int] = {}
    ones = []
    for day, _, story in found:
        number = counts[day.year] = counts.get(day.year, 0) + 1
        ones.append(One(f"bill_{day.year}_{number:02d}", number, day.year, story, tuple(_steps(story))))
    return tuple(ones)


def weekday(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def _steps(story: Story) -> list[Step]:
    """Key dates and what lies between them, in the order of time."""
    s = story
    steps = [Step(s.proposed, "proposal")] if s.proposed else []
    if s.scrutiny is not None:
        steps.append(Step(weekday(s.scrutiny - timedelta(days=28)), "proposal"))
        steps.append(Step(s.scrutiny, "scrutiny", "passed" if s.read or s.published else ""))
    published = s.published or (weekday(s.read - timedelta(days=13)) if s.read else None)
    if published is not None:
        steps.append(Step(published, "publication"))
    if s.read is not None:
        steps.append(Step(s.read, "first_reading"))
        if s.committed:
            steps.append(Step(s.read, "committee", unit_id=s.committee))
    if s.deferred is not None:
        steps.append(Step(s.deferred, "second_reading", "deferred", note=_DEFERRED))
    steps += _readings(s)
    if s.received is not None:
        steps.append(Step(s.received, "governor"))
    if s.back is not None:
        steps.append(Step(s.back, "referred_back", note=_BACK))
    if s.again is not None and s.received_again is not None:
        steps += [Step(s.again, "reconsideration", "amended"), Step(s.received_again, "governor")]
    for day, stage_id in (
        (s.assented, "assent"),
        (s.gazetted, "gazette"),
        (s.in_force, "commencement"),
        (s.withdrawn, "withdrawn"),
        (s.lapsed, "lapsed"),
    ):
        if day is not None:
            steps.append(Step(day, stage_id))
    return sorted(steps, key=lambda step: step.day)


def _readings(s: Story) -> Iterator[Step]:
    amended = "amended" if s.amendments else "passed"
    if s.second is not None:
        yield Step(s.second, "second_reading", "passed")
    if s.whole is not None:
        yield Step(s.whole, "whole_committee", amended)
    if s.rejected is not None and s.rejected_at == "second_reading":
        yield Step(s.rejected, "second_reading", "failed")
    last = s.passed or (s.rejected if s.rejected_at == "third_reading" else None)
    if last is None:
        return
    hurried = s.read == last
    second = last if hurried else weekday(last - timedelta(days=14))
    middle = last if hurried else weekday(last - timedelta(days=1 + 6 * (last.day % 2)))
    yield Step(second, "second_reading", "passed")
    yield Step(middle, "whole_committee", amended)
    yield Step(last, "third_reading", "passed" if s.passed else "failed")


_DEFERRED = Text(
    "Put off: the committee's report was not ready.", "Uliahirishwa: ripoti ya kamati haikuwa tayari."
)
_BACK = Text("Referred back for a clearer third clause.", "Ulirudishwa ili kifungu cha tatu kieleweke zaidi.")


def _day_of(one: One, stage_id: str) -> date | None:
    return next((s.day for s in one.steps if s.stage_id == stage_id and s.result != "deferred"), None)


def _bill(one: One, end: date) -> Row:
    story, published, law = one.story, _day_of(one, "publication"), _day_of(one, "gazette")
    ended = {step.day for step in one.steps if step.stage_id in ("withdrawn", "commencement")}
    told = not ended or max(ended) <= end
    return {
        "bill_id": one.bill_id,
        "number": f"Example Bill No. {one.number} of {one.session}",
        "session": one.session,
        "title_en": f"The Illustrative {story.about.en} Bill, {one.session} (example)",
        "title_sw": f"Mswada wa Mfano kuhusu {story.about.sw}, {one.session} (mfano)",
        "summary_en": story.does.en,
        "summary_sw": story.does.sw,
        "origin": story.origin,
        "mover": {"executive": "example county executive", "committee": ""}.get(
            story.origin, f"example seat {story.seat}"
        ),
        "committee_id": story.committee,
        "gazette_no": f"Example Gazette Supplement {one.session}/{one.number}"
        if published and published <= end
        else "",
        "act_no": f"Example Act No. {one.number} of {law.year}" if law and law <= end else "",
        "note_en": story.note.en if told else "",
        "note_sw": story.note.sw if told else "",
    }


def _actions(one: One, end: date) -> Iterator[Row]:
    for seq, step in enumerate((step for step in one.steps if step.day <= end), start=1):
        result = step.result
        if step.stage_id == "scrutiny" and (published := _day_of(one, "publication")) and published > end:
            result = ""
        yield {
            "bill_id": one.bill_id,
            "seq": seq,
            "date": step.day,
            "stage_id": step.stage_id,
            "result": result,
            "unit_id": step.unit_id,
            "note_en": step.note.en,
            "note_sw": step.note.sw,
        }


def _events(one: One, end: date) -> Iterator[Row]:
    number = 0
    for event in one.story.events:
        told = event.held_on if event.notice is None else event.held_on - timedelta(days=event.notice)
        if told > end:
            continue
        number += 1
        meeting, held = event.kind in ("hearing", "town_hall"), event.held_on <= end
        yield {
            "bill_id": one.bill_id,
            "event_no": number,
            "kind": event.kind,
            "notice_on": None if event.notice is None else told,
            "held_on": event.held_on,
            "place": f"Example hall {1 + event.held_on.day % 9}" if meeting else "",
            "languages": "en;sw;luo" if meeting else "en;sw",
            **(_people(one, event) if meeting and held else {"status": "not_applicable"}),
            "submissions": event.papers if held else None,
        }


def _people(one: One, event: Event) -> Row:
    """Women, young people and persons with disabilities, where neither they nor the others are few."""
    if event.people is None:
        return {"status": "suppressed"}
    row: Row = {"status": "reported", "attendees": event.people}
    for column, share, spread in (("women", 0.44, 0.08), ("youth", 0.34, 0.07), ("pwd", 0.08, 0.04)):
        part = whole(event.people * around(share, spread, column, one.bill_id, event.held_on))
        if part >= 5 and event.people - part >= 5:
            row[f"attendees_{column}"] = part
    return row


def _documents(one: One, end: date) -> Iterator[Row]:
    second, back = _day_of(one, "second_reading"), _day_of(one, "referred_back")
    papers = (
        (_day_of(one, "publication"), "bill", Text("The bill as published", "Mswada kama ulivyochapishwa")),
        (
            weekday(second - timedelta(days=5)) if second and second != one.story.read else None,
            "committee_report",
            Text("Report of the committee", "Ripoti ya kamati"),
        ),
        (back, "message", Text("The Governor's reasons", "Sababu za Gavana")),
        (_day_of(one, "gazette"), "act", Text("The Act as published", "Sheria kama ilivyochapishwa")),
    )
    there = sorted((day, kind, title) for day, kind, title in papers if day is not None and day <= end)
    for number, (day, kind, title) in enumerate(there, start=1):
        yield {
            "bill_id": one.bill_id,
            "document_no": number,
            "kind": kind,
            "dated_on": day,
            "title_en": title.en,
            "title_sw": title.sw,
        }


def _amendments(one: One, end: date) -> Iterator[Row]:
    decided = _day_of(one, "whole_committee")
    moved = decided or _day_of(one, "second_reading")
    if moved is None or moved > end:
        return
    for number in range(1, one.story.amendments + 1):
        text = AMENDED[(one.number + number) % len(AMENDED)]
        by_committee = number == 1
        result = "pending" if decided is None else "agreed" if number != 2 else "rejected"
        yield {
            "bill_id": one.bill_id,
            "amendment_no": number,
            "clause": str(2 + (one.number + 3 * number) % 9),
            "mover": "committee" if by_committee else f"example seat {1 + (one.number * 7 + number) % 35}",
            "moved_on": moved,
            "result": result,
            "summary_en": text.en,
            "summary_sw": text.sw,
        }
