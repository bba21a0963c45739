"""A figure on another basis has one: its definition or its unit broke in between; nothing hidden shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.problems import Problem
from plugins.core.facts.version import ReadVersion
from plugins.core.time.quarter import Quarter
from plugins.subjects.metrics.measure import in_force
from plugins.subjects.metrics.record import Metric
from plugins.subjects.units.model_changes import Breaks
from plugins.subjects.units.record import UnitChange

from .record import Observation, Restated


def check_own(
    file: str, rows: Sequence[Placed[Restated]], quarter: Quarter, metrics: Sequence[Metric]
) -> Iterator[Problem]:
    """Of an earlier quarter, the definition is that of this one; of this one, it is an older one; a later
    quarter has no figures yet."""
    force = in_force(metrics, quarter)
    for line, row in rows:
        now = force.get(row.metric_id)
        if row.of_quarter > quarter:
            yield problem(
                file,
                line,
                "of_quarter",
                "not-yet",
                f"{row.of_quarter} is after {quarter}.",
                f"Write an earlier quarter, or {quarter} for the figure on the old definition.",
            )
        elif now is None:
            yield problem(
                file,
                line,
                "metric_id",
                "not-in-force",
                f"{row.metric_id} is not used in {quarter}, so nothing is said on its basis.",
                "Take the row out.",
            )
        elif row.of_quarter == quarter and row.metric_version >= now.metric_version:
            yield problem(
                file,
                line,
                "metric_version",
                "same-basis",
                f"Version {row.metric_version} is that of the figures of {quarter} themselves.",
                "Write the version before it, or take the row out.",
            )
        elif row.of_quarter < quarter and row.metric_version != now.metric_version:
            yield problem(
                file,
                line,
                "metric_version",
                "other-basis",
                f"{row.metric_id} has version {now.metric_version} in {quarter}, here {row.metric_version}.",
                f"Write {now.metric_version}: earlier quarters are said on the basis of this one.",
            )


def check_breaks(now: ReadVersion, before: Sequence[ReadVersion]) -> Iterator[Problem]:
    """An earlier quarter that is restated is out; between it and this one the series broke, else what was
    wrong in it is a correction; and what is hidden in it stays hidden."""
    file, breaks = now.file(Restated), Breaks(now.read.declared.rows(UnitChange))
    out: Mapping[Quarter, ReadVersion] = {each.quarter: each for each in before}
    for line, row in now.placed(Restated):
        if row.of_quarter >= now.quarter:
            continue
        then = out.get(row.of_quarter)
        if then is None:
            yield problem(
                file,
                line,
                "of_quarter",
                "not-out",
                f"No report of {row.of_quarter} is out.",
                "Only what was published is restated: take the row out.",
            )
            continue
        used = in_force(then.read.declared.rows(Metric), row.of_quarter).get(row.metric_id)
        same = used is not None and used.metric_version == row.metric_version
        if same and breaks.between(row.unit_id, row.of_quarter, now.quarter) is None:
            yield problem(
                file,
                line,
                "of_quarter",
                "no-break",
                f"{row.metric_id} of {row.unit_id} has the same basis in {row.of_quarter} and "
                f"{now.quarter}, so there is nothing to restate.",
                f"Take the row out; what was wrong in {row.of_quarter} is mended with the command correct.",
            )
        elif row.value is not None and _is_hidden(then, row):
            yield problem(
                file,
                line,
                "value",
                "hidden-then",
                f"The figure of {row.of_quarter} is withheld to protect people; two figures of one thing "
                "can give it away.",
                "Empty value, numerator and denominator, and write the status suppressed.",
            )


def _is_hidden(then: ReadVersion, row: Restated) -> bool:
    """Whether the figure that was released is hidden; of a unit that was not there, whether that of any other
    one is."""
    released: Sequence[Observation] = [
        one for one in then.rows(Observation) if one.metric_id == row.metric_id
    ]
    own = [one for one in released if one.unit_id == row.unit_id]
    return any(one.status == "suppressed" for one in own or released)
