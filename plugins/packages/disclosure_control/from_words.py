"""The attack from words as typed on a command line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import cast, get_args

from checked_tables.problems import DataProblems, Problem

from .attacking import AttackReport, attack
from .form import Absent, Form, Rounding
from .rules import RULES, Kind


def attack_from_words(
    tables: Sequence[Path],
    *,
    relations: Path | None = None,
    hierarchy: Path | None = None,
    total: str = "Total",
    rounding: str = "auto",
    hidden: str = "",
    dimensions: str = "",
    absent: str = "refuse",
    kind: str = "auto",
    bounds: str = "",
    asked: str = "",
    contributors: str = "",
    apart: str = "",
) -> AttackReport:
    """``attacking.attack`` from words; lists are separated by commas,
    names of cells (``contributors``, for they hold commas) by semicolons.

    ``rounding``: auto, exact, written or a unit such as 5. ``bounds``: such as ``0,100`` or ``0,``.
    ``asked``: how wide hidden numbers must stay, for counts as a width, for scores as a share of the scale,
    for amounts as a share either side; 0 asks only that nothing is exactly recoverable. Raises
    ``DataProblems`` for a word that is not known.
    """
    limits = bounds.split(",") if bounds else []
    for word, allowed in ((absent, get_args(Absent)), (kind, ("auto", *get_args(Kind)))):
        if word not in allowed:
            raise DataProblems([_word(word, f"Write one of {', '.join(allowed)}.")])
    if len(limits) not in (0, 2):
        raise DataProblems([_word(bounds, "Write a lowest and a highest number, such as 0,100.")])
    width = _decimal(asked) if asked else None
    rules = RULES
    if width is not None:
        rules = replace(RULES, count_width=width, score_share=width, amount_share=width)
    return attack(
        tables,
        relations,
        hierarchy=hierarchy,
        form=Form(
            total=total,
            rounding=_rounding(rounding),
            hidden=tuple(_listed(hidden)),
            dimensions=tuple(_listed(dimensions)) or None,
            absent=cast(Absent, absent),
        ),
        kind=cast(Kind, kind),
        bounds=(_decimal(limits[0]), _decimal(limits[1])) if limits else None,
        rules=rules,
        contributors=[each.strip() for each in contributors.split(";") if each.strip()],
        apart=_listed(apart),
    )


def _rounding(word: str) -> Rounding:
    if word in ("auto", "exact", "written"):
        return cast(Rounding, word)
    return _decimal(word) or Decimal(0)


def _listed(words: str) -> list[str]:
    return [each.strip() for each in words.split(",") if each.strip()]


def _decimal(word: str) -> Decimal | None:
    if not word.strip():
        return None
    try:
        return Decimal(word)
    except InvalidOperation:
        raise DataProblems([_word(word, "Write a number.")]) from None


def _word(word: str, write: str) -> Problem:
    return Problem(file="command", kind="option", found=f'"{word}" is not understood.', write=write)
