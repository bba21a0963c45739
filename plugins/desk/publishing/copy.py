"""Copy a checked site, file by file: each arrives with the bytes that were checked, or nothing counts."""

from __future__ import annotations

import shutil
from hashlib import sha256
from pathlib import Path

from plugins.core.packing.sums import SUMS
from plugins.core.pages.hosting import HOST_FILES, OWN_OF_HOST
from plugins.core.pages.twins import ENDING, pack_twin
from plugins.desk.provenance.statement import STATEMENT
from plugins.desk.trouble import DeskTrouble
from plugins.desk.verifying.listing import listed


def copy_site(site: Path, digest: str, fresh: Path) -> None:
    """Copy the site whose list of checksums has this SHA-256 into the empty folder ``fresh``, readable by the
    web server. ``DeskTrouble`` if a file is not as it was when it was checked."""
    unlisted = [name for name in (STATEMENT, *HOST_FILES - OWN_OF_HOST) if (site / name).is_file()]
    wanted = {name: sha256((site / name).read_bytes()).hexdigest() for name in unlisted}
    wanted |= listed((site / SUMS).read_bytes(), SUMS) | {SUMS: digest}
    fresh.chmod(0o755)
    for name, known in sorted(wanted.items()):
        data, target = (site / name).read_bytes(), fresh / name
        if sha256(data).hexdigest() != known:
            raise DeskTrouble(
                f"{name} changed while the site was copied. Nothing was published; see who changes it, and "
                "run the command again."
            )
        for folder in reversed(target.relative_to(fresh).parents):
            (fresh / folder).mkdir(exist_ok=True)
            (fresh / folder).chmod(0o755)
        _put(target, data)
        if (site / f"{name}{ENDING}").is_file():
            _put(target.with_name(f"{target.name}{ENDING}"), pack_twin(data))


def _put(target: Path, data: bytes) -> None:
    target.write_bytes(data)
    target.chmod(0o644)


def keep_of_host(old: Path, fresh: Path) -> None:
    """Bring along what the host has put into the published folder itself, its links as links."""
    for name in sorted(OWN_OF_HOST):
        here, target = old / name, fresh / name
        if here.is_symlink():
            target.symlink_to(here.readlink())
        elif here.is_dir():
            shutil.copytree(here, target, symlinks=True)
        elif here.is_file():
            shutil.copy2(here, target)
