"""The composite index of the Assembly and of its departments."""

from __future__ import annotations

from plugins.core.subject import Subject

from .measure import own_indices
from .measure_report import report_indices

SUBJECT = Subject(
    word="index",
    uses=("figures", "scheme", "targets", "units"),
    measure_own=own_indices,
    measure=report_indices,
)
