"""The competencies of the framework, as things that readers look for."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.pages import addresses
from plugins.core.pages.teller import Teller
from plugins.core.pages.things import Kind, Thing, thing

from .record import Competency

COMPETENCY = Kind("competency", "framework/index")


def things(teller: Teller) -> Iterator[Thing]:
    """Each competency, where the explorer tells of it; some names stand in two families, which is said."""
    page = addresses.contents(teller.language, "framework")
    for one in teller.assembly.rows(Competency):
        family = teller.t(f"framework.family_{one.family}")
        yield thing(teller, COMPETENCY, one.name, f"{page}#{one.slug}", family)
