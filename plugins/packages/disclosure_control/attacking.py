"""``attack TABLE.csv``: can anything hidden in these tables be worked out from the rest?

The form of the files is in ``FORM.md``. Nothing is written; the report goes to
the screen, and the exit code is 2 if any hidden number is recoverable or known too narrowly.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Literal

from checked_tables.nearest import did_you_mean, shown
from checked_tables.problems import DataProblems, Problem
from checked_tables.text_file import read_text

from .attacker import Contradiction, Finding, attack_by_contributors, attack_quickly
from .explained import say_interval, say_leak
from .form import PLAIN, Form
from .margins import APART, Assumptions, system_of
from .parsing import parse_table
from .relations import parse_hierarchy, parse_relations
from .rules import RULES, Kind, Rules
from .system import Interval, System
from .tables import Table, kind_of, name_of


@dataclass(frozen=True, slots=True, kw_only=True)
class AttackReport:
    """What was tried and found. ``findings``: by a stranger; ``by_contributors``: by who knows a cell."""

    tables: tuple[str, ...]
    kind: Kind
    cells: int
    relations: int
    findings: tuple[Finding, ...]
    by_contributors: tuple[Finding, ...]

    @property
    def leaks(self) -> tuple[Finding, ...]:
        """Every finding that says too much."""
        return tuple(each for each in (*self.findings, *self.by_contributors) if each.verdict != "protected")

    @property
    def exit_code(self) -> Literal[0, 2]:
        """0 if everything hidden stays hidden, else 2."""
        return 2 if self.leaks else 0


def attack(
    tables: Sequence[Path],
    relations: Path | None = None,
    *,
    hierarchy: Path | None = None,
    form: Form = PLAIN,
    kind: Kind | Literal["auto"] = "auto",
    bounds: tuple[Decimal | None, Decimal | None] | None = None,
    rules: Rules = RULES,
    contributors: Sequence[str] = (),
    apart: Sequence[str] = (),
) -> AttackReport:
    """Attack the tables together.

    ``kind`` is ``count``, ``score`` or ``amount``; ``auto`` is ``score`` with weights, ``count`` if every
    number is whole, else ``amount``. ``bounds`` is what everybody knows of every number (default: at least
    0 unless one printed is below; a score at most 100). ``contributors`` are names of hidden cells whose
    owner attacks, ``all`` for each hidden cell. ``apart``: dimensions that do not add up. Raises
    ``DataProblems`` if a file cannot be used or the published numbers contradict one another.
    """
    problems: list[Problem] = []
    given = [parse_table(path.name, _read(path), form) for path in tables]
    kind = kind_of(table for table, _ in given) if kind == "auto" else kind
    if kind == "score" and form.rounding == "auto":
        form = replace(form, rounding="written")
        given = [parse_table(path.name, _read(path), form) for path in tables]
    problems += [problem for _, found in given for problem in found]
    parsed = [table for table, _ in given]
    tree, found = parse_hierarchy("" if hierarchy is None else _read(hierarchy), _name(hierarchy))
    problems += found
    below_zero = any(
        entry.value is not None and entry.value < 0 for table in parsed for entry in table.entries
    )
    lowest = None if below_zero else Decimal(0)
    low, high = bounds or (lowest, Decimal(100) if kind == "score" else None)
    assumed = Assumptions(
        kind=kind, bounds=Interval(low, high), rules=rules, hierarchy=tree, apart=APART | frozenset(apart)
    )
    extra, found = parse_relations(
        "" if relations is None else _read(relations), _name(relations), form.total_word
    )
    problems += found
    problems += _unused_words(parsed, form, apart)
    if problems:
        raise DataProblems(problems)
    try:
        system = system_of(parsed, assumed, extra)
        strangers = attack_quickly(system)
        known = attack_by_contributors(system, _contributors(contributors, parsed, system))
    except Contradiction as wrong:
        raise DataProblems(_contradictions(wrong, parsed)) from None
    except ValueError as wrong:
        raise DataProblems(
            [
                Problem(
                    file=_name(relations),
                    kind="relations",
                    found=f"{wrong}.",
                    write="Name a cell of a table.",
                )
            ]
        ) from None
    return AttackReport(
        tables=tuple(path.name for path in tables),
        kind=kind,
        cells=len(system.cells),
        relations=len(system.relations),
        findings=strangers,
        by_contributors=known,
    )


def attack_text(report: AttackReport) -> str:
    """The report in plain words: first the verdict, then each leak with its sum, then what held."""
    hidden, leaks = len(report.findings), {each.cell for each in report.leaks}
    lines = [
        f"Attacked {', '.join(report.tables)}: numbers {report.cells}, relations {report.relations}, "
        f"hidden {hidden}, read as {report.kind}s."
    ]
    if not hidden:
        return "\n".join([*lines, "Nothing is hidden, so nothing can be found out."])
    if not leaks:
        lines.append(f"Everything hidden is protected: {hidden} of {hidden}.")
    else:
        lines.append(f"Not protected: {len(leaks)} of {hidden} hidden.")
        for finding in report.leaks:
            lines += ["", *say_leak(finding)]
    held = [each for each in report.findings if each.verdict == "protected"]
    if held:
        lines += ["", "Protected, and what an attacker finds:"]
        lines += [f"  {each.cell}: {say_interval(each)}" for each in held]
    return "\n".join(lines)


def _unused_words(tables: Sequence[Table], form: Form, apart: Sequence[str]) -> Iterator[Problem]:
    """What was named and stands in none of the tables: without it other numbers would be added up."""
    there = list(dict.fromkeys(name for table in tables for name in table.dimensions))
    for option, names in (("--dimensions", form.dimensions or ()), ("--apart", apart)):
        for name in names:
            if name not in there:
                write = did_you_mean(name, there) or f"Write one of {', '.join(there)}."
                found = f"No table has a dimension {shown(name)}."
                yield Problem(file=option, kind="option", found=found, write=write)
    total = form.total_word.casefold()
    if form.total != PLAIN.total and not any(
        label.casefold() == total for table in tables for entry in table.entries for label in entry.labels
    ):
        found = f"No total is called {shown(form.total)}."
        write = "Write the word as it stands in the tables."
        yield Problem(file="--total", kind="option", found=found, write=write)


def _contributors(named: Sequence[str], tables: Sequence[Table], system: System) -> list[str]:
    hidden = [cell.name for cell in system.hidden]
    marked = {
        name_of(table.key(entry.labels)) for table in tables for entry in table.entries if entry.contributor
    }
    if "all" in named:
        return hidden
    by_parts = {_parts(name): name for name in hidden}
    if unknown := [name for name in named if _parts(name) not in by_parts]:
        meant = did_you_mean(unknown[0], hidden) or f"Hidden are {'; '.join(hidden)}."
        said = f"There is no hidden cell {shown(unknown[0])}."
        raise DataProblems([Problem(file="--contributors", kind="cell", found=said, write=meant)])
    known = {by_parts[_parts(name)] for name in named}
    return [name for name in hidden if name in marked or name in known]


def _parts(name: str) -> frozenset[str]:
    """A cell's name without the order of its parts: ``sex=women, county=Kisumu`` is the same cell."""
    return frozenset(" ".join(part.split()) for part in name.split(","))


def _contradictions(wrong: Contradiction, tables: Sequence[Table]) -> list[Problem]:
    return [
        Problem(
            file=", ".join(table.name for table in tables),
            kind="contradiction",
            found=f"The published numbers do not fit together: {relation}.",
            write="Correct them, or say how they were rounded.",
        )
        for relation in wrong.relations
    ]


def _name(path: Path | None) -> str:
    return "" if path is None else path.name or str(path)


def _read(path: Path) -> str:
    text = read_text(Path(os.path.realpath(path)), _name(path))  # whoever names a link means the file
    if isinstance(text, Problem):
        raise DataProblems([text])
    return text
