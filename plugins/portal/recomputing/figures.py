"""The figures of a release, exact, and the indices computed from them."""

from __future__ import annotations

from collections.abc import Iterator

from .cells import Absent, Number, Row, needed, number
from .roll_up import roll_up, weigh
from .scheme import Scheme
from .score import Given, Observed, Part, score
from .tables import WITH_VALUE, Release


class Figures:
    """The figures of a release, exact, with their targets."""

    def __init__(self, release: Release) -> None:
        self.release = release
        self.observations = release.by("observations", "metric_id", "unit_id")
        self.metrics = release.by("metrics_used", "metric_id", "metric_version")
        self.targets = release.by("targets_used", "metric_id", "metric_version", "unit_id")
        self.results = release.by("results", "metric_id", "unit_id")

    def exact(self, metric: str, unit: str) -> Number:
        """The unrounded figure; ``None`` where there is none."""
        row = self.observations.get((metric, unit))
        if row is None or row["status"] not in WITH_VALUE:
            return None
        definition = self.metrics.get((metric, row["metric_version"]))
        if definition is None:
            raise Absent(f"metrics_used.csv does not define {metric} version {row['metric_version']}")
        numerator, denominator = number(row, "numerator"), number(row, "denominator")
        if definition["denominator"] and numerator is not None and denominator:
            share = numerator / denominator
            return 100 * share if definition["unit_of_measure"] == "percent" else share
        return number(row, "value")

    def version(self, metric: str, unit: str) -> str:
        """The version of the metric's definition that applies to a unit; empty if nobody expected it."""
        row = self.observations.get((metric, unit)) or self.results.get((metric, unit))
        return row["metric_version"] if row else ""

    def target(self, metric: str, unit: str) -> Number:
        """The target in force."""
        row = self.targets.get((metric, self.version(metric, unit), unit))
        return None if row is None else needed(row, "target_value")

    def plans(self, unit: str) -> dict[str, Number]:
        """The unit's metrics that add up through the financial year, each with the step that was planned for
        the quarter before it was revised (``None``: as it is)."""
        found = {}
        for (metric, own), row in self.results.items():
            definition = self.metrics.get((metric, row["metric_version"]))
            if own == unit and definition is not None and definition["cumulative"] == "true":
                found[metric] = number(row, "planned_before")
        return found

    def given(self, scheme: Scheme, unit: str) -> dict[str, Given]:
        """What the scheme is given for a unit, by metric."""
        found = {}
        for metric, rule in scheme.rules.items():
            if not self.version(metric, unit):
                continue
            row = self.observations.get((metric, unit))
            status = row["status"] if row else "not_reported"
            target = self.target(metric, unit)
            if rule["method"] == "ratio_to_target" and target is None and not rule["target"]:
                exempt = status == "not_applicable"
                found[metric] = Given(None, None, "not_applicable" if exempt else "not_collected")
            else:
                found[metric] = Given(self.exact(metric, unit), target, status)
        return found

    def observed(self, scheme: Scheme, unit: str) -> Observed:
        """The smallest and largest figure, over all units of the same kind, of metrics scored so."""
        kinds = {row["unit_id"]: row["unit_kind"] for row in self.release.rows("observations")}
        found: Observed = {}
        for metric, rule in scheme.rules.items():
            if rule["method"] == "observed_range":
                alike = [each for each, kind in kinds.items() if kind == kinds.get(unit)]
                values = [value for each in alike if (value := self.exact(metric, each)) is not None]
                if values:
                    found[metric] = (min(values), max(values))
        return found


def compute(
    scheme: Scheme, given: dict[str, Given], observed: Observed
) -> tuple[dict[str, Part], dict[str, Number]]:
    """Every part of one unit's index, and the metrics' scores."""
    scores: dict[str, Number] = {}
    for name in scheme.parts:
        metric = scheme.metric(name)
        if not metric:
            continue
        one = given.get(metric, Given(None, None, "not_reported"))
        if one.status == "not_applicable":
            continue
        figure = one.figure
        scores[name] = (
            None if figure is None else score(scheme.rules[metric], scheme, figure, one.target, observed)
        )
    parts = roll_up(scheme, scores)
    for name, part in parts.items():
        if scheme.metric(name):
            part.given = given.get(scheme.metric(name))
    weigh(scheme, parts)
    return parts, scores


def compute_release(release: Release) -> Iterator[tuple[Row, Scheme, dict[str, Part], dict[str, Number]]]:
    """Each index of a release: its row of index.csv, its scheme, its parts, its metrics' scores."""
    figures = Figures(release)
    settings = release.by("scheme", "scheme_id")
    schemes: dict[str, Scheme] = {}
    for row in release.rows("index"):
        if not row["scheme_id"]:
            continue
        if row["scheme_id"] not in schemes:
            found = settings.get((row["scheme_id"],))
            if found is None:
                raise Absent(f"scheme.csv does not have the scheme {row['scheme_id']}")
            schemes[row["scheme_id"]] = Scheme(release, found)
        scheme = schemes[row["scheme_id"]]
        given = figures.given(scheme, row["unit_id"])
        parts, scores = compute(scheme, given, figures.observed(scheme, row["unit_id"]))
        release.scores[row["unit_id"]] = (scheme, parts)
        yield row, scheme, parts, scores
