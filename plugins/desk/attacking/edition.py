"""The attack on a built public edition, and what it found, in sentences.

It is given every file, what the open program says of how the tables hang together (``ties``), and nothing
that is not published. Everything is solved together: all versions of all quarters, all that is said about
reasons; then each other table by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from disclosure_control.attacker import Contradiction, Finding
from disclosure_control.explained import say_leak
from disclosure_control.known import findings_of
from disclosure_control.package import Number, Said, package_of_versions
from disclosure_control.rules import RULES, Rules
from disclosure_control.told import attack_with_reasons
from plugins.core.statements.wording import Words

from .alone import attack_alone, hides
from .numbers import LEFT_OUT, said_by_version
from .reasons import Reasons, Statement, statements_in, told_by
from .rows import VersionId
from .tables import Files, read_edition

#: Of so many releases together at least reasons and counts of hidden numbers are told.
TOGETHER = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Attacked:
    """What was tried and found: files by kind, versions, tables of releases and others that hide something,
    numbers that hang together with a hidden one, hidden ones, relations, statements about reasons; the
    fewest values that a hidden count could have (``None``: none has a limit); ``faults`` in sentences."""

    files: Mapping[str, int]
    versions: int
    tables: int
    alone: int
    numbers: int
    hidden: int
    relations: int
    told: int
    fewest: int | None
    faults: tuple[str, ...]


def attack_edition(
    site: Path,
    reasons: Reasons,
    ties: Mapping[VersionId, Sequence[Said]] | None = None,
    found: Path | None = None,
    rules: Rules = RULES,
    *,
    recorded: Sequence[Statement] = (),
    words: Sequence[Words] = (),
) -> Attacked:
    """Try to recover each withheld number of the edition in the folder. ``ties``: what the program says of
    each version beside its files; ``recorded``: what the desk wrote down about each version's reasons, which
    lies in the repository though not in the edition; ``words``: the forms of sentences, one for each
    language; ``found``: a folder of what was found before."""
    files = read_edition(site)
    said = said_by_version(files.tables, files.texts, words)
    for version, more in (ties or {}).items():
        own = said.setdefault(version, [])
        left_out = {each.name for each in own if isinstance(each, Number) and each.table == LEFT_OUT}
        own[:0] = [each for each in more if not (isinstance(each, Number) and each.name in left_out)]
    order = sorted(said, key=lambda each: (each[0], each[1]))
    package = package_of_versions([said[each] for each in order], rules)
    statements = tuple(statements_in(files.texts, reasons))
    open_still = {cell.name for cell in package.system.hidden}
    hidden = {
        each: open_still.intersection(names) for each, names in zip(order, package.withheld, strict=True)
    }
    told = tuple(told_by((*statements, *recorded), hidden))
    faults = [*_too_few(statements, len(dict(order)))]
    faults += [
        f"{name} is of a format that has no reader, so nobody knows what it says." for name in files.unread
    ]
    findings: tuple[Finding, ...] = ()
    try:
        findings = findings_of(package.system, found)
        findings = attack_with_reasons(package.system, told, rules, findings, found)
    except Contradiction as wrong:
        faults.append(f"What it says of hidden numbers does not fit together: {'; '.join(wrong.relations)}.")
    alone = tuple(_alone(files, rules))
    faults += _leaks((*findings, *(each for _, found_there in alone for each in found_there)))
    widths = [each.width for each in findings if package.system.cell(each.cell).whole]
    known = [int(width) for width in widths if width is not None]
    return Attacked(
        files=files.kinds,
        versions=len(order),
        tables=sum(each.described is not None for each in files.tables),
        alone=len(alone),
        numbers=len(package.system.cells),
        hidden=len(findings),
        relations=len(package.system.relations),
        told=len(told),
        fewest=min(known) + 1 if known else None,
        faults=tuple(dict.fromkeys(faults)),
    )


def _too_few(statements: Sequence[Statement], quarters: int) -> Iterator[str]:
    for each in statements:
        releases = 1 if each.quarter else quarters
        if each.numbers and releases < TOGETHER:
            yield (
                f"{each.place} says why numbers of {releases} release{'s'[: releases != 1]} are hidden; that "
                f"is told of {TOGETHER} together, or not at all."
            )


def _alone(files: Files, rules: Rules) -> Iterator[tuple[str, tuple[Finding, ...]]]:
    for table in files.tables:
        if table.described is None and len(table.grid) > 1 and hides(table.grid):
            yield table.place, attack_alone(table.place, table.grid, rules)


def _leaks(findings: Sequence[Finding]) -> Iterator[str]:
    for finding in findings:
        if finding.verdict != "protected":
            yield " ".join(line.strip() for line in say_leak(finding))
