"""The national record of trainings."""

from __future__ import annotations

from plugins.core.subject import Subject

from .record import Training

SUBJECT = Subject(word="training_record", records=(Training,))
