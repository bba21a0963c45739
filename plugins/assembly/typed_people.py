"""From checked rows of text to the records of ``records_people.py``."""

from __future__ import annotations

from .records_people import CompetencySummary, HiddenReason, LocalTraining
from .source import Source
from .typed import Cells, both, listed


def summary(cell: Cells, source: Source) -> CompetencySummary:
    """One row of ``competency_summary.csv``."""
    return CompetencySummary(
        stratum_id=cell["stratum_id"],
        competency_id=cell["competency_id"],
        n_assessed=cell["n_assessed"],
        n_at_or_above=cell["n_at_or_above"],
        mean_gap=cell["mean_gap"],
        status=cell["status"],
        note=both(cell, "note"),
        source=source,
    )


def training(cell: Cells, source: Source) -> LocalTraining:
    """One row of ``training_local.csv``."""
    return LocalTraining(
        training_id=cell["training_id"],
        title=both(cell, "title"),
        topic=cell["topic"],
        competency_ids=listed(cell["competency_ids"]),
        provider_kind=cell["provider_kind"],
        provider=cell["provider"],
        started_on=cell["started_on"],
        ended_on=cell["ended_on"],
        mode=cell["mode"],
        cadre=cell["cadre"],
        places=cell["places"],
        attended=cell["attended"],
        attended_women=cell["attended_women"],
        attended_pwd=cell["attended_pwd"],
        status=cell["status"],
        cost_kes=cell["cost_kes"],
        evaluation_mean=cell["evaluation_mean"],
        n_evaluations=cell["n_evaluations"],
        note=both(cell, "note"),
        source=source,
    )


def reason(cell: Cells, source: Source) -> HiddenReason:
    """One row of ``hidden_reasons.csv``."""
    return HiddenReason(rule=cell["rule"], numbers=cell["numbers"], source=source)
