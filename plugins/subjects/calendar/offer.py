"""Announced dates as other subjects' pages tell them."""

from __future__ import annotations

from datetime import datetime

from plugins.core.pages import addresses
from plugins.core.pages.parts import Text, Words
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.core.time.release import Release

from .measure import Announced, Kept, ahead, announced, kept, releases_announced, tally
from .record import Calendar

SLUG = "calendar"


def next_line(teller: Teller) -> Text | None:
    """When the next report comes out, leading to the calendar; what the newest report expects where the
    calendar says nothing; ``None`` if nobody said."""
    following = _following(ahead(releases_announced(teller.assembly[Calendar].entries), versions(teller)))
    latest = teller.assembly.latest
    if following is not None:
        months = formats.months(following.quarter, teller.language)
        day = formats.day(following.at.date(), teller.language)
        return Text(
            teller.t("calendar.next_line", months=months, day=day),
            url=addresses.page(teller.language, SLUG),
        )
    if latest is None or latest.release.next_expected_on is None:
        return None
    day = formats.day(latest.release.next_expected_on, teller.language)
    return Text(teller.t("reports.next", day=day))


def next_lines(teller: Teller) -> tuple[Words, ...]:
    """When the next report comes out; what it means if a later reader finds none, which needs no clock; and
    where to say that something is wrong. Nothing where nobody said when."""
    line = next_line(teller)
    if line is None:
        return ()
    contact = addresses.page(teller.language, "contact")
    return line, teller.t("calendar.if_later"), Text(teller.t("footer.error_how"), url=contact)


def past(teller: Teller) -> tuple[Kept, ...]:
    """Every announced release that is no longer ahead, in the order of the times in force."""
    return kept(releases_announced(teller.assembly[Calendar].entries), versions(teller))


def missed_reports(teller: Teller) -> tuple[Announced, ...]:
    """The reports that did not come out, in the order of the times in force."""
    return tuple(one.announced for one in past(teller) if one.missed)


def said_missed(teller: Teller, one: Announced) -> Text:
    """That the report did not come out, for when it was announced and, if it was cancelled, why; leading to
    the calendar."""
    said = teller.t("calendar.missed", months=one.quarter, day=one.at.date())
    why = teller.plain(one.entries[-1].reason) if one.cancelled else ""
    return Text(f"{said} {why}".rstrip(), url=f"{addresses.page(teller.language, SLUG)}#past")


def say_punctuality(teller: Teller) -> str:
    """How many reports came on which day, and which did not come out; of one that did not, nobody says that
    it was not late."""
    t, counted = teller.t, tally(past(teller))
    if counted.published == counted.first_day == counted.passed == 1:
        return t("calendar.past_first")
    if not counted.passed:
        return t("calendar.past_none")
    if counted.missed:
        said = [t("calendar.past_passed", count=counted.passed)]
    else:
        said = [t("calendar.past_text", count=counted.published)]
    said.append(t("calendar.past_first_day", count=counted.first_day, of=counted.passed))
    if counted.moved:
        said.append(t("calendar.past_moved", count=counted.moved))
    if counted.late or (counted.first_day < counted.passed and not counted.missed):
        said.append(t("calendar.past_late", count=counted.late))
    if counted.missed:
        names = [formats.months(quarter, teller.language) for quarter in counted.missed]
        listed = formats.listed(names, teller.language)
        said.append(t("calendar.past_missed", count=len(counted.missed), names=listed))
    return " ".join(said)


def late_line(teller: Teller, release: Release) -> str:
    """That the first version of a quarter's report came out after its announced day; empty if it did not."""
    if release.version != 1:
        return ""
    told = announced(teller.assembly[Calendar].entries, release.quarter)
    days = (release.published_on - (told.date() if told else release.scheduled_on)).days
    return teller.t("calendar.late", count=days, day=release.published_on) if days > 0 else ""


def versions(teller: Teller) -> tuple[Release, ...]:
    """Every version that is out, by quarter then version."""
    out = (*teller.assembly.reports, *teller.assembly.superseded)
    return tuple(sorted((one.release for one in out), key=lambda one: (one.quarter, one.version)))


def release_name(teller: Teller, one: Announced) -> str:
    """What a release is called: "Report, July to September 2026"."""
    if one.kind == "annual_report":
        return teller.t("calendar.annual_report", year=formats.financial_year(one.quarter))
    return teller.t(f"calendar.{one.kind}", months=one.quarter)


def said_change(teller: Teller, one: Announced, place: int) -> str:
    """What change number ``place`` of a release did (1 is the first): from when, to when, said when."""
    change, before = one.entries[place], one.entries[place - 1]
    if change.cancelled:
        old = _moment(teller, before.announced_at)
        return teller.t("calendar.cancelled", old=old, day=change.announced_on)
    return teller.t(
        "calendar.change",
        old=_moment(teller, before.announced_at, change.announced_at),
        new=_moment(teller, change.announced_at, before.announced_at),
        day=change.announced_on,
    )


def _following(coming: tuple[Announced, ...]) -> Announced | None:
    return next((one for one in coming if one.kind == "quarterly_release"), None)


def _moment(teller: Teller, moment: datetime, other: datetime | None = None) -> str:
    """The day and time; the day alone beside an ``other`` moment at the same time of another day."""
    day = formats.weekday(moment.date(), teller.language)
    if other is not None and other.time() == moment.time() and other.date() != moment.date():
        return day
    return teller.t("calendar.when_at", day=day, clock=formats.clock(moment.time(), teller.language))
