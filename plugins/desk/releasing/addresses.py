"""No address that was released is ever missing: the list of them all, and what is told at old ones."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from checked_tables.texts import LANGUAGES, Language
from plugins.core.packing.sums import SUMS
from plugins.core.pages import addresses
from plugins.core.pages.hosting import HASHED, HOST_FILES, OWN_OF_HOST
from plugins.core.statements.formats import day, months
from plugins.core.statements.wording import Wording
from plugins.core.time.quarter import Quarter

FILE = "addresses.csv"
COLUMNS = ("address", "since", "state", "to_address", "reason_en", "reason_sw")
Row = Mapping[str, str]


def pages_in(site: Path) -> frozenset[str]:
    """The addresses of the pages of a built site; none if it is not there. A host's own page for an address
    that leads nowhere is not one of them."""
    found = (path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return frozenset(found) - {"404.html"}


def files_in(site: Path) -> frozenset[str]:
    """The addresses of everything else that a reader may have kept: downloads, feeds. What is named by its
    own checksum, and what only a host or a checker reads, is not among them."""
    found = (path for path in site.rglob("*") if path.is_file() and path.suffix != ".html")
    names = (path.relative_to(site).as_posix() for path in found)
    return frozenset(
        name
        for name in names
        if name.partition("/")[0] not in {HASHED, *HOST_FILES, *OWN_OF_HOST} and name != SUMS
    )


def folders_in(site: Path) -> frozenset[str]:
    """The folders of those files, each with a slash at its end."""
    return frozenset(f"{name.rpartition('/')[0]}/" for name in files_in(site) if "/" in name)


def gone_files(before: Path, there: Path) -> list[str]:
    """The files of one site that another does not have; where none of a folder is left, that folder."""
    now, left = files_in(there), folders_in(there)
    gone = files_in(before) - now
    return sorted({folder if (folder := f"{each.rpartition('/')[0]}/") not in left and "/" in each else each
                   for each in gone})  # fmt: skip


def read_listed(reference: Path) -> tuple[Row, ...]:
    """The list as it stands; none before the first reported release."""
    path = reference / FILE
    if not path.is_file():
        return ()
    return tuple(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))


def missing_addresses(site: Path, reference: Path) -> list[str]:
    """The listed addresses that a built site has no page for, in order: neither itself nor a small one; and
    the folders of downloads that are gone without a word."""
    there, folders = pages_in(site), folders_in(site)
    return sorted(
        row["address"]
        for row in read_listed(reference)
        if (
            row["address"] not in there
            if row["address"].endswith(".html")
            else row["state"] == "live" and row["address"] not in folders
        )
    )


def say_missing(gone: Sequence[str]) -> str:
    """That addresses are missing, naming them, and what to do."""
    said = "\n    ".join(gone)
    return (
        f"{len(gone)} addresses that were published have no page any more. In data/reference/{FILE} write "
        f"moved or ended for each, with the reason:\n    {said}"
    )


def of_examples(
    before: Iterable[str], there: Iterable[str], first: Quarter, on: date, wording: Wording, since: str
) -> Iterator[Row]:
    """What the first reported release tells at each address of the edition ``before`` that is not ``there``
    any more: that it showed made-up figures until the day ``on``. Readers of a file are led to the first
    report by hosts that are told of redirects."""
    for address in sorted({*before} - {*there}):
        said = {
            language: wording.of(language)(
                "addresses.examples_ended", day=day(on, language), months=months(first, language)
            )
            for language in LANGUAGES
        }
        language: Language = "sw" if address.startswith("sw/") else "en"
        to = addresses.report(language, first)
        yield dict(zip(COLUMNS, (address, since, "ended", to, said["en"], said["sw"]), strict=True))


def with_new(listed: Sequence[Row], there: Iterable[str], since: str) -> tuple[Row, ...]:
    """The list with each page that is ``there`` for the first time, in the order of addresses."""
    known = {row["address"] for row in listed}
    new = [dict(zip(COLUMNS, (each, since, "live", "", "", ""), strict=True)) for each in {*there} - known]
    return tuple(sorted((*listed, *new), key=lambda row: row["address"]))


def pack_listed(rows: Iterable[Row]) -> bytes:
    """The file."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()
