"""What only shows between versions of a quarter and between quarters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from checked_tables.fault import problem
from checked_tables.problems import Problem
from plugins.core.time.quarter import Quarter

from .subject import Subjects
from .version import Read, ReadVersion


def check_versions(versions: Sequence[ReadVersion], subjects: Subjects, reference: Read) -> Iterator[Problem]:
    """Every problem of this kind. What is only asked about is asked where somebody can still act on it: in
    the newest quarter and in those not yet published."""
    yield from _check_frozen(versions)
    for subject in subjects:
        if subject.check_all is not None:
            yield from subject.check_all(versions, reference)
    for earlier, later in pairwise(versions):
        if earlier.quarter == later.quarter:
            yield from _check_dates(earlier, later)
            for subject in subjects:
                if subject.check_new_version is not None and earlier.release and later.release:
                    yield from subject.check_new_version(earlier, later)
    current: dict[Quarter, ReadVersion] = {version.quarter: version for version in versions}
    ordered = list(current.values())
    for position, version in enumerate(ordered):
        before = [each for each in ordered[:position] if _same_series(each, version)]
        waiting = version.release is not None and version.release.stage != "published"
        if before:
            for subject in subjects:
                if subject.check_series is not None:
                    yield from subject.check_series(version, before, waiting or version is ordered[-1])


def _check_frozen(versions: Sequence[ReadVersion]) -> Iterator[Problem]:
    """One warning for all published versions that were never frozen."""
    open_ones = [
        version.folder.shown_as
        for version in versions
        if version.release and version.release.stage == "published" and not version.has_own_declarations
    ]
    if open_ones:
        yield problem(
            open_ones[0],
            0,
            "",
            "not-frozen",
            f"Published without its own copy of the metrics and targets (reference), as {len(open_ones)} of "
            f"{len(versions)} versions are; today's are used.",
            "Publish with the command release, which adds it; of one that is out already, add the folder "
            "reference with metrics.csv and targets.csv as they were.",
            "warning",
        )


def _check_dates(earlier: ReadVersion, later: ReadVersion) -> Iterator[Problem]:
    if earlier.release is None or later.release is None:
        return
    if later.release.stage == "published" and later.release.published_on < earlier.release.published_on:
        yield problem(
            f"{later.folder.shown_as}/release.toml",
            0,
            "published_on",
            "dates-backwards",
            f"{later.release.published_on} is before the earlier version, {earlier.release.published_on}.",
            "Correct one of the two.",
        )


def _same_series(one: ReadVersion, other: ReadVersion) -> bool:
    """Series never mix figures of different provenance."""
    return (
        one.release is not None
        and other.release is not None
        and one.release.provenance == other.release.provenance
    )
