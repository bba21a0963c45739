"""Pelican adapter: write every page, generated or Markdown, and the files that they share."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from markupsafe import Markup
from pelican import signals
from pelican.generators import Generator
from pelican.writers import Writer

from checked_tables.texts import Language
from plugins.core.pages.assets import read_assets
from plugins.core.pages.chart_cache import ChartCache
from plugins.core.pages.cores import on_all_cores
from plugins.core.pages.hosting import host_files
from plugins.core.pages.page import Page
from plugins.core.pages.printing import Printed, variables, variables_of_foot
from plugins.core.pages.prose import Prose
from plugins.core.pages.site import Site
from plugins.core.pages.sitemap import search_files
from plugins.desk.failures import told_plainly
from plugins.portal.contents import contents
from plugins.portal.pages import pages_of, prose_pages, with_finding
from plugins.subjects.addresses.measure import moved_to


class Reports(Generator):
    """Lays out what comes from the data in ``generate_context``; writes in ``generate_output``."""

    def generate_context(self) -> None:
        """Every page and download that comes from the data; figures are drawn on the way."""
        self.feet: dict[tuple[Language, str], Markup] = {}
        self.assets = read_assets(Path(self.theme) / "static")
        cache = ChartCache(Path(self.settings["CHART_CACHE"]))
        self.site = Site(
            assembly=self.context["assembly"],
            wording=self.context["wording"],
            charts=cache,
            schemas=self.context["schemas"],
            public_address=self.settings["PUBLIC_ADDRESS"],
            contact=self.settings["CONTACT"],
            hosted=self.settings["HOSTED"],
            contents=contents(),
            files=self.context["downloads"],
        )
        self.context["site"] = self.site
        with told_plainly("laying out the pages"):
            self.pages = pages_of(self.site)
            cache.draw_waiting()
        self.context["progress"](f"Drew {cache.found + cache.drawn} charts ({cache.drawn} new).")

    def generate_output(self, writer: Writer) -> None:
        """Write the pages, then the files that they share."""
        texts = [text for page in self.context["pages"] for text in (page, *page.translations)]
        pages = (*self.pages, *prose_pages(self.site, (_prose(text) for text in texts)))
        pages, lists = with_finding(self.site, pages)
        printed = on_all_cores(self._print, pages)
        for page in pages:
            with told_plainly(f"writing {page.url}"):
                writer.write_file(page.url, Printed(next(printed)), self.context, url=page.url)
        found = search_files(pages, self.site.public_address)
        hosting = host_files(moved_to(self.site.assembly)) if self.site.hosted else {}
        for name, content in {**self.assets.files, **lists, **found, **hosting}.items():
            target = Path(self.output_path) / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        self.context["progress"](f"Wrote {len(pages)} pages.")

    def _print(self, page: Page) -> str:
        known = {**self.context, **variables(self.site, self.assets, page)}
        html: str = self.get_template(page.template).render(known, footer=self._foot(page.lang, page.root))
        return html

    def _foot(self, language: Language, root: str) -> Markup:
        """The foot of pages, printed once for all that share it."""
        if (language, root) not in self.feet:
            known = {**self.context, **variables_of_foot(self.site, language, root)}
            self.feet[language, root] = Markup(self.get_template("parts/footer").render(known))
        return self.feet[language, root]


def _prose(text: Any) -> Prose:
    return Prose(
        lang=text.lang,
        slug=text.slug,
        title=text.title,
        description=text.metadata.get("description", ""),
        content=text.content,
    )


def _generators(_pelican: object) -> type[Reports]:
    return Reports


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(_generators)
