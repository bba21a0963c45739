"""Contradictions of the sources."""

from __future__ import annotations

from plugins.core.subject import Subject

from .record import SourceNote

SUBJECT = Subject(word="source_notes", records=(SourceNote,))
