"""The index scheme: a folder of its own, of which each version keeps a copy."""

from __future__ import annotations

from plugins.core.subject import Subject

from .check import check_released_scheme
from .record import INDEX, read_index_scheme

SUBJECT = Subject(word="scheme", folder=(INDEX, read_index_scheme), check_all=check_released_scheme)
