"""A site laid out from a handful of records, for tests of single pages."""

from __future__ import annotations

from pathlib import Path

from plugins.core.packing.descriptions import read_descriptions
from plugins.core.pages.chart_cache import ChartCache
from plugins.core.pages.folders import newest_path
from plugins.core.pages.site import Site
from plugins.core.statements.wording import read_wording
from plugins.subjects.commitments.record import Commitment
from plugins.subjects.committees.model import CommitteeBook
from plugins.subjects.glossary.record import GlossaryTerm
from plugins.subjects.source_notes.record import SourceNote
from plugins.subjects.units.record import Unit
from tests.samples.facts import assembly_of

ROOT = Path(__file__).parents[2]


def site_of(
    folder: Path,
    *,
    commitments: tuple[Commitment, ...] = (),
    glossary: tuple[GlossaryTerm, ...] = (),
    source_notes: tuple[SourceNote, ...] = (),
    units: tuple[Unit, ...] = (),
    committees: CommitteeBook | None = None,
) -> Site:
    """A site without a quarter that holds these records; ``folder`` is for pictures, of which it has none."""
    assembly = assembly_of(
        reference=(*units, *commitments, *glossary, *source_notes),
        facts=(committees,) if committees else (),
    )
    site = Site(
        assembly=assembly,
        wording=read_wording(ROOT / "content" / "wording"),
        charts=ChartCache(folder),
        schemas=read_descriptions(ROOT / "data" / "schemas"),
        public_address="",
        contact={},
    )
    for name in ("commitments", "glossary", "source_notes"):
        site.keep(newest_path(site.schemas[name]), b"")
    return site
