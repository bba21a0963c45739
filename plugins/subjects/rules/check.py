"""Rules against the metrics that they count and the published tables that they count in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from checked_tables.nearest import nearest
from checked_tables.problems import Problem
from plugins.core.counting.rule import OF_COLUMN, Condition, Rule
from plugins.core.packing.descriptions import Description
from plugins.subjects.metrics.record import Metric

#: The marks that are days; the other is a number.
_DAYS = ("first_day", "last_day", "as_at")
_MEASURES = {
    "sum": ("count", "sum"),
    "median": ("median",),
    "ratio_of_sums": ("share", "rate"),
    "none": ("product",),
}


def check_metrics(rules: Sequence[Rule], metrics: Sequence[Metric], folder: str) -> Iterator[Problem]:
    """A warning for each metric in force without a rule; an error where a rule counts another kind of figure
    than its metric is. The rule of a metric that the Assembly has not adopted counts nothing."""
    known = {(metric.metric_id, metric.metric_version): metric for metric in metrics}
    ruled = {rule.key for rule in rules}
    for key, metric in known.items():
        if key not in ruled and metric.retired is None:
            name = f"{metric.metric_id}.{metric.metric_version}.toml"
            yield Problem(
                file=f"{folder}/{name}",
                kind="rule-missing",
                found=f"Nothing says how {metric.metric_id}, version {metric.metric_version}, is counted.",
                write='Add the file; measure = "typed" with its evidence where no register holds the answer.',
                severity="warning",
            )
    for rule in rules:
        if rule.key in known and not _fits(rule, known[rule.key]):
            metric = known[rule.key]
            yield Problem(
                file=rule.file,
                kind="measure-differs",
                found=f"It counts a {rule.measure}; metrics.csv has the aggregation {metric.aggregation} in "
                f"{metric.unit}.",
                write="Make both say the same.",
            )


def _fits(rule: Rule, metric: Metric) -> bool:
    if rule.measure == "typed":
        return True
    share = rule.measure == "share"
    return rule.measure in _MEASURES[metric.aggregation] and share <= (metric.unit == "percent")


def check_columns(rules: Sequence[Rule], tables: Mapping[str, Description]) -> Iterator[Problem]:
    """Every table and column that a rule names is published, and every op fits what stands there."""
    for rule in rules:
        if not rule.table:
            continue
        if rule.table not in tables:
            yield _unknown(rule, "table", rule.table, tables)
            continue
        fields = columns_of(rule.table, tables)
        odd = [name for name in rule.columns if name not in fields]
        for name in odd:
            yield _unknown(rule, "column", name, fields)
        for one in rule.conditions:
            if one.column in fields and not _suits(one, fields):
                yield Problem(
                    file=rule.file,
                    kind="not-comparable",
                    found=f"{one.column} {one.op} {one.value}: the column's type is "
                    f"{fields[one.column]['type']}.",
                    write="Compare it with what it can hold.",
                )


def columns_of(table: str, tables: Mapping[str, Description]) -> Mapping[str, Description]:
    """The columns that a rule over a table may name: its own, and ``own.other`` of the rows of the same
    release that it names."""
    found = {field["name"]: field for field in tables[table]["fields"]}
    for key in tables[table].get("foreignKeys", ()):
        there, own = key["reference"]["resource"], key["fields"]
        if len(own) == 1 and there in tables and _of_release(tables[there]):
            found |= {f"{own[0]}.{field['name']}": field for field in tables[there]["fields"]}
    return found


def _of_release(table: Description) -> bool:
    return any(field["name"] == "quarter" for field in table["fields"])


def _suits(one: Condition, fields: Mapping[str, Description]) -> bool:
    field = fields[one.column]
    if one.other_column:
        return one.other_column in fields and fields[one.other_column]["type"] == field["type"]
    words = field.get("constraints", {}).get("enum")
    values = one.value if isinstance(one.value, tuple) else (one.value,)
    return all(value is None or _is_one(value, field["type"], words) for value in values)


def _is_one(value: object, kind: str, words: Sequence[str] | None) -> bool:
    if kind == "date":
        return value in _DAYS or isinstance(value, date)
    if kind == "boolean":
        return isinstance(value, bool)
    if kind in ("integer", "number"):
        return value == "quarter_number" or (not isinstance(value, str) and not isinstance(value, bool))
    return isinstance(value, str) and (words is None or value in ("", *words))


def _unknown(rule: Rule, kind: str, name: str, known: Mapping[str, object]) -> Problem:
    guess = nearest(name.removeprefix(OF_COLUMN), known)
    return Problem(
        file=rule.file,
        kind=f"unknown-{kind}",
        found=f"There is no published {kind} {name}.",
        write=f"Write {guess}." if guess else f"Name a {kind} of data/README.md.",
    )
