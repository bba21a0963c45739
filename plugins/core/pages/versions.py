"""Where each version of a quarter is told, and what its pages say of the others.

The newest version stands at the quarter's own addresses, compared with what earlier quarters say today; one
that was replaced stands at addresses of its own, as it came out. So does the newest itself once an earlier
quarter was corrected after it. Every page about a version leads on inside it; the way to another one names it
(``replaced``, ``earlier``).
"""

from __future__ import annotations

from collections.abc import Callable

from plugins.core.facts.assembly import Assembly, Report
from plugins.core.statements import formats

from . import addresses
from .folders import release_stem
from .parts import Notice, Text
from .teller import Teller

#: Gives the address of a kind of page, of the quarter or of one version.
Address = Callable[[addresses.Told], str]


def told_as(assembly: Assembly, report: Report) -> addresses.Told:
    """Under what the pages of a version stand: its quarter while it is the newest, else its release."""
    return report.release if is_kept(assembly, report) else report.quarter


def is_kept(assembly: Assembly, report: Report) -> bool:
    """Whether it is told as it came out: a newer version is out, or an earlier quarter was corrected. One
    that was withdrawn stays at the quarter's own addresses, which lead nowhere else."""
    return any(one is report for one in assembly.kept) and not any(
        one is report for one in assembly.withdrawn
    )


def chart_stem(assembly: Assembly, kind: str, report: Report) -> str:
    """What the file of a chart is called: after the release that it came out with, or after the quarter where
    it shows what came out otherwise."""
    named = release_stem(report.release) if came_out(assembly, report) else report.quarter.slug
    return f"{kind}-{named}"


def came_out(assembly: Assembly, report: Report) -> bool:
    """Whether it says what it said when it came out."""
    return any(one is report for one in assembly.released)


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
    """What a page of a version that was withdrawn or replaced says first, with the way to the newest; else
    nothing."""
    if report.release.is_withdrawn:
        return (withdrawn(teller, report),)
    current = teller.assembly.report(report.quarter)
    if current is None or not is_kept(teller.assembly, report):
        return ()
    t = teller.t
    if not is_replaced(teller.assembly, report):
        today = Text(t("notice.today"), url=address(report.quarter))
        return (Notice(heading=t("notice.then"), paragraphs=(t("notice.then_text"), today)),)
    newest = Text(t("notice.newest"), url=address(report.quarter))
    text = t("notice.superseded_text", version=current.release.version)
    return (Notice(heading=t("notice.superseded"), paragraphs=(text, newest)),)


def withdrawn(teller: Teller, report: Report) -> Notice:
    """That a report was withdrawn, when and why."""
    gone, t = report.release.withdrawn, teller.t
    assert gone is not None
    said = t("notice.withdrawn_text", day=gone.withdrawn_on)
    return Notice(heading=t("notice.withdrawn"), paragraphs=(said, teller.text(gone.reason)))


def withdrawn_line(teller: Teller, report: Report) -> Text:
    """The same in one line that names the report, leading to it."""
    gone, months = report.release.withdrawn, formats.months(report.quarter, teller.language)
    assert gone is not None
    said = teller.t("notice.withdrawn_line", months=months, day=gone.withdrawn_on)
    url = addresses.report(teller.language, told_as(teller.assembly, report))
    return Text(f"{said} {teller.plain(gone.reason)}", url=url)


def earlier(teller: Teller, report: Report, address: Address) -> tuple[tuple[str, Text], ...]:
    """The particulars that lead from the newest version to the same page of those before it."""
    assembly = teller.assembly
    if is_kept(assembly, report):
        return ()
    as_released = (one for one in assembly.as_released if one.quarter == report.quarter)
    told = [("particulars.came_out", one) for one in as_released]
    told += [("particulars.earlier", one) for one in versions_before(assembly, report)]
    return tuple((teller.t(key), Text(named(teller, one), url=address(one.release))) for key, one in told)


def named(teller: Teller, report: Report) -> str:
    """A version by its number and day."""
    release = report.release
    day = formats.day(release.published_on, teller.language)
    return teller.t("release.version", version=release.version, day=day)


def with_version(teller: Teller, report: Report, title: str) -> str:
    """The title of a page, which names the version where a newer one is out."""
    if not is_kept(teller.assembly, report):
        return title
    return f"{title} ({teller.t('common.version', version=report.release.version)})"


def months_of(teller: Teller, report: Report) -> Text:
    """The months of a report, leading to this version of it."""
    told = told_as(teller.assembly, report)
    return Text(formats.months(report.quarter, teller.language), url=addresses.report(teller.language, told))
