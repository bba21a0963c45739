"""Check the checksums of files, and the newest tables against the releases."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from .cells import Row, read_table, shown
from .tables import Check, Release, Series

#: What a row of the newest tables has from its own quarter, whatever it is compared with.
NEVER_COMPARED = (
    *("provenance", "quarter", "period_start", "period_end", "version", "metric_id", "metric_version"),
    *("unit_id", "numerator", "denominator", "target_value", "target_approved_on", "achievement_pct"),
    *("index_value", "band_number", "score", "weight_pct", "effective_weight_pct", "contribution"),
)


def digest_of(path: Path, digests: dict[str, str]) -> str | None:
    """The SHA-256 of a file; ``None`` if it is not there."""
    key = str(path)
    if key not in digests:
        if not path.is_file():
            return None
        digests[key] = sha256(path.read_bytes()).hexdigest()
    return digests[key]


def check_sums(folder: Path, check: Check, digests: dict[str, str]) -> None:
    """SHA256SUMS."""
    listing = folder / "SHA256SUMS"
    if not listing.is_file():
        check.unchecked.append(f"{shown(folder)}: there is no SHA256SUMS")
        return
    for line, text in enumerate(listing.read_text(encoding="utf-8").splitlines(), start=1):
        digest, _, name = text.partition("  ")
        found = digest_of(folder / name, digests)
        if found is None:
            check.unchecked.append(f"{shown(folder / name)} is listed in SHA256SUMS and is not there")
        elif found != digest:
            cells = list(changed_cells(folder, name, digest))
            for row, column, original in cells:
                check.differs(row, column, row[column], f"{original or 'nothing'} in the release's ZIP")
            if not cells:
                check.differences.append(
                    f"{shown(folder / name)}, the whole file: SHA256SUMS (line {line}) has "
                    f"{digest[:12]}..., recomputed {found[:12]}..."
                )
        else:
            check.agreed["SHA256SUMS"] = check.agreed.get("SHA256SUMS", 0) + 1


def changed_cells(folder: Path, name: str, digest: str) -> Iterator[tuple[Row, str, str]]:
    """Where a CSV differs from the copy of it in the release's ZIP, if that copy is the one listed."""
    for packed in sorted(folder.glob("*.zip")):
        try:
            with ZipFile(packed) as archive:
                original = archive.read(name)
        except (BadZipFile, KeyError, OSError):
            continue
        if sha256(original).hexdigest() == digest and name.endswith(".csv"):
            was = list(csv.DictReader(io.StringIO(original.decode("utf-8-sig"), newline="")))
            for row, before in zip(read_table(folder / name), was):
                for column, text in before.items():
                    if row.get(column) != text:
                        yield {column: "", **row}, column, text
        return


def check_reported(folder: Path, check: Check, digests: dict[str, str]) -> None:
    """reported.sha256: what was reported, and the checksum for the Assembly's record."""
    listing = folder / "reported.sha256"
    if not listing.is_file():
        check.unchecked.append(f"{shown(folder)}: there is no reported.sha256")
        return
    check.record = sha256(listing.read_bytes()).hexdigest()
    for text in listing.read_text(encoding="utf-8").splitlines():
        digest, _, name = text.partition("  ")
        found = digest_of(folder / name, digests)
        if found is None:
            check.unchecked.append(f"{shown(folder / name)} is listed in reported.sha256 and is not there")
        elif found == digest:
            check.agreed["reported.sha256"] = check.agreed.get("reported.sha256", 0) + 1
        else:
            check.differences.append(
                f"{shown(folder / name)}, the whole file: reported.sha256 has {digest[:12]}..., "
                f"recomputed {found[:12]}..."
            )


def check_series(folder: Path, releases: list[Release], check: Check) -> None:
    """The newest tables: each row of a table of all quarters is a row of the release that it names (lists
    name none). The sentences that stand here alone are no numbers. Where a release was compared with one
    that was corrected or withdrawn since, they compare it with what stands today: what differs is named."""
    series = Series(folder)
    own: dict[tuple[str, str, str], list[Row]] = {}
    for release in releases:
        for name, rows in release.tables.items():
            for row in rows:
                own.setdefault((name, row.get("quarter", ""), row.get("version", "")), []).append(row)
    other = compared_anew(series, releases)
    places: dict[tuple[str, str, str], int] = {}
    named: dict[tuple[str, str], set[str]] = {}
    for name, rows in series.tables.items():
        for row in rows if rows and "version" in rows[0] else ():
            key = (name, row.get("quarter", ""), row.get("version", ""))
            place = places.get(key, 0)
            places[key] = place + 1
            there = own.get(key, [])
            for column in row:
                if column not in ("", "\0") and (place >= len(there) or column in there[place]):
                    expected = there[place][column] if place < len(there) else ""
                    if key[1:] in other and column not in NEVER_COMPARED and row[column] != expected:
                        named.setdefault((name, row["quarter"]), set()).add(column)
                    else:
                        check.same(row, column, expected)
    for (name, quarter), columns in sorted(named.items()):
        listed = ", ".join(sorted(columns))
        check.not_covered.append(f"{name}, {quarter}, compared with what stands today: {listed}")


def compared_anew(series: Series, releases: list[Release]) -> set[tuple[str, str]]:
    """The quarter and version of each release that was compared with one that no longer stands."""
    standing = {(row["quarter"], row["version"]) for row in series.rows("results")}
    called = {
        (row["quarter"], release.folder.name): (row["quarter"], row["version"])
        for release in releases
        for row in release.rows("results")[:1]
    }
    return {
        (row["quarter"], row["version"])
        for release in releases
        for row in release.rows("statements")
        if row["base_release"] and called.get((row["base_quarter"], row["base_release"])) not in standing
    }
