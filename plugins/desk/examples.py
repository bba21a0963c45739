"""Where the illustrative quarters and what they are measured by lie: among the Assembly's own until it has
begun and released its first report, then beside them, in ``data/example``."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from plugins.core.facts.read import EXAMPLE


@dataclass(frozen=True, slots=True)
class Examples:
    """The illustrative part of a data folder."""

    data: Path

    @property
    def reference(self) -> Path:
        """The reference tables of the examples."""
        return self._first("reference")

    @property
    def quarters(self) -> Path:
        """The folder of their quarters."""
        return self._first("quarters")

    def copied(self, target: Path) -> Path:
        """A copy of the data folder as it was when only examples were there."""
        for name, source in (("reference", self.reference), ("quarters", self.quarters)):
            shutil.copytree(source, target / name)
        if (self.data / "schemas").is_dir():
            shutil.copytree(self.data / "schemas", target / "schemas")
        return target

    def _first(self, name: str) -> Path:
        beside = self.data / EXAMPLE / name
        return beside if beside.is_dir() else self.data / name
