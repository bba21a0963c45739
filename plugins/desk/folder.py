"""The desk: one folder outside the repository, in it one folder for each quarter in preparation.

::

    Kisumu-desk/2026-27-Q2/
        2026-27-Q2.xlsx     the workbook that staff fill in; no command ever changes it
        draft/              the checked tables as CSV, with release.toml; intake and correct write here
        earlier/001/        each draft that a later one replaced
        reasons.csv         why figures jumped, in the words of staff
        sign-offs/          who passed the draft on, one file each; never changed
        release.json        a release under way, with .releasing/; gone when it is finished or undone
        preview/            the site with the draft in it, to look at; never to hand on
        reports/            what check and compare found: pages, and the coloured copy of the workbook
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from plugins.core.time.quarter import Quarter

from .trouble import DeskTrouble

VARIABLE, DEFAULT = "DESK_DIR", "Kisumu-desk"


@dataclass(frozen=True, slots=True)
class QuarterFolder:
    """The places of one quarter in the desk; nothing is made by asking for them."""

    quarter: Quarter
    path: Path

    @property
    def workbook(self) -> Path:
        """The workbook that ``new-quarter`` makes."""
        return self.path / f"{self.quarter}.xlsx"

    @property
    def draft(self) -> Path:
        """The folder of checked tables."""
        return self.path / "draft"

    @property
    def earlier(self) -> Path:
        """Drafts that were replaced, numbered."""
        return self.path / "earlier"

    @property
    def reasons(self) -> Path:
        """What staff wrote about figures that stand out."""
        return self.path / "reasons.csv"

    @property
    def preview(self) -> Path:
        """The site with the draft in it."""
        return self.path / "preview"

    @property
    def reports(self) -> Path:
        """Pages and copies that the commands make for staff to look at."""
        return self.path / "reports"


@dataclass(frozen=True, slots=True)
class Desk:
    """The desk folder, known to lie outside the repository."""

    path: Path

    def keep_private(self) -> None:
        """Let nobody else look into the folder, if it is there and the user's own. A group keeps its rights
        where somebody gave it the folder (``chmod g+s``). Windows and shared drives have rights of their own.
        """
        if os.name == "nt" or not self.path.is_dir():
            return
        found = self.path.stat()
        kept = found.st_mode & (0o2770 if found.st_mode & stat.S_ISGID else 0o700)
        if found.st_uid == os.geteuid() and stat.S_IMODE(found.st_mode) != kept:
            with suppress(OSError):
                self.path.chmod(kept)

    def of(self, quarter: Quarter) -> QuarterFolder:
        """The folder of that quarter, whether or not it is there."""
        return QuarterFolder(quarter, self.path / str(quarter))

    def quarters(self) -> tuple[Quarter, ...]:
        """The quarters that have a folder here, oldest first."""
        if not self.path.is_dir():
            return ()
        found = []
        for each in self.path.iterdir():
            try:
                quarter = Quarter.parse(each.name)
            except ValueError:
                continue
            if each.is_dir():
                found.append(quarter)
        return tuple(sorted(found))

    def quarter_of(self, path: Path) -> Quarter | None:
        """The quarter in whose folder the path lies; ``None`` if it lies elsewhere."""
        inside = path.resolve()
        return next((each for each in self.quarters() if inside.is_relative_to(self.of(each).path)), None)


def desk_at(environment: Mapping[str, str], repository: Path, home: Path | None = None) -> Desk:
    """The desk that ``DESK_DIR`` names, else ``Kisumu-desk`` in the user's own folder.

    Raises ``DeskTrouble`` if it lies in the repository, which may become public; if it holds more than a
    desk, such as the user's whole folder; if everybody may write there; or if it is another folder each time,
    as a relative place is.
    """
    own = (home or Path.home()).resolve()
    named = environment.get(VARIABLE, "").strip()
    given = Path(os.path.expanduser(named)) if named else own / DEFAULT  # noqa: PTH111  (it never fails)
    path, code = given.resolve(), repository.resolve()
    fault = ""
    if not given.is_absolute():
        fault = f"{named} is another folder wherever the command is typed; write the whole path"
    elif path.is_relative_to(code):
        fault = f"{path} lies in the repository, which may become public; drafts never go there"
    elif own.is_relative_to(path) or code.is_relative_to(path):
        fault = f"{path} holds more than drafts; the desk needs a folder of its own"
    elif path.exists() and not path.is_dir():
        fault = f"{path} is a file; the desk needs a folder"
    elif os.name != "nt" and path.exists() and path.stat().st_mode & stat.S_ISVTX:
        fault = f"{path} is a folder in which everybody may write; drafts are only for you and those who sign"
    if fault:
        raise DeskTrouble(
            f"The desk folder {fault}. Set {VARIABLE} to a folder elsewhere, or leave it unset to use "
            f"{DEFAULT} in your own folder."
        )
    return Desk(path)


def quarter_named(text: str) -> Quarter:
    """The quarter that a person typed; ``DeskTrouble`` says the form, and the quarter probably meant."""
    try:
        return Quarter.parse(text.strip().upper())
    except ValueError:
        raise DeskTrouble(
            f"{text!r} is not a quarter. Write the financial year and the quarter, such as 2026-27-Q2 "
            "(Q1 July to September, Q2 October to December, Q3 January to March, Q4 April to June)."
        ) from None
