"""Published tables about changes and certainty of the indices, and about changes of labour effectiveness."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from composite_index.exact import half_up
from plugins.core.facts.assembly import Report
from plugins.core.packing.publisher import Line
from plugins.subjects.labour.model import LabourReport

from .model import IndexExplanation, Indices, UnitIndex

#: Decimals of points before they are rounded for readers.
_PLACES = 6
_SHARES = (("ahead", "ahead_share"), ("better", "better_share"), ("worse", "worse_share"))


def explanations(index: UnitIndex) -> Iterator[tuple[str, IndexExplanation]]:
    """What the change of an index is explained against, with the explanation."""
    for against, why in (("previous", index.why_previous), ("year_earlier", index.why_year)):
        if why is not None:
            yield against, why


def changes(report: Report) -> Iterator[Line]:
    """One row for each cause of each change, then the change itself (``total``)."""
    for index in (report[Indices].assembly, *report[Indices].units):
        for against, why in explanations(index):
            same = {
                "unit_id": index.unit.unit_id,
                "unit_name_en": index.unit.name.en,
                "against": against,
                "base_quarter": why.base,
                "base_version": why.base_version,
            }
            for effect in why.effects:
                yield Line(effect, {**same, "exact_points": half_up(effect.exact, _PLACES)})
            root = index.score.scheme.root.node_id if index.score else ""
            whole = {"kind": "total", "node_id": root, "title_en": "", "about": "", "points": why.change}
            whole["exact_points"] = half_up(Fraction(why.change), _PLACES)
            yield Line(why, {**same, **whole})


def labour_changes(report: Report) -> Iterator[Line]:
    """One row for each factor of each change of labour effectiveness, then the change itself."""
    for why in report[LabourReport].why:
        for factor in ("availability", "performance", "quality", "total"):
            points = why.change if factor == "total" else getattr(why, factor)
            yield Line(why, {"base_quarter": why.base, "factor": factor, "points": points})


def simulated(report: Report) -> Iterator[Line]:
    """What was simulated when the release was frozen, with seed, number of draws and method."""
    for index in (report[Indices].assembly, *report[Indices].units):
        sure = index.certainty
        if sure is None:
            continue
        same = {
            "unit_id": index.unit.unit_id,
            "unit_name_en": index.unit.name.en,
            "simulated": True,
        }
        for node_id, ends in sure.intervals.items():
            for quantity, value in zip(("low", "middle", "high"), ends, strict=True):
                yield Line(sure, {**same, "quantity": quantity, "about": node_id, "value": value})
        for number, share in sure.bands.items():
            yield Line(sure, {**same, "quantity": "band_share", "about": number, "value": share})
        for name, quantity in _SHARES:
            for about, share in getattr(sure, name).items():
                yield Line(sure, {**same, "quantity": quantity, "about": about, "value": share})
