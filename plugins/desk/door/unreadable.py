"""Why a file is not read, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a file cannot be read: what was found, and what to do."""

    kind: str
    found: str
    write: str


class CannotRead(Exception):  # noqa: N818  (caught where the file was opened)
    """Carries the ``Unreadable`` from the depth of a file to where it was opened."""

    def __init__(self, why: Unreadable) -> None:
        super().__init__(why.found)
        self.why = why


class Damaged(Exception):  # noqa: N818  (caught where the file was opened)
    """The file is not what its kind should be; who opened it knows the kind and says so."""


def refused(kind: str, found: str, write: str) -> CannotRead:
    """The refusal in these words."""
    return CannotRead(Unreadable(kind, found, write))


def too_much(found: str) -> CannotRead:
    """The refusal of a file that holds more than it may; ``found`` says of what."""
    return refused("too-large", found, "Copy what is needed into a new file, save it and use that one.")


def endless() -> CannotRead:
    """The refusal of a file that would cost more time or memory than it may."""
    return too_much("Reading it takes more time or memory than any file of the Assembly needs.")
