"""The draft of a quarter: its checked tables, replaced as a whole or not at all.

The draft that was there before is kept in ``earlier/``, numbered, so that nothing is ever lost.
"""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Mapping
from pathlib import Path

from plugins.core.time.release_file import FILE

from .folder import QuarterFolder
from .swap import being_built, recover, replacing
from .trouble import files as disk
from .writing import write_settled

Files = Mapping[str, bytes]


def read_draft(place: QuarterFolder) -> dict[str, bytes]:
    """The draft's files by name; none if there is no draft. What a crash left behind is put right."""
    with disk("reading the draft"):
        recover(place.draft)
        return _contents(place.draft)


def version_of(files: Files) -> int:
    """The version of the quarter that a draft would become: 1 unless its ``release.toml`` says another, as
    that of a correction does."""
    version = _settings(files).get("version")
    return version if isinstance(version, int) and version > 0 else 1


def provenance_of(files: Files) -> str:
    """How the figures of a draft came about, as its ``release.toml`` says; "" if it does not."""
    said = _settings(files).get("provenance")
    return said if isinstance(said, str) else ""


def write_draft(place: QuarterFolder, files: Files) -> Path | None:
    """Make ``files`` the draft. Returns where the draft before it is now, if there was another one; the
    same files leave everything as it is."""
    before = read_draft(place)
    if before == files:
        return None
    with disk("writing the draft"):
        place.path.mkdir(parents=True, exist_ok=True)
        kept = _kept(place, before) if before else None
        with replacing(place.draft) as fresh:
            for name, data in sorted(files.items()):
                write_settled(fresh / name, data)
        return kept


def _settings(files: Files) -> Mapping[str, object]:
    try:
        return tomllib.loads(files.get(FILE, b"").decode("utf-8"))
    except (ValueError, RecursionError):
        return {}


def _kept(place: QuarterFolder, draft: Files) -> Path:
    """A copy of the draft among the earlier ones; the last of them, if it is the same."""
    place.earlier.mkdir(exist_ok=True)
    numbers = sorted(int(each.name) for each in place.earlier.iterdir() if each.name.isdigit())
    if numbers and _contents(place.earlier / f"{numbers[-1]:03d}") == draft:
        return place.earlier / f"{numbers[-1]:03d}"
    folder = place.earlier / f"{(numbers[-1] if numbers else 0) + 1:03d}"
    building = being_built(folder)
    shutil.rmtree(building, ignore_errors=True)
    building.mkdir()
    for name, data in sorted(draft.items()):
        write_settled(building / name, data)
    building.rename(folder)
    return folder


def _contents(folder: Path) -> dict[str, bytes]:
    if not folder.is_dir():
        return {}
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}
