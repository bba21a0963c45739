"""What each method of normalisation needs, and what has no meaning for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from itertools import pairwise

from checked_tables.fault import problem
from checked_tables.problems import Problem
from checked_tables.table import Row

_NEEDED: Mapping[str, tuple[str, ...]] = {
    "goalposts": ("floor", "ceiling"),
    "target_range": ("floor", "target_low", "target_high", "ceiling"),
    "points": ("points",),
}
_ALLOWED: Mapping[str, tuple[str, ...]] = {
    "ratio_to_target": (
        "target",
        "target_kind",
        "ratio_rule",
        "baseline",
        "cap_pct",
        "full_pct",
        "points",
        "interpolate",
        "clip",
        "direction",
    ),
    "goalposts": ("floor", "ceiling", "clip", "transform", "direction"),
    "observed_range": ("floor", "ceiling", "clip", "transform", "range_over", "direction"),
    "target_range": ("floor", "target_low", "target_high", "ceiling"),
    "points": ("points", "interpolate", "direction"),
    "none": ("direction",),
}
_PARAMETERS = tuple(dict.fromkeys(name for names in _ALLOWED.values() for name in names))
_DEFAULTS = {
    "transform": "none",
    "clip": "both",
    "target_kind": "level",
    "direction": "up",
    "range_over": "period",
    "interpolate": "linear",
}
#: Columns that must rise from left to right; the flag says whether two may be equal.
_RISING = (
    ("floor", "ceiling", False),
    ("floor", "target_low", False),
    ("target_low", "target_high", True),
    ("target_high", "ceiling", False),
    ("minimum", "maximum", False),
)


def check_rule(row: Row, file: str) -> Iterator[Problem]:
    """Everything wrong with one row of ``normalisation.csv``."""
    cells, method = row.cells, row.cells["method"]

    def wrong(column: str, kind: str, found: str, write: str) -> Problem:
        return problem(file, row.line, column, kind, found, write)

    for name in _NEEDED.get(method, ()):
        if not cells[name]:
            yield wrong(name, "missing-parameter", f"The method {method} needs this.", "Fill it.")
    for name in _PARAMETERS:
        if cells[name] and name not in _ALLOWED[method] and cells[name] != _DEFAULTS.get(name):
            yield wrong(name, "unused-parameter", f"This has no meaning for {method}.", "Empty this cell.")
    for low, high, equal in _RISING:
        if cells[low] and cells[high]:
            below, above = Decimal(cells[low]), Decimal(cells[high])
            if below > above or (below == above and not equal):
                least = f"{below} or more" if equal else f"more than {below}"
                yield wrong(
                    high, "not-rising", f"{above} is not above the {low}, {below}.", f"Write {least}."
                )
    if cells["floor"] and cells["ceiling"] and method == "observed_range":
        yield wrong(
            "method", "unused-parameter", "With both ends declared nothing is observed.", "Write goalposts."
        )
    if cells["transform"] == "log":
        for name in ("floor", "ceiling"):
            if cells[name] and Decimal(cells[name]) <= 0:
                yield wrong(
                    name, "log-of-zero", "Only numbers above zero have a logarithm.", "Write more than 0."
                )
    if cells["points"]:
        try:
            parse_points(cells["points"])
        except ValueError as reason:
            yield wrong(
                "points", "points", f"{reason}.", "Write at least two pairs such as 0:0;50:40;100:80."
            )
    if method == "ratio_to_target":
        yield from _check_ratio(row, file)


def _check_ratio(row: Row, file: str) -> Iterator[Problem]:
    cells = row.cells
    rule = cells["ratio_rule"] or ("inverse" if cells["direction"] == "down" else "ratio")
    fits = {"ratio": cells["direction"] != "down", "inverse": cells["direction"] == "down"}
    fits |= {"mirror": cells["direction"] == "down", "baseline": True}
    if not fits[rule]:
        found = f"The rule {rule} is not for a metric whose direction is {cells['direction'] or 'up'}."
        yield problem(
            file,
            row.line,
            "ratio_rule",
            "rule-direction",
            found,
            "Write ratio for up; inverse or mirror for down.",
        )
    if (rule == "baseline") != bool(cells["baseline"]):
        found = "The rule baseline needs one." if rule == "baseline" else f"The rule {rule} has no baseline."
        write = "Fill it." if rule == "baseline" else "Empty it, or write baseline as the ratio_rule."
        yield problem(file, row.line, "baseline", "missing-parameter", found, write)
    if cells["target"] and rule != "baseline" and Decimal(cells["target"]) <= 0:
        found = f"The target is {cells['target']}, and nothing can be divided by it or judged against it."
        yield problem(file, row.line, "target", "target-zero", found, "Write a target above zero.")
    if cells["target"] and cells["baseline"] and Decimal(cells["target"]) == Decimal(cells["baseline"]):
        found = "The target equals the baseline, so there is no way from one to the other."
        yield problem(file, row.line, "target", "target-baseline", found, "Write another target or baseline.")
    if cells["points"] and (cells["full_pct"] or cells["cap_pct"]):
        found = "The points already say what every achievement scores."
        yield problem(
            file, row.line, "points", "unused-parameter", found, "Empty cap_pct and full_pct, or points."
        )


def parse_points(text: str) -> tuple[tuple[Decimal, Decimal], ...]:
    """``0:0;50:40`` as pairs of place and score; ``ValueError`` says what is wrong."""
    try:
        pairs = [tuple(map(Decimal, pair.split(":"))) for pair in text.strip().strip(";").split(";")]
    except InvalidOperation:
        raise ValueError("A pair is not two numbers with a colon between") from None
    if any(len(pair) != 2 or not all(number.is_finite() for number in pair) for pair in pairs):
        raise ValueError("A pair is not two numbers with a colon between")
    places = [pair[0] for pair in pairs]
    if len(places) < 2 or any(after <= before for before, after in pairwise(places)):
        raise ValueError("The places do not rise, or there are fewer than two")
    return tuple((pair[0], pair[1]) for pair in pairs)
