"""Which files a sign-off is given for, and their hashes."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from plugins.desk.compare.reasons import Reason, pack_reasons, read_reasons
from plugins.desk.draft import read_draft, version_of
from plugins.desk.folder import QuarterFolder
from plugins.desk.trouble import files

from .record import Standing, read_signatures, standing

#: What freezing copies from ``data/reference`` for a first version (``desk/freeze.py``).
_FROZEN = ("metrics.csv", "targets.csv")


def signed_files(place: QuarterFolder, data_dir: Path) -> dict[str, str]:
    """The SHA-256 of each file of the draft, of what ``reasons.csv`` says (Excel may save it in another
    form, and ``compare`` notes its state there), and of ``reference/...`` as far as the release will freeze
    it. A correction keeps the reference of the version before it, which cannot change; it is left out."""
    draft = read_draft(place)
    found = dict(draft)
    said = [_only_said(each) for each in read_reasons(place.reasons) if each.reason_en or each.reason_sw]
    if said:
        found["reasons.csv"] = pack_reasons(sorted(said, key=lambda each: each.key))
    if version_of(draft) == 1:
        root = data_dir / "reference"
        with files("reading the definitions and targets"):
            found |= {f"reference/{p.relative_to(root).as_posix()}": p.read_bytes() for p in _frozen(root)}
    return {name: sha256(data).hexdigest() for name, data in sorted(found.items())}


def read_standing(place: QuarterFolder, data_dir: Path) -> Standing:
    """Where the sign-offs of the draft stand now; everything is to come if there is no draft."""
    return standing(read_signatures(place), signed_files(place, data_dir), version_of(read_draft(place)))


def _frozen(root: Path) -> list[Path]:
    named = [root / name for name in _FROZEN if (root / name).is_file()]
    return [*named, *sorted(path for path in (root / "index").rglob("*") if path.is_file())]


def _only_said(reason: Reason) -> Reason:
    return replace(reason, state="", figure_before="", figure_now="")
