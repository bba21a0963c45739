"""What may be said of each figure: its changes, on two bases, and its target.

``core/claims`` decides; here the figures of two quarters are put into its terms. A figure whose units are not
the same in both is compared over the units that reported both times (matched parts), or not at all. Where the
Assembly has restated the earlier figure on the basis of the later one, that is the base, and it is said.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from plugins.core.claims.change import decide_change, leading
from plugins.core.claims.statement import Base, Caveat, End, Reason, Statement
from plugins.core.claims.target import Judged, judge
from plugins.core.facts.history import History, Measured
from plugins.core.measures.rounding import half_up
from plugins.core.time.quarter import Quarter
from plugins.core.time.release import Release
from plugins.subjects.targets.record import Target
from plugins.subjects.units.model_changes import Breaks, events
from plugins.subjects.units.record import ASSEMBLY_ID, UnitChange

from .measure import Figure, Key, OwnFigures
from .measure_achievement import verdict
from .measure_parts import Parts, Value
from .measure_restated import Restatements, Said, restated_figure
from .measure_source import Asked, asked, measure_of, source_of


class Claims:
    """Decides about the figures of one version, each against the quarters of its history."""

    def __init__(self, one: Measured, history: History) -> None:
        self._one, self._history = one, history
        changes = one.version.declared.rows(UnitChange)
        self._breaks, self._events = Breaks(changes), events(changes)
        self._restated = history.running(Restatements)
        self._bases: dict[Base, Quarter] = {
            "previous": one.quarter.previous,
            "year": one.quarter.year_earlier,
        }

    def changes(self, key: Key, figure: Figure) -> dict[Base, Statement]:
        """What may be said of it against the quarter before, and against the same quarter a year earlier."""
        return {base: self._change(key, figure, base) for base in self._bases}

    def leading(self, figure: Figure, changes: dict[Base, Statement]) -> Statement:
        """The one of them that leads."""
        bases = measure_of(figure.metric, source_of(figure.metric)).leading
        return leading(changes[base] for base in bases)

    def judged(self, key: Key, figure: Figure, target: Target | None) -> Judged | None:
        """Whether the target was kept and how firmly; ``None`` where nothing can be judged."""
        decided = verdict(figure, target)
        if decided not in ("met", "not_met") or target is None or target.value is None:
            return None
        told, found = _end(self._one, figure)
        source = found.source if found else source_of(figure.metric)
        silent = key[1] == ASSEMBLY_ID and found is None and bool(told.population)
        return judge(
            told,
            target.value,
            kept=decided == "met",
            source=source,
            late=target.approved_on > self._one.quarter.last_day,
            silent=silent,
            unsent=self._unsent(figure, told.population) if silent and source == "fixed" else None,
        )

    def _unsent(self, figure: Figure, reporting: frozenset[str]) -> Decimal | None:
        """Of a population that is the same each quarter, the cases of the units that sent nothing, as these
        last reported them; ``None`` where one of them never did."""
        cases: list[Decimal | None] = []
        for unit in Parts(self._one, figure.metric).expected - reporting:
            cases.append(self._last_cases((figure.metric.metric_id, unit), figure.metric.metric_version))
        known = [each for each in cases if each is not None]
        return sum(known, Decimal(0)) if len(known) == len(cases) else None

    def _last_cases(self, key: Key, version: int) -> Decimal | None:
        before = self._history.before(self._one.quarter)
        while before is not None:
            figure = before[OwnFigures].figures.get(key)
            row = figure.observation if figure else None
            if figure is not None and figure.metric.metric_version != version:
                return None
            if row is not None and row.denominator is not None:
                return row.denominator
            before = self._history.before(before.quarter)
        return None

    def _change(self, key: Key, figure: Figure, base: Base) -> Statement:
        quarter = self._bases[base]
        then = self._history.quarter(quarter)
        if said_anew := self._restated.of(quarter, figure, self._one.quarter, self._breaks):
            return self._against(said_anew, figure, base)
        before = then[OwnFigures].figures.get(key) if then else None
        now_end, now_asked = _end(self._one, figure)
        absent: Reason = "no_figure" if then else "no_earlier_quarter"
        before_end, then_asked = End(quarter=quarter, release="", value=None), None
        if then is not None and before is not None:
            before_end, then_asked = _end(then, before)
        source = source_of(figure.metric)
        if now_asked is not None and then_asked is not None:
            source = now_asked.source if now_asked.source == then_asked.source else "self_selected"
        measure = measure_of(figure.metric, source)
        broken = self._breaks.between(key[1], quarter, self._one.quarter) is not None
        if broken:
            absent = "unit_changed"
        caveats: list[Caveat] = []
        drawn = [each for each in (now_asked, then_asked) if each is not None and each.source == "sample"]
        if any(each.design_effect is None for each in drawn):
            caveats.append("wide")
        if now_asked is not None and now_asked.low_response:
            caveats.append("low_response")
        if then_asked is not None and then_asked.low_response:
            caveats.append("base_low_response")
        if then is not None and before is not None and _restated(then, key):
            caveats.append("base_revised")
        said = decide_change(
            measure,
            key[1],
            base,
            now_end,
            before_end,
            absent=absent,
            broken=broken,
            caveats=caveats,
        )
        new_units = key[1] == ASSEMBLY_ID and self._other_units(figure, quarter)
        if then is None or before is None or broken or not (said.reason == "population" or new_units):
            return said
        matched = self._matched(figure, then, before, new_units=new_units)
        if matched is None:
            return said
        units, ends = matched
        again: tuple[Caveat, ...] = ("matched",)
        if any(_restated(then, (key[0], unit)) for unit in units):
            again = ("matched", "base_revised")
        return decide_change(measure, key[1], base, *ends, caveats=again, matched=units)

    def _against(self, said: Said, figure: Figure, base: Base) -> Statement:
        """The change against a figure that was restated on the basis of this one."""
        now, asked_now = _end(self._one, figure)
        then = restated_figure(said.row, figure)
        before = replace(
            _end(self._one, then)[0],
            quarter=said.row.of_quarter,
            release=said.by.name,
            population=now.population,
            address=f"{said.by.quarter}/{said.by.name}/restated/{said.row.of_quarter}/"
            f"{figure.metric.metric_id}/{figure.unit.unit_id}",
        )
        source = asked_now.source if asked_now else source_of(figure.metric)
        measure = measure_of(figure.metric, source)
        return decide_change(measure, figure.unit.unit_id, base, now, before, caveats=("restated",))

    def _other_units(self, figure: Figure, base: Quarter) -> bool:
        """Whether a unit that reports the metric was created, or closed without a successor, since
        ``base``."""
        parts = Parts(self._one, figure.metric).expected
        since = (event for event in self._events if base < event.first.quarter <= self._one.quarter)
        return any(
            (event.first.kind == "created" and parts.intersection(event.after))
            or (event.first.kind == "closed" and not event.after and bool(parts))
            for event in since
        )

    def _matched(
        self, figure: Figure, then: Measured, before: Figure, *, new_units: bool
    ) -> tuple[frozenset[str], tuple[End, End]] | None:
        if figure.metric.metric_version != before.metric.metric_version or before.exact is None:
            return None
        now_parts, then_parts = Parts(self._one, figure.metric), Parts(then, before.metric)
        behind, earlier = now_parts.reporting, then_parts.reporting
        units = frozenset(
            unit
            for unit in behind & earlier
            if self._breaks.between(unit, then.quarter, self._one.quarter) is None
        )
        if not units or (units == behind == earlier and not new_units):
            return None
        values = now_parts.over(units), then_parts.over(units)
        if values[0] is None or values[1] is None:
            return None
        return units, (
            _matched_end(self._one, figure, values[0], units),
            _matched_end(then, before, values[1], units),
        )


def played(release: Release) -> str:
    """The provenance of its figures, with what an illustrative one plays at."""
    return f"{release.provenance}, {release.illustrates}" if release.illustrates else release.provenance


def _restated(then: Measured, key: Key) -> bool:
    """Whether a figure of an earlier quarter is another than when that quarter was first published."""
    if then.first is None:
        return False
    figures = [each[OwnFigures].figures.get(key) for each in (then.first, then)]
    was, now = ((one.exact, _counts(one)) if one else (None, None) for one in figures)
    return was != now


def _counts(figure: Figure) -> tuple[Decimal | None, Decimal | None]:
    row = figure.observation
    return (row.numerator, row.denominator) if row else (None, None)


def _end(one: Measured, figure: Figure) -> tuple[End, Asked | None]:
    row = figure.observation
    part = row.numerator if row else None
    cases = row.denominator if row else None
    if not figure.metric.denominator:
        part, cases = None, figure.exact if figure.metric.unit == "count" else None
    survey = asked(one.version, part, cases) if figure.metric.source == "survey" else None
    population = frozenset({survey.frame}) if survey else frozenset()
    if figure.unit.unit_id == ASSEMBLY_ID and survey is None:
        population = Parts(one, figure.metric).behind(figure)
    end = End(
        quarter=one.quarter,
        release=one.release.name,
        value=figure.published,
        exact=figure.exact,
        part=part,
        cases=cases,
        status=figure.status,
        played=played(one.release),
        definition=f"{figure.metric.metric_id}/{figure.metric.metric_version}",
        population=population,
        drawn=survey.source if survey else "",
        asked=Decimal(survey.invited) if survey and survey.invited is not None else None,
        unrecorded=row.unrecorded if row and part is not None else None,
        design_effect=survey.design_effect if survey and survey.source == "sample" else None,
        address=_address(one, figure),
    )
    return end, survey


def _matched_end(one: Measured, figure: Figure, value: Value, units: frozenset[str]) -> End:
    own = one[OwnFigures].figures
    parts = (own[key].observation for unit in units if (key := (figure.metric.metric_id, unit)) in own)
    unrecorded = sum((row.unrecorded or Decimal(0) for row in parts if row), Decimal(0))
    return End(
        quarter=one.quarter,
        release=one.release.name,
        value=half_up(value.exact, figure.metric.decimals),
        exact=value.exact,
        part=value.part,
        cases=value.cases,
        status=figure.status,
        played=played(one.release),
        definition=f"{figure.metric.metric_id}/{figure.metric.metric_version}",
        population=units,
        unrecorded=unrecorded or None,
        address=_address(one, figure),
    )


def _address(one: Measured, figure: Figure) -> str:
    return f"{one.quarter}/{one.release.name}/results/{figure.metric.metric_id}/{figure.unit.unit_id}"
