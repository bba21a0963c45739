"""The release calendar as a file that phones and desktop calendars subscribe to (RFC 5545).

Times are written in UTC, so that no table of time zones is needed. Nothing comes from a clock: the
stamp of an event is the day of its newest announcement, and its sequence number grows with each change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time
from uuid import NAMESPACE_URL, uuid5

from .measure import Announced

#: Octets a line may have before it is folded (RFC 5545, 3.1).
LINE = 75


def pack_calendar(
    events: Iterable[tuple[Announced, str, str]], *, name: str, language: str, url: str | None
) -> bytes:
    """The calendar called ``name``: one event for each release with its summary and description; ``url``
    is the calendar's page, if the site has a public address."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//County Assembly of Kisumu//Release calendar//{language.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME;LANGUAGE={language}:{escaped(name)}",
        f"X-WR-CALNAME:{escaped(name)}",
    ]
    for one, summary, description in events:
        lines += _event(one, summary, description, language, url)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in folded(line)).encode()


def uid(one: Announced) -> str:
    """The same for ever for the same release, and different for an invented one."""
    kind = "illustrative" if one.entries[-1].illustrative else "announced"
    return str(uuid5(NAMESPACE_URL, f"county-assembly-of-kisumu:calendar:{kind}:{one.kind}:{one.quarter}"))


def escaped(text: str) -> str:
    """A text as RFC 5545 3.3.11 writes it: backslash, semicolon, comma and line break escaped."""
    for plain, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(plain, written)
    return text


def folded(line: str) -> Iterator[str]:
    """The line in parts of at most 75 octets, each after the first begun with a space; no letter is
    cut in two."""
    part, size = "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > LINE:
            yield part
            part, size = " ", 1
        part, size = part + letter, size + octets
    yield part


def _event(one: Announced, summary: str, description: str, language: str, url: str | None) -> Iterator[str]:
    stamp = _utc(datetime.combine(one.entries[-1].announced_on, time(), UTC))
    yield "BEGIN:VEVENT"
    yield f"UID:{uid(one)}"
    yield f"SEQUENCE:{len(one.changes)}"
    yield f"DTSTAMP:{stamp}"
    yield f"LAST-MODIFIED:{stamp}"
    yield f"DTSTART:{_utc(one.at)}"
    yield f"SUMMARY;LANGUAGE={language}:{escaped(summary)}"
    yield f"DESCRIPTION;LANGUAGE={language}:{escaped(description)}"
    if url:
        yield f"URL:{url}"
    yield f"STATUS:{'CANCELLED' if one.cancelled else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
