"""How fast petitions are answered, in one sentence."""

from __future__ import annotations

from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.subjects.services.model import ServiceReport


def say_petitions(teller: Teller, found: ServiceReport | None) -> str:
    """How fast petitions are answered and how many wait, in one sentence; empty without a register."""
    register = found.petitions if found is not None else None
    if found is None or register is None:
        return teller.t("petitions.none")
    t, language = teller.t, teller.language
    day = formats.day(register.as_at, language)
    median, oldest = register.median_days, register.oldest_days
    if oldest is None:
        days = formats.days(median or 0, language)
        said = t("petitions.answer_none_waits", days=days, day=day)
    elif median is None:
        said = t(
            "petitions.answer_half_wait",
            count=register.waiting,
            day=day,
            oldest=formats.days(oldest, language),
        )
    else:
        said = t(
            "petitions.answer",
            count=register.waiting,
            days=formats.days(median, language),
            day=day,
            oldest=formats.days(oldest, language),
        )
    return teller.marked(found.release, said)


def promised_days(teller: Teller) -> int | None:
    """The promised days to a petition's reply; ``None`` without a promise."""
    found = teller.assembly.get(ServiceReport)
    register = found.petitions if found is not None else None
    standard = register.standard if register is not None else None
    return standard.standard_days if standard is not None else None
