"""What ``results/simulated.csv`` keeps of a release: how its indices move when what was decided moves.

10,000 draws take a moment that no build should spend again, and a simulated number belongs to its
release like any other. So the file keeps them with seed and method; the same seed gives the same bytes on
every machine (``composite_index/uncertainty.py``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from composite_index.exact import written
from composite_index.intervals import ahead, spreads
from composite_index.scheme import Scheme
from composite_index.uncertainty import Case, Simulated, draw, simulate
from plugins.core.facts.history import History, Measured

from .measure import Indexed, LastScores, OwnIndices
from .measure_certainty import ENDS

COLUMNS = ("unit_id", "quantity", "about", "value", "seed", "draws", "interval_pct", "sure_pct", "method")

Row = dict[str, str]


def simulated_rows(one: Measured, history: History) -> tuple[Row, ...]:
    """The rows of ``results/simulated.csv`` for a version that has an index; ``history`` holds the
    versions that were current before it."""
    rows: list[Row] = []
    for scheme, units in _by_scheme(one):
        rows += _of_scheme(scheme, units, one, history)
    return tuple(rows)


def said_method(scheme: Scheme) -> str:
    """What was varied, in words that the scheme's settings fill in."""
    asked = scheme.uncertainty
    orders = ", ".join("declared" if order is None else f"{order:f}" for order in asked.orders)
    return (
        f"scheme {scheme.scheme_id} version {scheme.version}; each weight times a number between "
        f"{1 - asked.weights:f} and {1 + asked.weights:f}; order of means: {orders}; "
        f"what is missing: {', '.join(asked.missing)}; {1 + len(asked.normalisations)} normalisations"
    )


def _by_scheme(one: Measured) -> Iterator[tuple[Scheme, dict[str, Indexed]]]:
    found: dict[str, tuple[Scheme, dict[str, Indexed]]] = {}
    for unit_id, indexed in one[OwnIndices].by_unit.items():
        if indexed.score is not None:
            scheme = indexed.score.scheme
            found.setdefault(scheme.scheme_id, (scheme, {}))[1][unit_id] = indexed
    yield from found.values()


def _of_scheme(
    scheme: Scheme, units: Mapping[str, Indexed], one: Measured, history: History
) -> Iterator[Row]:
    now = _simulated(scheme, units, history)
    if now is None:
        return
    asked = scheme.uncertainty
    same = {
        "seed": str(asked.seed),
        "draws": str(asked.draws),
        "interval_pct": written(100 * Fraction(asked.interval)),
        "sure_pct": written(100 * Fraction(asked.sure)),
        "method": said_method(scheme),
    }

    def row(unit_id: str, quantity: str, about: str, value: str) -> Row:
        return {"unit_id": unit_id, "quantity": quantity, "about": about, "value": value, **same}

    earlier = {
        base: (found, _simulated(scheme, _same_version(found, units), history.until(base)))
        for base in (one.quarter.previous, one.quarter.year_earlier)
        if (found := history.quarter(base)) is not None
    }
    draws = {unit_id: now.published[place] for place, unit_id in enumerate(now.units)}
    for spread in spreads(now, scheme):
        unit_id = spread.unit_id
        for node_id, interval in spread.parts.items():
            for end in ENDS:
                yield row(unit_id, end, node_id, f"{getattr(interval, end):f}")
        for number, share in sorted(spread.bands.items()):
            yield row(unit_id, "band_share", str(number), written(100 * share))
        for other in now.units:
            if other != unit_id:
                share = ahead(draws[unit_id], draws[other], scheme)
                yield row(unit_id, "ahead_share", other, written(100 * share))
        for base, (found_then, then) in earlier.items():
            if then is None or unit_id not in then.units:
                continue
            old = then.published[then.units.index(unit_id)]
            about = f"{base}/{found_then.release.name}"
            yield row(unit_id, "better_share", about, written(100 * ahead(draws[unit_id], old, scheme)))
            yield row(unit_id, "worse_share", about, written(100 * ahead(old, draws[unit_id], scheme)))


def _same_version(then: Measured, units: Mapping[str, Indexed]) -> dict[str, Indexed]:
    """The same units' indices in an earlier quarter, where they were made by the same scheme."""
    found = {}
    for unit_id, indexed in units.items():
        before = then[OwnIndices].by_unit.get(unit_id)
        if before is None or before.score is None or indexed.score is None:
            continue
        one, other = before.score.scheme, indexed.score.scheme
        if (one.scheme_id, one.version) == (other.scheme_id, other.version):
            found[unit_id] = before
    return found


def _simulated(scheme: Scheme, units: Mapping[str, Indexed], history: History) -> Simulated | None:
    scores = history.running(LastScores)
    cases = [
        Case(unit_id, indexed.given, indexed.score, scores.of(unit_id))
        for unit_id, indexed in units.items()
        if indexed.score is not None and indexed.given is not None and indexed.score.value is not None
    ]
    if not cases:
        return None
    observed = next((indexed.observed for indexed in units.values() if indexed.observed), None)
    return simulate(draw(scheme), cases, observed)
