"""Check surveys: response rates, shares and their intervals."""

from __future__ import annotations

from fractions import Fraction

from .arithmetic import INNER, decimal_of, half_up
from .cells import ZERO, Row, needed, number
from .tables import Check, Release

#: A share of fewer answers is of low reliability (U), and is marked.
SMALL_BASE = 100
MARKERS = {
    "A": "",
    "P": "[p]",
    "E": "[e]",
    "O": "[x]",
    "L": "[x]",
    "M": "[z]",
    "Q": "[c]",
    "U": "[u]",
}
Z = Fraction("1.959964")


def check_surveys(release: Release, check: Check) -> None:
    """surveys.csv and survey_results.csv: response rates, shares, their intervals and marks."""
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
        effect = effect_of(surveys[(row["survey_id"],)])
        ends = (
            wilson((given or ZERO) / effect, base / effect) if told and base and by_chance else (None, None)
        )
        check.same(row, "percent", half_up(100 * (given or ZERO) / (base or 1), 1) if told else None)
        small = bool(told) and (base or 0) < SMALL_BASE
        status = "U" if small else row["obs_status"].replace("U", "A")
        check.same(row, "obs_status", status)
        check.same(row, "marker", MARKERS.get(status, "no marker"))
        for column, end in zip(("ci_low", "ci_high"), ends):
            check.same(row, column, None if end is None else half_up(end, 1))


def effect_of(survey: Row) -> Fraction:
    """The design effect; 1 where none is recorded."""
    return Fraction(survey.get("design_effect") or 1)


def wilson(part: Fraction, base: Fraction) -> tuple[Fraction, Fraction]:
    """The score interval of 95 % about a share, in per cent (Wilson 1927)."""
    p, square = part / base, Z * Z / base
    inner = p * (1 - p) / base + square / (4 * base)
    root = Fraction(INNER.sqrt(decimal_of(inner)))
    low, high = ((p + square / 2 + sign * Z * root) / (1 + square) for sign in (-1, 1))
    return 100 * (low if part else ZERO), 100 * (high if part < base else Fraction(1))
