"""The rules of counting: a folder of their own, one file for each metric and version."""

from __future__ import annotations

from plugins.core.subject import Subject

from .record import FOLDER, read_counting_rules

SUBJECT = Subject(word="rules", uses=("figures", "metrics", "units"), folder=(FOLDER, read_counting_rules))
