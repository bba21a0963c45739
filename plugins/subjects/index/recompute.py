"""Compute the published numbers of the County Assembly of Kisumu again, from the published files alone.

Kokotoa upya namba zilizochapishwa za Bunge la Kaunti ya Kisumu, kwa kutumia faili zilizochapishwa pekee.

    python3 recompute.py              in a release's folder: that release
    python3 recompute.py              in the folder data: every release, and the series in all/
    python3 recompute.py FOLDER ...   the releases in these folders

Needs Python 3.9 or later and nothing else. It reads the CSVs beside it, computes every number again and
compares. What differs is printed with file, line, column, the published and the recomputed number. The
header of a CSV is line 1.

    exit code 0   everything was confirmed
    exit code 1   something differs
    exit code 2   something could not be checked, because a file is not there

What is computed again

  results.csv         figure, achievement and verdict of each metric, from observations.csv,
                      metrics_used.csv and targets_used.csv
  labour.csv          availability, performance, quality and their product, from labour_inputs.csv
  budget.csv          share of the budget spent
  service_requests.csv, petitions.csv   what fell due, the share in time, days to a reply or waited
  surveys.csv, survey_results.csv       response rates, shares, Wilson's interval of 95 %
  index.csv           each index, its band, its coverage, its bounds
  index_nodes.csv     achievement, score, weight, effective weight, contribution and coverage of each part
  index_changes.csv   every cause of a change; needs the release compared with, which lies in the folder
                      ../../<its quarter>/<its version>, such as v1 or illustrative-v1
  labour_changes.csv  the part of each factor in a change of labour effectiveness (the same)
  ledger.csv          each number about an index: that it stands where the ledger says, and that none is
                      left out; the SHA-256 of each file
  SHA256SUMS          of every file of the release

index_simulated.csv holds results of a seeded simulation, marked as such. They are not computed again
here; the command ``invoke compose`` of the portal's source repeats them from seed and scheme.

How

  Arithmetic is exact (fractions); numbers are rounded once, at the end, halves away from zero. Where
  powers or logarithms are needed, decimal arithmetic of sixty-five digits takes their place.

  figure        numerator / denominator (times 100 for a percentage) where both are given and the metric
                is defined as a share or a rate, else the value as reported
  achievement   figure / target, or by the rule of the metric: target / figure (inverse),
                2 - figure / target (mirror), (figure - baseline) / (target - baseline) (baseline)
  score         min(achievement, cap) / achievement for full marks, on the scheme's scale; other methods are
                goalposts, observed_range, target_range, points and none (see ``score`` below)
  part          weighted generalised mean, of the declared order, of the scores of its parts that have
                one: (sum w s^p / sum w)^(1/p); p = 1 arithmetic, 0 geometric, -1 harmonic. If less than
                the declared share was reported the part has no score
  contribution  effective weight x score; where a mean is not arithmetic, the derivative of the mean by
                the score x the score
  adding up     weights, effective weights, contributions and causes of change are rounded by largest
                remainders, so that they add up to the published whole
  change        each cause has its Shapley share: the mean, over every order in which the causes could
                come in, of what changes when it does
  factors       the change of a product is shared among its factors by logarithmic means (LMDI):
                L x ln(x1 / x0) with L = (y1 - y0) / ln(y1 / y0)
"""

# ruff: noqa: B905, UP045 (it runs on Python 3.9)
from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from hashlib import sha256
from itertools import permutations
from math import factorial
from pathlib import Path
from typing import Any, Optional
from zipfile import BadZipFile, ZipFile

Number = Optional[Fraction]
Row = dict[str, str]

ZERO, ONE = Fraction(0), Fraction(1)
WITH_VALUE = ("reported", "provisional", "estimated")
WITH_VALUE_SDMX = ("A", "P", "E")
DEFAULT_CAP = Fraction(5, 4)
Z = Fraction("1.959964")
INNER = Context(prec=65, rounding=ROUND_HALF_EVEN, Emax=999_999, Emin=-999_999)
OUTER = Context(prec=50, rounding=ROUND_HALF_EVEN, Emax=999_999, Emin=-999_999)
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
QUOTIENT = re.compile(r"([0-9]+)/([1-9][0-9]*)")


# --- files ---------------------------------------------------------------------------------------


class Unreadable(Exception):  # noqa: N818
    """A cell that holds no number where one is needed."""

    def __init__(self, row: Row, column: str) -> None:
        super().__init__(column)
        self.row, self.column = row, column


class Absent(Exception):  # noqa: N818
    """A file or row that is needed and not there."""


def read_table(path: Path) -> list[Row]:
    """The rows of a CSV (UTF-8, with or without a byte-order mark); each knows its file and line."""
    reader = csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""))
    rows = []
    for cells in reader:
        row = {name: text or "" for name, text in cells.items() if name is not None}
        row[""], row["\0"] = str(reader.line_num), str(path)
        rows.append(row)
    return rows


def number(row: Row, column: str) -> Number:
    """The exact number in a cell; ``None`` if it is empty."""
    text = row.get(column, "")
    if not text:
        return None
    quotient = QUOTIENT.fullmatch(text)
    if quotient is not None:
        return Fraction(int(quotient[1]), int(quotient[2]))
    if NUMBER.fullmatch(text) is None:
        raise Unreadable(row, column)
    return Fraction(text)


def needed(row: Row, column: str) -> Fraction:
    """The number in a cell that must have one."""
    found = number(row, column)
    if found is None:
        raise Unreadable(row, column)
    return found


def whole(row: Row, column: str) -> int:
    """The whole number in a cell that must have one."""
    found = needed(row, column)
    if found.denominator != 1:
        raise Unreadable(row, column)
    return int(found)


class Release:
    """The tables of one folder by name."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.tables: dict[str, list[Row]] = {}
        for path in sorted(folder.glob("*.csv")):
            self.tables[path.stem] = read_table(path)
        self.scores: dict[str, tuple[Scheme, dict[str, Part]]] = {}

    def rows(self, name: str) -> list[Row]:
        """The rows of a table; none if the release does not have it."""
        return self.tables.get(name, [])

    def by(self, name: str, *columns: str) -> dict[tuple[str, ...], Row]:
        """The rows of a table by what tells them apart."""
        return {tuple(row[column] for column in columns): row for row in self.rows(name)}

    @property
    def provenance(self) -> str:
        """Where its figures come from, as each row says."""
        return self.rows("results")[0].get("provenance", "") if self.rows("results") else ""

    @property
    def title(self) -> str:
        """Quarter and version."""
        first = self.rows("results")[0] if self.rows("results") else {}
        return f"{first.get('quarter', self.folder.name)} version {first.get('version', '?')}"


class Check:
    """What was compared: how many numbers agreed in each file, what differs, what could not be checked."""

    def __init__(self) -> None:
        self.agreed: dict[str, int] = {}
        self.differences: list[str] = []
        self.unchecked: list[str] = []
        self.simulated = 0
        self.seen: set[tuple[str, str, str]] = set()

    def differs(self, row: Row, column: str, published: str, recomputed: str) -> None:
        """Remember a difference, once for each cell."""
        place = (row["\0"], row[""], column)
        if place not in self.seen:
            self.seen.add(place)
            self.differences.append(
                f"{shown(Path(row[chr(0)]))}, line {row['']}, column {column}: "
                f"published {published or 'nothing'}, recomputed {recomputed or 'nothing'}"
            )

    def same(self, row: Row, column: str, recomputed: Any) -> None:
        """Compare a cell with what it should hold: a text, a number or ``None``."""
        published = row.get(column, "")
        expected = recomputed if isinstance(recomputed, str) else written(recomputed)
        agrees = published == expected
        if not agrees and published and expected and NUMBER.fullmatch(published):
            agrees = not isinstance(recomputed, str) and Fraction(published) == Fraction(recomputed)
        if not agrees:
            self.differs(row, column, published, expected)
        elif published:
            name = Path(row["\0"]).name
            self.agreed[name] = self.agreed.get(name, 0) + 1


def written(value: Any) -> str:
    """A number as the CSVs have it: no exponent, no zeros at the end."""
    if value is None:
        return ""
    text = f"{value:f}" if isinstance(value, Decimal) else str(value)
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text


def shown(path: Path) -> str:
    """A path as short as it can be told."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


# --- arithmetic ----------------------------------------------------------------------------------


def half_up(value: Fraction, places: int) -> Decimal:
    """``value`` with so many decimals, halves away from zero."""
    scaled = abs(value) * 10**places
    units = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(units if value >= 0 else -units).scaleb(-places, INNER)


def rounded(value: Number, places: int) -> Decimal | None:
    """``half_up``, or nothing of nothing."""
    return None if value is None else half_up(value, places)


def adding_up(parts: Sequence[Fraction], total: Decimal, places: int) -> list[Decimal]:
    """Rounded down, then what is lacking goes to those that lost most, one unit each; of equals, to the
    first."""
    scaled = [part * 10**places for part in parts]
    units = [part.numerator // part.denominator for part in scaled]
    lost = [(part - unit).numerator * 2**64 // (part - unit).denominator for part, unit in zip(scaled, units)]
    order = sorted(range(len(parts)), key=lambda place: (-lost[place], place))
    lacking = int(total.scaleb(places, INNER)) - sum(units)
    for turn in range(lacking if order else 0):
        units[order[turn % len(order)]] += 1
    for turn in range(-lacking if order else 0):
        units[order[-1 - turn % len(order)]] -= 1
    return [Decimal(unit).scaleb(-places, INNER) for unit in units]


def decimal_of(value: Fraction) -> Decimal:
    """Sixty-five digits of a fraction."""
    return INNER.divide(Decimal(value.numerator), Decimal(value.denominator))


def ln(value: Fraction) -> Fraction:
    """The natural logarithm."""
    return Fraction(INNER.ln(decimal_of(value)))


def power(base: Fraction, exponent: Fraction) -> Fraction:
    """``base ** exponent``: exact for a whole exponent."""
    if exponent.denominator == 1:
        return base**exponent.numerator
    if base == 0:
        return ZERO
    logarithm = INNER.ln(decimal_of(base))
    return Fraction(OUTER.plus(INNER.exp(INNER.multiply(decimal_of(exponent), logarithm))))


def mean(parts: Sequence[tuple[Fraction, Fraction]], order: Fraction) -> Fraction:
    """The weighted generalised mean of (weight, score) pairs."""
    total = sum((weight for weight, _ in parts), ZERO)
    if order == 1:
        return sum((weight * score for weight, score in parts), ZERO) / total
    scores = [score for _, score in parts]
    low, high = min(scores), max(scores)
    if low == high or (low == 0 and order <= 0):
        return low
    if order == 0:
        logs = sum((weight * ln(score) for weight, score in parts), ZERO) / total
        found = Fraction(OUTER.plus(INNER.exp(decimal_of(logs))))
    else:
        raised = sum((weight * power(score, order) for weight, score in parts), ZERO) / total
        found = power(raised, 1 / order)
    return min(max(found, low), high)


def shapley(players: int, value: Callable[[int], Fraction]) -> list[Fraction]:
    """Each player's mean part of ``value(all) - value(none)`` over all orders; beyond ten players, over
    two opposite ones."""
    everyone = list(range(players))
    orders: Sequence[Sequence[int]]
    if players <= 4:
        orders = list(permutations(everyone))
    elif players > 10:
        orders = [everyone, everyone[::-1]]
    else:
        return _by_subsets(players, value)
    shares = [ZERO] * players
    for order in orders:
        inside, before = 0, value(0)
        for player in order:
            inside |= 1 << player
            after = value(inside)
            shares[player] += (after - before) / len(orders)
            before = after
    return shares


def _by_subsets(players: int, value: Callable[[int], Fraction]) -> list[Fraction]:
    values = [value(subset) for subset in range(1 << players)]
    shares = [ZERO] * players
    for player in range(players):
        for subset in range(1 << players):
            if not subset >> player & 1:
                size = bin(subset).count("1")
                weight = Fraction(factorial(size) * factorial(players - size - 1), factorial(players))
                shares[player] += weight * (values[subset | 1 << player] - values[subset])
    return shares


def product_effects(before: Sequence[Fraction], after: Sequence[Fraction]) -> list[Fraction]:
    """By how much each factor moved the product of three; what the last digit leaves over goes to the
    factor that moved it most."""
    old, new = before[0] * before[1] * before[2], after[0] * after[1] * after[2]
    if not old or not new:

        def value(inside: int) -> Fraction:
            found = ONE
            for bit in range(3):
                found *= (after if inside >> bit & 1 else before)[bit]
            return found

        return shapley(3, value)
    middle = old if old == new else (new - old) / ln(new / old)
    effects = [middle * ln(now / was) if was != now else ZERO for was, now in zip(before, after)]
    largest = max(range(3), key=lambda place: abs(effects[place]))
    effects[largest] += new - old - sum(effects, ZERO)
    return effects


# --- the scheme ----------------------------------------------------------------------------------


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


class Given:
    """What a unit reported for a metric: its exact figure, its target, why there is none."""

    def __init__(self, figure: Number, target: Number, status: str) -> None:
        self.figure = figure if status in WITH_VALUE else None
        self.target, self.status = target, status


class Part:
    """A part's score and how it came about."""

    def __init__(self, status: str, leaves: int = 0) -> None:
        self.status, self.leaves, self.covered = status, leaves, 0
        self.score: Number = None
        self.unrounded: Number = None
        self.used: list[tuple[str, Fraction, Fraction]] = []
        self.coverage = self.by_weight = ZERO
        self.effective: Number = None
        self.contribution: Number = None
        self.given: Given | None = None


Observed = dict[str, tuple[Fraction, Fraction]]


def ratio(rule: Row, figure: Fraction, target: Fraction) -> Number:
    """Achievement, 1 = met; ``None`` is beyond any number."""
    kind = rule["ratio_rule"]
    if kind == "ratio":
        return figure / target
    if kind == "inverse":
        return target / figure if figure else None
    if kind == "mirror":
        return 2 - figure / target
    baseline = number(rule, "baseline") or ZERO
    return (figure - baseline) / (target - baseline)


def share_of(rule: Row, column: str) -> Number:
    """A percentage of a rule as a share."""
    found = number(rule, column)
    return None if found is None else found / 100


def points_of(rule: Row) -> list[tuple[Fraction, Fraction]]:
    """``0:0;100:80`` as pairs."""
    pairs = [pair.split(":") for pair in rule["points"].split(";") if pair]
    return [(Fraction(at), Fraction(points)) for at, points in pairs]


def read_off(rule: Row, at: Fraction) -> Fraction:
    """The score at a place between declared points."""
    points = points_of(rule)
    right = sum(place <= at for place, _ in points)
    if right == 0:
        return points[0][1]
    if right == len(points) or rule["steps"] == "true":
        return points[right - 1][1]
    (x0, y0), (x1, y1) = points[right - 1], points[right]
    return y0 + (at - x0) / (x1 - x0) * (y1 - y0)


def score(rule: Row, scheme: Scheme, figure: Fraction, target: Number, observed: Observed) -> Fraction:
    """A figure's score on the scheme's scale, by the method of its rule."""
    method = rule["method"]
    if method == "points":
        return read_off(rule, figure)
    if method == "none":
        return scheme.low + scheme.high - figure if rule["direction"] == "down" else figure
    if method == "ratio_to_target":
        return _by_ratio(rule, scheme, figure, target)
    if method == "target_range":
        low, high = needed(rule, "target_low"), needed(rule, "target_high")
        share = ONE
        if figure < low:
            floor = needed(rule, "floor")
            share = (figure - floor) / (low - floor)
        elif figure > high:
            ceiling = needed(rule, "ceiling")
            share = (ceiling - figure) / (ceiling - high)
        return scheme.on_scale(max(share, ZERO))
    low_high = observed.get(rule["metric_id"], (None, None))
    floor_, ceiling_ = number(rule, "floor"), number(rule, "ceiling")
    start = low_high[0] if floor_ is None else floor_
    end = low_high[1] if ceiling_ is None else ceiling_
    if start is None or end is None:
        raise Absent(f"the observed range of {rule['metric_id']} is not known")
    if rule["log"] == "true":
        figure, start, end = ln(figure), ln(start), ln(end)
    share = (figure - start) / (end - start)
    if rule["direction"] == "down":
        share = 1 - share
    if rule["clip"] in ("both", "low"):
        share = max(share, ZERO)
    if rule["clip"] in ("both", "high"):
        share = min(share, ONE)
    return scheme.on_scale(share)


def _by_ratio(rule: Row, scheme: Scheme, figure: Fraction, target: Number) -> Fraction:
    aim = target if target is not None else number(rule, "target")
    if aim is None:
        raise Absent(f"there is no target for {rule['metric_id']}")
    achieved, cap = ratio(rule, figure, aim), share_of(rule, "cap_pct")
    if achieved is None:
        points = points_of(rule)
        achieved = points[-1][0] / 100 if points else cap
        if achieved is None:
            raise Absent(f"{rule['metric_id']}: nothing at all has no ratio without a cap")
    else:
        if achieved < 0 and rule["clip"] in ("both", "low"):
            achieved = ZERO
        achieved = achieved if cap is None else min(achieved, cap)
    if rule["points"]:
        return read_off(rule, 100 * achieved)
    return scheme.on_scale(achieved / needed(rule, "full_pct") * 100)


def attainable(rule: Row, scheme: Scheme) -> tuple[Number, Number]:
    """The worst and the best score that a rule can give; ``None`` where there is no limit."""
    clip = rule["clip"]
    if rule["points"]:
        found = sorted(points for _, points in points_of(rule))
        return (found[0], found[-1]) if scheme.higher else (found[-1], found[0])
    low = scheme.on_scale(ZERO) if clip in ("both", "low") else None
    if rule["method"] == "ratio_to_target":
        cap = share_of(rule, "cap_pct")
        return low, None if cap is None else scheme.on_scale(cap / needed(rule, "full_pct") * 100)
    unlimited = rule["method"] == "observed_range" and not rule["floor"] and not rule["ceiling"]
    if rule["method"] in ("goalposts", "observed_range") and not unlimited:
        return low, scheme.on_scale(ONE) if clip in ("both", "high") else None
    return scheme.on_scale(ZERO), scheme.on_scale(ONE)


# --- the index -----------------------------------------------------------------------------------


def roll_up(scheme: Scheme, scores: dict[str, Number]) -> dict[str, Part]:
    """Every part's score, given the metrics' (``None``: missing; not there: not applicable)."""
    parts: dict[str, Part] = {}

    def visit(name: str) -> Part:
        if scheme.metric(name):
            part = Part("not_applicable")
            if name in scores:
                part = Part("missing" if scores[name] is None else "computed", leaves=1)
                part.score = part.unrounded = scores[name]
                part.covered = int(part.score is not None)
                part.coverage = part.by_weight = Fraction(part.covered)
            parts[name] = part
            return part
        parts[name] = Part("missing")
        expected = []
        for child in scheme.children[name]:
            below = visit(child)
            if below.status != "not_applicable" and scheme.weights[child]:
                expected.append((child, scheme.weights[child], below))
        parts[name] = part = _combined(scheme, name, expected)
        return part

    visit(scheme.root)
    return parts


def _combined(scheme: Scheme, name: str, expected: list[tuple[str, Fraction, Part]]) -> Part:
    if not expected:
        return Part("not_applicable")
    row = scheme.parts[name]
    part = Part("computed", sum(below.leaves for _, _, below in expected))
    there = [(child, weight, below) for child, weight, below in expected if below.score is not None]
    part.used = [(child, weight, below.score or ZERO) for child, weight, below in there]
    part.covered = sum(below.covered for _, _, below in there)
    total = sum((weight for _, weight, _ in expected), ZERO)
    part.by_weight = sum((weight * below.by_weight for _, weight, below in there), ZERO) / total
    if row["coverage_of"] == "metrics":
        counted = Fraction(part.covered, part.leaves)
        part.coverage = part.by_weight if row["coverage_by"] == "weight" else counted
    elif row["coverage_by"] == "weight":
        part.coverage = sum((weight for _, weight, _ in there), ZERO) / total
    else:
        part.coverage = Fraction(len(there), len(expected))
    least = ONE if row["missing_rule"] == "require_all" else needed(row, "min_coverage_pct") / 100
    if not part.used or part.coverage < least:
        part.status = "incomplete" if part.used else "missing"
        return part
    part.unrounded = mean([(weight, points) for _, weight, points in part.used], scheme.order(name))
    places = scheme.places(name)
    part.score = part.unrounded if places is None else Fraction(half_up(part.unrounded, places))
    return part


def weigh(scheme: Scheme, parts: dict[str, Part]) -> None:
    """Effective weights and contributions, from the root down."""

    def visit(name: str, effective: Number, gain: Fraction) -> None:
        part = parts[name]
        part.effective = effective if part.score is not None else None
        if part.score is not None and part.effective is not None:
            part.contribution = gain * part.score
        total = sum((weight for _, weight, _ in part.used), ZERO)
        used = {child: (weight / total, points) for child, weight, points in part.used}
        for child in scheme.children[name]:
            if child not in used or part.score is None or part.unrounded is None:
                visit(child, None, ZERO)
                continue
            share, points = used[child]
            slope = share
            if scheme.order(name) != 1 or part.score != part.unrounded:
                slope *= part.score / part.unrounded if part.unrounded else ONE
                if scheme.order(name) != 1:
                    zero = not points or not part.unrounded
                    slope *= ZERO if zero else power(points / part.unrounded, scheme.order(name) - 1)
            below = None if part.effective is None else part.effective * share
            visit(child, below, gain * slope)

    visit(scheme.root, ONE, ONE)


def bound(scheme: Scheme, scores: dict[str, Number], end: int) -> Number:
    """The index if all that is missing had the worst (0) or best (1) score that its rule can give."""
    filled = dict(scores)
    for name, found in scores.items():
        if found is None:
            filled[name] = attainable(scheme.rules[scheme.metric(name)], scheme)[end]
    root = roll_up(scheme, filled)[scheme.root]
    return root.score if root.covered == root.leaves else None


class Figures:
    """The figures of a release, exact, with their targets."""

    def __init__(self, release: Release) -> None:
        self.release = release
        self.observations = release.by("observations", "metric_id", "unit_id")
        self.metrics = release.by("metrics_used", "metric_id", "metric_version")
        self.targets = release.by("targets_used", "metric_id", "metric_version", "unit_id")
        self.results = release.by("results", "metric_id", "unit_id")

    def exact(self, metric: str, unit: str) -> Number:
        """The unrounded figure; ``None`` where there is none."""
        row = self.observations.get((metric, unit))
        if row is None or row["status"] not in WITH_VALUE:
            return None
        definition = self.metrics.get((metric, row["metric_version"]))
        if definition is None:
            raise Absent(f"metrics_used.csv does not define {metric} version {row['metric_version']}")
        numerator, denominator = number(row, "numerator"), number(row, "denominator")
        if definition["denominator"] and numerator is not None and denominator:
            share = numerator / denominator
            return 100 * share if definition["unit_of_measure"] == "percent" else share
        return number(row, "value")

    def version(self, metric: str, unit: str) -> str:
        """The version of the metric's definition that applies to a unit; empty if nobody expected it."""
        row = self.observations.get((metric, unit)) or self.results.get((metric, unit))
        return row["metric_version"] if row else ""

    def target(self, metric: str, unit: str) -> Number:
        """The target in force."""
        row = self.targets.get((metric, self.version(metric, unit), unit))
        return None if row is None else needed(row, "target_value")

    def plans(self, unit: str) -> dict[str, Number]:
        """The unit's metrics that add up through the financial year, each with the step that was planned for
        the quarter before it was revised (``None``: as it is)."""
        found = {}
        for (metric, own), row in self.results.items():
            definition = self.metrics.get((metric, row["metric_version"]))
            if own == unit and definition is not None and definition["cumulative"] == "true":
                found[metric] = number(row, "planned_before")
        return found

    def given(self, scheme: Scheme, unit: str) -> dict[str, Given]:
        """What the scheme is given for a unit, by metric."""
        found = {}
        for metric, rule in scheme.rules.items():
            if not self.version(metric, unit):
                continue
            row = self.observations.get((metric, unit))
            status = row["status"] if row else "not_reported"
            target = self.target(metric, unit)
            if rule["method"] == "ratio_to_target" and target is None and not rule["target"]:
                exempt = status == "not_applicable"
                found[metric] = Given(None, None, "not_applicable" if exempt else "not_collected")
            else:
                found[metric] = Given(self.exact(metric, unit), target, status)
        return found

    def observed(self, scheme: Scheme, unit: str) -> Observed:
        """The smallest and largest figure, over all units of the same kind, of metrics scored so."""
        kinds = {row["unit_id"]: row["unit_kind"] for row in self.release.rows("observations")}
        found: Observed = {}
        for metric, rule in scheme.rules.items():
            if rule["method"] == "observed_range":
                alike = [each for each, kind in kinds.items() if kind == kinds.get(unit)]
                values = [value for each in alike if (value := self.exact(metric, each)) is not None]
                if values:
                    found[metric] = (min(values), max(values))
        return found


def compute(
    scheme: Scheme, given: dict[str, Given], observed: Observed
) -> tuple[dict[str, Part], dict[str, Number]]:
    """Every part of one unit's index, and the metrics' scores."""
    scores: dict[str, Number] = {}
    for name in scheme.parts:
        metric = scheme.metric(name)
        if not metric:
            continue
        one = given.get(metric, Given(None, None, "not_reported"))
        if one.status == "not_applicable":
            continue
        figure = one.figure
        scores[name] = (
            None if figure is None else score(scheme.rules[metric], scheme, figure, one.target, observed)
        )
    parts = roll_up(scheme, scores)
    for name, part in parts.items():
        if scheme.metric(name):
            part.given = given.get(scheme.metric(name))
    weigh(scheme, parts)
    return parts, scores


def compute_release(release: Release) -> Iterator[tuple[Row, Scheme, dict[str, Part], dict[str, Number]]]:
    """Each index of a release: its row of index.csv, its scheme, its parts, its metrics' scores."""
    figures = Figures(release)
    settings = release.by("scheme", "scheme_id")
    schemes: dict[str, Scheme] = {}
    for row in release.rows("index"):
        if not row["scheme_id"]:
            continue
        if row["scheme_id"] not in schemes:
            found = settings.get((row["scheme_id"],))
            if found is None:
                raise Absent(f"scheme.csv does not have the scheme {row['scheme_id']}")
            schemes[row["scheme_id"]] = Scheme(release, found)
        scheme = schemes[row["scheme_id"]]
        given = figures.given(scheme, row["unit_id"])
        parts, scores = compute(scheme, given, figures.observed(scheme, row["unit_id"]))
        release.scores[row["unit_id"]] = (scheme, parts)
        yield row, scheme, parts, scores


# --- checks --------------------------------------------------------------------------------------


def check_index(release: Release, check: Check) -> None:
    """index.csv and index_nodes.csv."""
    figures = Figures(release)
    nodes = release.by("index_nodes", "unit_id", "node_id")
    expected: set[tuple[str, str]] = set()
    for row, scheme, parts, scores in compute_release(release):
        root = parts[scheme.root]
        value = rounded(root.score, scheme.decimals)
        band = scheme.band(value)
        check.same(row, "status", "incomplete" if value is None else "computed")
        check.same(row, "index_value", value)
        check.same(row, "band_number", band["number"] if band else None)
        check.same(row, "band_en", band["label_en"] if band else "")
        check.same(row, "coverage_pct", half_up(100 * root.coverage, 1))
        check.same(row, "lowest_possible", rounded(bound(scheme, scores, 0), scheme.decimals))
        check.same(row, "highest_possible", rounded(bound(scheme, scores, 1), scheme.decimals))
        for name, columns in node_columns(scheme, parts, figures, row["unit_id"], value).items():
            expected.add((row["unit_id"], name))
            node = nodes.get((row["unit_id"], name))
            if node is None:
                check.differs(row, "unit_id", "no row", f"a row of index_nodes.csv for {name}")
                continue
            for column, recomputed in columns.items():
                check.same(node, column, recomputed)
    for key, node in nodes.items():
        if key not in expected:
            check.differs(node, "node_id", node["node_id"], "")


def node_columns(
    scheme: Scheme, parts: dict[str, Part], figures: Figures, unit: str, value: Decimal | None
) -> dict[str, dict[str, Any]]:
    """Every number of index_nodes.csv, by part."""
    hundred = Decimal("100.0")
    weights = {scheme.root: hundred}
    effective: dict[str, Decimal] = {}
    points: dict[str, Decimal] = {}
    if value is not None:
        effective[scheme.root], points[scheme.root] = hundred, value
    for name in _from_the_root_down(scheme):
        children = scheme.children[name]
        shares = [100 * scheme.share(child) for child in children]
        weights.update(zip(children, adding_up(shares, hundred, 1)))
        for found, number_of, places in (
            (effective, _effective_pct, 1),
            (points, _contribution, scheme.decimals),
        ):
            if name in found:
                exact = {child: each for child in children if (each := number_of(parts[child])) is not None}
                found.update(zip(exact, adding_up(list(exact.values()), found[name], places)))
    columns: dict[str, dict[str, Any]] = {}
    for name, part in parts.items():
        metric = scheme.metric(name)
        rule = scheme.rules.get(metric)
        given = part.given
        target = given.target if given else None
        if metric and target is None and rule is not None:
            target = number(rule, "target")
        columns[name] = {
            "value": _published(figures, metric, unit) if metric else None,
            "target_value": None if target is None else decimal_of(target),
            "achievement_pct": _achievement(rule, given, target, part),
            "score": rounded(part.score, scheme.decimals),
            "weight_pct": weights[name],
            "effective_weight_pct": effective.get(name),
            "contribution": points.get(name),
            "coverage_pct": half_up(100 * part.coverage, 1),
        }
    return columns


def _effective_pct(part: Part) -> Number:
    return None if part.effective is None else 100 * part.effective


def _contribution(part: Part) -> Number:
    return part.contribution


def _from_the_root_down(scheme: Scheme) -> Iterator[str]:
    waiting = [scheme.root]
    while waiting:
        name = waiting.pop(0)
        yield name
        waiting += scheme.children[name]


def _published(figures: Figures, metric: str, unit: str) -> Decimal | None:
    exact = figures.exact(metric, unit)
    if exact is None:
        return None
    definition = figures.metrics[metric, figures.version(metric, unit)]
    return half_up(exact, whole(definition, "decimals"))


def _achievement(rule: Row | None, given: Given | None, target: Number, part: Part) -> Decimal | None:
    if rule is None or given is None or rule["method"] != "ratio_to_target" or given.figure is None:
        return None
    if not target:
        return None
    found = ratio(rule, given.figure, target)
    if found is None:
        cap = share_of(rule, "cap_pct") or DEFAULT_CAP
        return None if part.score is None else decimal_of(100 * cap)
    return half_up(100 * found, 1)


def check_results(release: Release, check: Check) -> None:
    """results.csv: figure, parts of a share, target, verdict, achievement."""
    figures = Figures(release)
    caps: dict[str, Fraction] = {}
    first = release.rows("scheme")[:1]
    for rule in release.rows("scheme_rules"):
        if first and rule["scheme_id"] == first[0]["scheme_id"]:
            caps[rule["metric_id"]] = share_of(rule, "cap_pct") or DEFAULT_CAP
    reported = set()
    for row in release.rows("results"):
        metric, unit = row["metric_id"], row["unit_id"]
        reported.add((metric, unit))
        given = figures.observations.get((metric, unit))
        exact, target = figures.exact(metric, unit), figures.target(metric, unit)
        check.same(row, "value", _published(figures, metric, unit))
        for column in ("numerator", "denominator"):
            check.same(row, column, number(given, column) if given else None)
        check.same(row, "target_value", target)
        status = given["status"] if given else "not_reported"
        definition = figures.metrics.get((metric, figures.version(metric, unit)))
        if definition is None:
            continue  # expected, and nobody reported it: there is no figure to judge
        direction = definition["direction"]
        check.same(row, "verdict", _verdict(exact, target, direction, status))
        achieved = None
        if exact is not None and target is not None and direction != "none":
            if direction == "up":
                achieved = half_up(100 * exact / target, 1)
            else:
                cap = 100 * caps.get(metric, DEFAULT_CAP)
                achieved = half_up(100 * target / exact if exact > 0 else cap, 1)
        check.same(row, "achievement_pct", achieved)
    for key, row in figures.observations.items():
        if key not in reported:
            check.differs(row, "metric_id", "no row in results.csv", "one")


def _verdict(exact: Number, target: Number, direction: str, status: str) -> str:
    if status == "not_applicable":
        return "not_applicable"
    if target is None or direction == "none":
        return "no_target"
    if exact is None:
        return "no_figure"
    met = exact <= target if direction == "down" else exact >= target
    return "met" if met else "not_met"


def factors(row: Row | None) -> tuple[Number, Number, Number]:
    """Availability, performance (at most 1) and quality as shares."""
    if row is None or row["obs_status"] not in WITH_VALUE_SDMX:
        return None, None, None

    def share(part: str, of: str) -> Number:
        above, below = number(row, part), number(row, of)
        return above / below if above is not None and below else None

    performance = share("actual_output", "standard_output")
    return (
        share("productive_hours", "scheduled_hours"),
        None if performance is None else min(performance, ONE),
        share("conforming_output", "actual_output"),
    )


def check_labour(release: Release, check: Check) -> None:
    """labour.csv."""
    inputs = release.by("labour_inputs", "unit_id")
    for row in release.rows("labour"):
        availability, performance, quality = factors(inputs.get((row["unit_id"],)))
        product: Number = None
        if availability is not None and performance is not None:
            product = ZERO if not performance else None
            if performance and quality is not None:
                product = availability * performance * quality
        found = (availability, performance, quality, product)
        for name, share in zip(("availability", "performance", "quality", "effectiveness"), found):
            check.same(row, f"{name}_pct", None if share is None else half_up(100 * share, 1))


def check_budget(release: Release, check: Check) -> None:
    """budget.csv."""
    for row in release.rows("budget"):
        spent, approved = number(row, "spent_to_date_kes"), number(row, "approved_kes")
        known = row["obs_status"] in WITH_VALUE_SDMX and spent is not None and approved
        execution = half_up(100 * (spent or ZERO) / approved, 1) if known and approved else None
        check.same(row, "execution_pct", execution)
        check.same(row, "pro_rata_pct", Decimal(25 * int(row["quarter"][-1])))


def check_services(release: Release, check: Check) -> None:
    """service_requests.csv: what fell due, and the share answered in time."""
    for row in release.rows("service_requests"):
        answered, late = number(row, "answered"), number(row, "open_late")
        due = None if answered is None or late is None else answered + late
        within = number(row, "within_standard")
        least = 10 if row["kind"] in ("complaint", "access_to_information") else 1
        known = due is not None and within is not None and due >= least
        check.same(row, "due", None if due is None else int(due))
        check.same(row, "within_pct", half_up(100 * (within or ZERO) / (due or 1), 1) if known else None)


def check_petitions(release: Release, check: Check) -> None:
    """petitions.csv: days to the reply, or to the quarter's last day."""
    for row in release.rows("petitions"):
        received, end = date.fromisoformat(row["received_on"]), row["replied_on"] or row["period_end"]
        days = (date.fromisoformat(end) - received).days
        answered = bool(row["replied_on"]) and row["decision"] != "withdrawn"
        check.same(row, "days_to_reply", days if answered else None)
        check.same(row, "days_waiting", None if row["replied_on"] else days)


def check_surveys(release: Release, check: Check) -> None:
    """surveys.csv and survey_results.csv: response rates, shares and their intervals."""
    surveys = release.by("surveys", "survey_id")
    for row in surveys.values():
        invited, completed = number(row, "n_invited"), needed(row, "n_completed")
        check.same(row, "response_rate_pct", half_up(100 * completed / invited, 1) if invited else None)
    bases = {
        (row["survey_id"], row["question_no"]): needed(row, "base")
        for row in release.rows("survey_results")
        if row["base"]
    }
    for row in release.rows("survey_results"):
        given, base = number(row, "n"), bases.get((row["survey_id"], row["question_no"]))
        told = given is not None and base
        by_chance = surveys[(row["survey_id"],)]["sampling"] == "random"
        ends = wilson(given or ZERO, base) if told and base and by_chance else (None, None)
        check.same(row, "percent", half_up(100 * (given or ZERO) / (base or 1), 1) if told else None)
        for column, end in zip(("ci_low", "ci_high"), ends):
            check.same(row, column, None if end is None else half_up(end, 1))


def wilson(part: Fraction, base: Fraction) -> tuple[Fraction, Fraction]:
    """The score interval of 95 % about a share, in per cent (Wilson 1927)."""
    p, square = part / base, Z * Z / base
    inner = p * (1 - p) / base + square / (4 * base)
    root = Fraction(INNER.sqrt(decimal_of(inner)))
    low, high = ((p + square / 2 + sign * Z * root) / (1 + square) for sign in (-1, 1))
    return 100 * (low if part else ZERO), 100 * (high if part < base else Fraction(1))


# --- why it changed ------------------------------------------------------------------------------

Effect = tuple[str, str, Fraction, tuple[str, ...]]


class Explained:
    """The causes of the change of one unit's index: (kind, part, points, what came or went)."""

    def __init__(self, before: tuple[Release, str], after: tuple[Release, str]) -> None:
        self.sides = [before[0].scores[before[1]], after[0].scores[after[1]]]
        self.observed = [Figures(each).observed(each.scores[unit][0], unit) for each, unit in (before, after)]
        self.plans = Figures(after[0]).plans(after[1])
        self.effects: list[Effect] = []
        self.explain(self.sides[1][0].root, ONE)

    def explain(self, name: str, worth: Fraction) -> None:
        """Share out the change of a part's score, of which a point is ``worth`` so much of the index."""
        (old, was_parts), (new, now_parts) = self.sides
        was, now = was_parts[name], now_parts[name]
        if old.metric(name) or new.metric(name):
            self.explain_metric(name, worth)
            return
        one = {child: points for child, _, points in was.used}
        other = {child: points for child, _, points in now.used}
        every = [
            child for child in dict.fromkeys((*old.children[name], *new.children[name]))
            if child in one or child in other
        ]  # fmt: skip
        weights = [
            {child: (first.share(child) if child in first.parts else second.share(child)) for child in every}
            for first, second in ((old, new), (new, old))
        ]
        common = [child for child in every if child in one and child in other]
        orders = old.order(name), new.order(name)
        if orders == (ONE, ONE):
            gains, causes = _of_sum(every, one, other, weights)
        else:
            gains, causes = _of_mean(common, one, other, weights, orders)
        for child in common:
            self.explain(child, worth * gains[child])
        about = tuple(sorted(one.keys() ^ other.keys()))
        for kind, points in causes.items():
            names = about if kind == "scope" else ()
            self.effects.append((kind, names[0] if len(names) == 1 else name, worth * points, names))
        declared = old.places(name) is not None or new.places(name) is not None
        if (declared or orders != (ONE, ONE)) and was.score is not None and now.score is not None:
            told = sum((gains[child] * (other[child] - one[child]) for child in common), ZERO)
            rest = now.score - was.score - told - sum(causes.values(), ZERO)
            self.effects.append(("rounding", name, worth * rest, ()))

    def explain_metric(self, name: str, worth: Fraction) -> None:
        """Figure, target, or the rule itself."""
        (old, was_parts), (new, now_parts) = self.sides
        was, now = was_parts[name], now_parts[name]
        if was.score is None or now.score is None or was.given is None or now.given is None:
            return
        metric = new.metric(name)
        schemes, given = (old, new), (was.given, now.given)
        rules = [scheme.rules[metric] for scheme in schemes]
        targets = []
        for side in (0, 1):
            own = given[side].target
            targets.append(own if own is not None else number(rules[side], "target"))
        ranges = [self.observed[side].get(metric) for side in (0, 1)]
        kinds = []
        if given[0].figure != given[1].figure:
            kinds.append("data")
        if targets[0] != targets[1]:
            kinds.append("target")
        scale = [(scheme.low, scheme.high, scheme.higher) for scheme in schemes]
        if _plain(rules[0]) != _plain(rules[1]) or ranges[0] != ranges[1] or scale[0] != scale[1]:
            kinds.append("method")

        if metric in self.plans:
            self.explain_plan(name, metric, worth, "method" in kinds)
            return

        def value(inside: int) -> Fraction:
            later = {kind for bit, kind in enumerate(kinds) if inside >> bit & 1}
            side = int("method" in later)
            figure = given["data" in later].figure or ZERO
            return score(rules[side], schemes[side], figure, targets["target" in later], self.observed[side])

        try:
            shares = shapley(len(kinds), value)
        except (Absent, ZeroDivisionError):  # one side's figure has no score by the other side's rule
            kinds, shares = ["method"], [now.score - was.score]
        self.effects += [(kind, name, worth * points, ()) for kind, points in zip(kinds, shares)]

    def explain_plan(self, name: str, metric: str, worth: Fraction, new_rule: bool) -> None:
        """A figure that adds up towards a plan: with the planned step together, then the step as revised,
        then a new rule."""
        (old, was_parts), (_, now_parts) = self.sides
        was, now, rule = was_parts[name], now_parts[name], old.rules[metric]
        if was.score is None or now.score is None or now.given is None:
            return
        figure, planned, observed = now.given.figure or ZERO, self.plans[metric], self.observed[0]
        target = (
            now.given.target
            if now.given.target is not None
            else number(self.sides[1][0].rules[metric], "target")
        )
        try:
            last = score(rule, old, figure, target, observed) if new_rule else now.score
            middle = last
            if planned is not None and planned != target:
                middle = score(rule, old, figure, planned, observed)
        except (Absent, ZeroDivisionError):
            self.effects.append(("method", name, worth * (now.score - was.score), ()))
            return
        for kind, points in (
            ("plan", middle - was.score),
            ("target", last - middle),
            ("method", now.score - last),
        ):
            self.effects.append((kind, name, worth * points, ()))


def _plain(rule: Row) -> Row:
    """A rule's own columns."""
    release = ("", "\0", "quarter", "period_start", "period_end", "version", "scheme_version", "title_en")
    return {name: text for name, text in rule.items() if name not in release}


Gains = tuple[dict[str, Fraction], dict[str, Fraction]]


def _of_sum(
    every: list[str],
    one: dict[str, Fraction],
    other: dict[str, Fraction],
    weights: list[dict[str, Fraction]],
) -> Gains:
    """Arithmetic means: effective weight x score, part by part, with three causes: the score (1), who is
    there (2) and the declared weights (4)."""

    def effective(inside: int) -> dict[str, Fraction]:
        there, declared = (other if inside & 2 else one), weights[inside >> 2 & 1]
        total = sum((declared[child] for child in there), ZERO)
        return {child: declared[child] / total if child in there else ZERO for child in every}

    by_inside = [effective(inside) for inside in range(8)]
    gains, causes = {}, {"scope": ZERO, "weight": ZERO}
    for child in every:
        was = one.get(child, other.get(child, ZERO))
        now = other.get(child, one.get(child, ZERO))

        def points(inside: int, child: str = child, was: Fraction = was, now: Fraction = now) -> Fraction:
            return by_inside[inside][child] * (now if inside & 1 else was)

        _, scope, weight = shapley(3, points)
        causes["scope"] += scope
        causes["weight"] += weight
        # What a point of the score is worth: the effective weight when the score comes in, over all orders.
        before = (2 * by_inside[0][child] + by_inside[2][child] + by_inside[4][child]) / 6
        gains[child] = before + by_inside[6][child] / 3
    same = [one.keys() == other.keys(), weights[0] == weights[1]]
    kept = {kind: points for (kind, points), alike in zip(causes.items(), same) if not alike}
    return gains, kept


def _of_mean(
    common: list[str],
    one: dict[str, Fraction],
    other: dict[str, Fraction],
    weights: list[dict[str, Fraction]],
    orders: tuple[Fraction, Fraction],
) -> Gains:
    """Other means: Shapley's shares among the parts that moved, scope, weights and order."""
    moved = [child for child in common if one[child] != other[child]]
    kinds = []
    if one.keys() != other.keys():
        kinds.append("scope")
    if weights[0] != weights[1]:
        kinds.append("weight")
    if orders[0] != orders[1]:
        kinds.append("method")
    sides = (one, other)

    def value(inside: int) -> Fraction:
        later = {kind for bit, kind in enumerate(kinds) if inside >> (bit + len(moved)) & 1}
        moves = {child: inside >> bit & 1 for bit, child in enumerate(moved)}
        there, declared = sides["scope" in later], weights["weight" in later]
        pairs = []
        for child in there:
            points = sides[moves.get(child, 0)].get(child)
            pairs.append((declared[child], there[child] if points is None else points))
        return mean(pairs, orders["method" in later])

    found = shapley(len(moved) + len(kinds), value)
    gains = {child: points / (other[child] - one[child]) for child, points in zip(moved, found)}
    for child in common:
        if child not in gains:
            slopes = [_slope(child, sides[side], weights[side], orders[side]) for side in (0, 1)]
            gains[child] = (slopes[0] + slopes[1]) / 2
    return gains, dict(zip(kinds, found[len(moved) :]))


def _slope(child: str, used: dict[str, Fraction], weights: dict[str, Fraction], order: Fraction) -> Fraction:
    level = mean([(weights[each], points) for each, points in used.items()], order)
    if not used[child] or not level:
        return ZERO
    total = sum((weights[each] for each in used), ZERO)
    return weights[child] / total * power(used[child] / level, order - 1)


def base_of(release: Release, quarter: str, version: str, others: dict[str, Release]) -> Release:
    """The release compared with: beside this one, or among those named on the command line."""
    name = f"v{version}"
    if release.provenance == "illustrative":
        name = f"illustrative-{name}"
    place = release.folder.resolve().parent.parent / quarter.lower() / name
    key = str(place)
    if key not in others:
        if not place.is_dir():
            raise Absent(f"the folder {quarter.lower()}/{name} is not beside this release's")
        others[key] = Release(place)
        for _ in compute_release(others[key]):
            pass
    return others[key]


def check_changes(release: Release, check: Check, others: dict[str, Release]) -> None:
    """index_changes.csv: every cause, and that together they are the change."""
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in release.rows("index_changes"):
        key = (row["unit_id"], row["against"], row["base_quarter"], row["base_version"])
        groups.setdefault(key, []).append(row)
    for (unit, _, quarter, version), rows in groups.items():
        try:
            base = base_of(release, quarter, version, others)
        except Absent as reason:
            check.unchecked.append(f"{len(rows)} numbers of index_changes.csv ({unit}): {reason}")
            continue
        if unit not in base.scores or unit not in release.scores:
            check.differs(rows[0], "unit_id", unit, "")
            continue
        old, new = base.scores[unit], release.scores[unit]
        values = [rounded(parts[scheme.root].score, scheme.decimals) for scheme, parts in (old, new)]
        if values[0] is None or values[1] is None:
            check.differs(rows[0], "points", rows[0]["points"], "")
            continue
        effects = [each for each in Explained((base, unit), (release, unit)).effects if each[2]]
        change = values[1] - values[0]
        places = max(old[0].decimals, new[0].decimals)
        root = new[0].root
        recomputed: dict[tuple[str, str], tuple[Decimal, str, Fraction]] = {
            ("total", root): (change, "", Fraction(change))
        }
        rest, whole = change, Fraction(change)
        for kind, name, points, about in effects:
            if (kind, name) != ("rounding", root):
                told = rounded(points, places) or Decimal(0)
                recomputed[kind, name] = (told, ";".join(about), points)
                rest -= told
                whole -= points
        if rest or whole:
            recomputed["rounding", root] = (rest, "", whole)
        for row in rows:
            found = recomputed.pop((row["kind"], row["node_id"]), None)
            check.same(row, "points", None if found is None else found[0])
            if found is not None:
                check.same(row, "about", found[1])
                check.same(row, "exact_points", rounded(found[2], 6))
        for kind, name in recomputed:
            check.differs(rows[-1], "kind", "no row", f"{kind} of {name}, {recomputed[kind, name][0]} points")
    listed = {(unit, against) for unit, against, _, _ in groups}
    for row in release.rows("index"):
        if row["index_value"] and not any(unit == row["unit_id"] for unit, _ in listed) and listed:
            others_base = next(iter(groups))
            base_unit = base_of(release, others_base[2], others_base[3], others).scores.get(row["unit_id"])
            if base_unit is not None and base_unit[1][base_unit[0].root].score is not None:
                check.differs(row, "unit_id", "no row in index_changes.csv", "its causes")


def check_labour_changes(release: Release, check: Check, others: dict[str, Release]) -> None:
    """labour_changes.csv."""
    inputs = release.by("labour_inputs", "unit_id")
    rows = release.by("labour_changes", "unit_id", "factor")
    for unit in dict.fromkeys(unit for unit, _ in rows):
        own = {factor: row for (each, factor), row in rows.items() if each == unit}
        first = next(iter(own.values()))
        try:
            base = base_of(release, first["base_quarter"], first["base_version"], others)
        except Absent as reason:
            check.unchecked.append(f"{len(own)} numbers of labour_changes.csv ({unit}): {reason}")
            continue
        now = factors(inputs.get((unit,)))
        then = factors(base.by("labour_inputs", "unit_id").get((unit,)))
        if None in now or None in then:
            check.differs(first, "points", first["points"], "")
            continue
        before, after = [each or ZERO for each in then], [each or ZERO for each in now]
        change = half_up(100 * after[0] * after[1] * after[2], 1) - half_up(
            100 * before[0] * before[1] * before[2], 1
        )
        effects = [100 * effect for effect in product_effects(before, after)]
        shared = [*adding_up(effects, change, 1), change]
        for factor, points in zip(("availability", "performance", "quality", "total"), shared):
            if factor in own:
                check.same(own[factor], "points", points)
            else:
                check.differs(first, "factor", "no row", factor)


# --- the ledger and the checksums ------------------------------------------------------------------

LISTED = {
    "index": ("index_value", "band_number", "coverage_pct", "lowest_possible", "highest_possible"),
    "index_nodes": (
        *("value", "target_value", "achievement_pct", "score"),
        *("weight_pct", "effective_weight_pct", "contribution", "coverage_pct"),
    ),
    "index_changes": ("points",),
    "index_simulated": ("value",),
}


def check_ledger(release: Release, check: Check, digests: dict[str, str]) -> None:
    """ledger.csv: each entry is what stands at its place, each input is there, no number is left out."""
    if "ledger" not in release.tables:
        return
    cells: dict[tuple[str, str, str], str] = {}
    unlisted: dict[tuple[str, str, str], Row] = {}
    for name, rows in release.tables.items():
        for row in rows:
            file = Path(row["\0"]).name
            for column, text in row.items():
                cells[file, row[""], column] = text
            for column in LISTED.get(name, ()):
                scored = name not in ("index", "index_nodes") or row["unit_id"] in release.scores
                if row[column] and scored:
                    unlisted[file, row[""], column] = row
    for row in release.rows("ledger"):
        place = (row["file"], row["line"], row["column"])
        check.same(row, "value", cells.get(place, "nothing there"))
        if unlisted.pop(place, None) is None:
            check.differs(row, "line", "/".join(place), "no number about an index, or one listed twice")
        if row["kind"] == "simulated":
            check.simulated += 1
        for cell in filter(None, row["inputs"].split("|")):
            file, line, column = cell.rsplit(":", 2)
            if "/" not in file and not cells.get((file, line, column)):
                check.differs(row, "inputs", cell, "")
        for each in filter(None, row["inputs_sha256"].split("|")):
            file, _, digest = each.partition("=")
            found = digest_of(release.folder / file, digests)
            if found is not None and found != digest:
                check.differs(row, "inputs_sha256", f"{file} {digest[:12]}...", f"{found[:12]}...")
    for (_, _, column), row in unlisted.items():
        check.differs(row, column, "no row in ledger.csv", row[column])


def digest_of(path: Path, digests: dict[str, str]) -> str | None:
    """The SHA-256 of a file; ``None`` if it is not there."""
    key = str(path)
    if key not in digests:
        if not path.is_file():
            return None
        digests[key] = sha256(path.read_bytes()).hexdigest()
    return digests[key]


def check_sums(folder: Path, check: Check, digests: dict[str, str]) -> None:
    """SHA256SUMS."""
    listing = folder / "SHA256SUMS"
    if not listing.is_file():
        check.unchecked.append(f"{shown(folder)}: there is no SHA256SUMS")
        return
    for line, text in enumerate(listing.read_text(encoding="utf-8").splitlines(), start=1):
        digest, _, name = text.partition("  ")
        found = digest_of(folder / name, digests)
        if found is None:
            check.unchecked.append(f"{shown(folder / name)} is listed in SHA256SUMS and is not there")
        elif found != digest:
            cells = list(changed_cells(folder, name, digest))
            for row, column, original in cells:
                check.differs(row, column, row[column], f"{original or 'nothing'} in the release's ZIP")
            if not cells:
                check.differences.append(
                    f"{shown(folder / name)}, the whole file: SHA256SUMS (line {line}) has "
                    f"{digest[:12]}..., recomputed {found[:12]}..."
                )
        else:
            check.agreed["SHA256SUMS"] = check.agreed.get("SHA256SUMS", 0) + 1


def changed_cells(folder: Path, name: str, digest: str) -> Iterator[tuple[Row, str, str]]:
    """Where a CSV differs from the copy of it in the release's ZIP, if that copy is the one listed."""
    for packed in sorted(folder.glob("*.zip")):
        try:
            with ZipFile(packed) as archive:
                original = archive.read(name)
        except (BadZipFile, KeyError, OSError):
            continue
        if sha256(original).hexdigest() == digest and name.endswith(".csv"):
            was = list(csv.DictReader(io.StringIO(original.decode("utf-8-sig"), newline="")))
            for row, before in zip(read_table(folder / name), was):
                for column, text in before.items():
                    if row.get(column) != text:
                        yield {column: "", **row}, column, text
        return


def check_series(folder: Path, releases: list[Release], check: Check) -> None:
    """all/: each row of a table of all quarters is a row of the release that it names (lists name none)."""
    own: dict[tuple[str, str, str], list[Row]] = {}
    for release in releases:
        for name, rows in release.tables.items():
            for row in rows:
                own.setdefault((name, row.get("quarter", ""), row.get("version", "")), []).append(row)
    places: dict[tuple[str, str, str], int] = {}
    for name, rows in Release(folder).tables.items():
        for row in rows if rows and "version" in rows[0] else ():
            key = (name, row.get("quarter", ""), row.get("version", ""))
            place = places.get(key, 0)
            places[key] = place + 1
            there = own.get(key, [])
            for column in row:
                if column not in ("", "\0"):
                    check.same(row, column, there[place][column] if place < len(there) else "")


# --- running ---------------------------------------------------------------------------------------


def check_release(release: Release, check: Check, others: dict[str, Release]) -> None:
    """Everything in one release's folder."""
    digests: dict[str, str] = {}
    steps: list[Callable[[], None]] = [
        lambda: check_index(release, check),
        lambda: check_results(release, check),
        lambda: check_labour(release, check),
        lambda: check_budget(release, check),
        lambda: check_services(release, check),
        lambda: check_petitions(release, check),
        lambda: check_surveys(release, check),
        lambda: check_changes(release, check, others),
        lambda: check_labour_changes(release, check, others),
        lambda: check_ledger(release, check, digests),
        lambda: check_sums(release.folder, check, digests),
    ]
    for step in steps:
        try:
            step()
        except Unreadable as wrong:
            text = wrong.row.get(wrong.column, "")
            check.differs(wrong.row, wrong.column, repr(text), "this is no number that can be used")
        except (Absent, ArithmeticError, KeyError, ValueError, IndexError) as reason:
            check.differences.append(f"{shown(release.folder)}: cannot be recomputed: {reason!r}")


def is_release(folder: Path) -> bool:
    """Whether a folder holds a release."""
    return (folder / "results.csv").is_file()


def releases_in(folder: Path) -> list[Path]:
    """The folder itself if it holds a release, else every release below it."""
    if is_release(folder):
        return [folder]
    return sorted(path for path in folder.glob("*/*v[0-9]*") if path.is_dir() and is_release(path))


def said(check: Check) -> Iterator[str]:
    """What was confirmed, file by file."""
    for name, count in sorted(check.agreed.items()):
        what = "files have their checksum" if name == "SHA256SUMS" else "cells confirmed"
        yield f"  {name}: {count:,} {what}"
    if check.simulated:
        yield f"  {check.simulated:,} simulated numbers: their seed is in the ledger; not computed again"


def main(arguments: Sequence[str]) -> int:
    """Check what was asked for, say so, and return the exit code."""
    if any(each in ("-h", "--help") for each in arguments):
        print(__doc__)
        return 0
    asked = [Path(each) for each in arguments] or [Path(__file__).resolve().parent]
    others: dict[str, Release] = {}
    whole_check = Check()
    count = 0
    for place in asked:
        found = []
        for folder in releases_in(place):
            release, check = Release(folder), Check()
            check_release(release, check, others)
            found.append(release)
            print(f"{release.title} ({shown(folder)})")
            _add(check, whole_check)
        count += len(found)
        if found and (place / "all").is_dir():
            check = Check()
            check_series(place / "all", found, check)
            check_sums(place / "all", check, {})
            print(f"The series ({shown(place / 'all')})")
            _add(check, whole_check)
        if not found:
            whole_check.unchecked.append(f"{place} holds no release")
    confirmed = sum(number for name, number in whole_check.agreed.items() if name != "SHA256SUMS")
    print(f"\nConfirmed {confirmed:,} cells and {whole_check.agreed.get('SHA256SUMS', 0):,} files "
          f"of {count} releases.")  # fmt: skip
    if whole_check.differences:
        print(f"{len(whole_check.differences)} differences.", file=sys.stderr)
        return 1
    if whole_check.unchecked:
        print(f"{len(whole_check.unchecked)} things could not be checked.", file=sys.stderr)
        return 2
    print("Nothing differs.")
    return 0


def _add(check: Check, together: Check) -> None:
    for line in said(check):
        print(line)
    for line in check.differences:
        print(f"  DIFFERENT {line}", file=sys.stderr)
    for line in check.unchecked:
        print(f"  NOT CHECKED {line}", file=sys.stderr)
    sys.stderr.flush()
    for name, number_of in check.agreed.items():
        together.agreed[name] = together.agreed.get(name, 0) + number_of
    together.differences += check.differences
    together.unchecked += check.unchecked


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
