"""Where the illustrative quarters and what they are measured by lie: among the Assembly's own until it has
begun and released its first report, then beside them, in ``data/example``."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory


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
        """The data folder from which they are read as they always were; a copy that lasts as long as this
        process, where the Assembly has begun and not released: then they lie in two places."""
        together = self.reference.parent == self.quarters.parent
        return self.quarters.parent if together else Path(_beside(self).name)

    def copied(self, target: Path) -> Path:
        """A copy of the data folder as it was when only examples were there."""
        shutil.copytree(self.data / "schemas", target / "schemas")
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


@cache
def _beside(example: Example) -> TemporaryDirectory[str]:
    folder = TemporaryDirectory(prefix="examples-")
    example.copied(Path(folder.name))
    return folder


EXAMPLE = Example(Path(__file__).parents[2] / "data")
