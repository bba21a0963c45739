"""Overall Labour Effectiveness = availability x performance x quality.

==============  ==============================  =========================================
availability    productive / scheduled hours    the time planned that was worked as planned
performance     actual / standard output        capped at 100 %: a standard set too low must
                                                not hide lost hours or rejected work
quality         conforming / actual output      the output that needed no correction
==============  ==============================  =========================================

The product is taken of the unrounded factors and rounded once, like each factor, to one decimal.
The policy names the measure (1.6) and not its formula; this is the usual one of the field.
"""

from __future__ import annotations

from decimal import Decimal

from checked_tables.status import WITH_VALUE
from plugins.core.measures.rounding import EXACT, HUNDRED, half_up, quotient
from plugins.core.time.quarter import Quarter
from plugins.subjects.units.record import Unit

from .model import LabourResult
from .record import LabourInputs

_ONE, _ZERO = Decimal(1), Decimal(0)


def labour_result(inputs: LabourInputs, unit: Unit, quarter: Quarter) -> LabourResult:
    """The factors and their product, each in per cent with one decimal.

    A factor whose inputs are missing, or whose base is zero, is ``None``, and so is the product.
    One exception: nothing delivered at all is an effectiveness of zero, although no quality can be
    stated then.
    """
    there = inputs.status in WITH_VALUE
    availability = _share(inputs.productive_hours, inputs.scheduled_hours) if there else None
    performance = _share(inputs.actual_output, inputs.standard_output) if there else None
    quality = _share(inputs.conforming_output, inputs.actual_output) if there else None
    if performance is not None:
        performance = min(performance, _ONE)
    product = None
    if availability is not None and performance is not None:
        if not performance:
            product = _ZERO
        elif quality is not None:
            product = EXACT.multiply(EXACT.multiply(availability, performance), quality)
    return LabourResult(
        unit=unit,
        quarter=quarter,
        status=inputs.status,
        availability_pct=_published(availability),
        performance_pct=_published(performance),
        quality_pct=_published(quality),
        effectiveness_pct=_published(product),
        note=inputs.note,
    )


def _share(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    return None if part is None or not whole else quotient(part, whole)


def _published(share: Decimal | None) -> Decimal | None:
    return None if share is None else half_up(EXACT.multiply(share, HUNDRED), 1)
