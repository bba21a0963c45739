"""The sign-off trail: the stages in their order, none beyond the stage of the release.

An illustrative release claims no real tabling, so there a stage may be left out; a reported one must
hold every stage up to its own.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.problems import Problem
from plugins.core.time.release import Release, Stage, Withdrawal

from .record import SignOff

STAGES: tuple[Stage, ...] = get_args(Stage)


def check_sign_offs(file: str, rows: Sequence[Placed[SignOff]], release: Release) -> Iterator[Problem]:
    """The trail of one release."""
    reached = STAGES.index(release.stage)
    ordered = sorted(rows, key=lambda each: STAGES.index(each.record.stage))
    for line, row in rows:
        if STAGES.index(row.stage) > reached:
            yield problem(
                file,
                line,
                "stage",
                "stage-ahead",
                f"It is signed off as {row.stage}, but release.toml says {release.stage}.",
                "Correct one of the two.",
            )
    for (_, earlier), (line, later) in itertools.pairwise(ordered):
        if later.on_date < earlier.on_date:
            yield problem(
                file,
                line,
                "on_date",
                "stages-backwards",
                f"{later.stage} on {later.on_date} is before {earlier.stage} on {earlier.on_date}.",
                "Correct one of the two.",
            )
    if release.provenance == "reported":
        signed = {row.stage for _, row in rows}
        for stage in STAGES[1 : reached + 1]:
            if stage not in signed:
                yield problem(
                    file,
                    0,
                    "stage",
                    "stage-missing",
                    f"The release is {release.stage}, but nobody signed it off as {stage}.",
                    "Add the row.",
                )


def check_withdrawals(
    file: str, rows: Sequence[Placed[Withdrawal]], out: Iterable[Release]
) -> Iterator[Problem]:
    """A report is withdrawn once it has come out, and not again before it comes out anew."""
    came = [(each.quarter, each.published_on) for each in out]
    gone = [(each.quarter, each.withdrawn_on) for _, each in rows]
    for line, row in rows:
        own, day = row.quarter, row.withdrawn_on
        last_out = max((out_on for of, out_on in came if of == own and out_on <= day), default=None)
        before = max((gone_on for of, gone_on in gone if of == own and gone_on < day), default=None)
        if last_out is None or (before is not None and last_out <= before):
            yield problem(
                file,
                line,
                "withdrawn_on",
                "nothing-to-withdraw",
                f"On {row.withdrawn_on} no report for {row.quarter} stood.",
                "Write a day on which a version of it was out.",
            )
