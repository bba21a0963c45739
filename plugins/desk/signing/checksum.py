"""The release checksum before there is a release, so that it can be read into the Assembly's record.

It is the checksum of what was reported (``reported.sha256`` of the release's downloads): it does not change
when the report is tabled, cleared and published, and changes with every figure.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from plugins.core.facts.read import schemas_folder
from plugins.core.packing.descriptions import read_descriptions
from plugins.core.statements.formats import in_groups
from plugins.desk.compare.reasons import with_reasons
from plugins.desk.draft import read_draft
from plugins.desk.folder import QuarterFolder
from plugins.desk.overlay import overlaid
from plugins.desk.reading import read_with_draft
from plugins.desk.trouble import DeskTrouble
from plugins.portal.packed import reported_list


def release_checksum_of(place: QuarterFolder, data_dir: Path, version: int) -> str:
    """The SHA-256 that the draft will have as version ``version``; ``DataProblems`` if it has errors."""
    return sha256(reported_of(place, data_dir, version)).hexdigest()


def reported_of(place: QuarterFolder, data_dir: Path, version: int) -> bytes:
    """The list that has this checksum, and that is signed."""
    draft = with_reasons(read_draft(place), place)
    with overlaid(data_dir, place.path, place.quarter, draft, version) as folder:
        assembly = read_with_draft(folder, place)
    report = assembly.report(place.quarter)
    if report is None:
        raise DeskTrouble(f"{place.quarter} is not among what would be published.")
    return reported_list(report, assembly, read_descriptions(schemas_folder(data_dir)))


def say_release_checksum(digits: str) -> str:
    """What to do with it before the report is tabled."""
    return (
        "The release checksum is fixed now. Have it read into the record of the Assembly when the report is "
        f"tabled, and write it into the evidence of that step:\n  {in_groups(digits)}"
    )
