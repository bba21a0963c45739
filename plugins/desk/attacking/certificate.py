"""The certificate of an edition that withstood the attack: what was tried, and for which bytes.

``disclosure-certificate.json`` names the SHA-256 of the list of the packed files (all that lies in ``data/``)
that were attacked; the page about hiding says the same in words, where a site that was not attacked says so.
It also lists what was released to rehearse, so that nobody takes such an edition for the public's.
Nothing is solved twice: what was found is kept by the checksum of everything that was read, the code that
read it, and the versions of the solver.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import cache
from hashlib import sha256
from html import escape
from importlib.metadata import version
from pathlib import Path
from typing import Any

from checked_tables.texts import LANGUAGES
from disclosure_control.package import Said
from disclosure_control.told import WHY
from plugins.core.facts.assembly import Report
from plugins.core.packing.sums import sums
from plugins.core.statements.wording import Words, read_wording
from plugins.desk.writing import write_whole
from plugins.portal.read import read_assembly
from plugins.portal.subjects import FAMILIES
from plugins.subjects.hiding.record import HiddenReason

from .edition import Attacked, attack_edition
from .reasons import Reasons, Statement, reasons_in
from .rows import VersionId

CERTIFICATE = "disclosure-certificate.json"
_PAGE = "disclosure.html"
_KEPT, _FOUND = Path(".cache") / "attacked", Path(".cache") / "disclosure"
_CODE = (Path(__file__).parent, Path(__file__).parents[2] / "packages" / "disclosure_control")


def attack_site(site: Path, data: Path, repository: Path) -> tuple[str, ...]:
    """Attack the edition in the folder, made from ``data``; every hidden number that it gives away, in
    sentences. Where there is none, the certificate is written into it, before its list of checksums."""
    wording = read_wording(repository / "content" / "wording")
    reports = _reports(data)
    recorded = tuple(_recorded(reports))
    kept = repository / _KEPT / f"{_key(site, recorded)}.json"
    told = _kept(kept)
    if told is None:
        words = [wording.of(language) for language in LANGUAGES]
        found = attack_edition(
            site, _reasons(words), _ties(reports), repository / _FOUND, recorded=recorded, words=words
        )
        if found.faults:
            return found.faults
        told = _told(found)
        kept.parent.mkdir(parents=True, exist_ok=True)
        write_whole(kept, f"{json.dumps(told, indent=1)}\n".encode())
    rehearsed = [f"{each.quarter} v{each.release.version}" for each in reports if each.release.rehearsed]
    certificate = {"attacked": packed_sha256(sums(site)), **told, "rehearsed": rehearsed}
    for language in LANGUAGES:
        if (page := site / language / _PAGE).is_file():
            _say(page, wording.of(language), told)
    write_whole(site / CERTIFICATE, f"{json.dumps(certificate, indent=1)}\n".encode())
    return ()


def is_certified(site: Path, found: Mapping[str, str]) -> bool:
    """Whether the edition in the folder, whose files have the checksums ``found``, carries the certificate
    for its own packed files."""
    try:
        told = json.loads((site / CERTIFICATE).read_text(encoding="utf-8"))
        return bool(told["attacked"] == packed_sha256(found))
    except (OSError, ValueError, LookupError, TypeError):
        return False


def rehearsed_in(site: Path) -> tuple[str, ...]:
    """The versions in the edition that were released to rehearse, as its certificate says."""
    told = json.loads((site / CERTIFICATE).read_text(encoding="utf-8"))
    return tuple(told.get("rehearsed", ()))


def say_rehearsed(versions: Sequence[str]) -> str:
    """Why an edition that holds them is for nobody else, and what to do."""
    return (
        f"The edition holds what was released with the clock set, to rehearse: {', '.join(versions)}. It is "
        "for nobody but those who rehearsed. Take their folders out of data/quarters."
    )


def packed_sha256(found: Mapping[str, str]) -> str:
    """One checksum for all that lies in ``data/``: the SHA-256 of the lines ``hash, two spaces, name``."""
    lines = (f"{digest}  {name}\n" for name, digest in sorted(found.items()) if name.startswith("data/"))
    return sha256("".join(lines).encode()).hexdigest()


def _reports(data: Path) -> tuple[Report, ...]:
    """Every version of every quarter."""
    assembly = read_assembly(data)
    return (*assembly.superseded, *assembly.reports)


def _ties(reports: Sequence[Report]) -> dict[VersionId, Sequence[Said]]:
    """What the program itself says of each version, as the attack on the tables does at every build."""
    return {
        (str(report.quarter), report.release.version): [one for family in FAMILIES for one in family(report)]  # type: ignore[misc]
        for report in reports
    }


def _recorded(reports: Sequence[Report]) -> Iterator[Statement]:
    """What ``hidden_reasons.csv`` of each version says."""
    for report in reports:
        quarter, version = str(report.quarter), report.release.version
        for row in report.rows(HiddenReason):
            place = f"{quarter}/v{version}/{HiddenReason.TABLE}.csv"
            yield Statement(place=place, quarter=quarter, version=version, rule=row.rule, numbers=row.numbers)


def _reasons(words: Sequence[Words]) -> Reasons:
    return reasons_in({rule: [each(f"hiding_rule.{rule}") for each in words] for rule in WHY})


def _told(found: Attacked) -> dict[str, Any]:
    told = asdict(found)
    del told["faults"]
    return told


def _say(page: Path, words: Words, told: Mapping[str, Any]) -> None:
    """The page says what was tried, where it said that nothing was. ``ValueError`` if it did not say so."""
    said = words(
        "disclosure.attacked",
        files=sum(told["files"].values()),
        versions=told["versions"],
        hidden=told["hidden"],
        relations=told["relations"],
        told=told["told"],
        alone=told["alone"],
    )
    if told["fewest"] is not None:
        said = f"{said} {words('disclosure.fewest', values=told['fewest'])}"
    text, before = page.read_text(encoding="utf-8"), escape(words("disclosure.not_attacked"), quote=False)
    if before not in text:
        raise ValueError(f"{page} does not say whether the edition was attacked")
    page.write_text(text.replace(before, escape(said, quote=False)), encoding="utf-8", newline="\n")


def _kept(path: Path) -> dict[str, Any] | None:
    try:
        told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return told if set(told) == {*Attacked.__slots__} - {"faults"} else None
    except (OSError, ValueError):
        return None


def _key(site: Path, recorded: Sequence[Statement]) -> str:
    """One checksum for what is attacked, what the desk recorded beside it, and what attacks it."""
    lines = "".join(f"{digest}  {name}\n" for name, digest in sorted(sums(site).items()))
    return sha256(f"{_code()}\n{recorded}\n{lines}".encode()).hexdigest()


@cache
def _code() -> str:
    whole = sha256()
    for source in sorted(path for folder in _CODE for path in folder.rglob("*.py")):
        whole.update(source.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    libraries = ", ".join(f"{name} {version(name)}" for name in ("numpy", "scipy"))
    return f"{whole.hexdigest()} {libraries}"
