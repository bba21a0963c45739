"""Reports sent: a released version to the NPCC or the Board, about the time that its kind covers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.problems import Problem
from plugins.core.time.release import Release

from .record import ReportSent


def check_reports_sent(file: str, rows: Sequence[Placed[ReportSent]]) -> Iterator[Problem]:
    """The rows of one version by themselves."""
    for line, row in rows:
        is_quarter = "-Q" in row.covers
        if is_quarter != (row.kind == "quarterly_report"):
            yield problem(
                file,
                line,
                "covers",
                "covers-other",
                f"A {row.kind.replace('_', ' ')} is not about {row.covers}.",
                "Write a quarter (2025-26-Q1) for a quarter's report, a year (2025-26) for a year's.",
            )
        if is_quarter and row.sent_version is None:
            yield problem(
                file,
                line,
                "sent_version",
                "version-missing",
                "No version is given.",
                "Write the version that was sent.",
            )


def check_sent_versions(
    file: str, rows: Sequence[ReportSent], releases: Mapping[tuple[str, int], Release]
) -> Iterator[Problem]:
    """Each row against the ``releases`` by quarter and version: it was sent as it was published.

    A quarter from before the first release of the data folder is not judged.
    """
    quarters = {quarter for quarter, _ in releases}
    for row in rows:
        if row.covers not in quarters or row.sent_version is None:
            continue
        release = releases.get((row.covers, row.sent_version))
        if release is None:
            yield problem(
                file,
                0,
                "sent_version",
                "no-such-version",
                f"{row.sent_id}: {row.covers} has no version {row.sent_version}.",
                "Write the version that was sent.",
            )
        elif row.sent_on < release.published_on:
            yield problem(
                file,
                0,
                "sent_on",
                "sent-before-published",
                f"{row.sent_id} was sent on {row.sent_on}, before version {row.sent_version} of {row.covers} "
                f"was published on {release.published_on}.",
                "Check both dates.",
                "warning",
            )
