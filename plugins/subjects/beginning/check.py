"""Every quarter from the first one on is reported; an earlier one can only be illustrative or back-cast."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.problems import Problem
from plugins.core.facts.version import ReadVersion
from plugins.core.statements.formats import months
from plugins.core.time.release_file import FILE, line_in

from .record import Beginning


def check_beginning(file: str, rows: Sequence[Placed[Beginning]]) -> Iterator[Problem]:
    """The Assembly begins once."""
    for line, row in rows[1:]:
        yield problem(
            file,
            line,
            "first_quarter",
            "begun-twice",
            f"Line {rows[0].line} says that the Assembly's own figures begin with "
            f"{rows[0].record.first_quarter}; this one says {row.first_quarter}.",
            "Keep one row.",
        )


def check_provenance(versions: Sequence[ReadVersion], begun: Beginning) -> Iterator[Problem]:
    """What each version says of how its figures came about, against the first quarter."""
    first = begun.first_quarter
    since = f"the Assembly's own figures begin with {months(first, 'en')}"
    for version in versions:
        release = version.release
        if release is None:
            continue
        said = release.provenance
        if version.quarter >= first and said != "reported":
            found = f"The figures are {said}, and {since}."
            write = "Write reported."
        elif version.quarter < first and said == "reported":
            found = f"The figures are reported, but {since}."
            write = "Write back-cast: an earlier quarter can only be computed afterwards."
        else:
            continue
        place = line_in(version.folder.path, "provenance")
        file = f"{version.folder.shown_as}/{FILE}"
        yield problem(file, place, "provenance", "before-beginning", found, write)
