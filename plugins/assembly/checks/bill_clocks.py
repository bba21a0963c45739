"""The clocks that run for bills: nothing is called law that nobody has read."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from plugins.assembly.mapping import Placed
from plugins.assembly.problems import Problem
from plugins.assembly.records_bills import StatutoryClock

from .fault import problem
from .nearest import did_you_mean, shown


def check_clocks(
    file: str, rows: Sequence[Placed[StatutoryClock]], stages: Collection[str]
) -> Iterator[Problem]:
    """Each clock by itself: known stages, days where they are needed, a source where law is claimed."""
    for line, row in rows:
        for name in row.ends_stage_ids:
            if stages and name not in stages:
                write = did_you_mean(name, sorted(stages)) or "Write a stage_id of that table."
                yield problem(
                    file,
                    line,
                    "ends_stage_ids",
                    "unknown-name",
                    f"{shown(name)} is not in stages.csv.",
                    write,
                )
        judged = row.kind in ("within", "on_day")
        if judged and row.days is None:
            yield problem(
                file,
                line,
                "days",
                "days-needed",
                f"A clock of the kind {row.kind} needs its days.",
                "Write them, or the kind counted.",
            )
        if not judged and row.days is not None:
            yield problem(
                file, line, "days", "days-unused", f"The kind {row.kind} uses no days.", "Empty the cell."
            )
        if row.verified and not (row.basis and row.source):
            yield problem(
                file,
                line,
                "source" if row.basis else "basis",
                "law-without-source",
                "It is called law, but not where it was read.",
                "Write the section and where it was read, or false under verified.",
            )
        if not row.verified and row.kind != "counted":
            yield problem(
                file,
                line,
                "kind",
                "judged-without-law",
                f"Nobody has checked the law, but the kind is {row.kind}.",
                "Write counted: days are counted and nothing is judged.",
            )
