"""Where the illustrative quarters and what they are measured by lie: among the Assembly's own until it has
begun and released its first report, then beside them, in ``data/example``."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Example:
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

    @property
    def folder(self) -> Path:
        """The data folder from which they are read as they always were."""
        return self.quarters.parent

    def copied(self, target: Path) -> Path:
        """A copy of the data folder as it was when only examples were there."""
        shutil.copytree(self.reference, target / "reference")
        shutil.copytree(self.quarters, target / "quarters")
        return target

    def alone(self) -> None:
        """Make a copy of a data folder one that has only examples again."""
        for name in ("reference", "quarters"):
            beside = self.data / "example" / name
            if beside.is_dir():
                shutil.rmtree(self.data / name)
                beside.rename(self.data / name)
        shutil.rmtree(self.data / "example", ignore_errors=True)

    def _first(self, name: str) -> Path:
        beside = self.data / "example" / name
        return beside if beside.is_dir() else self.data / name


EXAMPLE = Example(Path(__file__).parents[2] / "data")
