"""Drafts that a later one replaced, and how one of them comes back."""

from __future__ import annotations

from pathlib import Path

from plugins.desk.draft import write_draft
from plugins.desk.folder import Desk, quarter_named
from plugins.desk.lock import at_work
from plugins.desk.signing.files import read_standing
from plugins.desk.trouble import DeskTrouble, files
from plugins.desk.versions import released_versions, version_in_preparation


def earlier_drafts(desk: Desk, quarter: str) -> tuple[Path, ...]:
    """The folders of the drafts that were replaced, oldest first."""
    folder = desk.of(quarter_named(quarter)).earlier
    found = [each for each in folder.iterdir() if each.name.isdigit()] if folder.is_dir() else []
    return tuple(sorted(found))


def take_back(data_dir: Path, desk: Desk, quarter: str, number: str) -> str:
    """Make an earlier draft the draft again; the sentences to print. The one that is there now is kept
    among them. ``DeskTrouble`` if there is no such draft, or nothing of the quarter is in preparation."""
    place = desk.of(quarter_named(quarter))
    chosen = next((each for each in earlier_drafts(desk, quarter) if each.name == number), None)
    if chosen is None:
        raise DeskTrouble(f"There is no earlier draft {number} of {quarter}. Nothing was changed.")
    if version_in_preparation(place, released_versions(data_dir)) is None:
        raise DeskTrouble(f"{quarter} is released. A release is never undone, only corrected.")
    with at_work(place.path, "undo"):
        with files("reading the earlier draft"):
            back = {each.name: each.read_bytes() for each in sorted(chosen.iterdir()) if each.is_file()}
        kept = write_draft(place, back)
        signed = read_standing(place, data_dir).signed
    if kept is None:
        return "That is the draft already; nothing was changed."
    stands = f"Its sign-offs up to {signed[-1].step} hold." if signed else "No sign-off holds for it."
    return f"The draft {chosen.name} is the draft again. The one before it is kept as {kept.name}. {stands}"
