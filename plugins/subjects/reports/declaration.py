"""The quarterly report: what belongs to all of a release, as published."""

from __future__ import annotations

from plugins.core.subject import Subject

from .publish import FIGURES

SUBJECT = Subject(word="reports", publish=FIGURES)
