"""Rules as they are written: one file for each metric and version, ``<metric>.<version>.toml``.

``read_rules`` says everything that is wrong with the words of the files; whether the tables have the columns
is looked at beside their schemas (``check_rules``).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from checked_tables.nearest import listed, nearest
from checked_tables.problems import Problem
from checked_tables.texts import LANGUAGES, Bilingual

from .rule import ALONE, MEASURES, OPS, Condition, Conditions, Factor, First, Rule

_NAME = re.compile(r"(?P<metric>[a-z][a-z0-9_]*)\.(?P<version>[1-9][0-9]*)\.toml")
#: What may be written in a file, by its name, with the kind of its value.
_WORDS: Mapping[str, type | tuple[type, ...]] = {
    **dict.fromkeys(("measure", "table", "column", "part", "whole", "split", "assembly", "units"), str),
    **dict.fromkeys(("where", "any", "numerator", "factors"), list),
    **dict.fromkeys(("first", "evidence"), dict),
    "leave_out": (int, float),
    "nothing": str,
}
#: Of words with a closed list, what may stand there; the first is what holds where the word is left out.
_CHOICES = {
    "assembly": ("all_rows", "own_rows"),
    "units": ("all", "returned"),
    "nothing": ("not_applicable", "zero"),
    "measure": MEASURES,
}
#: What a measure needs.
_NEEDED = {
    "sum": ("table", "column"),
    "median": ("table", "column"),
    "product": ("table", "factors"),
    "typed": ("evidence",),
}


class _WrongError(Exception):
    """A value that is not of the form that its word needs: what was found, what to write."""


def read_rules(folder: Path, shown_as: str) -> tuple[tuple[Rule, ...], list[Problem]]:
    """The rules in a folder by the order of their names, none where there is no folder; what is wrong."""
    rules: list[Rule] = []
    problems: list[Problem] = []
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        shown = f"{shown_as}/{path.name}"
        name = _NAME.fullmatch(path.name)
        if name is None or not path.is_file():
            problems.append(
                Problem(
                    file=shown,
                    kind="unknown-file",
                    found="No rule is called so.",
                    write="Name the file of a rule after its metric and version, as leg_bills_passed.1.toml.",
                )
            )
            continue
        try:
            text = path.read_text(encoding="utf-8")
            found = tomllib.loads(text)
        except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            problems.append(
                Problem(
                    file=shown,
                    kind="unreadable",
                    found=f"This is not a TOML file: {error}.",
                    write="Correct that line.",
                )
            )
            continue
        faults = list(_faults(shown, text, found))
        problems += faults
        if not faults:
            rules.append(_rule(name["metric"], int(name["version"]), shown, found))
    return tuple(rules), problems


def _faults(shown: str, text: str, found: Mapping[str, Any]) -> Iterator[Problem]:
    def fault(word: str, kind: str, said: str, write: str) -> Problem:
        lines = (at for at, line in enumerate(text.splitlines(), 1) if re.match(rf"\W*{word}\b", line))
        return Problem(file=shown, line=next(lines, 0), kind=kind, found=said, write=write)

    for word, value in found.items():
        if word not in _WORDS:
            guess = nearest(word, _WORDS)
            write = f"Write {guess}, or remove it." if guess else "Remove it."
            yield fault(word, "unknown-word", f"{word} is no word of a rule.", write)
        elif (
            isinstance(value, bool)
            or not isinstance(value, _WORDS[word])
            or (word in _CHOICES and value not in _CHOICES[word])
        ):
            choices = f"{listed(_CHOICES[word])}" if word in _CHOICES else "what this word needs"
            yield fault(word, "not-allowed", f"{word} is {value}.", f"Write {choices}.")
        else:
            try:
                _READ.get(word, lambda each: each)(value)
            except _WrongError as wrong:
                yield fault(word, "not-allowed", str(wrong.args[0]), str(wrong.args[1]))
    measure = found.get("measure", "")
    if "measure" not in found:
        yield fault(
            "measure",
            "word-missing",
            "It does not say what is measured.",
            f"Write {listed(MEASURES)}.",
        )
    for word in _NEEDED.get(measure, ("table",) if measure in MEASURES else ()):
        if word not in found:
            yield fault("measure", "word-missing", f"A {measure} needs the word {word}.", f"Write {word}.")


def _rule(metric_id: str, version: int, shown: str, found: Mapping[str, Any]) -> Rule:
    return Rule(
        metric_id=metric_id,
        metric_version=version,
        file=shown,
        **{name: found.get(name, "") for name in ("measure", "table", "column", "part", "whole", "split")},
        first=_first(found["first"]) if "first" in found else None,
        where=_conditions(found.get("where", ())),
        either=_conditions(found.get("any", ())),
        numerator=_conditions(found.get("numerator", ())),
        own_rows=found.get("assembly") == "own_rows",
        returned=found.get("units") == "returned",
        leave_out=Decimal(str(found.get("leave_out", 0))),
        zero=found.get("nothing") == "zero",
        factors=_factors(found.get("factors", ())),
        evidence=_evidence(found["evidence"]) if "evidence" in found else Bilingual("", ""),
    )


def _conditions(found: Any) -> Conditions:
    return tuple(_condition(one) for one in found)


def _condition(one: Any) -> Condition:
    form = 'Write ["column", "op", value]; the ops empty and filled have no value.'
    if not isinstance(one, list) or len(one) < 2 or not all(isinstance(each, str) for each in one[:2]):
        raise _WrongError(f"{one} is no condition.", form)
    column, op, *rest = one
    if op not in OPS:
        raise _WrongError(f"{op} is no op.", f"Write {listed(OPS)}.")
    if len(rest) != (op not in ALONE) or (op == "in") is not (rest != [] and isinstance(rest[0], list)):
        raise _WrongError(f"{one} has not the value that {op} needs.", form)
    value = tuple(rest[0]) if op == "in" else rest[0] if rest else None
    return Condition(column, op, Decimal(str(value)) if isinstance(value, float) else value)


def _first(found: Any) -> First:
    if set(found) != {"of", "where"} or not isinstance(found["of"], str):
        raise _WrongError("first says not of what.", 'Write first = { of = "column", where = [...] }.')
    return First(found["of"], _conditions(found["where"]))


def _factors(found: Any) -> tuple[Factor, ...]:
    for one in found:
        if not isinstance(one, dict) or not {"part", "whole"} <= set(one) <= {"part", "whole", "cap"}:
            raise _WrongError(f"{one} is no factor.", "Write part, whole and, where it is capped, cap.")
    return tuple(
        Factor(one["part"], one["whole"], Decimal(str(one["cap"])) if "cap" in one else None) for one in found
    )


def _evidence(found: Any) -> Bilingual:
    if set(found) != set(LANGUAGES):
        raise _WrongError("evidence is not said in both languages.", "Write en and sw under it.")
    return Bilingual(**found)


_READ = {
    **dict.fromkeys(("where", "any", "numerator"), _conditions),
    "first": _first,
    "factors": _factors,
    "evidence": _evidence,
}
