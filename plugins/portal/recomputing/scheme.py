"""An index scheme as published."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from .cells import ZERO, Row, needed, number, whole
from .tables import Release


class Scheme:
    """An index scheme as published: its settings, its parts with weights, its rules and bands."""

    def __init__(self, release: Release, settings: Row) -> None:
        self.scheme_id, self.version = settings["scheme_id"], settings["scheme_version"]
        low, high = needed(settings, "scale_low"), needed(settings, "scale_high")
        self.low, self.high = low, high
        self.higher = settings["better"] == "higher"
        self.decimals = whole(settings, "decimals")
        own = [row for row in release.rows("scheme_parts") if row["scheme_id"] == self.scheme_id]
        self.parts = {row["node_id"]: row for row in own}
        self.weights = {name: needed(row, "weight") for name, row in self.parts.items()}
        self.children: dict[str, list[str]] = {name: [] for name in self.parts}
        self.root = ""
        for name, row in self.parts.items():
            if row["parent_node_id"]:
                self.children[row["parent_node_id"]].append(name)
            else:
                self.root = name
        rules = [row for row in release.rows("scheme_rules") if row["scheme_id"] == self.scheme_id]
        self.rules = {row["metric_id"]: row for row in rules}
        self.bands = [row for row in release.rows("scheme_bands") if row["scheme_id"] == self.scheme_id]

    def metric(self, name: str) -> str:
        """The metric of a part; empty for a dimension."""
        return self.parts[name]["metric_id"]

    def order(self, name: str) -> Fraction:
        """The order of a part's mean."""
        return needed(self.parts[name], "mean_order")

    def places(self, name: str) -> int | None:
        """The decimals to which a part's score is rounded on its way up, if it is."""
        found = number(self.parts[name], "round_decimals")
        return None if found is None else int(found)

    def share(self, name: str) -> Fraction:
        """A part's weight as a share of its siblings'."""
        parent = self.parts[name]["parent_node_id"]
        siblings = self.children[parent] if parent else [name]
        return self.weights[name] / sum((self.weights[each] for each in siblings), ZERO)

    def on_scale(self, share: Fraction) -> Fraction:
        """0 is the bad end, 1 the good end."""
        span = share * (self.high - self.low)
        return self.low + span if self.higher else self.high - span

    def band(self, value: Decimal | None) -> Row | None:
        """The band of a published value."""
        if value is None or not self.bands:
            return None
        top = max(self.bands, key=lambda row: needed(row, "upper"))
        for row in self.bands:
            lower, upper = needed(row, "lower"), needed(row, "upper")
            if lower <= Fraction(value) < upper or (row is top and Fraction(value) == upper):
                return row
        return None
