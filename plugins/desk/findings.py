"""What is wrong in a draft, where a person can find it: sheet and cell, or file and line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checked_tables.problems import EXAMPLES_OF_A_KIND, Problem, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing wrong. ``where`` is a sheet or a file; ``cell`` is D14, "" for all of it, or for a file
    "line 14"; ``row`` and ``number`` are the cell's, 0 if there is none; ``says`` is what stands there."""

    severity: Severity
    where: str
    cell: str
    column: str
    says: str
    kind: str
    found: str
    write: str
    row: int = 0
    number: int = 0

    @property
    def sentence(self) -> str:
        """``observations D14 (status): "reportd" is not a status. Write ...``."""
        place = f"{self.where} {self.cell}".rstrip()
        column = f" ({self.column})" if self.column else ""
        return f"{place}{column}: {self.found} {self.write}".rstrip()


def of_file(problem: Problem) -> Finding:
    """A problem of a file of the repository, as it was found."""
    return Finding(
        severity=problem.severity,
        where=problem.file,
        cell=f"line {problem.line}" if problem.line else "",
        column=problem.column,
        says="",
        kind=problem.kind,
        found=problem.found,
        write=problem.write,
        row=problem.line,
    )


def in_order(findings: Iterable[Finding], sheets: Sequence[str] = ()) -> tuple[Finding, ...]:
    """Errors first, then by sheet (in the workbook's order), row and column; nothing twice."""
    position = {name: number for number, name in enumerate(sheets)}
    unique = dict.fromkeys(findings)
    return tuple(
        sorted(
            unique,
            key=lambda each: (
                each.severity != "error",
                position.get(each.where, len(position)),
                each.where,
                each.row,
                each.number,
                each.kind,
            ),
        )
    )


def counted(findings: Sequence[Finding]) -> str:
    """``3 errors and 1 warning``, or ``nothing wrong``."""
    errors = sum(each.severity == "error" for each in findings)
    warnings = len(findings) - errors
    parts = [f"{errors} error{'s'[: errors != 1]}"] * bool(errors)
    parts += [f"{warnings} warning{'s'[: warnings != 1]}"] * bool(warnings)
    return " and ".join(parts) or "nothing wrong"


def say_findings(findings: Sequence[Finding]) -> str:
    """The list for the terminal: of a kind in one column, five are written out and the rest counted."""
    lines = []
    total = Counter((each.where, each.column, each.kind) for each in findings)
    shown: Counter[tuple[str, str, str]] = Counter()
    heading = ""
    for each in findings:
        title = "Errors (the draft cannot be used before they are mended):"
        if each.severity == "warning":
            title = "Warnings (look at them; where figures contradict each other, compare wants a reason):"
        if title != heading:
            lines.append(title)
            heading = title
        key = (each.where, each.column, each.kind)
        shown[key] += 1
        if shown[key] <= EXAMPLES_OF_A_KIND:
            lines.append(f"  {each.sentence}")
        if shown[key] == EXAMPLES_OF_A_KIND and total[key] > EXAMPLES_OF_A_KIND:
            lines.append(f"  ... and {total[key] - EXAMPLES_OF_A_KIND} more like this in {each.where}.")
    return "\n".join(lines)
