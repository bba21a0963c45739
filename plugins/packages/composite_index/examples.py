"""The worked examples of the manual as files, so that nobody has to copy them by hand."""

from __future__ import annotations

import re
from pathlib import Path

from checked_tables.nearest import did_you_mean, shown
from checked_tables.problems import DataProblems, Problem

from .composing.files import write_files

#: A block of the manual under the name of its file, ``hdi/nodes.csv``; of results it says "from" before it.
_BLOCK = re.compile(r"(?<!rom )\*\*(\w+)/([\w.]+)\*\*[^\n]*\n\n```\w+\n(.*?)```", re.DOTALL)
MANUAL = Path(__file__).with_name("FORM.md")


def examples() -> dict[str, dict[str, str]]:
    """Every example of the manual with its files, those of its results left out."""
    found: dict[str, dict[str, str]] = {}
    for name, file, text in _BLOCK.findall(MANUAL.read_text(encoding="utf-8")):
        found.setdefault(name, {})[file] = text
    return found


def example(name: str, folder: Path) -> tuple[Path, ...]:
    """Write the example's files into ``folder``; their paths. Raises ``DataProblems`` for a name that is
    none, and where files of those names stand already."""
    known = examples()
    if name not in known:
        write = did_you_mean(name, known) or f"Write one of {', '.join(known)}."
        found = f"There is no example {shown(name)}."
        raise DataProblems([Problem(file="example", kind="unknown-example", found=found, write=write)])
    standing = [folder / file for file in known[name] if (folder / file).exists()]
    if standing:
        raise DataProblems(
            Problem(
                file=str(path), kind="exists", found="This is there already.", write="Name another folder."
            )
            for path in standing
        )
    return write_files(folder, {file: text.encode("utf-8") for file, text in known[name].items()})
