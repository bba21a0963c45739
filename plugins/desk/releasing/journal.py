"""What a release was about to do when it had checked everything: written before the repository is touched.

While the journal is there, the release is either finished or undone, whatever stopped it: everything that it
still needs lies in the same folder, and the checksums in the journal say whether it is whole.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from plugins.core.packing.sums import SUMS
from plugins.desk.folder import QuarterFolder
from plugins.desk.trouble import files
from plugins.desk.writing import write_whole

#: In the quarter's folder of the desk: the journal, and the folder with the new version and the new edition.
JOURNAL, STAGE = "release.json", ".releasing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Journal:
    """A release under way; the edition calls the version by its ``name``. ``sums`` is the SHA-256 of the
    version's own list of checksums, ``edition`` that of the edition's list; ``site`` is the folder that the
    edition goes to. ``examples`` are the illustrative quarters that leave with the first reported release."""

    quarter: str
    version: int
    name: str
    sums: str
    edition: str
    site: str
    examples: tuple[str, ...] = ()


def stage_of(place: QuarterFolder) -> Path:
    """Where the new version and the new edition wait."""
    return place.path / STAGE


def staged_version(place: QuarterFolder, version: int) -> Path:
    """The new version's folder among the data that the edition was built from."""
    return stage_of(place) / "data" / "quarters" / str(place.quarter) / f"v{version}"


def staged_site(place: QuarterFolder) -> Path:
    """The new edition."""
    return stage_of(place) / "site"


def sums_of(folder: Path) -> str:
    """The SHA-256 of a folder's list of checksums; "" if it has none."""
    path = folder / SUMS
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def write_journal(place: QuarterFolder, journal: Journal) -> None:
    """From here on the release is finished or undone."""
    with files("writing the journal of the release"):
        write_whole(place.path / JOURNAL, (json.dumps(asdict(journal), indent=1) + "\n").encode())


def read_journal(place: QuarterFolder) -> Journal | None:
    """The release under way; ``None`` if there is none, or if its journal says nothing that can be used."""
    path = place.path / JOURNAL
    try:
        return Journal(**json.loads(path.read_bytes()))
    except FileNotFoundError:
        return None
    except (ValueError, TypeError):
        path.unlink(missing_ok=True)
        return None


def forget(place: QuarterFolder) -> None:
    """The release is finished or undone: no journal, and then nothing that waits."""
    (place.path / JOURNAL).unlink(missing_ok=True)
    shutil.rmtree(stage_of(place), ignore_errors=True)
