"""The attack from words as typed on a command line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import cast, get_args

from checked_tables.nearest import shown
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
            raise DataProblems([_word("command", word, f"Write one of {', '.join(allowed)}.")])
    low, high = (_decimal("--bounds", each) for each in limits) if len(limits) == 2 else (None, None)
    if len(limits) not in (0, 2) or (low is not None and high is not None and low > high):
        write = "Write a lowest and a highest number, such as 0,100."
        raise DataProblems([_word("--bounds", bounds, write)])
    width = _decimal("--asked", asked, Decimal(0))
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
        bounds=(low, high) if limits else None,
        rules=rules,
        contributors=[each.strip() for each in contributors.split(";") if each.strip()],
        apart=_listed(apart),
    )


def _rounding(word: str) -> Rounding:
    if word in ("auto", "exact", "written"):
        return cast(Rounding, word)
    return _decimal("--rounding", word, Decimal(0)) or Decimal(0)


def _listed(words: str) -> list[str]:
    return [each.strip() for each in words.split(",") if each.strip()]


def _decimal(option: str, word: str, least: Decimal | None = None) -> Decimal | None:
    if not word.strip():
        return None
    try:
        number = Decimal(word)
    except InvalidOperation:
        number = Decimal("NaN")
    if number.is_finite() and (least is None or number >= least):
        return number
    write = "Write a number." if least is None else f"Write a number of at least {least}."
    raise DataProblems([_word(option, word, write)])


def _word(option: str, word: str, write: str) -> Problem:
    return Problem(file=option, kind="option", found=f"{shown(word)} is not understood.", write=write)
