"""What comes after a target that ended with its definition, or with its financial year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.problems import Problem
from plugins.core.time.quarter import Quarter
from plugins.subjects.metrics.record import Metric
from plugins.subjects.units.record import ASSEMBLY_ID, Unit

from .record import Target

#: The kind of the warning before a financial year without targets, which ``new-quarter`` says too.
NEW_YEAR = "new-year-without-targets"
_WRITE = "Add a row{each}, or one with the basis none and the reason."


def check_new_versions(
    file: str,
    targets: Sequence[Placed[Target]],
    metrics: Mapping[tuple[str, int], Metric],
    after: Quarter | None,
) -> Iterator[Problem]:
    """A target ends with its definition: who had one by the version before has one by the next version too,
    or a row that says why not. Only versions that begin later than ``after`` are asked."""
    rows: dict[tuple[str, int, str], list[Placed[Target]]] = defaultdict(list)
    for each in targets:
        rows[each.record.metric_id, each.record.metric_version, each.record.unit_id].append(each)
    for (metric_id, version, unit_id), held in rows.items():
        metric, following = metrics.get((metric_id, version)), metrics.get((metric_id, version + 1))
        if metric is None or following is None or (after is not None and following.introduced <= after):
            continue
        ended = [each for each in held if each.record.value is not None and _ends_with(each.record, metric)]
        new = rows.get((metric_id, version + 1, unit_id), ())
        covered = any(following.introduced in each.record.life for each in new)
        if ended and not covered and following.direction != "none":
            whose = "" if unit_id == ASSEMBLY_ID else f" for {unit_id}"
            yield problem(
                file,
                ended[-1].line,
                "metric_version",
                "new-version-without-target",
                f"{metric_id}, version {version + 1}, has no target{whose} from {following.introduced}; "
                f"that of version {version} ended with it.",
                _WRITE.format(each=""),
            )


def check_new_year(
    file: str,
    targets: Sequence[Target],
    metrics: Mapping[tuple[str, int], Metric],
    units: Mapping[str, Unit],
    newest: Quarter,
) -> Iterator[Problem]:
    """One warning that names every figure whose target ended on 30 June and that has none since. It is said
    from the third quarter of a year on, for the next year, and in the first two quarters of that one;
    ``newest`` is the newest quarter, released or in preparation."""
    first = Quarter(newest.shifted(2).start_year, 1)
    in_use = {metric.metric_id for metric in metrics.values() if first in metric.life}
    going_on = {(one.metric_id, one.unit_id) for one in targets if one.last_quarter >= first}
    without: dict[str, list[str]] = defaultdict(list)
    for one in targets:
        unit = units.get(one.unit_id)
        asked = unit is not None and unit.reports_in(first) and one.metric_id in in_use
        ended = one.last_quarter == first.previous and one.value is not None
        if asked and ended and (one.metric_id, one.unit_id) not in going_on:
            without[one.metric_id].append(one.unit_id)
    if without:
        names = "; ".join(f"{metric_id} ({', '.join(units_of)})" for metric_id, units_of in without.items())
        count = sum(map(len, without.values()))
        yield problem(
            file,
            0,
            "last_quarter",
            NEW_YEAR,
            f"{count} {'figure has' if count == 1 else 'figures have'} no target for "
            f"{first.financial_year.replace('-', '/')} yet, after that which ended on 30 June "
            f"{first.start_year}: {names}.",
            _WRITE.format(each=" for each"),
            "warning",
        )


def _ends_with(target: Target, metric: Metric) -> bool:
    """Whether the definition's end ends the target, and not the end of a financial year."""
    last = metric.retired
    if last is None or target.first_quarter > last:
        return False
    return target.last_quarter > last or (target.last_quarter == last and last.number != 4)
