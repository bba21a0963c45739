"""Where each version of a quarter is told, and what its pages say of the others.

The newest version stands at the quarter's own addresses, one that was replaced at addresses of its own, made
from what was known when it came out. Every page about a version leads on inside it; the way to another one
names it (``replaced``, ``earlier``).
"""

from __future__ import annotations

from collections.abc import Callable

from plugins.core.facts.assembly import Assembly, Report
from plugins.core.statements import formats

from . import addresses
from .parts import Notice, Text
from .teller import Teller

#: Gives the address of a kind of page, of the quarter or of one version.
Address = Callable[[addresses.Told], str]


def told_as(assembly: Assembly, report: Report) -> addresses.Told:
    """Under what the pages of a version stand: its quarter while it is the newest, else its release."""
    return report.release if is_replaced(assembly, report) else report.quarter


def is_replaced(assembly: Assembly, report: Report) -> bool:
    """Whether a newer version is out."""
    current = assembly.report(report.quarter)
    return current is not None and current.release.version > report.release.version


def versions_before(assembly: Assembly, report: Report) -> tuple[Report, ...]:
    """The versions of its quarter that came before one, oldest first."""
    older = [
        one
        for one in assembly.superseded
        if one.quarter == report.quarter and one.release.version < report.release.version
    ]
    return tuple(sorted(older, key=lambda one: one.release.version))


def replaced(teller: Teller, report: Report, address: Address) -> tuple[Notice, ...]:
    """What a page of a version that was replaced says first, with the way to the newest; else nothing."""
    current = teller.assembly.report(report.quarter)
    if current is None or not is_replaced(teller.assembly, report):
        return ()
    t = teller.t
    newest = Text(t("notice.newest"), url=address(report.quarter))
    text = t("notice.superseded_text", version=current.release.version)
    return (Notice(heading=t("notice.superseded"), paragraphs=(text, newest)),)


def earlier(teller: Teller, report: Report, address: Address) -> tuple[tuple[str, Text], ...]:
    """The particulars that lead from the newest version to the same page of those before it."""
    if is_replaced(teller.assembly, report):
        return ()
    return tuple(
        (teller.t("particulars.earlier"), Text(named(teller, one), url=address(one.release)))
        for one in versions_before(teller.assembly, report)
    )


def named(teller: Teller, report: Report) -> str:
    """A version by its number and day."""
    release = report.release
    day = formats.day(release.published_on, teller.language)
    return teller.t("release.version", version=release.version, day=day)


def with_version(teller: Teller, report: Report, title: str) -> str:
    """The title of a page, which names the version where a newer one is out."""
    if not is_replaced(teller.assembly, report):
        return title
    return f"{title} ({teller.t('common.version', version=report.release.version)})"


def months_of(teller: Teller, report: Report) -> Text:
    """The months of a report, leading to this version of it."""
    told = told_as(teller.assembly, report)
    return Text(formats.months(report.quarter, teller.language), url=addresses.report(teller.language, told))
