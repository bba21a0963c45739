"""How many targets were met, each a disc."""

from __future__ import annotations

from plugins.core.pages.parts import Discs
from plugins.core.pages.teller import Teller
from plugins.core.strips.discs import discs

from .model import Tally


def tally_discs(teller: Teller, tally: Tally) -> Discs | None:
    """A disc for each target that was judged; ``None`` where none was."""
    if not tally.judged:
        return None
    missed = tally.judged - tally.met
    said = [teller.t("tally.reading", met=tally.met, missed=missed)]
    if tally.no_figure:
        said.append(teller.t("tally.no_figure", count=tally.no_figure))
    return Discs(picture=discs(tally.met, missed), said=" ".join(said))
