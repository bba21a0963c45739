"""The files of one package by what they are about, so that a reader need not read fifty names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TypeVar

#: Wording key of the subject, and the tables of it; a package's own files come first, what is not named last.
SUBJECTS: Mapping[str, tuple[str, ...]] = {
    "data_page.whole": ("", "datapackage", "reference", "all-quarters", "recompute", "reported"),
    "data_page.figures": (
        "results", "observations", "metrics", "metrics_used", "targets", "targets_used", "units",
        "statements", "submissions", "labour", "labour_inputs", "labour_changes", "resource_use", "budget",
        "reasons", "restated",
    ),
    "nav.index": (
        "index", "index_nodes", "index_changes", "index_simulated", "scheme", "scheme_parts", "scheme_rules",
        "scheme_bands", "ledger", "workbook", "compose", "staff_bands",
    ),
    "nav.bills": (
        "bills", "bill_actions", "bill_participation", "bill_documents", "bill_amendments", "bill_clocks",
        "bill_links", "stages", "statutory_clocks",
    ),
    "nav.committees": (
        "committee_plan", "sittings", "committee_reports", "audit_findings", "recommendations",
        "executive_queries",
    ),
    "nav.services": (
        "service_standards", "service_requests", "petitions", "surveys", "survey_results", "feedback",
        "engagement",
    ),
    "footer.plans": (
        "workplan", "milestones", "milestone_progress", "reviews", "actions", "productivity_audits",
        "productivity_audit_points", "reports_sent", "commitments", "competency_summary", "competencies",
        "competency_indicators", "job_strata", "strata", "training_local", "training_socatt", "publications",
    ),
    "data_page.release": (
        "sign_offs", "signatures", "prerelease_access", "corrections", "calendar", "summaries-en",
        "summaries-sw", "glossary", "source_notes", "text_changes", "withdrawals",
    ),
}  # fmt: skip
OTHERS = "data_page.release"
_SUBJECT_OF = {table: subject for subject, tables in SUBJECTS.items() for table in tables}
File = TypeVar("File")


def by_subject(
    files: Iterable[tuple[str, File]], further: Mapping[str, str] = MappingProxyType({})
) -> Iterator[tuple[str, tuple[File, ...]]]:
    """The subjects that have a file, in their order, each with its files in theirs. ``files`` are pairs of
    a table's name and what stands for it; ``further`` names the subjects of tables that stand in none above:
    those come before the last."""
    first = (subject for subject in SUBJECTS if subject != OTHERS)
    found: dict[str, list[File]] = {subject: [] for subject in (*first, *further.values(), OTHERS)}
    subject_of = {**further, **_SUBJECT_OF}
    for table, file in files:
        found[subject_of.get(table, OTHERS)].append(file)
    return ((subject, tuple(each)) for subject, each in found.items() if each)
