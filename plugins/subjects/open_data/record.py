"""The thirteen data sets: each is a subject with a main table, on which its companions hang by their keys.

What is said of a set stands in ``content/wording/data_sets.toml``, what a column means in ``data/schemas``.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSet:
    """One set: ``shown`` are the columns of its main table that a first look needs. ``own`` is false for the
    work of others, which nobody here can license."""

    word: str
    main: str
    companions: tuple[str, ...] = ()
    shown: tuple[str, ...]
    own: bool = True

    @property
    def tables(self) -> tuple[str, ...]:
        """Its tables, the main one first."""
        return (self.main, *self.companions)

    @property
    def slug(self) -> str:
        """The address of its page in each language: ``data/bills``."""
        return f"data/{self.word}"


SETS = (
    DataSet(
        word="figures",
        main="results",
        companions=("observations", "counted", "reasons", "statements", "restated"),
        shown=("quarter", "metric_id", "unit_id", "value", "target_value", "verdict"),
    ),
    DataSet(
        word="metrics",
        main="metrics",
        companions=("metrics_used", "targets", "targets_used", "text_changes"),
        shown=("metric_id", "metric_version", "title_en", "unit", "direction"),
    ),
    DataSet(
        word="index",
        main="index",
        companions=(
            *("index_nodes", "index_changes", "index_simulated", "ledger"),
            *("scheme", "scheme_parts", "scheme_rules", "scheme_bands"),
        ),
        shown=("quarter", "unit_id", "index_value", "band_en", "coverage_pct"),
    ),
    DataSet(
        word="bills",
        main="bills",
        companions=(
            *("bill_actions", "bill_clocks", "bill_participation", "bill_documents", "bill_amendments"),
            *("bill_links", "stages", "statutory_clocks"),
        ),
        shown=("bill_id", "title_en", "stage_id", "stage_since", "outcome"),
    ),
    DataSet(
        word="committees",
        main="sittings",
        companions=("committee_plan", "committee_reports", "executive_queries"),
        shown=("quarter", "committee_id", "held_on", "kind", "subject_en", "cost_kes"),
    ),
    DataSet(
        word="recommendations",
        main="recommendations",
        companions=("audit_findings", "productivity_audits", "productivity_audit_points"),
        shown=("rec_id", "text_en", "made_on", "stage", "age_days"),
    ),
    DataSet(
        word="services",
        main="petitions",
        companions=("service_requests", "service_standards", "feedback", "surveys", "survey_results"),
        shown=("petition_id", "title_en", "received_on", "stage", "days_to_reply"),
    ),
    DataSet(
        word="money",
        main="budget",
        companions=("resource_use", "labour", "labour_inputs", "labour_changes"),
        shown=("quarter", "unit_id", "economic_class", "approved_kes", "spent_to_date_kes"),
    ),
    DataSet(
        word="people",
        main="training_local",
        companions=("competency_summary", "staff_bands", "engagement"),
        shown=("quarter", "title_en", "started_on", "attended", "obs_status"),
    ),
    DataSet(
        word="plans",
        main="commitments",
        companions=("workplan", "milestones", "milestone_progress", "reviews", "actions", "reports_sent"),
        shown=("commitment_id", "clause", "promise_en", "due", "status"),
    ),
    DataSet(
        word="releases",
        main="calendar",
        companions=(
            *("submissions", "returns", "sign_offs", "signatures", "prerelease_access", "corrections"),
            *("withdrawals", "keys"),
        ),
        shown=("kind", "quarter", "announced_at", "announced_on", "state"),
    ),
    DataSet(
        word="lists",
        main="units",
        companions=("unit_changes", "seats", "terms", "addresses", "strata", "glossary", "source_notes"),
        shown=("unit_id", "name_en", "name_sw", "kind", "first_quarter"),
    ),
    DataSet(
        word="skills",
        main="competencies",
        companions=("competency_indicators", "job_strata", "training_socatt", "publications"),
        shown=("competency_id", "name_en", "family", "source_section"),
        own=False,
    ),
)
#: Where a table stands that no set names yet.
OTHERS = "lists"
