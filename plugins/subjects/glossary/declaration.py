"""The words of the site."""

from __future__ import annotations

from plugins.core.subject import Subject

from .record import GlossaryTerm

SUBJECT = Subject(word="glossary", records=(GlossaryTerm,))
