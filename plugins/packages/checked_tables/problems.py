"""What staff read when data is wrong: one complete list, in plain words.

A check yields ``Problem``s and never stops, prints or raises. One place (``reported``) sorts and
counts them; one exception (``DataProblems``) carries them to the edge, which prints them and ends
with exit code 2.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

EXAMPLES_OF_A_KIND = 5

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing wrong in one place.

    ``file`` is relative to the data folder with forward slashes; ``line`` counts as a text editor
    or Excel would (the header is line 1; 0 means the file as a whole); ``kind`` is a stable slug
    used to count alike problems; ``found`` says what is there; ``write`` says what to write.
    """

    file: str
    line: int = 0
    column: str = ""
    kind: str
    found: str
    write: str
    severity: Severity = "error"

    def __str__(self) -> str:
        place = self.file
        if self.line:
            place += f", line {self.line}"
        if self.column:
            place += f', column "{self.column}"'
        return f"{place}: {self.found} {self.write}".rstrip()

    @property
    def _place(self) -> tuple[str, int, str, str]:
        return (self.file, self.line, self.column, self.kind)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of them is an error: warnings stop nothing, no later check either."""
    return any(problem.severity == "error" for problem in problems)


class DataProblems(Exception):  # noqa: N818  (it is a list of problems, not one error)
    """The data cannot be used; ``problems`` holds everything that was found, warnings included."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: problem._place))
        super().__init__(f"{len(self.problems)} problems in the data")


def reported(problems: Iterable[Problem], then: str = "Nothing was published.") -> str:
    """The list that people read: errors, then warnings, each sorted by file and line. ``then`` says what
    came of the errors.

    At most five of a kind in one file are written out, then a count of the rest, so that one
    mistake repeated down a column does not hide another.
    """
    ordered = sorted(problems, key=lambda problem: problem._place)
    errors = [problem for problem in ordered if problem.severity == "error"]
    warnings = [problem for problem in ordered if problem.severity == "warning"]
    parts = []
    if errors:
        parts += [f"{_counted(errors, 'error')}. {then}".rstrip(), *_lines(errors)]
    if warnings:
        parts += [f"{_counted(warnings, 'warning')}.", *_lines(warnings)]
    return "\n".join(parts)


def _counted(problems: Sequence[Problem], noun: str) -> str:
    files = len({problem.file for problem in problems})
    return f"{len(problems)} {noun}{'s'[: len(problems) != 1]} in {files} file{'s'[: files != 1]}"


def _lines(problems: Sequence[Problem]) -> list[str]:
    total: dict[tuple[str, str, str], int] = defaultdict(int)
    for problem in problems:
        total[problem.file, problem.column, problem.kind] += 1
    shown: dict[tuple[str, str, str], int] = defaultdict(int)
    lines = []
    for problem in problems:
        key = (problem.file, problem.column, problem.kind)
        shown[key] += 1
        if shown[key] <= EXAMPLES_OF_A_KIND:
            lines.append(f"  {problem}")
        if shown[key] == EXAMPLES_OF_A_KIND and total[key] > EXAMPLES_OF_A_KIND:
            lines.append(f"  ... and {total[key] - EXAMPLES_OF_A_KIND} more like this in {problem.file}.")
    return lines
