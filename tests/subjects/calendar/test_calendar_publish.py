"""The calendar file, read back by the rules of RFC 5545."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from checked_tables.source import Source
from checked_tables.texts import Bilingual
from plugins.core.time.quarter import Quarter
from plugins.subjects.calendar.measure import Announced, releases_announced
from plugins.subjects.calendar.publish import escaped, folded, pack_calendar, uid
from plugins.subjects.calendar.record import CalendarEntry

EAT = timezone(timedelta(hours=3))


def entry(day: int, announced_on: date, illustrative: bool = False) -> CalendarEntry:
    return CalendarEntry(
        kind="quarterly_release",
        quarter=Quarter.parse("2026-27-Q2"),
        announced_at=datetime(2027, 1, day, 10, tzinfo=EAT),
        announced_on=announced_on,
        illustrative=illustrative,
        reason=Bilingual("A holiday."),
        source=Source("reference/calendar.csv", 2),
    )


FIRST = entry(28, date(2026, 1, 30))
MOVED = entry(29, date(2026, 10, 30))


def packed(*entries: CalendarEntry, summary: str = "Report; October, November\nDecember") -> bytes:
    (one,) = releases_announced(entries)
    return pack_calendar([(one, summary, "x" * 200)], name="Calendar", language="sw", url=None)


def read_back(content: bytes) -> list[tuple[str, str]]:
    """Each property and its value: unfolded, then unescaped. The line form is checked on the way."""
    assert content.endswith(b"\r\n")
    lines = content.decode().removesuffix("\r\n").split("\r\n")
    assert all(len(line.encode()) <= 75 and "\n" not in line and "\r" not in line for line in lines)
    found = []
    for line in "\n".join(lines).replace("\n ", "").split("\n"):
        name, _, value = line.partition(":")
        found.append((name.partition(";")[0], _plain(value)))
    return found


def _plain(value: str) -> str:
    letters, out = iter(value), ""
    for letter in letters:
        out += {"n": "\n"}.get(following := next(letters), following) if letter == "\\" else letter
    return out


def test_an_event_reads_back_as_it_was_announced():
    found = dict(read_back(packed(FIRST)))
    assert found["DTSTART"] == "20270128T070000Z"  # 10:00 in Kisumu is 07:00 UTC
    assert found["DTSTAMP"] == "20260130T000000Z"  # the day of the announcement: no clock
    assert found["SUMMARY"] == "Report; October, November\nDecember"
    assert found["DESCRIPTION"] == "x" * 200
    assert found["VERSION"] == "2.0"
    assert found["SEQUENCE"] == "0"


def test_a_change_keeps_the_identity_and_grows_the_sequence():
    before, after = dict(read_back(packed(FIRST))), dict(read_back(packed(FIRST, MOVED)))
    assert before["UID"] == after["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == ("0", "1")
    assert after["DTSTART"] == "20270129T070000Z"
    assert after["DTSTAMP"] == "20261030T000000Z"


def test_an_invented_date_is_another_event_than_the_real_one():
    def of(illustrative: bool) -> Announced:
        return releases_announced([entry(28, date(2026, 1, 30), illustrative)])[0]

    assert uid(of(True)) != uid(of(False))


def test_blocks_open_and_close_in_order():
    marks = [(name, value) for name, value in read_back(packed(FIRST)) if name in ("BEGIN", "END")]
    assert marks == [
        ("BEGIN", "VCALENDAR"),
        ("BEGIN", "VEVENT"),
        ("END", "VEVENT"),
        ("END", "VCALENDAR"),
    ]


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=400))
def test_any_text_survives_folding_and_escaping(text: str):
    parts = list(folded(f"X:{escaped(text)}"))
    assert all(len(part.encode()) <= 75 for part in parts)
    whole = parts[0] + "".join(part.removeprefix(" ") for part in parts[1:])
    assert _plain(whole.removeprefix("X:")) == text
