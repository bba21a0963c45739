"""Budget execution in sentences: spent so far, approved for the year, share of the year gone."""

from __future__ import annotations

from plugins.core.facts.assembly import Report
from plugins.core.statements.voice import Fact, Sentence, Voice
from plugins.subjects.figures.say_facts import Facts, unit_name
from plugins.subjects.units.record import ASSEMBLY_ID, Unit

from .model import BudgetReport, BudgetResult


def say_budget(report: Report, unit: Unit, voice: Voice) -> tuple[Sentence, ...]:
    """A unit's recurrent and development spending, one sentence each; empty if neither is known of."""
    lines = [result for result in report[BudgetReport].results if result.line.unit_id == unit.unit_id]
    return tuple(_line(report, result, unit, voice) for result in lines)


def say_year_begun(report: Report, voice: Voice) -> tuple[Sentence, ...]:
    """In the report of July to September: that spending began anew, where its index does not say so."""
    tells = report.quarter.number == 1 and not report.release.has_index
    return (voice.say("budget.july"),) if tells else ()


def _line(report: Report, result: BudgetResult, unit: Unit, voice: Voice) -> Sentence:
    facts = Facts(report, voice.language)
    line = result.line
    root = f"budget/{line.unit_id}/{line.economic_class}"
    day = facts.day("quarter/last_day")
    name = unit_name(unit, voice.language)
    about = "adm_budget_execution" if unit.unit_id == ASSEMBLY_ID else ""
    if result.execution_pct is None:
        return voice.say(f"budget.missing_{line.economic_class}", about=about, unit=name, day=day)
    of_all = unit.unit_id == ASSEMBLY_ID
    given: dict[str, Fact | Sentence | str] = {
        "day": day,
        "spent": facts.money(f"{root}/line/spent_to_date_kes"),
        "approved": facts.money(f"{root}/line/approved_kes"),
        "year": facts.year(),
        "execution": facts.percent(f"{root}/execution_pct"),
        "pro_rata": facts.percent(f"{root}/pro_rata_pct"),
    }
    if of_all:
        return voice.fill(f"budget.whole_{line.economic_class}", given, about=about)
    return voice.fill(f"budget.{line.economic_class}", {"unit": name, **given}, about=about)
