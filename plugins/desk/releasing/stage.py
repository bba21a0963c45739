"""The release made beside the repository: the data with the new version in it, frozen, and the edition."""

from __future__ import annotations

import csv
import shutil
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from checked_tables.problems import DataProblems
from checked_tables.texts import LANGUAGES
from plugins.core.facts.read import PARTS
from plugins.core.packing.sums import SUMS
from plugins.core.statements.wording import read_wording
from plugins.core.time.release import version_name
from plugins.core.time.release_file import FILE
from plugins.desk.attacking.certificate import attack_site
from plugins.desk.build import GIVEN_AWAY, BuildFailed, finish_edition, run_pelican
from plugins.desk.draft import provenance_of, read_draft
from plugins.desk.folder import Desk, QuarterFolder
from plugins.desk.freeze import freeze_release
from plugins.desk.reading import read_with_draft
from plugins.desk.signing.keys import read_keys
from plugins.desk.signing.seal import FILE as SEALS
from plugins.desk.signing.seal import check_seals
from plugins.desk.trouble import files as disk
from plugins.desk.verifying.edition import Secret, check_edition, check_words
from plugins.desk.verifying.in_browser import can_look, check_in_browser
from plugins.desk.verifying.leaks import Unreleased
from plugins.desk.versions import released_versions, version_in_preparation
from plugins.desk.writing import write_settled, write_whole
from plugins.portal.packed import REPORTED

from .addresses import FILE as LISTED
from .addresses import (
    Row,
    folders_in,
    gone_files,
    missing_addresses,
    of_examples,
    pack_listed,
    pages_in,
    read_listed,
    say_missing,
    with_new,
)
from .examples import move_out
from .journal import stage_of, staged_site, staged_version, sums_of

Tell = Callable[[str], object]
_SHOWN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What an edition is built from: the repository, and which settings of it; the desk is what it must not
    tell of. ``public_address`` is that of the settings, ``site`` the edition that is out; ``browser``:
    whether one may be used."""

    repository: Path
    desk: Desk
    settings: Path
    public_address: str
    site: Path
    browser: bool = False

    @property
    def data(self) -> Path:
        """The repository's data."""
        return self.repository / "data"


def stage(
    place: QuarterFolder,
    version: int,
    files: Mapping[str, bytes],
    sources: Sources,
    tell: Tell,
    examples: Sequence[str] = (),
) -> tuple[str, ...]:
    """Write the version among a copy of the data, which the ``examples`` leave, freeze it, build the public
    edition from it and look at it.
    Everything that keeps it from going out comes back, in sentences; nothing if it may go out."""
    folder, data = stage_of(place), stage_of(place) / "data"
    with disk("preparing the release in the desk"):
        shutil.rmtree(folder, ignore_errors=True)
        for name in PARTS:
            if (sources.data / name).is_dir():
                shutil.copytree(sources.data / name, data / name)
        move_out(data, examples)
        new = staged_version(place, version)
        new.mkdir(parents=True)
        before = new.with_name(f"v{version - 1}") / "reference"
        if before.is_dir():
            shutil.copytree(before, new / "reference")
        for name, content in files.items():
            write_settled(new / name, content)
    problems = _frozen(data, place, version)
    if problems:
        return problems
    tell("Checked the data and froze the version.")
    site = staged_site(place)
    try:
        _build(site, data, sources)
        if _counts(files):
            if told := _of_examples(site, place, files, sources) if examples else ():
                write_whole(data / "reference" / LISTED, pack_listed(told))
                _build(site, data, sources)
            known = read_listed(data / "reference")
            since, there = f"{place.quarter} v{version}", pages_in(site) | folders_in(site)
            write_whole(data / "reference" / LISTED, pack_listed(with_new(known, there, since)))
    except BuildFailed:
        return ("The public edition cannot be built; the lines above say why.",)
    if gone := missing_addresses(site, data / "reference"):
        return (say_missing(gone),)
    if unsound := _seals(site / "data" / place.quarter.slug, files, version, data):
        return unsound
    given_away = attack_site(site, data, sources.repository)
    if given_away:
        return ("\n    ".join((GIVEN_AWAY, *given_away[:_SHOWN])),)
    tell("Attacked the edition as its readers could; no hidden number was found.")
    with disk("writing the checksums of the edition"):
        listed = f"data/quarters/{place.quarter}/v{version}/{SUMS}"
        origin = finish_edition(site, sources.repository, {listed: sums_of(new)})
    tell(f"Built the public edition. {origin}")
    faults = check_edition(site, secret_of(place, data, sources), sources.public_address)
    tell("Looked at every page of it: form, accessibility, links, weight, leaks.")
    for said in check_words(site):
        tell(said)
    return (*faults, *_seen(place, site, tell)) if sources.browser else faults


def _seals(of_quarter: Path, files: Mapping[str, bytes], version: int, data: Path) -> tuple[str, ...]:
    """The signatures of the version that are not over the checksum as it was built."""
    if SEALS not in files:
        return ()
    reported = of_quarter / version_name(provenance_of(files), version) / REPORTED
    return tuple(check_seals(files, reported.read_bytes(), read_keys(data)[0]))


def _build(site: Path, data: Path, sources: Sources) -> None:
    shutil.rmtree(site, ignore_errors=True)
    site.mkdir()
    settings = {"DATA_DIR": str(data)}
    run_pelican(site, conf=sources.settings, settings=settings, fatal="warnings", quiet=True)


def _counts(files: Mapping[str, bytes]) -> bool:
    """Whether the figures are the Assembly's own, so that readers may keep the addresses."""
    return provenance_of(files) != "illustrative"


def _of_examples(
    site: Path, place: QuarterFolder, files: Mapping[str, bytes], sources: Sources
) -> tuple[Row, ...]:
    """The addresses of the edition before, which showed examples; none if nothing was published."""
    on = tomllib.loads(files[FILE].decode("utf-8"))["published_on"]
    wording = read_wording(sources.repository / "content" / "wording")
    there, since = pages_in(site), f"{place.quarter} v1"
    before = pages_in(sources.site) | {*gone_files(sources.site, site)}
    return tuple(of_examples(before, there, place.quarter, on, wording, since))


def _seen(place: QuarterFolder, site: Path, tell: Tell) -> tuple[str, ...]:
    """What axe finds on the report and the first page in both languages, where there is a browser."""
    if not can_look():
        tell("No browser with axe is installed here; contrast was not looked at.")
        return ()
    names = (f"{language}/{name}.html" for language in LANGUAGES
             for name in ("index", f"reports/{place.quarter.slug}"))  # fmt: skip
    found = check_in_browser(site, tuple(names))
    if found is None:
        tell("The browser did not start; contrast was not looked at.")
        return ()
    tell("Looked at the report and the first page in a browser, light and dark.")
    said = "\n    ".join((f"In the edition, faults that a browser sees: {len(found)}.", *found[:_SHOWN]))
    return (said,) if found else ()


def _frozen(data: Path, place: QuarterFolder, version: int) -> tuple[str, ...]:
    """Freeze the version; what is wrong with the data if that cannot be done."""
    try:
        read_with_draft(data, place)
        freeze_release(data, str(place.quarter), version)
    except DataProblems as wrong:
        found = [each for each in wrong.problems if each.severity == "error"]
        errors = [each for each in found if each.kind != "stage-missing"]
        if not errors:
            return ("The edition is built and looked at when every step is signed.",)
        more = [f"... and {len(errors) - _SHOWN} more"] * (len(errors) > _SHOWN)
        said = "\n    ".join((*map(str, errors[:_SHOWN]), *more))
        return (f"The data has {len(errors)} error{'s'[: len(errors) != 1]}:\n    {said}",)
    return ()


def secret_of(place: QuarterFolder, data: Path, sources: Sources) -> Secret:
    """What the edition must not hold: the desk's other drafts, and the names of folders here."""
    released = released_versions(sources.data)
    waiting = []
    for quarter in sources.desk.quarters():
        other = sources.desk.of(quarter)
        if quarter != place.quarter and version_in_preparation(other, released):
            waiting.append(Unreleased(quarter, read_draft(other), is_known=quarter in released))
    return Secret(
        unreleased=tuple(waiting),
        known=tuple(sorted(data.rglob("*.csv"))),
        private=(str(sources.desk.path), str(sources.repository)),
    )


def rows_of(files: Mapping[str, bytes], name: str) -> list[dict[str, str]]:
    """The rows of one of the files; none if it is not there."""
    return list(csv.DictReader(files.get(name, b"").decode("utf-8").splitlines()))
