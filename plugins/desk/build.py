"""Build the whole site, or leave the old one exactly as it was."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from plugins.core.pages.twins import write_twins
from plugins.desk.attacking.certificate import attack_site, rehearsed_in, say_rehearsed
from plugins.desk.provenance.write import write_bill, write_statement
from plugins.desk.releasing.addresses import missing_addresses, say_missing
from plugins.desk.verifying.links import broken_links
from plugins.desk.verifying.listing import check_replaceable, write_listing

from .lock import at_work
from .swap import replacing

HOME = Path(__file__).resolve().parents[2]
GIVEN_AWAY = "The edition gives away what it hides. Hide a further number, or say less, in a new version:"


class BuildFailed(Exception):  # noqa: N818
    """Pelican stopped; ``exit_code`` is 2 when the data is wrong, 1 for anything else."""

    def __init__(self, exit_code: int) -> None:
        super().__init__(f"the build stopped with exit code {exit_code}")
        self.exit_code = exit_code


def write_site(site: Path, *, public: bool = False, released: Path | None = None) -> float:
    """Build into ``site`` and return the seconds it took; ``BuildFailed`` leaves ``site`` untouched, and
    ``DeskTrouble`` says that it holds something else than a site. ``released`` is a folder of reference
    tables whose list of released addresses must be there.

    Pelican runs in a process of its own: a failed build then leaves nothing behind, and its global
    state cannot leak from one build to the next. A ``public`` edition takes no warning, and says where it
    comes from.
    """
    began = time.perf_counter()
    check_replaceable(site)
    with at_work(HOME / ".cache" / "builds" / sha256(str(site).encode()).hexdigest()[:16], "build"):
        _write_site(site, public, released)
    return time.perf_counter() - began


def _write_site(site: Path, public: bool, released: Path | None) -> None:
    conf = HOME / ("publishconf.py" if public else "pelicanconf.py")
    with replacing(site) as fresh:
        run_pelican(fresh, conf=conf, fatal="warnings" if public else "errors")
        if released is not None and (gone := missing_addresses(fresh, released)):
            print(say_missing(gone), file=sys.stderr)
            raise BuildFailed(1)
        if public:
            if given_away := attack_site(fresh, HOME / "data", HOME):
                print("\n".join((GIVEN_AWAY, *given_away)), file=sys.stderr)
                raise BuildFailed(2)
            if rehearsed := rehearsed_in(fresh):
                print(say_rehearsed(rehearsed), file=sys.stderr)
                raise BuildFailed(2)
            print(finish_edition(fresh, HOME), flush=True)
        else:
            write_listing(fresh)


def finish_edition(site: Path, repository: Path, also: Mapping[str, str] | None = None) -> str:
    """Write what comes last into a built public edition: its bill of materials, its packed twins, its list of
    checksums, and where it comes from; a sentence says whether it does. ``also``: what it was built from
    beside a commit."""
    write_bill(site)
    write_twins(site)
    write_listing(site)
    return write_statement(site, repository, also)


def run_pelican(
    folder: Path,
    *,
    conf: Path = HOME / "pelicanconf.py",
    settings: Mapping[str, str] | None = None,
    fatal: str = "errors",
    quiet: bool = False,
) -> None:
    """Build into an empty folder, with ``settings`` in place of those of ``conf``, and follow every link.

    Raises ``BuildFailed`` if Pelican stopped or a link leads nowhere; why is said before.
    """
    command = [sys.executable, "-m", "pelican", str(HOME / "content"), "--settings", str(conf)]
    command += ["--output", str(folder), "--fatal", fatal, "--quiet"]
    if settings:
        command += ["--extra-settings", *(f"{name}={json.dumps(text)}" for name, text in settings.items())]
    environment = {**os.environ, "TZ": "UTC", "PYTHONUTF8": "1", "PORTAL_QUIET": "1" if quiet else ""}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(command, cwd=HOME, env=environment, check=False)
    if done.returncode:
        raise BuildFailed(done.returncode)
    if broken := next(broken_links(folder), ""):
        print(f"The site could not be built: {broken}.", file=sys.stderr)
        raise BuildFailed(1)


def said_of(site: Path, seconds: float) -> str:
    """What staff read at the end of a build: what was written and where to look."""
    files = [path for path in site.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    megabytes = sum(path.stat().st_size for path in files) / 1e6
    return (
        f"Done: {pages} pages, {len(files)} files, {megabytes:.1f} MB in {seconds:.1f} seconds.\n"
        f"Open {site / 'index.html'} in a browser to look at it."
    )
