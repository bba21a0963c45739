"""How many targets were met, in words."""

from __future__ import annotations

from plugins.core.pages.teller import Teller
from plugins.subjects.figures.model import Tally


def said_tally(teller: Teller, tally: Tally) -> str:
    """How many targets of a group were met."""
    if not tally.judged:
        return teller.t("scorecard.none_judged")
    if tally.judged == 1:
        return teller.t("scorecard.one_met" if tally.met else "scorecard.one_missed")
    return teller.t("scorecard.met", count=tally.met, of=tally.judged)
