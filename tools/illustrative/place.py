"""The examples of this repository, wherever they lie."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from plugins.desk.examples import Examples


class Example(Examples):
    """The illustrative part of a data folder, for tests and tools."""

    @property
    def folder(self) -> Path:
        """The data folder from which they are read as they always were; a copy that lasts as long as this
        process, where the Assembly has begun and not released: then they lie in two places."""
        together = self.reference.parent == self.quarters.parent
        return self.quarters.parent if together else Path(_beside(self).name)

    def alone(self) -> None:
        """Make a copy of a data folder one that has only examples again."""
        for name in ("reference", "quarters"):
            beside = self.data / "example" / name
            if beside.is_dir():
                shutil.rmtree(self.data / name)
                beside.rename(self.data / name)
        shutil.rmtree(self.data / "example", ignore_errors=True)


@cache
def _beside(example: Example) -> TemporaryDirectory[str]:
    folder = TemporaryDirectory(prefix="examples-")
    example.copied(Path(folder.name))
    return folder


EXAMPLE = Example(Path(__file__).parents[2] / "data")
