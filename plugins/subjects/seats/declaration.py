"""Seats and terms, of which each version keeps a copy."""

from __future__ import annotations

from collections.abc import Iterator

from checked_tables.problems import Problem
from plugins.core.facts.version import Read
from plugins.core.subject import Subject

from .check import check_terms
from .record import Seat, Term


def _check_reference(read: Read) -> Iterator[Problem]:
    yield from check_terms(read.file(Term), read.placed(Term))


SUBJECT = Subject(word="seats", records=(Seat, Term), check_reference=_check_reference)
