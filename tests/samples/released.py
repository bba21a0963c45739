"""A repository around the tiny data, its third quarter signed in the desk, and a quick builder."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from plugins.core.pages.folders import release_folder
from plugins.desk.clock import EAST_AFRICA, Clock
from plugins.desk.folder import Desk
from plugins.desk.releasing.command import Wish, release
from plugins.desk.verifying.listing import write_listing
from plugins.portal.read import read_assembly
from plugins.subjects.addresses.record import Address
from tests.samples.desk import Begun, filled
from tests.samples.signed import sign_all
from tests.samples.tiny import Tiny, write_tiny
from tests.samples.worlds import become_real

HOME = Path(__file__).parents[2]
CALENDAR = """\
kind,quarter,announced_at,announced_on,illustrative,reason_en,reason_sw
quarterly_release,2025-26-Q1,2025-10-30T10:00:00+03:00,2025-07-01,true,,
quarterly_release,2025-26-Q2,2026-01-30T10:00:00+03:00,2025-07-01,true,,
quarterly_release,2025-26-Q3,2026-04-30T10:00:00+03:00,2025-07-01,true,,
quarterly_release,2025-26-Q4,2026-07-30T10:00:00+03:00,2025-07-01,true,,
quarterly_release,2026-27-Q1,2026-10-30T10:00:00+03:00,2025-10-30,true,,
quarterly_release,2026-27-Q2,2027-01-29T10:00:00+03:00,2026-01-30,true,,
"""
#: A minute after the announced time.
DAY = Clock(datetime(2026, 4, 30, 10, 1, tzinfo=EAST_AFRICA))
WAIVED = Wish(office="office_clerk", waive_kiswahili="office_clerk", because="The reviewer is ill.")
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>
<body><a href="#main">Skip</a><main id="main"><h1>{title}</h1></main></body></html>
"""


@dataclass(frozen=True)
class Repository:
    """A repository with its public edition, and the desk beside it."""

    path: Path
    quarter: Begun

    @property
    def site(self) -> Path:
        return self.path / "output-public"

    @property
    def version(self) -> Path:
        return self.path / "data" / "quarters" / "2025-26-Q3" / "v1"

    def release(self, wish: Wish = WAIVED, clock: Clock = DAY, agreed: bool = True) -> str:
        """What the command says."""
        return release(self.path, self.quarter.desk, clock, lambda _: None, lambda _: agreed, wish, self.site)


def bare(path: Path) -> Tiny:
    """The tiny data in a repository that has published two quarters."""
    tiny = write_tiny(path / "data")
    (path / "data" / "reference" / "calendar.csv").write_text(CALENDAR)
    shutil.copytree(HOME / "content" / "wording", path / "content" / "wording")
    (path / "publishconf.py").write_text('PUBLIC_ADDRESS = ""\n')
    (path / "output-public").mkdir(exist_ok=True)
    (path / "output-public" / "index.html").write_text("the edition before")
    write_listing(path / "output-public")
    return tiny


def repository(folder: Path, *, signed: bool = True) -> Repository:
    """The repository with its edition; the third quarter is in the desk."""
    path = folder / "portal"
    tiny = bare(path)
    quarter = filled(tiny, folder / "desk")
    quarter.intake()
    if signed:
        from plugins.desk.compare.command import compare

        asked = compare(tiny.folder, quarter.desk, lambda _: None)
        assert asked.wanted == 0, asked.text
        sign_all(quarter)
    return Repository(path, quarter)


def first_reported(folder: Path) -> Repository:
    """The third quarter is the first that is reported: signed, after the Assembly has begun."""
    first = repository(folder, signed=False)
    path = first.quarter.place.draft / "release.toml"
    path.write_text(
        path.read_text().replace('illustrates = "reported"\n', "").replace('"illustrative"', '"reported"')
    )
    reference = first.path / "data" / "reference"
    calendar = reference / "calendar.csv"
    real = "quarterly_release,2025-26-Q3,2026-04-30T10:00:00+03:00,2025-07-01,"
    calendar.write_text(calendar.read_text().replace(f"{real}true", f"{real}false"))
    shutil.copytree(reference, first.path / "data" / "example" / "reference")
    become_real(first.path / "data")
    (reference / "beginning.csv").write_text(
        "first_quarter,begun_on,decided_by,paper\n2025-26-Q3,2026-03-02,office_clerk,Minute 4/2026\n"
    )
    (first.path / "publishconf.py").write_text('PUBLIC_ADDRESS = "https://assembly.example"\n')
    sign_all(first.quarter)
    return first


def copy_of(made: Path, folder: Path) -> Repository:
    """The state that ``repository`` has made in one folder, in another."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(made, folder)
    return Repository(folder / "portal", Begun(Tiny(folder / "portal" / "data"), Desk(folder / "desk")))


def quick(page: str = PAGE) -> Callable[..., None]:
    """In place of the builder: for each report one page, and a list of what was reported, made from the data
    that it is told to use."""

    def build(folder: Path, *, settings: dict[str, str], **_: Any) -> None:
        assembly = read_assembly(Path(settings["DATA_DIR"]))
        for gone in (each for each in assembly.rows(Address) if each.state != "live"):
            (folder / gone.address).write_text(page.format(title=gone.reason.en))
        for report in assembly.reports:
            (folder / f"{report.quarter.slug}.html").write_text(page.format(title=str(report.quarter)))
            package = folder / release_folder(report.release)
            package.mkdir(parents=True)
            (package / "reported.sha256").write_text(f"What was reported for {report.quarter}.")

    return build
