"""What is recorded of a release: who passed it on, who saw it early, why figures stand out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checked_tables.problems import Problem
from plugins.core.facts.version import Read, ReadVersion
from plugins.core.pages.contents import Entry
from plugins.core.pages.page import Page
from plugins.core.pages.teller import Teller
from plugins.core.subject import Subject
from plugins.core.time.release import Withdrawal
from plugins.subjects.calendar.measure import announced
from plugins.subjects.calendar.record import CalendarEntry
from plugins.subjects.figures.record import Observation

from .check import check_sign_offs, check_withdrawals
from .check_prerelease import check_prerelease
from .check_reasons import check_reasons
from .publish import withdrawals
from .record import ChangeReason, PrereleaseAccess, SignOff


def _check(read: Read, _: Sequence[Problem]) -> Iterator[Problem]:
    yield from check_reasons(read.file(ChangeReason), read.placed(ChangeReason), read.placed(Observation))
    if read.release is not None and read.quarter is not None:
        yield from check_sign_offs(read.file(SignOff), read.placed(SignOff), read.release)
        time = announced(read.reference.rows(CalendarEntry), read.quarter)
        seen = read.placed(PrereleaseAccess)
        yield from check_prerelease(read.file(PrereleaseAccess), seen, read.release, time)


def _check_all(versions: Sequence[ReadVersion], reference: Read) -> Iterator[Problem]:
    releases = (each.release for each in versions)
    out = [each for each in releases if each is not None and each.stage == "published"]
    yield from check_withdrawals(reference.file(Withdrawal), reference.placed(Withdrawal), out)


def _pages(teller: Teller) -> Iterator[Page]:
    from .page import about_release_pages
    from .page_own_performance import own_performance_pages

    yield from about_release_pages(teller)
    yield from own_performance_pages(teller)


SUBJECT = Subject(
    listed=(("footer.checking", Entry("own-performance", "own-performance", 80)),),
    word="releases",
    uses=("figures",),
    published_with="reports",
    records=(SignOff, ChangeReason, PrereleaseAccess, Withdrawal),
    check_all=_check_all,
    reference=withdrawals,
    check=_check,
    pages=_pages,
)
