"""What staff and readers find after a command, part by part."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from plugins.desk.draft import read_draft
from plugins.desk.folder import Desk
from plugins.desk.swap import recover
from tests.samples.desk import Begun
from tools.illustrative.place import Example


def found(folder: Path) -> dict[str, object]:
    """Every part that staff and readers find, each as the next command would find it."""
    copy = folder.with_name("looked-at")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy, symlinks=True)
    place = Begun(None, Desk(copy / "desk")).place  # type: ignore[arg-type]
    site, data = copy / "portal" / "output-public", copy / "portal" / "data"
    for each in (place.preview, site, data / "reference", data / "example" / "reference"):
        recover(each)
    examples = Example(data)
    parts = {
        "the workbook": [bytes_of(path) for path in sorted(place.path.glob("*.xlsx"))],
        "the draft": read_draft(place),
        "the earlier drafts": {each.name: files_of(each) for each in sorted(place.earlier.glob("[!.]*"))},
        "the reasons": bytes_of(place.reasons),
        "the sign-offs": files_of(place.path / "sign-offs"),
        "the preview": files_of(place.preview),
        "the register": files_of(data / "reference"),
        "the register of the examples": files_of(examples.reference),
        **_versions(data),
        "the edition": files_of(site),
        "the secret keys": {
            path.name: bytes_of(path) for path in sorted((copy / "desk" / "keys").glob("*.key"))
        },
        **{f"the result {name}": data for name, data in files_of(copy / "out").items()},
        "what readers get": files_of(Path(os.path.realpath(folder / "www"))),
        **{f"the report {name}": data for name, data in files_of(place.reports).items()},
        **{f"the server's {name}": data for name, data in files_of(copy / "conf").items()},
        **{f"the text {name}": text for name, text in files_of(copy / "portal/content/official").items()},
    }
    return {name: _anywhere(part, copy) for name, part in parts.items()}


def _versions(data: Path) -> dict[str, object]:
    """Those that play wherever they lie, for readers see them as long as nothing is reported; the others."""
    played, others = {}, {}
    for folder in (data / "example" / "quarters", data / "quarters"):
        for quarter in sorted(folder.glob("*")):
            files = {f"{quarter.name}/{name}": content for name, content in files_of(quarter).items()}
            is_played = any(b"illustrates" in content for content in files.values())
            (played if is_played else others).update(files)
    return {"the versions that play": played, "the versions": others or played}


def bytes_of(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith(".part")
    }


def _anywhere(part: object, folder: Path) -> object:
    """Text that names the folder of the try, without it."""
    if isinstance(part, dict):
        return {name: _anywhere(one, folder) for name, one in part.items()}
    if isinstance(part, bytes):
        for name in (folder, *(folder.with_name(each) for each in ("try", "made", "after"))):
            part = part.replace(str(name).encode(), b"...")
    return part
