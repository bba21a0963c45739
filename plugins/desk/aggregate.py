"""``invoke aggregate``: individual rows in, protected tables out, and nothing else.

The rows stay where they are, in a desk folder outside the repository. What is written has passed the rules,
the complementary suppression, the attacker, who knows the reasons as well if they are written, and a search
for every hidden value. The form of the specification is in ``disclosure_control/FORM.md``.
"""

from __future__ import annotations

import csv
import io
import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from checked_tables.problems import DataProblems, Problem
from checked_tables.text_file import read_text
from disclosure_control.attacker import Contradiction
from disclosure_control.attacking import attack
from disclosure_control.complement import Unprotectable, costs_of, protect
from disclosure_control.counting import Specification, counted, impossible_names, parse_specification
from disclosure_control.form import Form
from disclosure_control.leaks import Protected, find_values
from disclosure_control.margins import Assumptions, system_of
from disclosure_control.parsing import parse_table
from disclosure_control.primary import Reason, hidden_first
from disclosure_control.rules import RULES, Rules
from disclosure_control.tables import Table, name_of
from disclosure_control.told import Told, attack_with_reasons
from plugins.subjects.hiding.record import HidingRule

from .hidden_reasons import REASONS, count_rules
from .trouble import files
from .writing import write_whole

SUMMARY = "disclosure.csv"
#: A published table may be an extract: what it does not print is not known from it.
EXTRACTS = Form(absent="unknown")
COLUMNS = ("value", "status", "marker", "obs_status")


@dataclass(frozen=True, slots=True, kw_only=True)
class Aggregated:
    """What was written: the tables, ``hidden_reasons.csv`` where anything is hidden and the reasons give
    nothing away, and the public summary; their numbers, how many are hidden, and how many by which rule (each
    once, in however many tables; none where that is not told)."""

    files: tuple[Path, ...]
    numbers: int
    hidden: int
    rules: Mapping[HidingRule, int]


def aggregate(
    rows: Path,
    specification: Path,
    out: Path,
    *,
    repository: Path,
    published: Sequence[Path] = (),
    rules: Rules = RULES,
) -> Aggregated:
    """Count the individuals of ``rows`` and write the tables of the specification, protected, into ``out``.

    ``published`` are tables that are out already: they are protected together with the new ones and never
    changed. Raises ``DataProblems``, and writes nothing, if the rows lie inside ``repository``, if a file
    cannot be used, or if something cannot be protected.
    """
    _check_outside(rows, repository)
    wanted = parse_specification(_read(specification), specification.name)
    tables = counted(_read(rows), rows.name, wanted)
    before = _published(published)
    hidden, first = _hidden(tables, before, wanted, rules)
    numbers = [name_of(table.key(entry.labels)) for table in tables for entry in table.entries]
    by_rule = count_rules([name for name in dict.fromkeys(numbers) if name in hidden], first)
    contents = {f"{table.name}.csv": _table_csv(table, hidden) for table in tables}
    may_tell = bool(by_rule) and _reasons_tell_nothing(contents, published, by_rule, numbers, rules)
    if may_tell:
        contents[REASONS] = _packed([["rule", "numbers"], *([rule, str(n)] for rule, n in by_rule.items())])
    contents[SUMMARY] = _summary_csv(tables, hidden, rules)
    _check_contents(contents, tables, hidden, published, rules)
    with files("writing the tables"):
        for name, content in contents.items():
            write_whole(out / name, content)
    return Aggregated(
        files=tuple(out / name for name in contents),
        numbers=len(numbers),
        hidden=sum(name in hidden for name in numbers),
        rules=by_rule if may_tell else {},
    )


def aggregate_text(done: Aggregated) -> str:
    """What staff read afterwards."""
    names = ", ".join(path.name for path in done.files)
    said = (
        f"Wrote {names}. {done.numbers} numbers, {done.hidden} of them hidden; "
        "an attacker recovers none of them."
    )
    if not done.hidden:
        return said
    if not done.rules:
        return f"{said} Which rule hid how many is not told: with these tables that would give numbers away."
    return f"{said} Add the lines of {REASONS} to the sheet hidden_reasons of the quarter's workbook."


def _check_outside(rows: Path, repository: Path) -> None:
    if Path(os.path.realpath(rows)).is_relative_to(repository.resolve()):
        raise DataProblems(
            [
                Problem(
                    file=rows.name,
                    kind="private_rows",
                    found="Rows about single persons lie inside the repository.",
                    write="Move the file to the desk folder, and out of the repository's history.",
                )
            ]
        )


def _hidden(
    tables: Sequence[Table], before: Sequence[Table], wanted: Specification, rules: Rules
) -> tuple[frozenset[str], Mapping[str, Reason]]:
    """The names of all cells to hide, in whichever table they stand, and why those hidden first are."""
    try:
        system = system_of([*tables, *before], Assumptions(rules=rules))
        out_already = {
            name_of(table.key(entry.labels))
            for table in before
            for entry in table.entries
            if not entry.hidden and entry.value is not None
        }
        first = hidden_first(system, rules, impossible_names(tables, wanted))
        known = {name_of(table.key(entry.labels)) for table in tables for entry in table.entries}
        first = {name: reason for name, reason in first.items() if name in known}
        if printed := sorted(out_already & set(first)):
            raise DataProblems([_stop(f"{name} must be hidden but is published already") for name in printed])
        done = protect(system, first, costs_of(system, rules, out_already), rules)
    except Unprotectable as stopped:
        raise DataProblems([_stop(str(stopped))]) from None
    except Contradiction as wrong:
        raise DataProblems([_stop(f"what is published already does not fit: {wrong}")]) from None
    return frozenset(cell.name for cell in done.system.hidden), first


def _stop(found: str) -> Problem:
    return Problem(
        file="the tables",
        kind="disclosure",
        found=f"{found}.",
        write="Use coarser categories or leave the table out.",
    )


def _check_contents(
    contents: Mapping[str, bytes],
    tables: Sequence[Table],
    hidden: frozenset[str],
    published: Sequence[Path],
    rules: Rules,
) -> None:
    """Read what would be written as a stranger: attack it, and search it for each hidden value."""
    protected = [
        Protected(
            name=name_of(table.key(entry.labels)),
            coordinates=tuple((label,) for label in entry.labels),
            value=entry.value,
        )
        for table in tables
        for entry in table.entries
        if entry.value is not None and name_of(table.key(entry.labels)) in hidden
    ]
    found = [
        f"{leak.cell} stands in {leak.output}, {leak.place}" for leak in find_values(contents, protected)
    ]
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in contents if name not in (SUMMARY, REASONS)]
        for path in paths:
            path.write_bytes(contents[path.name])
        report = attack([*paths, *published], form=EXTRACTS, kind="count", rules=rules)
    found += [f"{leak.cell} is {leak.verdict}" for leak in report.leaks]
    if found:
        raise DataProblems([_stop(each) for each in found])


def _reasons_tell_nothing(
    contents: Mapping[str, bytes],
    published: Sequence[Path],
    by_rule: Mapping[HidingRule, int],
    numbers: Sequence[str],
    rules: Rules,
) -> bool:
    """Whether the tables withstand a stranger who knows how many of their numbers each rule hid."""
    texts = [content.decode() for content in contents.values()]
    parsed = [parse_table(name, text, EXTRACTS)[0] for name, text in zip(contents, texts, strict=True)]
    system = system_of([*parsed, *_published(published)], Assumptions(rules=rules))
    among = {cell.name: 1 for cell in system.hidden if cell.name in set(numbers)}
    told = Told(name=REASONS, among=among, rules=by_rule)
    try:
        findings = attack_with_reasons(system, [told], rules)
    except Contradiction:
        return False
    return all(finding.verdict == "protected" for finding in findings)


def _table_csv(table: Table, hidden: frozenset[str]) -> bytes:
    """One line per number; the reason why one is hidden is not in it."""
    lines = [[*table.dimensions, *COLUMNS]]
    for entry in table.entries:
        if name_of(table.key(entry.labels)) in hidden:
            lines.append([*entry.labels, "", "suppressed", "[c]", "Q"])
        else:
            lines.append([*entry.labels, str(entry.value), "reported", "", "A"])
    return _packed(lines)


def _summary_csv(tables: Sequence[Table], hidden: frozenset[str], rules: Rules) -> bytes:
    """How much each table hides and why, in the same words for every table that hides anything."""
    why = (
        f"counts under {rules.safe_threshold}, zeros that could be otherwise, groups that are all alike, "
        "and numbers from which these could be worked out"
    )
    lines = [["table", "numbers", "hidden", "why"]]
    for table in tables:
        names = [name_of(table.key(entry.labels)) for entry in table.entries]
        count = sum(name in hidden for name in names)
        lines.append([table.name, str(len(names)), str(count), why if count else ""])
    return _packed(lines)


def _packed(lines: Sequence[Sequence[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(lines)
    return out.getvalue().encode()


def _published(paths: Sequence[Path]) -> list[Table]:
    read = [parse_table(path.name, _read(path), EXTRACTS) for path in paths]
    if problems := [problem for _, found in read for problem in found]:
        raise DataProblems(problems)
    return [table for table, _ in read]


def _read(path: Path) -> str:
    text = read_text(Path(os.path.realpath(path)), path.name)  # whoever names a link means the file
    if isinstance(text, Problem):
        raise DataProblems([text])
    return text
