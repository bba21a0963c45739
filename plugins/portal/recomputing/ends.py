"""The figures of a release as statements hold them: with their cases, and with who is behind them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Optional

from .arithmetic import half_up
from .cells import ZERO, Number, Row, number, whole
from .check_surveys import effect_of
from .check_tables import factors
from .figures import Figures
from .tables import Release

ASSEMBLY = "assembly"
INPUTS = ("scheduled_hours", "productive_hours", "standard_output", "actual_output", "conforming_output")
Value = tuple[Number, Number, Number]


class End:
    """One value of a comparison: exact and as published, the cases that it rests on, its status, what its
    release plays at, the definition, and who or what is behind it (``None``: not known)."""

    def __init__(self, exact: Number, value: Decimal | None, part: Number, cases: Number) -> None:
        self.exact, self.value, self.part, self.cases = exact, value, part, cases
        self.status = self.played = self.definition = ""
        self.population: Optional[frozenset[str]] = frozenset()
        self.low_response = self.wide = False
        self.unrecorded: Number = None
        self.effect = Fraction(1)

    @property
    def share(self) -> Optional[tuple[Fraction, Fraction]]:
        """Part and cases over the design effect, for intervals."""
        if self.part is None or not self.cases:
            return None
        return self.part / self.effect, self.cases / self.effect


class Held:
    """The figures of one release."""

    def __init__(self, release: Release) -> None:
        self.release, self.figures = release, Figures(release)
        self.metrics = release.by("metrics", "metric_id", "metric_version")
        self.answers: dict[str, list[Row]] = {}
        for row in release.rows("survey_results"):
            self.answers.setdefault(row["survey_id"], []).append(row)
        self.played = release.provenance
        described = release.folder / "datapackage.json"
        if described.is_file():
            self.played += json.loads(described.read_text(encoding="utf-8")).get("illustrates", "")

    def metric(self, metric: str, unit: str) -> Row:
        """The definition that applies."""
        return self.metrics[metric, self.figures.version(metric, unit)]

    def status(self, metric: str, unit: str) -> str:
        """Why there is a figure, or none."""
        row = self.figures.observations.get((metric, unit))
        return row["status"] if row else "not_reported"

    def end(self, metric: str, unit: str) -> tuple[End, Optional[Row]]:
        """A figure, and the survey that it comes from, if it does."""
        definition, row = self.metric(metric, unit), self.figures.observations.get((metric, unit))
        exact = self.figures.exact(metric, unit)
        part = number(row, "numerator") if row else None
        cases = number(row, "denominator") if row else None
        if not definition["denominator"]:
            part, cases = None, exact if definition["unit"] == "count" else None
        value = None if exact is None else half_up(exact, whole(definition, "decimals"))
        end = End(exact, value, part, cases)
        end.status, end.played = self.status(metric, unit), self.played
        end.unrecorded = (
            number(row, "unrecorded") if row and "unrecorded" in row and part is not None else None
        )
        end.definition = f"{metric}/{self.figures.version(metric, unit)}"
        survey = self.survey(part, cases) if definition["source"] == "survey" else None
        if survey is not None:
            question = next(each for each in self.answers[survey["survey_id"]] if each["satisfied"])
            frame = (survey["mode"], survey["population_en"], question["question_en"])
            end.population = frozenset(("; ".join(frame),))
            if survey["sampling"] == "random":
                end.effect, end.wide = effect_of(survey), not survey.get("design_effect")
            invited = number(survey, "n_invited")
            end.low_response = invited is not None and 2 * (number(survey, "n_completed") or ZERO) < invited
        elif unit == ASSEMBLY:
            end.population = self.behind(metric, end)
        return end, survey

    def survey(self, part: Number, cases: Number) -> Optional[Row]:
        """The only survey in which so many of so many were satisfied."""
        found = []
        for survey in self.release.rows("surveys"):
            asked = [row for row in self.answers.get(survey["survey_id"], []) if row["satisfied"]]
            bases = {row["base"] for row in asked if row["base"]}
            yes = [number(row, "n") for row in asked if row["satisfied"] == "true"]
            if len(bases) == 1 and None not in yes and asked:
                counts = sum((each or ZERO for each in yes), ZERO), number(asked[0], "base")
                if part is not None and counts == (part, cases):
                    found.append(survey)
        return found[0] if len(found) == 1 else None

    def labour(self) -> dict[str, Row]:
        """The labour inputs of the units, of which some were expected."""
        rows = self.release.rows("labour_inputs")
        return {
            row["unit_id"]: row for row in rows if row["unit_id"] != ASSEMBLY and row["obs_status"] != "M"
        }

    def expected(self, metric: str) -> set[str]:
        """The units of which a part of the Assembly's figure was expected."""
        if self.metric(metric, ASSEMBLY)["parts"] and self.labour():
            return set(self.labour())
        units = {unit for each, unit in self.figures.results if each == metric and unit != ASSEMBLY}
        return {unit for unit in units if self.status(metric, unit) != "not_applicable"}

    def reporting(self, metric: str) -> set[str]:
        """Those of them that sent it."""
        if self.metric(metric, ASSEMBLY)["parts"] and self.labour():
            return {unit for unit, row in self.labour().items() if row["actual_output"]}
        return {unit for unit in self.expected(metric) if self.figures.exact(metric, unit) is not None}

    def behind(self, metric: str, end: End) -> frozenset[str]:
        """The units behind the Assembly's figure; empty where it is whole."""
        reporting = self.reporting(metric)
        if end.exact is None or not reporting or reporting == self.expected(metric):
            return frozenset()
        exact, part, cases = self.over(metric, reporting)
        if exact is None:
            return frozenset(reporting)
        if part is not None:
            adds_up = (part, cases) == (end.part, end.cases)
        else:
            adds_up = half_up(exact, whole(self.metric(metric, ASSEMBLY), "decimals")) == end.value
        return frozenset(reporting) if adds_up else frozenset()

    def over(self, metric: str, units: Iterable[str]) -> Value:
        """The figure over some units, with its part and cases; no value where it cannot be added up."""
        definition = self.metric(metric, ASSEMBLY)
        if definition["parts"] and self.labour():
            return self._of_labour(definition["parts"], units)
        rows = [self.figures.observations[metric, unit] for unit in units]
        if definition["aggregation"] == "sum":
            total = _sum(self.figures.exact(metric, unit) for unit in units)
            return total, None, total
        if definition["aggregation"] == "ratio_of_sums":
            part, cases = (_sum(number(row, name) for row in rows) for name in ("numerator", "denominator"))
            if part is not None and cases:
                return (100 if definition["unit"] == "percent" else 1) * part / cases, part, cases
        return None, None, None

    def _of_labour(self, parts: str, units: Iterable[str]) -> Value:
        rows = [self.labour()[unit] for unit in units]
        sums = {name: _sum(number(row, name) for row in rows) for name in INPUTS}
        if parts == "labour.actual_output":
            return sums["actual_output"], None, sums["actual_output"]
        texts = {
            name: "" if total is None else f"{total.numerator}/{total.denominator}"
            for name, total in sums.items()
        }
        availability, performance, quality = factors({**texts, "obs_status": "A"})
        if availability is None or performance is None or quality is None:
            return None, None, None
        product = half_up(100 * availability * performance * quality, 1)
        return number({"value": str(product)}, "value"), None, None


def of_row(row: Row, prefix: str, definition: Row) -> End:
    """A value as the row of a statement has it."""
    part, cases, value = (number(row, f"{prefix}{name}") for name in ("part", "cases", "value"))
    exact = value
    if definition["denominator"] and part is not None and cases:
        exact = (100 if definition["unit"] == "percent" else 1) * part / cases
    return End(exact, None if value is None else half_up(value, whole(definition, "decimals")), part, cases)


def restated_end(row: Row, held: Held, unit: str, like: End) -> End:
    """A figure that was restated on the basis of ``like``, one of the figures of ``held``."""
    definition = held.metric(row["metric_id"], unit)
    value, part, cases = (number(row, name) for name in ("value", "numerator", "denominator"))
    if not definition["denominator"]:
        part, cases = None, value if definition["unit"] == "count" else None
    told = {"value": row["value"], "part": "" if part is None else row["numerator"]}
    told["cases"] = "" if cases is None else row["denominator"] or row["value"]
    end = of_row({**row, **told}, "", definition)
    end.status, end.played, end.population = row["status"], like.played, like.population
    end.definition = like.definition
    return end


def matched_end(held: Held, metric: str, units: frozenset[str]) -> End:
    """A figure over some of the units, with the status of the whole."""
    exact, part, cases = held.over(metric, sorted(units))
    decimals = whole(held.metric(metric, ASSEMBLY), "decimals")
    end = End(exact, None if exact is None else half_up(exact, decimals), part, cases)
    end.status, end.played, end.population = held.status(metric, ASSEMBLY), held.played, units
    rows = (held.figures.observations.get((metric, unit)) for unit in units)
    told = [number(row, "unrecorded") or ZERO for row in rows if row and "unrecorded" in row]
    end.unrecorded = sum(told, ZERO)
    end.definition = f"{metric}/{held.figures.version(metric, ASSEMBLY)}"
    return end


def _sum(numbers: Iterable[Number]) -> Number:
    found = list(numbers)
    known = [each for each in found if each is not None]
    return sum(known, ZERO) if found and len(known) == len(found) else None
