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

from collections.abc import Mapping
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

    Raises ``DeskTrouble`` if it lies in the repository: what is there may become public.
    """
    named = environment.get(VARIABLE, "").strip()
    path = Path(named).expanduser() if named else (home or Path.home()) / DEFAULT
    path = path.resolve()
    if path.is_relative_to(repository.resolve()):
        raise DeskTrouble(
            f"The desk folder {path} lies in the repository, which may become public; drafts never go there. "
            f"Set {VARIABLE} to a folder elsewhere, or leave it unset to use {DEFAULT} in your own folder."
        )
    if path.exists() and not path.is_dir():
        raise DeskTrouble(f"{path} is a file; the desk needs a folder. Set {VARIABLE} to another place.")
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
