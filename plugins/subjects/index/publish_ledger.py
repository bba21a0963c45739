"""The ledger: for each published number about an index, where it stands and what it is computed from.

A cell is named ``file:line:column``, the header being line 1, so that a reader can put a finger on it;
the SHA-256 of each file says which bytes were meant. ``recompute.py`` reads the ledger back, checks that
no number is missing from it, and computes each one again.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from composite_index.engine import Score
from composite_index.nodes import Node
from plugins.core.facts.assembly import Report
from plugins.core.statements.wording import Wording
from plugins.core.time.quarter import Quarter
from plugins.subjects.figures.model import Figures

from .model import Indices, UnitIndex
from .publish import explanations

Row = Mapping[str, object]
Key = tuple[str, ...]
#: What tells the rows of each table apart, beside quarter and version.
_KEYS: Mapping[str, Key] = {
    "observations": ("metric_id", "unit_id"),
    "targets_used": ("metric_id", "unit_id"),
    "scheme": ("scheme_id",),
    "scheme_parts": ("scheme_id", "node_id"),
    "scheme_rules": ("scheme_id", "metric_id"),
    "scheme_bands": ("scheme_id", "number"),
    "index": ("unit_id",),
    "index_nodes": ("unit_id", "node_id"),
    "index_changes": ("unit_id", "against", "kind", "node_id"),
    "index_simulated": ("unit_id", "quantity", "about"),
}
_NODE_NUMBERS = (
    *("value", "target_value", "achievement_pct", "score"),
    *("weight_pct", "effective_weight_pct", "contribution", "coverage_pct"),
)
_INDEX_NUMBERS = ("index_value", "band_number", "coverage_pct", "lowest_possible", "highest_possible")
_ADDING_UP = ("weight_pct", "effective_weight_pct", "contribution")


@dataclass(frozen=True, slots=True)
class Written:
    """A published CSV read back: its rows as text by key, each with its line, and its SHA-256."""

    file: str
    digest: str
    lines: Mapping[Key, int]
    rows: Mapping[Key, Mapping[str, str]]


#: A release's tables as published, by name.
Tables = Mapping[str, Written]


def read_back(name: str, file: str, content: bytes) -> Written | None:
    """A packed table as its readers find it; ``None`` for tables that the ledger does not look into."""
    keys = _KEYS.get(name)
    if keys is None:
        return None
    reader = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    lines, rows = {}, {}
    for row in reader:
        key = tuple(row[column] for column in keys)
        lines[key], rows[key] = reader.line_num, row
    return Written(file, sha256(content).hexdigest(), lines, rows)


def ledger_rows(
    report: Report,
    tables: Tables,
    wording: Wording,
    base_of: Callable[[Quarter, int], tuple[str, Tables] | None],
) -> Iterator[Row]:
    """Every row of a release's ledger. ``base_of`` gives an earlier release's folder, seen from this
    one's, and its tables."""
    for index in (report[Indices].assembly, *report[Indices].units):
        if index.score is not None:
            writer = _Writer(report, index, index.score, tables, wording)
            yield from writer.index()
            for node in index.score.nodes:
                yield from writer.node(node.node)
            yield from writer.changes(base_of)
            yield from writer.simulated()


@dataclass(frozen=True, slots=True)
class _Writer:
    report: Report
    unit: UnitIndex
    score: Score
    tables: Tables
    wording: Wording

    @property
    def _unit_id(self) -> str:
        return self.unit.unit.unit_id

    def index(self) -> Iterator[Row]:
        """The index itself, its band, its coverage and its bounds."""
        root = self.score.scheme.root
        parts = (*self._weights(root), *self._scores(root))
        coverage = (*self._weights(root), *self._cells("index_nodes", self._parts(root), "coverage_pct"))
        bands = self._cells("scheme_bands", self._band_keys(), "lower")
        bounds = (*parts, *self._bounds())
        inputs = {
            "index_value": parts,
            "band_number": (*self._cells("index", [(self._unit_id,)], "index_value"), *bands),
            "coverage_pct": coverage,
            "lowest_possible": bounds,
            "highest_possible": bounds,
        }
        for column in _INDEX_NUMBERS:
            rounding = "none" if column == "band_number" else "half_up"
            yield from self._number("index", (self._unit_id,), column, "", column, inputs[column], rounding)

    def node(self, node: Node) -> Iterator[Row]:
        """Every number of one row of the worked calculation."""
        siblings = self.score.scheme.children.get(node.parent_id or "", (node,))
        weights = [self._cell("scheme_parts", (self._scheme_id, each.node_id), "weight") for each in siblings]
        for column in _NODE_NUMBERS:
            if column in ("value", "target_value", "achievement_pct"):
                inputs: Sequence[str] = self._figure(node, column)
            elif column == "score":
                inputs = self._figure(node, "score") if node.is_leaf else self._of_parts(node)
            elif column == "weight_pct":
                inputs = weights
            elif column == "effective_weight_pct":
                inputs = (*weights, *self._cells("index_nodes", self._siblings(siblings), "score"))
            elif column == "contribution":
                inputs = self._cells("index_nodes", [(self._unit_id, node.node_id)], "score") + self._cells(
                    "index_nodes", [(self._unit_id, node.node_id)], "effective_weight_pct"
                )
            else:
                inputs = self._coverage(node)
            rounding = "adding_up" if column in _ADDING_UP else "half_up"
            if column == "target_value":
                rounding = "none"
            key = (self._unit_id, node.node_id)
            formula = self._formula(node, column)
            yield from self._number("index_nodes", key, column, node.node_id, formula, inputs, rounding)

    def changes(self, base_of: Callable[[Quarter, int], tuple[str, Tables] | None]) -> Iterator[Row]:
        """Every cause of the change against an earlier quarter, and the change itself."""
        for against, why in explanations(self.unit):
            found = base_of(why.base, why.base_version)
            root = self.score.scheme.root.node_id
            for kind, node_id in [*((e.kind, e.node_id) for e in why.effects), ("total", root)]:
                inputs: list[str] = []
                digests: list[Written] = []
                for folder, tables in [("", self.tables), *([found] if found else [])]:
                    for name, key, column in self._change_inputs(kind, node_id):
                        written = tables.get(name)
                        if written is not None and key in written.lines and written.rows[key][column]:
                            inputs.append(f"{folder}{written.file}:{written.lines[key]}:{column}")
                            digests.append(Written(f"{folder}{written.file}", written.digest, {}, {}))
                yield from self._number(
                    "index_changes",
                    (self._unit_id, against, kind, node_id),
                    "points",
                    "" if kind == "total" else node_id,
                    f"change_{kind}",
                    inputs,
                    "none" if kind == "rounding" else "half_up",
                    digests,
                    f"change_{against}_{kind}",
                )

    def simulated(self) -> Iterator[Row]:
        """What was simulated: marked so, with its seed."""
        written = self.tables.get("index_simulated")
        for key in written.lines if written else ():
            if key[0] == self._unit_id:
                inputs = self._cells("index", [(self._unit_id,)], "index_value")
                quantity = f"{key[1]}_{key[2]}"
                yield from self._number(
                    "index_simulated", key, "value", key[2], "simulated", inputs, "none", quantity=quantity
                )

    def _number(
        self,
        table: str,
        key: Key,
        column: str,
        node_id: str,
        formula: str,
        inputs: Sequence[str],
        rounding: str,
        digests: Iterable[Written] = (),
        quantity: str = "",
    ) -> Iterator[Row]:
        written = self.tables[table]
        row = written.rows.get(key)
        if row is None or not row[column]:
            return
        used = dict.fromkeys(cell.rsplit(":", 2)[0] for cell in inputs)
        known = {each.file: each.digest for each in (*self.tables.values(), *digests)}
        english, kiswahili = (self.wording.of(language) for language in ("en", "sw"))
        simulated = table == "index_simulated"
        scheme = self.score.scheme
        release = self.report.release
        what = quantity or column
        root = f"{release.quarter}/{release.name}/{self._unit_id}"
        yield {
            "number_id": "/".join(filter(None, (root, node_id if table == "index_nodes" else "", what)))
            if table != "index_changes"
            else "/".join(filter(None, (root, what, node_id))),
            "kind": "simulated" if simulated else "computed",
            "unit_id": self._unit_id,
            "node_id": node_id,
            "quantity": what,
            "value": row[column],
            "file": written.file,
            "line": written.lines[key],
            "column": column,
            "formula_en": english(f"ledger_formula.{formula}"),
            "formula_sw": kiswahili(f"ledger_formula.{formula}"),
            "inputs": "|".join(dict.fromkeys(inputs)),
            "inputs_sha256": "|".join(f"{file}={known[file]}" for file in used),
            "method": row["method"] if simulated else f"{scheme.scheme_id} version {scheme.version}",
            "rounding": english(f"ledger_rounding.{rounding}"),
            "seed": row["seed"] if simulated else None,
        }

    # -- which cells a formula takes

    @property
    def _scheme_id(self) -> str:
        return self.score.scheme.scheme_id

    def _cell(self, table: str, key: Key, column: str) -> str:
        written = self.tables[table]
        return f"{written.file}:{written.lines[key]}:{column}"

    def _cells(self, table: str, keys: Iterable[Key], column: str) -> tuple[str, ...]:
        """The cells that are there and filled."""
        written = self.tables.get(table)
        if written is None:
            return ()
        return tuple(
            f"{written.file}:{written.lines[key]}:{column}"
            for key in keys
            if key in written.lines and written.rows[key][column]
        )

    def _parts(self, node: Node) -> list[Key]:
        return self._siblings(self.score.scheme.children.get(node.node_id, ()))

    def _siblings(self, nodes: Iterable[Node]) -> list[Key]:
        return [(self._unit_id, each.node_id) for each in nodes]

    def _weights(self, node: Node) -> tuple[str, ...]:
        keys = [(self._scheme_id, each.node_id) for each in self.score.scheme.children[node.node_id]]
        return self._cells("scheme_parts", keys, "weight")

    def _scores(self, node: Node) -> tuple[str, ...]:
        return self._cells("index_nodes", self._parts(node), "score")

    def _of_parts(self, node: Node) -> tuple[str, ...]:
        return (*self._weights(node), *self._scores(node))

    def _coverage(self, node: Node) -> tuple[str, ...]:
        if node.is_leaf:
            return self._cells("observations", [(node.metric_id or "", self._unit_id)], "status")
        return (*self._weights(node), *self._cells("index_nodes", self._parts(node), "coverage_pct"))

    def _band_keys(self) -> list[Key]:
        return [(self._scheme_id, str(band.number)) for band in self.score.scheme.bands]

    def _bounds(self) -> tuple[str, ...]:
        absent = [
            (self._scheme_id, found.node.metric_id or "")
            for found in self.score.leaves
            if found.status == "missing"
        ]
        return (
            *self._cells("scheme_rules", absent, "clip"),
            *self._cells("scheme_rules", absent, "cap_pct"),
        )

    def _figure(self, node: Node, column: str) -> tuple[str, ...]:
        """The cells behind a metric's figure, target, achievement or score."""
        metric, key = node.metric_id or "", (node.metric_id or "", self._unit_id)
        counted = self._cells("observations", [key], "numerator") + self._cells(
            "observations", [key], "denominator"
        )
        figure = counted if len(counted) == 2 else self._cells("observations", [key], "value")
        target = self._cells("targets_used", [key], "target_value")
        rule_key = [(self._scheme_id, metric)]
        if column == "value":
            return figure
        if column == "target_value":
            return target or self._cells("scheme_rules", rule_key, "target")
        columns = ["ratio_rule", "baseline"] if column == "achievement_pct" else _RULE
        rule = tuple(cell for each in columns for cell in self._cells("scheme_rules", rule_key, each))
        return (*figure, *target, *rule)

    def _change_inputs(self, kind: str, node_id: str) -> Iterator[tuple[str, Key, str]]:
        if kind == "total":
            yield "index", (self._unit_id,), "index_value"
            return
        node = next((found.node for found in self.score.nodes if found.node.node_id == node_id), None)
        if node is not None and node.is_leaf and kind != "scope":
            key = (node.metric_id or "", self._unit_id)
            for column in ("value", "numerator", "denominator"):
                yield "observations", key, column
            yield "targets_used", key, "target_value"
        parent = node.parent_id if node is not None and node.is_leaf else node_id
        for child in self.score.scheme.children.get(parent or "", ()):
            yield "scheme_parts", (self._scheme_id, child.node_id), "weight"
            if kind != "data":
                yield "index_nodes", (self._unit_id, child.node_id), "score"

    def _formula(self, node: Node, column: str) -> str:
        if column == "score" and not node.is_leaf:
            return "score_mean"
        rule = self.score.scheme.normalisations.get(node.metric_id or "")
        if column == "score" and rule is not None:
            if rule.points:
                return "score_points"
            return "score_full" if rule.method == "ratio_to_target" else f"score_{rule.method}"
        if column == "achievement_pct" and rule is not None:
            return f"achievement_{rule.rule}"
        if column == "value":
            return self._value_formula(node)
        return column

    def _value_formula(self, node: Node) -> str:
        row = self.tables["observations"].rows.get((node.metric_id or "", self._unit_id))
        result = self.report[Figures].of(node.metric_id or "", self._unit_id)
        if row is None or not row["numerator"] or not row["denominator"] or result is None:
            return "value_plain"
        if not result.metric.denominator:
            return "value_plain"
        return "value_percent" if result.metric.unit == "percent" else "value_share"


_RULE = (
    *("method", "ratio_rule", "target", "baseline", "cap_pct", "full_pct", "points"),
    *("floor", "ceiling", "clip", "target_low", "target_high"),
)


def count_numbers(rows: Iterable[Row]) -> Mapping[str, int]:
    """How many numbers of each kind a ledger holds: ``computed`` and ``simulated``."""
    found = {"computed": 0, "simulated": 0}
    for row in rows:
        found[str(row["kind"])] += 1
    return found
