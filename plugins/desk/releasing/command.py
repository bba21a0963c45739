"""``release``: a signed draft becomes a frozen version and the public edition, or nothing changes at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from checked_tables.words import NOTE_AT_MOST, text_fault
from plugins.core.facts.read_folder import read_reference
from plugins.core.statements.formats import in_groups, months
from plugins.core.time.folders import read_versions
from plugins.core.time.release import Release, version_name
from plugins.core.time.release_file import read_release
from plugins.desk.clock import Clock
from plugins.desk.compare.reasons import with_reasons
from plugins.desk.draft import provenance_of, read_draft
from plugins.desk.folder import Desk, QuarterFolder, quarter_named
from plugins.desk.lock import at_work
from plugins.desk.new_quarter import schemas_of
from plugins.desk.settings import ADDRESS, PUBLIC, read_setting
from plugins.desk.signing.files import signed_files
from plugins.desk.signing.record import read_signatures, standing
from plugins.desk.signing.rules import office_named
from plugins.desk.signing.seal import check_required
from plugins.desk.trouble import DeskTrouble
from plugins.desk.typed import typed
from plugins.desk.verifying.listing import check_replaceable
from plugins.desk.verifying.place import Folder
from plugins.desk.verifying.verify import say_verified, verified
from plugins.desk.versions import place_in_preparation
from plugins.portal.packed import REPORTED
from plugins.portal.subjects import SUBJECTS
from plugins.subjects.calendar.record import CalendarEntry
from plugins.subjects.keys.record import Key
from plugins.subjects.units.record import Unit

from .examples import has_begun, leaving
from .finish import finish
from .history import kept_in_history
from .journal import (
    Journal,
    forget,
    read_journal,
    staged_site,
    staged_version,
    sums_of,
    write_journal,
)
from .ready import (
    check_address,
    check_begun,
    check_clock,
    check_kiswahili,
    check_sign_offs,
    check_time,
    is_revision,
)
from .stage import Sources, rows_of, stage
from .version import Waiver, version_files

Tell = Callable[[str], object]
Agreed = Callable[[str], bool]
_PUBLISHES = "office_ict"


class NotReady(Exception):  # noqa: N818  (it carries what staff mend)
    """The release stays where it is; the text is the one complete list of reasons."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the person asks for: a quarter ("" for the newest in preparation), the office that publishes, an
    office that allows unreviewed Kiswahili and why, whether only to look (``dry``),
    and whether a ``browser`` may be used to look."""

    quarter: str = ""
    office: str = ""
    waive_kiswahili: str = ""
    because: str = ""
    dry: bool = False
    browser: bool = False


def release(
    repository: Path, desk: Desk, clock: Clock, tell: Tell, agreed: Agreed, wish: Wish, site: Path
) -> str:
    """Release the quarter in preparation into ``repository`` and ``site``; the sentences to print.

    Raises ``NotReady`` with every reason why it cannot go out, those that are known at once before anything
    is built, ``DeskTrouble`` for everything else; then the repository and the previous edition are as they
    were. A release that was interrupted is finished first."""
    check_replaceable(site)
    if site.is_relative_to(desk.path) or desk.path.is_relative_to(site):
        raise DeskTrouble(f"{site} and the desk folder {desk.path} lie in each other. Name another output.")
    with at_work(repository / ".cache", "release"):
        under_way = _under_way(desk, wish.quarter)
        if under_way is not None:
            place, journal = under_way
            with at_work(place.path, "release"):
                tell(f"Finishing the release of {journal.quarter} that was interrupted ...")
                finish(place, repository, journal, tell)
                return _said(place, journal, repository)
        place, version = place_in_preparation(repository / "data", desk, wish.quarter)
        with at_work(place.path, "release"):
            forget(place)
            journal = _prepared(place, version, repository, desk, clock, tell, wish, site)
            question = f"Publish {place.quarter}, version {version}, and replace the edition in {site}?"
            if wish.dry or not agreed(question):
                forget(place)
                if wish.dry:
                    return (
                        f"{place.quarter}, version {version}, is ready to be released. Nothing was released."
                    )
                raise DeskTrouble("Nothing was released; everything is as it was.")
            write_journal(place, journal)
            finish(place, repository, journal, tell)
            return _said(place, journal, repository)


def _under_way(desk: Desk, written: str) -> tuple[QuarterFolder, Journal] | None:
    """A release whose journal is there, of the quarter named or of any."""
    for quarter in [quarter_named(written)] if written else desk.quarters():
        journal = read_journal(desk.of(quarter))
        if journal is not None:
            return desk.of(quarter), journal
    return None


def _prepared(
    place: QuarterFolder, version: int, repository: Path, desk: Desk, clock: Clock, tell: Tell, wish: Wish,
    site: Path,
) -> Journal:  # fmt: skip
    """Everything made and checked beside the repository; ``NotReady`` with the list of reasons."""
    data = repository / "data"
    sources = Sources(
        repository=repository,
        desk=desk,
        settings=repository / PUBLIC,
        public_address=_address(repository),
        site=site,
        browser=wish.browser,
    )
    reference = read_reference(data / "reference", "reference", schemas_of(data), SUBJECTS).reference
    office, waiver = _offices(reference.rows(Unit), wish)
    draft = read_draft(place)
    provenance = provenance_of(draft)
    examples = leaving(data, provenance)
    found = standing(read_signatures(place), signed_files(place, data), version)
    reasons = known_reasons(place, version, repository, clock, waived=waiver is not None)
    tell("Looked at the time, the sign-offs and the words.")
    if reasons:
        raise _not_ready(
            place, version, reasons, "The pages were not built: they are looked at when this is settled."
        )
    files = version_files(
        with_reasons(draft, place),
        signed=found.signed,
        units=reference.rows(Unit),
        provenance=provenance,
        published_on=clock.today,
        office=office,
        waiver=waiver,
        rehearsed=clock.is_rehearsal,
    )
    if faults := stage(place, version, files, sources, tell, examples):
        forget(place)
        raise _not_ready(place, version, faults)
    return Journal(
        quarter=str(place.quarter),
        version=version,
        name=version_name(provenance, version),
        sums=sums_of(staged_version(place, version)),
        edition=sums_of(staged_site(place)),
        site=str(site),
        examples=examples,
    )


def known_reasons(
    place: QuarterFolder, version: int, repository: Path, clock: Clock, *, waived: bool
) -> list[str]:
    """Why the draft cannot go out, as far as that is known before anything is built: the time, the sign-offs,
    the words (unless an office has ``waived`` their review), the address, the register."""
    data = repository / "data"
    reference = read_reference(data / "reference", "reference", schemas_of(data), SUBJECTS).reference
    draft, signatures = read_draft(place), read_signatures(place)
    provenance = provenance_of(draft)
    found = standing(signatures, signed_files(place, data), version)
    revises = is_revision(rows_of(draft, "corrections.csv"))
    calendar = reference.rows(CalendarEntry)
    return [
        *check_time(place.quarter, version, provenance, revises, calendar, clock),
        *check_clock(clock, signatures, _released(data, provenance)),
        *check_sign_offs(found, reference.rows(Unit)),
        *check_required(found.signed, reference.rows(Key), reference.rows(Unit)),
        *(() if waived else check_kiswahili(repository / "content" / "wording")),
        *check_address(_address(repository), provenance),
        *check_begun(leaving(data, provenance), begun=has_begun(data)),
    ]


def _not_ready(place: QuarterFolder, version: int, reasons: Sequence[str], then: str = "") -> NotReady:
    lines = "\n".join(f"  {number}. {each}" for number, each in enumerate(reasons, start=1))
    ends = "Nothing was released; the repository and the public edition are as they were."
    return NotReady(
        f"{place.quarter}, version {version} ({months(place.quarter, 'en')}), cannot be released. "
        f"{len(reasons)} reason{'s'[: len(reasons) != 1]}:\n{lines}\n{f'{then} ' if then else ''}{ends}"
    )


def _offices(units: Sequence[Unit], wish: Wish) -> tuple[Unit, Waiver | None]:
    """The office that publishes, and what an office allows; ``DeskTrouble`` if one is not to be used."""
    office = office_named(wish.office or _PUBLISHES, units)
    if bool(wish.waive_kiswahili) != bool(wish.because.strip()):
        raise DeskTrouble(
            'To allow unreviewed Kiswahili say who and why: --waive-kiswahili OFFICE --because "..."'
        )
    if not wish.waive_kiswahili:
        return office, None
    waiver = Waiver(office_named(wish.waive_kiswahili, units), wish.because.strip())
    fault = text_fault(waiver.note.en, NOTE_AT_MOST - 45)
    if fault is not None:
        raise DeskTrouble(f"{fault.found} {fault.write}")
    return office, waiver


def _released(data: Path, provenance: str) -> Iterator[Release]:
    for folder in read_versions(data / "quarters", "quarters")[0]:
        found = read_release(folder)[0]
        if found is not None and found.provenance == provenance:
            yield found


def _address(repository: Path) -> str:
    """The public address; "" if none is given."""
    return str(read_setting(repository / PUBLIC, ADDRESS) or "")


def _said(place: QuarterFolder, journal: Journal, repository: Path) -> str:
    """What was released, the checksum for the record, and what to do next."""
    site = Path(journal.site)
    found = verified(Folder(site), (site / "SHA256SUMS").read_bytes(), lambda _: None)
    package = f"data/{place.quarter.slug}/{journal.name}/{REPORTED}"
    checksum = sha256((site / package).read_bytes()).hexdigest()
    if not found.is_as_released:
        raise DeskTrouble(f"The edition is out, but it is not whole.\n{say_verified(found)}")
    return "\n".join(
        (
            f"Released {journal.quarter}, version {journal.version} ({months(place.quarter, 'en')}).",
            f"The public edition is in {site}. {say_verified(found)}",
            "",
            "The release checksum, as it stands on the report and in the Assembly's record:",
            f"  {in_groups(checksum)}",
            f"  It is the SHA-256 of {package}.",
            *_signed_by(site, package),
            *kept_in_history(repository, journal.quarter, journal.version),
            f"Next: publish the folder {site.name}, then look at what readers get:",
            f"  {typed('publish')}",
            f"  {typed('verify', 'https://ADDRESS', '--against', site.name)}",
        )
    )


def _signed_by(site: Path, package: str) -> Iterator[str]:
    """Whether the checksum is signed, and how anybody checks that."""
    found = sorted((site / package).parent.glob(f"{REPORTED}.*.minisig"))
    for path in found:
        yield f"  It is signed: {path.relative_to(site).as_posix()}, which the program minisign checks."
    if not found:
        yield "  It is not signed: no office has signed it with a key."
