"""The register of petitions: nobody who petitioned, and committees that are committees.

That a cell holds no e-mail address, telephone, tax or identity card number is checked of every text
(``words.py``), and that a table has no further column, such as one for names, of every table. Here
remains what only petitions invite: "petition by ...", and titles before a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.problems import Problem
from checked_tables.texts import Bilingual
from plugins.subjects.people.model import looks_like_a_name
from plugins.subjects.units.record import Unit

from .record import Petition


def check_petitions(
    file: str, rows: Sequence[Placed[Petition]], units: Mapping[str, Unit]
) -> Iterator[Problem]:
    """The register as it stood on the quarter's last day."""
    for line, row in rows:
        unit = units.get(row.committee_id or "")
        if unit is not None and unit.kind != "committee":
            found = f"{unit.unit_id} is of the kind {unit.kind}."
            yield problem(file, line, "committee_id", "wrong-level", found, "Write a committee.")
        for name in ("title", "prayer", "note"):
            text: Bilingual = getattr(row, name)
            for column, words in ((f"{name}_en", text.en), (f"{name}_sw", text.sw)):
                if named := looks_like_a_name(words):
                    found = f"{named!r} looks like the name of a person."
                    write = "Take it out: the register says what was asked, never who asked."
                    yield problem(file, line, column, "petitioner-named", found, write)
