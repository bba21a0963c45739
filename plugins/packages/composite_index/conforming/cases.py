"""The cases in a folder, of whatever form, and what the engine makes of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from checked_tables.edge import files_told
from checked_tables.problems import DataProblems, Problem

from .ahp import COMPARISONS, PUBLISHED, compare_weighings
from .compared import Compared, Family, families
from .tables import EXPECTED, compare_tables
from .wide import compare_wide, recipe_for


def compared_cases(folder: Path) -> tuple[Family, ...]:
    """Every family of cases in ``folder``: what lies in one of its folders, however deep, is one family.

    Raises ``DataProblems`` if there is no case, or one that cannot be read or computed.
    """
    if not folder.is_dir():
        raise DataProblems(
            [_problem(folder, "This folder is missing.", "Write the path of a folder of cases.")]
        )
    compared: list[tuple[str, Compared]] = []
    problems: list[Problem] = []
    for place in (folder, *sorted(path for path in folder.rglob("*") if path.is_dir())):
        inside = place.relative_to(folder).parts
        family = inside[0] if inside else folder.name or str(folder)
        try:
            compared += [(family, each) for each in _read_case(place)]
        except DataProblems as wrong:
            problems += wrong.problems
    if problems:
        raise DataProblems(problems)
    found = families(compared)
    if not found:
        write = f"Put scheme, observations.csv and {EXPECTED}/ with the published tables into a folder of it."
        raise DataProblems([_problem(folder, "There is no case in this folder.", write)])
    return found


def _read_case(place: Path) -> tuple[Compared, ...]:
    with files_told(str(place)):
        try:
            return tuple(_case(place))
        except KeyError as reason:
            found, write = f"There is no {reason} in this case.", "Give it the columns that the manual names."
            raise DataProblems([_problem(place, found, write)]) from reason
        except (ValueError, ZeroDivisionError) as reason:
            found, write = "Something in this case is no number or no text in UTF-8.", "Save its files again."
            raise DataProblems([_problem(place, found, write)]) from reason


def _case(place: Path) -> Iterator[Compared]:
    if (place / EXPECTED).is_dir():
        return compare_tables(place)
    if (place / COMPARISONS).exists() and any((place / f"{name}.csv").exists() for name in PUBLISHED):
        return compare_weighings(place)
    wide = recipe_for(place)
    return compare_wide(*wide) if wide is not None else iter(())


def _problem(folder: Path, found: str, write: str) -> Problem:
    return Problem(file=str(folder), kind="cases", found=found, write=write)
