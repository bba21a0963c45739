"""Pelican adapter: put lists that the program knows where prose asks for them.

A line ``[[list: name]]`` in a Markdown page is replaced; an unknown name
stops the build and says in which file it stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pelican import signals

from plugins.core.pages.embedding import embedded


def _embed(generators: Iterable[Any]) -> None:
    for generator in generators:
        for page in getattr(generator, "pages", ()):
            for text in (page, *getattr(page, "translations", ())):
                if hasattr(text, "_content"):
                    site = generator.context["site"]
                    text._content = embedded(text._content, site, text.lang, text.source_path)


def register() -> None:
    """Called by Pelican."""
    signals.all_generators_finalized.connect(_embed)
