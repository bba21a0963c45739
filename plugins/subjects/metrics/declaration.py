"""The metric dictionary, of which each version keeps a copy."""

from __future__ import annotations

from collections.abc import Iterator

from checked_tables.problems import Problem
from plugins.core.facts.version import Read
from plugins.core.subject import Subject

from .check import check_metrics
from .record import Metric


def _check_reference(read: Read) -> Iterator[Problem]:
    yield from check_metrics(read.file(Metric), read.placed(Metric))


SUBJECT = Subject(
    word="metrics", uses=("units",), records=(Metric,), kept=(Metric,), check_reference=_check_reference
)
