"""Publications that the sources name."""

from __future__ import annotations

from plugins.core.subject import Subject

from .record import Publication

SUBJECT = Subject(word="publications", records=(Publication,))
