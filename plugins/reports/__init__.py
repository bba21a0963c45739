"""Pelican adapter: write every page, generated or Markdown, and the stylesheet they share."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator
from pelican.writers import Writer

from plugins.presentation.assets import hashed_assets
from plugins.presentation.chart_cache import ChartCache
from plugins.presentation.page import Page
from plugins.presentation.pages import Prose, pages_of
from plugins.presentation.site import Site, Style


class Reports(Generator):  # type: ignore[misc]
    """Decides what exists in ``generate_context``; writes it in ``generate_output``."""

    pages: tuple[Page, ...]

    def generate_context(self) -> None:
        """Lay out every page that comes from the data; figures are drawn on the way."""
        self.style = Style(hashed_assets(Path(self.theme) / "static"))
        cache = ChartCache(Path(self.settings["CHART_CACHE"]))
        self.site = Site.of(self.context["assembly"], self.context["wording"], cache, self.settings)
        self.pages = pages_of(self.site)
        drawn = f"Drew {cache.asked} charts ({cache.drawn} new, {cache.asked - cache.drawn} from the cache)."
        self.context["progress"](drawn)

    def generate_output(self, writer: Writer) -> None:
        """Write the pages, then the files that the theme needs."""
        prose = tuple(_prose(page) for page in self.context["pages"])
        pages = (*self.pages, *(page for text in prose for page in self.site.prose_pages(text)))
        for page in pages:
            words = self.site.wording.of(page.lang)
            own: dict[str, Any] = {"t": words, "rel": page.root, "asset": self.style.path, "page": page}
            writer.write_file(
                page.url,
                self.get_template(page.template),
                {**self.context, "site": self.site},
                relative_urls=False,
                url=page.url,
                **own,
                **page.view,
            )
        for name, content in self.style.files.items():
            target = Path(self.output_path) / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        self.context["progress"](f"Wrote {len(pages)} pages.")


def _prose(page: Any) -> Prose:
    values = {field.name: getattr(page, field.name, "") for field in fields(Prose)}
    return Prose(**values)


def _generators(_pelican: object) -> type[Reports]:
    return Reports


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(_generators)
