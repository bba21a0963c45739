"""Why Overall Labour Effectiveness changed: the part of each of its three factors, in percentage points.

The exact logarithmic-mean decomposition of a product (``composite_index/lmdi.py``), taken of the
unrounded factors and rounded so that the three parts add up to the published change.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import prod

from checked_tables.status import WITH_VALUE
from composite_index.exact import apportioned, half_up
from composite_index.lmdi import product_effects
from plugins.core.time.quarter import Quarter

from .model import LabourExplanation
from .record import LabourInputs


def labour_explanations(
    now: Iterable[LabourInputs], before: Iterable[LabourInputs], base: Quarter, base_version: int
) -> tuple[LabourExplanation, ...]:
    """One for each unit whose three factors are known in both quarters, in the order of ``now``."""
    then = {inputs.unit_id: inputs for inputs in before}
    found = []
    for inputs in now:
        earlier = then.get(inputs.unit_id)
        one, other = None if earlier is None else factors(earlier), factors(inputs)
        if earlier is None or one is None or other is None:
            continue
        effects = [100 * effect for effect in product_effects(one, other)]
        was, is_now = (half_up(100 * prod(each, start=Fraction(1)), 1) for each in (one, other))
        change = is_now - was
        points = apportioned(effects, change, 1)
        found.append(
            LabourExplanation(
                unit_id=inputs.unit_id,
                base=base,
                base_version=base_version,
                change=change,
                availability=points[0],
                performance=points[1],
                quality=points[2],
            )
        )
    return tuple(found)


def factors(inputs: LabourInputs) -> tuple[Fraction, Fraction, Fraction] | None:
    """Availability, performance (at most 1) and quality, exact; ``None`` unless all three are known."""
    pairs = (
        (inputs.productive_hours, inputs.scheduled_hours),
        (inputs.actual_output, inputs.standard_output),
        (inputs.conforming_output, inputs.actual_output),
    )
    shares = [Fraction(part) / Fraction(whole) for part, whole in pairs if part is not None and whole]
    if inputs.status not in WITH_VALUE or len(shares) < len(pairs):
        return None
    return shares[0], min(shares[1], Fraction(1)), shares[2]
