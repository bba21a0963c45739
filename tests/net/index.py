"""The index worked out again from its scheme and the released results, in fractions, a few lines a step."""

from __future__ import annotations

from fractions import Fraction

from tests.net import records
from tests.net.records import Row
from tests.net.results import exact, result


def scheme(unit_id: str, quarter: str, version: int | None = None) -> tuple[dict[str, Row], dict[str, Row]]:
    """The parts and the rules of the scheme by which a unit is measured, as declared with the release."""
    folder = "reference/index" if unit_id == "assembly" else "reference/index/department"
    nodes = records.handed_in(f"{folder}/nodes", quarter, version)
    rules = records.handed_in(f"{folder}/normalisation", quarter, version)
    return {row["node_id"]: row for row in nodes}, {row["metric_id"]: row for row in rules}


def metric_score(
    unit_id: str, metric_id: str, rule: Row, quarter: str, version: int | None
) -> Fraction | None:
    """Achievement, no more than the cap, as a share of what fills the scale: a target met scores 80."""
    row = result(quarter, metric_id, unit_id, version)
    if row is None or not row["value"] or not row["target_value"]:
        return None
    value, target = Fraction(exact(row)), Fraction(row["target_value"])
    achieved = 100 * (target / value if rule["ratio_rule"] == "inverse" else value / target)
    return 100 * min(achieved, Fraction(rule["cap_pct"])) / Fraction(rule["full_pct"])


def score(
    unit_id: str, quarter: str, version: int | None = None, *, without: str = "", node_id: str = "index"
) -> Fraction | None:
    """The score of a part: the mean of its own parts by weight, of those that have a score; as if the metric
    ``without`` were not in the scheme."""
    nodes, rules = scheme(unit_id, quarter, version)
    node = nodes[node_id]
    if node["metric_id"]:
        return metric_score(unit_id, node["metric_id"], rules[node["metric_id"]], quarter, version)
    known = []
    for child in nodes.values():
        if child["parent_id"] == node_id and child["node_id"] != without:
            found = score(unit_id, quarter, version, without=without, node_id=child["node_id"])
            if found is not None:
                known.append((Fraction(child["weight"]), found))
    if not known:
        return None
    return sum(weight * found for weight, found in known) / sum(weight for weight, _ in known)


def compared_weights(group: str) -> dict[str, float]:
    """Weights from comparisons in pairs: the principal eigenvector of the geometric means of all answers."""
    rows = [row for row in records.reference("index/comparisons") if row["group"] == group]
    parts = list(dict.fromkeys(part for row in rows for part in (row["row"], row["col"])))
    answers: dict[tuple[str, str], list[float]] = {}
    for row in rows:
        answers.setdefault((row["row"], row["col"]), []).append(float(Fraction(row["value"])))
        answers.setdefault((row["col"], row["row"]), []).append(1 / float(Fraction(row["value"])))

    def entry(one: str, other: str) -> float:
        product = 1.0
        for answer in answers.get((one, other), [1.0]):
            product *= answer
        return product ** (1 / len(answers.get((one, other), [1.0])))

    weights = dict.fromkeys(parts, 1 / len(parts))
    for _ in range(200):
        raised = {one: sum(entry(one, other) * weights[other] for other in parts) for one in parts}
        weights = {one: value / sum(raised.values()) for one, value in raised.items()}
    return weights
