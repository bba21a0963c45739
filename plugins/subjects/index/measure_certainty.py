"""How sure each index is: simulated once, when a release is frozen (``measure_simulated.py``), and read back
from then on.

=============  ==================  ==================================================================
quantity       about               value
=============  ==================  ==================================================================
low            a part              lower end of the interval, index points
middle         a part              the median draw
high           a part              upper end
band_share     a band's number     draws in that band, per cent
ahead_share    another unit        draws in which this unit's index is above that unit's, per cent
better_share   an earlier version  draws in which this quarter's index is above that one's, per cent
worse_share    an earlier version  draws in which it is below, per cent
=============  ==================  ==================================================================
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from .model import Certainty

FILE = "simulated.csv"
#: The ends of an interval.
ENDS = ("low", "middle", "high")


def certainties(rows: Iterable[Mapping[str, str]]) -> dict[str, Certainty]:
    """Each unit's certainty, from rows as they were frozen."""
    by_unit: dict[str, list[Mapping[str, str]]] = {}
    for row in rows:
        by_unit.setdefault(row["unit_id"], []).append(row)
    return {unit_id: _certainty(those) for unit_id, those in by_unit.items()}


def _certainty(rows: list[Mapping[str, str]]) -> Certainty:
    ends: dict[str, dict[str, Decimal]] = {end: {} for end in ENDS}
    shares: dict[str, dict[str, Decimal]] = {
        name: {} for name in ("band_share", "ahead_share", "better_share", "worse_share")
    }
    for row in rows:
        kind = ends if row["quantity"] in ends else shares
        kind[row["quantity"]][row["about"]] = Decimal(row["value"])
    first = rows[0]
    return Certainty(
        seed=int(first["seed"]),
        draws=int(first["draws"]),
        interval_pct=Decimal(first["interval_pct"]),
        sure_pct=Decimal(first["sure_pct"]),
        method=first["method"],
        intervals={
            node: (ends["low"][node], ends["middle"][node], ends["high"][node]) for node in ends["low"]
        },
        bands={int(number): share for number, share in shares["band_share"].items()},
        ahead=shares["ahead_share"],
        better=shares["better_share"],
        worse=shares["worse_share"],
    )
