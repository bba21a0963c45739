"""``publish`` as staff run it: what would change, then the question, then the sending."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from plugins.desk.lock import at_work
from plugins.desk.trouble import DeskTrouble
from plugins.desk.typed import typed
from plugins.desk.verifying.verify import Tell

from .branch import ToBranch
from .changes import Changes, say_changes
from .folder import ToFolder
from .host import ToHost
from .ready import check_ready


class Destination(Protocol):
    """Where a site can be brought."""

    @property
    def name(self) -> str:
        """How people name it."""

    def changes(self, site: Path) -> Changes:
        """What sending would change there; nothing is changed yet."""

    def send(self, site: Path, digest: str) -> str:
        """Bring the site there, and say so."""


def destination(
    *, folder: str = "", host: str = "", branch: str = "", repository: Path, remote: str, push: bool
) -> Destination:
    """The one place that was named; ``DeskTrouble`` if none or several were."""
    if sum(map(bool, (folder, host, branch))) != 1:
        raise DeskTrouble(
            "Say where to publish, one of:\n"
            f"  {typed('publish', '--folder', '/var/www/portal')}\n"
            f"  {typed('publish', '--host', 'user@example.org:/var/www/portal')}\n"
            f"  {typed('publish', '--branch', 'pages', '--push')}"
        )
    if folder:
        return ToFolder(Path(folder).absolute())
    if host:
        return ToHost(host)
    return ToBranch(repository=repository, branch=branch, remote=remote, push=push)


def publish(
    site: Path, to: Destination, tell: Tell, agreed: Callable[[str], bool], *, dry_run: bool = False
) -> str:
    """Bring the public edition in ``site`` to ``to``, and say what was done.

    First comes the list of what would change; then ``agreed`` is asked. ``DeskTrouble`` if the site is not
    ready or the place cannot be used; nothing is changed then. While it runs nothing else is published or
    released from there.
    """
    check_ready(site, tell)
    with at_work(site.resolve().parent / ".cache", "publish"):
        found = to.changes(site)
        said = say_changes(found, to.name)
        if not found.count:
            return said
        if dry_run:
            return f"{said}\nNothing was changed: this was a dry run."
        tell(said)
        if not agreed(f"Publish to {to.name}?"):
            return "Nothing was changed."
        digest = check_ready(site, tell)  # again: people take their time to answer
        return f"{to.send(site, digest)}\nNow look at it from outside: {typed('verify', 'https://ADDRESS')}"
