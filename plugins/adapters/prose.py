"""Pelican adapter: a page in Markdown becomes HTML once, and is read from then on.

The name of an entry is the SHA-256 of the page, of the settings and of the versions of what converts it.
"""

from __future__ import annotations

import json
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.readers import MarkdownReader, Readers

from plugins.core.pages.kept import read_kept, write_kept


class ProseReader(MarkdownReader):
    """Reads Markdown as Pelican does."""

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """The HTML of a page and what its head says; kept if all of that is text."""
        path = Path(self.settings["PROSE_CACHE"]) / f"{self._key(source_path)}.json"
        kept = read_kept(path)
        if kept is not None:
            content, metadata = json.loads(kept)
            return content, metadata
        content, metadata = super().read(source_path)
        if all(isinstance(value, str) for value in metadata.values()):
            write_kept(path, json.dumps([content, metadata]))
        return content, metadata

    def _key(self, source_path: str) -> str:
        settings = {name: self.settings[name] for name in ("MARKDOWN", "FORMATTED_FIELDS")}
        versions = [version(name) for name in ("markdown", "pelican")]
        decides = json.dumps([settings, versions], sort_keys=True).encode()
        return sha256(decides + b"\0" + Path(source_path).read_bytes()).hexdigest()


def _reads_markdown(readers: Readers) -> None:
    for ending in MarkdownReader.file_extensions:
        readers.reader_classes[ending] = ProseReader


def register() -> None:
    """Called by Pelican."""
    signals.readers_init.connect(_reads_markdown)
