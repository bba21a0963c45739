"""The rules between columns as Excel can keep them: limits of a day, and formulas over the row.

A cell can have one validation, so the rule of the cell itself and those between columns become one: days and
numbers get narrower limits where a rule compares them with the quarter, and a formula of all that must hold
where it compares them with other cells. It stands on that of two cells which is further right, as rows are
filled. A dropdown stays a dropdown, because people choose from it. Excel asks nothing of empty cells, asks
while a row is half filled, and knows no release: so ``filled``, ``together``, warnings, and what depends on
a cell further right or on the release are left to the check.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]

from checked_tables.column_rules import ANYTHING, NOTHING, ColumnRule, Condition, Has
from checked_tables.schemas import TableSchema
from plugins.core.time.quarter import Quarter
from plugins.desk.rules_in_words import say_rule

#: Excel takes no longer formula and no longer message.
LONGEST = 255
_COMPARED = ("date", "integer", "number")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one sheet, of a table that is filled for ``quarter``, in the order of ``names``."""

    table: TableSchema
    names: Sequence[str]
    quarter: Quarter

    def cell(self, name: str) -> str:
        """Where that column's cell of the first row stands."""
        return f"${xl_col_to_name(self.names.index(name))}2"

    def fact(self, name: str) -> Any:
        """A fact of the quarter by its name; ``None`` for one of the release."""
        owner, _, part = name.partition(".")
        return getattr(self.quarter, part) if owner == "quarter" else None

    def has(self, *names: str) -> bool:
        """Whether all of these are columns of the sheet."""
        return set(names) <= set(self.names)

    def before(self, name: str, others: Iterable[str]) -> bool:
        """Whether a row has the cells of ``others`` further left than that of ``name``."""
        return all(self.has(each) and self.names.index(each) < self.names.index(name) for each in others)


def with_rules(own: Mapping[str, Any] | None, name: str, columns: Columns) -> dict[str, Any] | None:
    """The validation of a column, with the table's rules between columns beside its ``own``."""
    if own is not None and own["validate"] == "list":
        return dict(own)
    rules = [rule for group in columns.table.rules for rule in group.rules if name in rule.columns]
    refused = [rule for rule in rules if rule.severity == "error"]
    limiting = [rule for rule in refused if _limits(rule, columns)]
    narrowed = _narrowed(own, [limits for rule in limiting if (limits := _limits(rule, columns))])
    formulas = list(_own(narrowed, columns.cell(name)))
    kept = [*limiting, *_added(formulas, refused, name, columns)]
    if not kept:
        return narrowed
    message = _message(own["error_message"] if own else "", kept, name)
    if len(kept) == len(limiting):
        return {**(narrowed or {}), "error_message": message}
    return {
        "error_title": name[:32],
        "validate": "custom",
        "value": f"={_all(formulas)}",
        "error_message": message,
    }


def _added(
    formulas: list[str], rules: Iterable[ColumnRule], name: str, columns: Columns
) -> Iterator[ColumnRule]:
    """The rules that became formulas, each added to ``formulas`` as long as all of them fit in a cell."""
    for rule in rules:
        formula = _formula(rule, name, columns)
        if formula and len(_all([*formulas, formula])) < LONGEST:
            formulas.append(formula)
            yield rule


def _limits(rule: ColumnRule, columns: Columns) -> tuple[Any, Any] | None:
    """The lowest and the highest value that a rule of every row allows, each perhaps ``None``."""
    if rule.when or rule.unless:
        return None
    if rule.word == "inQuarter":
        return columns.quarter.first_day, columns.quarter.last_day
    if rule.word not in ("notBefore", "notAfter") or columns.fact(rule.limit) is None:
        return None
    limit = columns.fact(rule.limit)
    return (limit, None) if rule.word == "notBefore" else (None, limit)


def _about(rule: ColumnRule, name: str) -> ColumnRule:
    """The part of a rule that a column must keep."""
    if rule.word in ("order", "atMost"):
        return rule
    return replace(rule, columns=(name,))


def _narrowed(own: Mapping[str, Any] | None, limits: Iterable[tuple[Any, Any]]) -> dict[str, Any] | None:
    """A validation between a lowest and a highest value, within these limits too."""
    if own is None:
        return None
    found = dict(own)
    for low, high in limits:
        if low is not None:
            found["minimum"] = max(found["minimum"], low)
        if high is not None:
            found["maximum"] = min(found["maximum"], high)
    return found


def _formula(rule: ColumnRule, name: str, columns: Columns) -> str:
    """What must hold where the cell of ``name`` is filled; empty if Excel cannot ask it there."""
    must = _must(rule, name, columns)
    conditions = [has.name for each in (*rule.when, *rule.unless) for has in each]
    if not must or not columns.before(name, set(conditions) - {name}):
        return ""
    free = [f"NOT({_fits(rule.when, columns)})"] if rule.when else []
    free += [_fits(rule.unless, columns)] if rule.unless else []
    return _any([*free, *([must] if must != "FALSE" else [])])


def _must(rule: ColumnRule, name: str, columns: Columns) -> str:
    cell = columns.cell(name)
    if rule.word in ("order", "atMost"):
        return _between(rule.columns, name, columns)
    if rule.word == "oneOf":
        values = [columns.fact(each.strip("{}")) if "{" in each else each for each in rule.values]
        return "" if None in values else _any([f'{cell}="{value}"' for value in values])
    return "FALSE" if rule.word == "empty" and (rule.when or rule.unless) else ""


def _between(ordered: Sequence[str], name: str, columns: Columns) -> str:
    """A cell against those of the columns ``ordered`` that stand further left: neither before the earlier
    nor after the later ones of them that are filled."""
    if any(columns.table.field(each).type not in _COMPARED for each in ordered):
        return ""
    place, cell = ordered.index(name), columns.cell(name)
    low = [columns.cell(each) for each in ordered[:place] if columns.before(name, [each])]
    high = [columns.cell(each) for each in ordered[place + 1 :] if columns.before(name, [each])]
    parts = [f"{cell}>=MAX({','.join(low)})"] if low else []
    parts += [f"OR(COUNT({','.join(high)})=0,{cell}<=MIN({','.join(high)}))"] if high else []
    return _all(parts) if parts else ""


def _fits(condition: Condition, columns: Columns) -> str:
    return _any([_all([_has(has, columns) for has in each]) for each in condition])


def _has(has: Has, columns: Columns) -> str:
    cell = columns.cell(has.name)
    number = columns.table.field(has.name).type in ("integer", "number")
    parts = []
    for value in has.values:
        if value in (ANYTHING, NOTHING):
            parts.append(f'{cell}{"<>" if value == ANYTHING else "="}""')
        else:
            parts.append(f'AND({cell}<>"",{cell}={value})' if number else f'{cell}="{value}"')
    return _any(parts)


def _own(own: Mapping[str, Any] | None, cell: str) -> Iterator[str]:
    """A validation of a single cell as parts of a formula."""
    if own is None:
        return
    if own["validate"] == "length":
        yield f"LEN({cell})<={own['value']}"
        return
    yield f"ISNUMBER({cell})"
    if own["validate"] == "integer":
        yield f"{cell}=INT({cell})"
    yield f"{cell}>={_number(own['minimum'])}"
    yield f"{cell}<={_number(own['maximum'])}"


def _number(value: float | date) -> str:
    if isinstance(value, date):
        return f"DATE({value.year},{value.month},{value.day})"
    return f"{value:.15g}".upper()


def _any(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"OR({','.join(parts)})"


def _all(parts: Sequence[str]) -> str:
    return f"AND({','.join(parts)})" if len(parts) > 1 else parts[0]


def _message(own: str, rules: Iterable[ColumnRule], name: str) -> str:
    """What Excel says: the cell's own words, then each rule and its cure; as many whole sentences as fit."""
    sentences = [own]
    for rule in rules:
        sentences.append(say_rule(_about(rule, name)).replace("`", ""))
        sentences.append("" if "{" in rule.write else rule.write)
    message = ""
    for sentence in filter(None, dict.fromkeys(sentences)):
        if len(longer := f"{message} {sentence}".strip()) > LONGEST:
            break
        message = longer
    return message
