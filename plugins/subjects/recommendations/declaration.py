"""Audit findings and recommendations; they are read and checked with the committees' work."""

from __future__ import annotations

from plugins.core.subject import Subject

from .record import AuditFinding, Recommendation

SUBJECT = Subject(word="recommendations", published_with="committees", records=(AuditFinding, Recommendation))
