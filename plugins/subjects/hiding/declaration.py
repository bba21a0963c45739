"""Reasons for hidden numbers, and the attack on them."""

from __future__ import annotations

from plugins.core.subject import Subject

from .record import HiddenReason

SUBJECT = Subject(
    word="hiding", uses=("figures", "people"), published_with="competencies", records=(HiddenReason,)
)
