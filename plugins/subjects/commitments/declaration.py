"""What the policy promises."""

from __future__ import annotations

from plugins.core.subject import Subject

from .record import Commitment

SUBJECT = Subject(word="commitments", records=(Commitment,))
