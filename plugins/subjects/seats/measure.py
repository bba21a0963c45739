"""When no Assembly sat because of an election."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from plugins.core.time.quarter import Quarter

from .record import Term


@dataclass(frozen=True, slots=True)
class Election:
    """A new term that was elected: no Assembly sat from the end of the old to the first sitting of the new,
    which is ``None`` while it is not known."""

    term: Term
    not_sitting_from: date
    first_sitting_on: date | None


def election_in(terms: Iterable[Term], quarter: Quarter) -> Election | None:
    """The election whose pause reaches into the quarter; none for a first term, before which nothing is
    known."""
    for old, new in pairwise(sorted(terms, key=lambda term: term.elected_on)):
        pause_from = old.ended_on or new.elected_on
        over_by = new.first_sitting_on or new.elected_on
        if new.elected_on <= quarter.last_day and over_by >= quarter.first_day:
            return Election(new, pause_from, new.first_sitting_on)
    return None
