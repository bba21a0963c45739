"""One quarter's register of petitions against the next: it only grows, and what happened stays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checked_tables.fault import problem
from checked_tables.problems import Problem

from .record import Petition

#: What happened once and stays as it was told.
_TOLD = ("received_on", "reviewed_on", "presented_on", "report_tabled_on", "replied_on", "decision")


def check_petition_history(
    file: str, petitions: Sequence[Petition], earlier: Sequence[Petition]
) -> Iterator[Problem]:
    """A warning for each petition that is gone from the register, and for each day or decision that is
    gone or was changed; an empty cell may be filled."""
    now = {petition.petition_id: petition for petition in petitions}
    for before in earlier if petitions else ():
        petition = now.get(before.petition_id)
        if petition is None:
            found = f"{before.petition_id} was in the register of the quarter before and is no longer there."
            write = "Put it back: a petition that ended stays in the register."
            yield problem(file, 0, "", "petition-gone", found, write, "warning")
            continue
        for name in _TOLD:
            was, is_now = getattr(before, name), getattr(petition, name)
            if was is not None and was != is_now:
                told = "is empty now" if is_now is None else f"says {is_now} now"
                found = f"{name} of {before.petition_id} was {was} in the quarter before and {told}."
                write = "Put it back, or say in the petition's note what was corrected."
                yield problem(file, 0, name, "petition-changed", found, write, "warning")
