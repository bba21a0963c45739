"""Who saw a report early: roles, a day at most unless said why, and only until the release."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.problems import Problem
from plugins.core.time.release import Release

from .record import PrereleaseAccess

#: How long before its release a role may see a report without a reason (UK Pre-release Access Orders).
LONGEST = timedelta(hours=24)
_DAY = LONGEST // timedelta(hours=1)
_TITLED = re.compile(r"(hon|mr|mrs|ms|miss|dr|prof|eng|bw|bi|mhe)\b\.?\s", re.IGNORECASE)


def check_prerelease(
    file: str, rows: Sequence[Placed[PrereleaseAccess]], release: Release, announced: datetime | None
) -> Iterator[Problem]:
    """The list of one release, whose time the calendar has as ``announced`` (``None``: it has none)."""
    for line, row in rows:
        for column, role in (("role_en", row.role.en), ("role_sw", row.role.sw)):
            if _TITLED.match(role):
                yield problem(
                    file,
                    line,
                    column,
                    "a-name",
                    "This looks like a person's name.",
                    "Write the role, such as Communications officer on duty; names are never published.",
                )
        if row.from_at >= row.until_at:
            yield problem(
                file,
                line,
                "from_at",
                "dates-backwards",
                "Access begins when it has already ended.",
                "Correct one of the two.",
            )
        elif row.until_at - row.from_at > LONGEST and not row.longer.en:
            hours = (row.until_at - row.from_at) // timedelta(hours=1)
            yield problem(
                file,
                line,
                "longer_en",
                "long-access",
                f"Access lasted {hours} hours, more than {_DAY}, and nothing says why.",
                "Say why, in English.",
            )
        yield from _check_end(file, line, row, release, announced)


def _check_end(
    file: str, line: int, row: PrereleaseAccess, release: Release, announced: datetime | None
) -> Iterator[Problem]:
    day = release.published_on
    same_day = announced is not None and announced.date() == day
    if row.until_at.date() == day and (not same_day or row.until_at == announced):
        return
    end = announced.isoformat() if same_day and announced is not None else str(day)
    yield problem(
        file,
        line,
        "until_at",
        "access-not-to-release",
        f"Access ends at {row.until_at.isoformat()}, not at the release, {end}.",
        "Write the time of the release.",
        "warning",
    )
