"""Check what is said of each figure: every statement is decided again."""

from __future__ import annotations

from typing import Any, Optional

from .arithmetic import half_up
from .beside import Beside
from .caveats import caveats, was_revised
from .cells import ZERO, Absent, Number, Row, number
from .check_results import verdict_of
from .decide import Decided, columns_of, decide, firmness, leading, of_changed, of_survey, source_of
from .ends import ASSEMBLY, End, Held, matched_end, of_row
from .quarters import shifted
from .restated import Restated
from .tables import Check, Release
from .ten_percent import ten_percent

#: What rests on the release compared with, and not on the two values alone.
ON_THE_BASE = (
    "change.both_ends",
    "change.unit",
    "change.definition",
    "change.provenance",
    "change.population",
    "change.unrecorded",
    "change.sample",
)
BASES = {"previous": -1, "year": -4}
#: What results.csv calls them.
RESULTS = {"previous": "change_on_previous_quarter", "year": "change_on_year_earlier"}


class Statements:
    """The statements of one release. ``others`` are the releases compared with, by their folders."""

    def __init__(self, release: Release, check: Check, others: dict[str, Release]) -> None:
        self.check = check
        self.now = Held(release)
        self.rows = release.by("statements", "metric_id", "unit_id", "base")
        self.beside = Beside(release, release.rows("statements"), others)
        self.quarter, self.events = self.beside.quarter, self.beside.events

    def run(self) -> None:
        """Decide every statement again; each figure has two, and a third if its target was judged."""
        expected = set()
        for metric, unit in self.now.figures.results:
            definition = self.now.metric(metric, unit)
            compared = {}
            for base in BASES:
                expected.add((metric, unit, base))
                row = self.rows.get((metric, unit, base))
                if row is None:
                    self._lacks(metric, unit, base)
                    continue
                self.change(row, definition)
                compared[base] = row["verdict"] != "not_compared"
            order = leading(definition)
            first = next((base for base in order if compared.get(base)), order[0])
            self.check.same(self.now.figures.results[metric, unit], "leading_base", first)
            for base in compared:
                self.check.same(
                    self.rows[metric, unit, base], "leading", "true" if base == first else "false"
                )
            if self.target(metric, unit, definition):
                expected.add((metric, unit, "target"))
        for key, row in self.rows.items():
            self.check.same(row, "base", key[2] if key in expected else "no such statement")

    def change(self, row: Row, definition: Row) -> None:
        """One figure against an earlier one."""
        metric, unit, base = row["metric_id"], row["unit_id"], row["base"]
        quarter = shifted(self.quarter, BASES[base])
        self.check.same(row, "base_quarter", quarter)
        now, survey = self.now.end(metric, unit)
        source = source_of(definition)
        if "restated" in row["caveats"].split(";"):
            restated = Restated(self.now, self.beside, self.check)
            before = restated.against(row, now, of_survey(survey) if survey else source)
            if before is not None:
                self.gain(row, row["grade"], now, before)
            return
        then = self.beside.then(quarter, row["base_release"])
        matched = frozenset(row["matched_units"].split(";")) if row["matched_units"] else frozenset()
        is_first = self.beside.whole and not self.beside.names(quarter)
        if then is None and now.exact is not None and row["rule"] in ON_THE_BASE and not is_first:
            self.check.undecided.append(f"{row['rule']}: {metric} of {unit}, {base}")
            return
        before = of_row(row, "base_", definition)
        before.population = None
        found: Optional[Decided] = None
        absent = "no_figure"
        if then is not None and (metric, unit) in then.figures.results:
            before, then_survey = then.end(metric, unit)
            if survey and then_survey:
                both = {of_survey(survey), of_survey(then_survey)}
                source = both.pop() if len(both) == 1 else "self_selected"
        elif then is not None:
            before = End(None, None, None, None)
        elif survey is not None and row["base_value"]:
            source = of_survey(survey)
        elif row["base_value"] == "":
            before, absent = End(None, None, None, None), "no_earlier_quarter" if is_first else row["reason"]
        broken = self.events is not None and self.events.broken(unit, quarter, self.quarter)
        if now.exact is None or before.exact is None:
            why = ("unit_changed" if broken else absent) if before.exact is None else "no_figure"
            found = Decided("change.both_ends", "not_compared", why)
        elif broken:
            found = Decided("change.unit", "not_compared", "unit_changed")
        else:
            units = self.units(metric, unit, quarter, now, before, then) if then else matched
            self.check.same(row, "matched_units", ";".join(sorted(units)))
            if units:
                now = matched_end(self.now, metric, units)
                earlier = matched_end(then, metric, units) if then else before
                before = earlier
                if not then:
                    before.population = None
            found = decide(definition, source, base, now, before)
            source = source if found.verdict == "not_compared" else of_changed(source, now, before)
        if before.exact is None:
            self.ends(row, now, End(None, None, None, None))
        else:
            self.ends(row, now, before)
        self.check.same(row, "source", source)
        told = columns_of(found, definition, source, now, before)
        for column, value in told.items():
            self.check.same(row, column, value)
        result, column = self.now.figures.results[metric, unit], RESULTS[base]
        self.check.same(result, column, told["difference"])
        verdict = found.reason if found.verdict == "not_compared" else found.verdict
        self.check.same(result, f"{column}_verdict", verdict)
        if then is not None or before.exact is None:
            self.gain(row, str(told["grade"]), now, before)
            self.caveats(row, (now, before), then, found)

    def gain(self, row: Row, grade: str, now: End, before: End) -> None:
        """Whether a figure gained 10 % on the year before."""
        if row["base"] == "year":
            metric, unit = row["metric_id"], row["unit_id"]
            way = "none" if row["matched_units"] else self.now.metric(metric, unit)["direction"]
            result = self.now.figures.results[metric, unit]
            self.check.same(result, "ten_percent_gain", ten_percent(way, grade, now, before))

    def caveats(self, row: Row, ends: tuple[End, End], then: Optional[Held], found: Decided) -> None:
        """What must be said with a comparison; that a base was revised can be seen beside its first version
        only."""
        matched = frozenset(filter(None, row["matched_units"].split(";")))
        first = self.beside.first(row["base_quarter"], then)
        if then is not None and first is None:
            note = f"caveats on {row['base_quarter']}: its first version is not here"
            self.check.undecided += [] if note in self.check.undecided else [note]
            return
        units = matched or (row["unit_id"],)
        revised = then is not None and was_revised(first, then, row["metric_id"], units)
        self.check.same(row, "caveats", caveats(*ends, matched, found.verdict, revised=revised))

    def ends(self, row: Row, now: End, before: End) -> None:
        """Both values of a statement."""
        for prefix, end in (("", now), ("base_", before)):
            for column, value in (("value", end.value), ("part", end.part), ("cases", end.cases)):
                self.check.same(row, f"{prefix}{column}", value)

    def units(
        self, metric: str, unit: str, quarter: str, now: End, before: End, then: Held
    ) -> frozenset[str]:
        """The units over which a figure is compared, where not the same ones are behind both; none where it
        is compared whole, or cannot be."""
        if unit != ASSEMBLY or now.definition != before.definition or now.played != before.played:
            return frozenset()
        if self.now.metric(metric, unit)["source"] == "survey":
            return frozenset()
        behind, earlier = self.now.reporting(metric), then.reporting(metric)
        new_units = self.events is not None and self.events.other_units(
            self.now.expected(metric), quarter, self.quarter
        )
        if now.population == before.population and not new_units:
            return frozenset()
        units = frozenset(
            each
            for each in behind & earlier
            if self.events is None or not self.events.broken(each, quarter, self.quarter)
        )
        if not units or (units == behind == earlier and not new_units):
            return frozenset()
        both = (self.now.over(metric, sorted(units))[0], then.over(metric, sorted(units))[0])
        return frozenset() if None in both else units

    def target(self, metric: str, unit: str, definition: Row) -> bool:
        """One figure against its target; whether that was judged."""
        end, survey = self.now.end(metric, unit)
        target = self.now.figures.target(metric, unit)
        verdict = verdict_of(end.exact, target, definition["direction"], end.status)
        row = self.rows.get((metric, unit, "target"))
        if verdict not in ("met", "not_met") or target is None:
            return False
        if row is None:
            self._lacks(metric, unit, "target")
            return True
        source = of_survey(survey) if survey else source_of(definition)
        approved_on = self.now.figures.targets[metric, definition["metric_version"], unit]["approved_on"]
        silent = unit == ASSEMBLY and survey is None and bool(end.population)
        unsent: Number = None
        if silent and source == "fixed":
            try:
                unsent = self.unsent(metric, end)
            except Absent as reason:
                self.check.undecided.append(f"{row['rule']}: {metric} of {unit}, target ({reason})")
                return True
        late = approved_on > row["period_end"]
        firm, ends = firmness(end, target, source, late=late, silent=silent, unsent=unsent)
        given = self.now.figures.results[metric, unit]
        told: dict[str, Any] = {
            "value": end.value, "part": number(given, "numerator"), "cases": number(given, "denominator"),
            "base_value": target, "verdict": verdict, "grade": "E0", "rule": f"target.{firm}",
            "reason": "" if firm == "firm" else firm, "source": source, "leading": "false",
            "interval_low": half_up(ends[0], 1) if ends else None,
            "interval_high": half_up(ends[1], 1) if ends else None,
        }  # fmt: skip
        for column, value in told.items():
            self.check.same(row, column, value)
        return True

    def unsent(self, metric: str, end: End) -> Number:
        """The cases of the units that sent nothing, as they last reported them."""
        total = ZERO
        version = end.definition.rpartition("/")[2]
        for unit in self.now.expected(metric) - (end.population or frozenset()):
            found: Number = None
            for held in self.beside.earlier():
                row = held.figures.observations.get((metric, unit))
                if (metric, unit) in held.figures.results and held.figures.version(metric, unit) != version:
                    break
                if row and row["denominator"]:
                    found = number(row, "denominator")
                    break
            if found is None:
                return None
            total += found
        return total

    def _lacks(self, metric: str, unit: str, base: str) -> None:
        row = self.now.figures.results[metric, unit]
        self.check.differs(row, "metric_id", "no row in statements.csv", f"{metric} of {unit}, {base}")


def check_statements(release: Release, check: Check, others: dict[str, Release]) -> None:
    """statements.csv."""
    if release.rows("statements"):
        Statements(release, check, others).run()
