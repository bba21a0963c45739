"""Which version of a quarter the desk is preparing: the first, or a correction of what is published."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from plugins.core.time.folders import read_versions
from plugins.core.time.quarter import Quarter
from plugins.core.time.release_file import read_release

from .draft import read_draft, version_of
from .folder import Desk, QuarterFolder, quarter_named
from .trouble import DeskTrouble
from .typed import typed

Released = Mapping[Quarter, int]


def released_versions(data_dir: Path) -> dict[Quarter, int]:
    """The newest version of every quarter that has a folder among the released ones."""
    return {each.quarter: each.version for each in read_versions(data_dir / "quarters", "quarters")[0]}


def version_in_preparation(place: QuarterFolder, released: Released) -> int | None:
    """1 for a quarter not yet released; one more than the released version if the draft is of a correction
    that was opened (``release.toml`` of the draft has its version); ``None`` if nothing is open."""
    out = released.get(place.quarter, 0)
    if not out:
        return 1
    return out + 1 if version_of(read_draft(place)) == out + 1 else None


def open_quarter(desk: Desk, released: Released) -> Quarter | None:
    """The newest quarter in the desk with a version in preparation; ``None`` if there is none."""
    waiting = [each for each in desk.quarters() if version_in_preparation(desk.of(each), released)]
    return waiting[-1] if waiting else None


def place_in_preparation(data_dir: Path, desk: Desk, written: str = "") -> tuple[QuarterFolder, int]:
    """The folder of the quarter ``written``, else of the newest that has a draft, and the version that the
    draft would become. ``DeskTrouble`` if there is no draft, or if the quarter is published and no
    correction is open."""
    released = released_versions(data_dir)
    chosen = (
        quarter_named(written) if written else _with_draft(desk, released) or open_quarter(desk, released)
    )
    if chosen is None:
        raise DeskTrouble(
            f"There is no quarter in preparation in {desk.path}. Begin with new-quarter, for example: "
            f"{typed('new-quarter', '2026-27-Q2')}"
        )
    place = desk.of(chosen)
    version = version_in_preparation(place, released)
    if version is None:
        raise DeskTrouble(
            f"{chosen} is published already, as version {released[chosen]}. To mend a figure of it, use the "
            "command correct."
        )
    if not read_draft(place):
        first = typed("intake", place.workbook)
        raise DeskTrouble(f"There is no draft of {chosen} yet. Take in its workbook first: {first}")
    return place, version


def _with_draft(desk: Desk, released: Released) -> Quarter | None:
    """The newest quarter whose workbook was taken in, though the one after it may be begun already."""
    places = (desk.of(each) for each in desk.quarters())
    ready = [place for place in places if read_draft(place) and version_in_preparation(place, released)]
    return ready[-1].quarter if ready else None


def check_not_behind(data_dir: Path, today: date) -> None:
    """Raise ``DeskTrouble`` if the clock says a day before that on which the newest version came out: what is
    written into the register today bears the day."""
    found = (read_release(folder)[0] for folder in read_versions(data_dir / "quarters", "quarters")[0])
    newest = max((release.published_on for release in found if release is not None), default=date.min)
    if today < newest:
        raise DeskTrouble(
            f"The clock of this computer says {today}, but a report was published on {newest}. Set the clock "
            "right and try again."
        )
