"""An index against an earlier one: what may be said of it.

Indices of two versions of a scheme are not compared. Whether the change holds under other defensible choices
was simulated when the release was frozen (``measure_certainty.py``).
"""

from __future__ import annotations

from decimal import Decimal

from plugins.core.claims.change import decide_simulated, nothing_yet
from plugins.core.claims.statement import Base, End, Statement
from plugins.core.facts.history import Measured
from plugins.subjects.figures.measure_claims import played

from .measure import Indexed, OwnIndices
from .model import Certainty


def index_change(
    now: Indexed,
    own: Measured,
    then: Measured | None,
    base: Base,
    certainty: Certainty | None,
    *,
    broken: bool,
) -> Statement:
    """The change of the published value of ``own`` on that of ``then``, in index points."""
    unit_id, quarter = now.index.unit.unit_id, now.index.quarter
    if then is None:
        return nothing_yet(unit_id, quarter, base)
    key = f"{then.quarter}/{then.release.name}"
    draws = None
    if certainty is not None and key in certainty.better and key in certainty.worse:
        draws = certainty.better[key], certainty.worse[key]
    return decide_simulated(
        unit_id,
        base,
        _end(own, now),
        _end(then, then[OwnIndices].by_unit.get(unit_id)),
        draws=draws,
        sure_pct=certainty.sure_pct if certainty else Decimal(100),
        broken=broken,
    )


def _end(one: Measured, indexed: Indexed | None) -> End:
    """The published value of an index, under the version of its scheme."""
    value = indexed.index.value if indexed else None
    scheme = indexed.score.scheme if indexed and indexed.score else None
    return End(
        quarter=one.quarter,
        release=one.release.name,
        played=played(one.release),
        value=value,
        exact=value,
        definition=f"{scheme.scheme_id}/{scheme.version}" if scheme else "",
        address=f"{one.quarter}/{one.release.name}/index",
    )
