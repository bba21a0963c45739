"""``preview``: the site as it would be with the draft, every page marked, in the quarter's desk folder."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from plugins.core.facts.read import EXAMPLE
from plugins.core.statements.formats import months
from plugins.core.statements.wording import read_wording
from plugins.desk.build import HOME, run_pelican
from plugins.desk.compare.reasons import with_reasons
from plugins.desk.draft import read_draft
from plugins.desk.examples import Examples
from plugins.desk.findings import counted, say_findings
from plugins.desk.folder import Desk
from plugins.desk.intake.command import look_at
from plugins.desk.intake.judge import Judged
from plugins.desk.lock import at_work
from plugins.desk.overlay import overlaid
from plugins.desk.reading import found_in
from plugins.desk.swap import replacing
from plugins.desk.trouble import NotClean, files
from plugins.desk.typed import typed
from plugins.desk.versions import place_in_preparation

from .mark import mark_site, words_of

#: Pictures of a draft are kept in the desk, never beside those of the public site.
_PICTURES = ".pictures"
#: In the quarter's folder: held by a preview as long as it builds.
_AT_WORK = ".previewing"


@dataclass(frozen=True, slots=True)
class Previewed:
    """What to print, and the page to open first."""

    text: str
    page: Path


def preview(data_dir: Path, desk: Desk, tell: Callable[[str], object], quarter: str = "") -> Previewed:
    """Build the site with the quarter's draft into its desk folder and mark every page.

    Raises ``NotClean`` with the list of errors if the draft has any, ``DeskTrouble`` or ``BuildFailed`` for
    everything else; an earlier preview then stays as it was. The public site is not touched.
    """
    place, version = place_in_preparation(data_dir, desk, quarter)
    began = time.perf_counter()
    with at_work(place.path / _AT_WORK, "preview"):
        with at_work(place.path, "preview"):  # to read the draft; while it builds, others may sign
            found = look_at(place.draft, data_dir, desk, tell, str(place.quarter))
            draft = with_reasons(read_draft(place), place)
        if not found.is_clean:
            raise NotClean(_say_refused(found))
        words = words_of(read_wording(HOME / "content" / "wording"))
        with (
            files("writing the preview"),
            overlaid(data_dir, place.path, place.quarter, draft, version) as folder,
            replacing(place.preview) as fresh,
        ):
            run_pelican(fresh, settings=_settings(desk, folder))
            pages = mark_site(fresh, words)
    seconds = time.perf_counter() - began
    return Previewed(
        f"The preview of {place.quarter} ({months(place.quarter, 'en')}) has {pages} pages, each marked as a "
        f"draft ({seconds:.0f} seconds).\n"
        f"It is only for you and those who sign: {place.preview / 'index.html'}\n"
        f"Do not copy it to a website and do not send it on. Next: {typed('sign-off')}",
        place.preview / "index.html",
    )


def preview_examples(data_dir: Path, desk: Desk, tell: Callable[[str], object]) -> Previewed:
    """Build the site of the examples alone into the desk, for training: as it was before the Assembly began.

    Raises ``BuildFailed`` or ``DeskTrouble``; an earlier one then stays as it was.
    """
    site = desk.path / EXAMPLE
    tell("Copying the examples ...")
    with (
        at_work(desk.path, "preview"),
        files("writing the preview"),
        TemporaryDirectory() as folder,
        replacing(site) as fresh,
    ):
        run_pelican(fresh, settings=_settings(desk, Examples(data_dir).copied(Path(folder))))
        pages = mark_site(fresh, words_of(read_wording(HOME / "content" / "wording")))
    return Previewed(
        f"The examples, for training: {pages} pages, each marked as a draft. Nothing in them was reported.\n"
        f"It is only for you and those who learn: {site / 'index.html'}",
        site / "index.html",
    )


def _settings(desk: Desk, data: Path) -> dict[str, str]:
    return {
        "DATA_DIR": str(data),
        "CHART_CACHE": str(_pictures(desk)),
        "FINDINGS_CACHE": str(found_in(desk.path)),
        "PUBLIC_ADDRESS": "",
    }


def _pictures(desk: Desk) -> Path:
    """The desk's own store of pictures, with those that the public site has drawn already."""
    folder, public = desk.path / _PICTURES, HOME / ".cache" / "charts"
    with files("keeping the pictures of the preview"):
        folder.mkdir(parents=True, exist_ok=True)
        known = {path.name for path in folder.iterdir()}
        for path in sorted(public.glob("*.svg.txt")) if public.is_dir() else ():
            if path.name not in known:
                shutil.copyfile(path, folder / path.name)
    return folder


def _say_refused(found: Judged) -> str:
    elsewhere = [f"In the repository itself, not in the draft: {each}" for each in found.elsewhere[:5]]
    listed = [say_findings(found.findings)] if found.findings else []
    count = counted(found.findings).capitalize()
    end = f"{count} in the draft; no preview was made. An earlier one is as it was."
    return "\n".join([*listed, *elsewhere, end])
