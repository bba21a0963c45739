"""How commands read data: what the attacker found in the same numbers before is not sought again.

It is kept by the checksum of the numbers: of those that are released, where builds keep it, too; of a draft,
in the desk, where previews keep it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from plugins.core.facts.assembly import Assembly
from plugins.portal.read import read_assembly

from .folder import QuarterFolder

_FOUND = Path(__file__).resolve().parents[2] / ".cache" / "findings"
_IN_DESK = ".findings"


def read_released(data_dir: Path, tell: Callable[[str], None] | None = None) -> Assembly:
    """As ``read_assembly``, of the repository's data."""
    return read_assembly(data_dir, tell, _FOUND)


def read_with_draft(folder: Path, place: QuarterFolder) -> Assembly:
    """As ``read_assembly``, of a copy of the data that the draft of ``place`` lies in."""
    return read_assembly(folder, found=found_in(place.path.parent))


def found_in(desk: Path) -> Path:
    """The folder of a desk that keeps what was found in its drafts."""
    return desk / _IN_DESK
