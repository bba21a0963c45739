"""What the passport of a figure says, each fact under its label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from checked_tables.texts import Language
from plugins.core.facts.assembly import Report
from plugins.core.statements import formats
from plugins.core.statements.wording import Words
from plugins.subjects.figures.model import Result
from plugins.subjects.rules.record import CountingRules

from .measure import Place, unrounded

#: So many rows are named one by one; of more their lines in ``counted.csv`` are told.
NAMED = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Trail:
    """What was published of a figure: its row among the results, that among the observations, its version of
    the definition, and the rows of registers that it was counted from."""

    result: Place
    observation: Place | None
    definition: Place | None
    rows: Sequence[Place]


def exactly(result: Result, language: Language) -> str:
    """The figure with its unit and every digit that was published: money is not told in millions. Empty
    without one."""
    value, metric = result.value, result.metric
    if value is None:
        return ""
    if metric.unit == "kes":
        return f"KSh\N{NO-BREAK SPACE}{formats.number(value, metric.decimals)}"
    return formats.measure(value, metric, language)


def say_formula(result: Result, t: Words) -> str:
    """The division in numbers, as published and before it was rounded; empty where nothing is divided."""
    top, bottom, value = result.numerator, result.denominator, result.value
    if value is None or top is None or not bottom or not result.metric.is_ratio:
        return ""
    share = result.metric.unit == "percent"
    exact = Fraction(top) / Fraction(bottom) * (100 if share else 1)
    division = f"{formats.number(top)} ÷ {formats.number(bottom)}"
    return t(
        "passports.division",
        sum=f"100 × {division}" if share else division,
        exact=unrounded(exact, result.metric.decimals),
        value=exactly(result, t.language),
    )


def say_rows(trail: Trail, t: Words) -> str:
    """The rows of registers behind the figure; empty where it was typed."""
    if trail.result.cells.get("how") != "counted":
        return ""
    if not trail.rows:
        return t("passports.rows_unlisted")
    table = trail.rows[0].cells["table"]
    by_part: dict[str, list[str]] = {}
    for place in trail.rows:
        by_part.setdefault(place.cells["part"], []).append(place.cells["row_key"])
    listed = {*by_part.get("d", ()), *by_part.get("row", ())}
    if len(listed) > NAMED:
        first, last = trail.rows[0].line, trail.rows[-1].line
        return t("passports.rows_many", table=table, number=len(listed), first=first, last=last)
    if "d" not in by_part:
        return t("passports.rows_all", table=table, number=len(listed), rows=", ".join(by_part["row"]))
    above = by_part.get("n", [])
    others = [key for key in by_part["d"] if key not in above]
    said = t(
        "passports.rows_of",
        table=table,
        above=len(above),
        below=len(listed),
        rows=", ".join(above) or t("passports.rows_none"),
    )
    return f"{said} {t('passports.rows_others', rows=', '.join(others))}" if others else said


def say_place(trail: Trail, t: Words) -> str:
    """The line and column in which the figure stands, and the line that it was taken from."""
    said = t("passports.place", line=trail.result.line)
    if trail.observation is not None:
        said += t("passports.place_from", line=trail.observation.line)
    return said


def say_target(result: Result, t: Words) -> str:
    """The target with its day; that there is none."""
    target = result.target
    if target is None or target.value is None or result.metric.direction == "none":
        return t("passports.target_none")
    value = formats.in_unit(target.value, result.metric.unit, None, t.language)
    return t(f"passports.target_{result.metric.direction}", value=value, day=target.approved_on)


def say_versions(told: Sequence[tuple[Report, Result | None]], t: Words) -> Iterator[str]:
    """The figure in each version of its quarter, oldest first."""
    for report, result in told:
        release = report.release
        value = (exactly(result, t.language) if result else "") or t("passports.no_value")
        yield t("passports.version", version=release.version, day=release.published_on, value=value)


def say_end(report: Report, result: Result, how: str, office: str, t: Words) -> str:
    """Where the trail ends: in a register, with an office, in a survey or a document, or before it begins."""
    if result.status == "suppressed":
        return t("passports.end_withheld")
    if result.value is None:
        return t("passports.end_missing", office=office)
    if result.metric.source == "survey":
        return t("passports.end_survey")
    if how == "counted":
        return t("passports.end_register")
    if result.metric.source == "money":
        return t("passports.end_document")
    said = t("passports.end_return", office=office)
    rules = report.records.declared.get(CountingRules)
    rule = rules.of(result.metric.metric_id, result.metric.metric_version) if rules else None
    if rule is None or not rule.evidence:
        return said
    return f"{said} {t('passports.evidence', paper=rule.evidence.said_in(t.language)[0])}"
