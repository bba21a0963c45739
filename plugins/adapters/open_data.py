"""Pelican adapter: write the downloads, after the pages that describe them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator

from plugins.core.packing.carried import write_carried
from plugins.core.time.release import Provenance


class OpenData(Generator):
    """Writes the bytes that the portal packed."""

    def generate_output(self, _writer: Any) -> None:
        """Write each download under the address that pages link to."""
        downloads, site = self.context["downloads"], Path(self.output_path)
        for folder in {path.rpartition("/")[0] for path in downloads}:
            (site / folder).mkdir(parents=True, exist_ok=True)
        for path, content in downloads.items():
            (site / path).write_bytes(content)
        portal = self.context["site"]
        if portal.hosted:
            latest = portal.assembly.latest
            words = portal.wording.of("en")
            provenance: Provenance = latest.release.provenance if latest else "reported"
            write_carried(site, words("site.name"), words("data_page.description"), provenance)
        size = sum(map(len, downloads.values())) / 1e6
        self.context["progress"](f"Packed {len(downloads)} downloads, {size:.1f} MB.")


def _generators(_pelican: object) -> type[OpenData]:
    return OpenData


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(_generators)
