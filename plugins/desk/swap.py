"""A complete new site takes the old one's place; anything less leaves the old one as it was.

A build goes to a fresh sibling folder. Only when it is complete is the old folder renamed aside and
the new one renamed in. If the machine stops between the two renames, the next run finds the old
folder aside and puts it back first.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .trouble import DeskTrouble


def aside(site: Path) -> Path:
    """Where the previous site waits while the new one is renamed in."""
    return site.with_name(f".{site.name}-previous")


def being_built(site: Path) -> Path:
    """The fresh sibling folder that a build writes into."""
    return site.with_name(f".{site.name}-building")


def recover(site: Path) -> None:
    """Undo what an interrupted run left behind: put the previous site back, drop the half-built one.

    ``DeskTrouble`` if a link stands where a folder is replaced: it leads nobody knows where.
    """
    for each in (site, aside(site), being_built(site)):
        if each.is_symlink():
            raise DeskTrouble(
                f"{each} is a link to another place, and a folder is wanted. Take the link away."
            )
    if aside(site).exists():
        if site.exists():
            shutil.rmtree(aside(site))
        else:
            aside(site).rename(site)
    if being_built(site).exists():
        shutil.rmtree(being_built(site))


@contextmanager
def replacing(site: Path) -> Iterator[Path]:
    """A fresh folder to build into; it becomes ``site`` if the block ends without an exception."""
    recover(site)
    fresh = being_built(site)
    fresh.mkdir(parents=True)
    try:
        yield fresh
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    if site.exists():
        site.rename(aside(site))
    fresh.rename(site)
    shutil.rmtree(aside(site), ignore_errors=True)
