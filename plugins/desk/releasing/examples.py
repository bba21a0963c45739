"""The first reported release: the illustrative quarters leave the Assembly's own, byte for byte."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from plugins.core.facts.read import EXAMPLE
from plugins.core.facts.read_folder import REFERENCE
from plugins.core.time.folders import read_versions
from plugins.core.time.release_file import read_release
from plugins.desk.writing import settle

_QUARTERS = "quarters"


def leaving(data: Path, provenance: str) -> tuple[str, ...]:
    """The quarters that leave when figures of that provenance are released, in order; none if they play."""
    if provenance != "reported":
        return ()
    found = {
        str(folder.quarter)
        for folder in read_versions(data / _QUARTERS, _QUARTERS)[0]
        if (release := read_release(folder)[0]) is not None and release.is_illustrative
    }
    return tuple(sorted(found))


def has_begun(data: Path) -> bool:
    """Whether the command begin has put the examples' own register beside the Assembly's."""
    return (data / EXAMPLE / REFERENCE).is_dir()


def move_out(data: Path, quarters: Sequence[str]) -> None:
    """Move those that are still among the Assembly's own to the examples; each is one renaming."""
    _move(data / _QUARTERS, data / EXAMPLE / _QUARTERS, quarters)


def move_back(data: Path, quarters: Sequence[str]) -> None:
    """Undo ``move_out``, as far as it was done."""
    away = data / EXAMPLE / _QUARTERS
    _move(away, data / _QUARTERS, quarters)
    if away.is_dir() and not any(away.iterdir()):
        away.rmdir()


def _move(here: Path, there: Path, quarters: Sequence[str]) -> None:
    for quarter in quarters:
        if (here / quarter).is_dir() and not (there / quarter).exists():
            there.mkdir(parents=True, exist_ok=True)
            (here / quarter).rename(there / quarter)
            settle(there)
