"""Check that figures said to be counted are, and that counted.csv lists the rows behind each."""

from __future__ import annotations

import json
from typing import Any, Optional

from .arithmetic import half_up
from .cells import Row, number
from .count_rows import Count, count_rows
from .tables import Check, Release

#: Registers about one person in office each: their rows are never listed.
NEVER_LISTED = ("engagement",)
#: What a row of counted.csv says: the register, the line in it, the part, what the row adds.
Listed = tuple[str, str, str, str]


def check_counts(release: Release, check: Check) -> None:
    """results.csv, what was counted; counted.csv. Without rules every figure was typed."""
    path = release.folder / "rules.json"
    if not path.is_file():
        for row in release.rows("results"):
            if "how" in row:
                check.same(row, "how", "typed" if row["value"] else "")
        return
    told = json.loads(path.read_text(encoding="utf-8"))
    rules = {(rule["metric_id"], str(rule["metric_version"])): rule for rule in told["rules"]}
    registers = Registers(release)
    hidden = {row["metric_id"] for row in release.rows("results") if row["obs_status"] == "Q"}
    decimals = {
        (row["metric_id"], row["metric_version"]): int(row["decimals"])
        for row in release.rows("metrics_used")
    }
    own: dict[tuple[str, str], list[Row]] = {}
    for row in release.rows("counted"):
        own.setdefault((row["metric_id"], row["unit_id"]), []).append(row)
    for row in release.rows("results"):
        if "how" not in row:
            continue
        key = (row["metric_id"], row["metric_version"])
        rule = rules.get(key)
        found = registers.count(rule, row["unit_id"], told["marks"]) if rule else None
        value = None if found is None or found.value is None else half_up(found.value, decimals[key])
        bears_out = found is not None and is_same(row, value, found)
        check.same(row, "how", ("counted" if bears_out else "typed") if row["value"] else "")
        if row["how"] == "counted" and found is not None and not bears_out:
            check.same(row, "value", value)
            for column, part in (("numerator", found.top), ("denominator", found.bottom)):
                if row[column] and part is not None:
                    check.same(row, column, part)
        listed = own.pop((row["metric_id"], row["unit_id"]), [])
        open_to_all = (
            rule is not None and row["metric_id"] not in hidden and rule.get("table") not in NEVER_LISTED
        )
        wanted = rows_behind(rule, found) if bears_out and open_to_all and rule and found else []
        same_rows(row, listed, wanted, check)
    for rows in own.values():
        check.differs(rows[0], "metric_id", rows[0]["metric_id"], "no row in results.csv")


def is_same(row: Row, value: Any, found: Count) -> bool:
    """Whether a published figure is what was counted; parts are compared where both are there."""
    if value is None or number(row, "value") != value:
        return False
    parts = (("numerator", found.top), ("denominator", found.bottom))
    return all(part is None or number(row, name) in (None, part) for name, part in parts)


def rows_behind(rule: dict[str, Any], found: Count) -> list[Listed]:
    """The rows of counted.csv that a figure must have."""
    listed: list[Listed] = []
    above = {at for at, _ in found.above}
    for at, row in found.below:
        place = (rule["table"], str(at + 2))
        if rule["measure"] in ("share", "rate"):
            if at in above:
                listed.append((*place, "n", row[rule["part"]] if "part" in rule else "1"))
            listed.append((*place, "d", row[rule["whole"]] if "whole" in rule else "1"))
        else:
            column = rule.get("column")
            adds = "" if "factors" in rule else row[column] if column else "1"
            listed.append((*place, "row", adds))
    return listed


def same_rows(figure: Row, listed: list[Row], wanted: list[Listed], check: Check) -> None:
    """Compare the rows that are listed of a figure with those that must be."""
    for row, expected in zip(listed, wanted):
        for column, text in zip(("table", "line", "part", "amount"), expected):
            check.same(row, column, text)
    if len(listed) != len(wanted):
        place = listed[len(wanted)] if len(listed) > len(wanted) else figure
        check.differs(place, "how", f"{len(listed)} rows in counted.csv", str(len(wanted)))


class Registers:
    """The tables that rules count in, with the columns of rows that they name in another table."""

    def __init__(self, release: Release) -> None:
        self.release = release
        described = release.folder / "datapackage.json"
        self.keys: dict[str, list[Any]] = {}
        if described.is_file():
            for resource in json.loads(described.read_text(encoding="utf-8"))["resources"]:
                self.keys[resource["name"]] = resource["schema"].get("foreignKeys", [])

    def count(self, rule: dict[str, Any], unit: str, marks: dict[str, Any]) -> Optional[Count]:
        """What a rule makes of its register for a unit; ``None`` where it does not count it."""
        whole = unit == "assembly" and rule.get("assembly") != "own_rows"
        if "table" not in rule or not (whole or "split" in rule):
            return None
        rows = self.rows(rule)
        return count_rows(rule, rows, marks, "" if whole else unit) if rows else None

    def rows(self, rule: dict[str, Any]) -> list[Row]:
        """The rows of a rule's table; under ``own.other`` stands a cell of the row that each names."""
        rows = self.release.rows(rule["table"])
        conditions = [*rule.get("where", []), *rule.get("any", []), *rule.get("numerator", [])]
        for name in sorted({one[0] for one in conditions if "." in one[0]}):
            own, _, other = name.partition(".")
            key = next(each["reference"] for each in self.keys[rule["table"]] if each["fields"] == [own])
            there = {row[key["fields"][0]]: row for row in self.release.rows(key["resource"])}
            rows = [{**row, name: there[row[own]][other] if row[own] in there else ""} for row in rows]
        return rows
