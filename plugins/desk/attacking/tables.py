"""Every table of every file of an edition: CSV, workbook, page, and each of these within an archive.

What a table of a release is called and what its columns count stands in the ``datapackage.json`` files that
lie beside them; nobody lists the files.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath

from disclosure_control.marks import number_in
from disclosure_control.outputs import Grid, grids, has_reader, opened
from plugins.core.packing.sums import SUMS

#: What tells the versions of a table apart.
OF_VERSION = ("quarter", "version")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What is published about a column of numbers; ``whole``: it counts something."""

    whole: bool
    given: bool
    counts_people: bool
    part_of: str
    zeros: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A table of releases: its name, what tells its rows apart in a version, its columns of numbers in their
    order; ``carried``: each quarter repeats the rows of earlier ones."""

    name: str
    key: tuple[str, ...]
    columns: Mapping[str, Column]
    header: frozenset[str]
    carried: bool

    @property
    def first(self) -> str:
        """The count for which a row is withheld: the first of people that is declared, else of anything."""
        people = (name for name, column in self.columns.items() if column.counts_people)
        return next(people, next(iter(self.columns), ""))

    @property
    def shared(self) -> frozenset[str]:
        """Wholes of which a row counts a part, such as all who answered: other rows have the same one, so a
        row that is withheld leaves it out without withholding it."""
        return frozenset(column.part_of for column in self.columns.values()) - {self.first}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A table in a file, as a grid; ``described`` if it is one of the releases'."""

    place: str
    grid: Grid
    described: Described | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """What was read: how many files of each kind, the tables in them, and ``texts``: the content of all that
    could say something, by name. Nothing is read twice that is there twice. ``unread``: files of a format
    that has no reader."""

    kinds: Mapping[str, int]
    tables: tuple[Found, ...]
    texts: Mapping[str, bytes] = field(repr=False)
    unread: tuple[str, ...] = ()


def read_edition(site: Path) -> Files:
    """Every file of the edition in the folder, opened where it is an archive."""
    outputs = {path.relative_to(site).as_posix(): path.read_bytes() for path in _files(site)}
    kinds: Counter[str] = Counter()
    texts: dict[str, bytes] = {}
    seen: set[bytes] = set()
    unread: list[str] = []
    for name, content in opened(outputs):
        kind = PurePosixPath(name.rpartition("!")[2]).suffix.lower()
        kinds[kind.lstrip(".") or "other"] += 1
        digest = sha256(content).digest()
        if not has_reader(name, content):
            unread.append(name)
        elif digest not in seen:
            seen.add(digest)
            texts[name] = content
    known = dict(_described(texts))
    return Files(
        kinds=dict(sorted(kinds.items())),
        tables=tuple(_tables(texts, known)),
        texts=texts,
        unread=tuple(unread),
    )


def _files(site: Path) -> Iterator[Path]:
    return (path for path in sorted(site.rglob("*")) if path.is_file() and path.name != SUMS)


def _described(texts: Mapping[str, bytes]) -> Iterator[tuple[str, Described]]:
    """Each table by what its file is called, without the ending."""
    for name, content in texts.items():
        if name.endswith("datapackage.json"):
            for resource in json.loads(content)["resources"]:
                fields = resource["schema"]["fields"]
                yield (
                    PurePosixPath(resource["path"]).stem,
                    Described(
                        name=resource["name"],
                        key=tuple(
                            each
                            for each in resource["schema"].get("primaryKey", ())
                            if each not in OF_VERSION
                        ),
                        columns={
                            each["name"]: Column(
                                whole=each["type"] == "integer",
                                given=each.get("derivation") == "given",
                                counts_people=bool(each.get("disclosure")),
                                part_of=each.get("partOf", ""),
                                zeros=each.get("zeros") != "hidden",
                            )
                            for each in fields
                            if each["type"] in ("integer", "number") and each["name"] not in OF_VERSION
                        },
                        header=frozenset(each["name"] for each in fields),
                        carried=bool(resource["schema"].get("carriedForward")),
                    ),
                )


def _tables(texts: Mapping[str, bytes], known: Mapping[str, Described]) -> Iterator[Found]:
    for name, content in texts.items():
        for place, grid in grids(name, content):
            table, start = _which(PurePosixPath(name.rpartition("!")[2]).stem, grid, known)
            yield Found(place=f"{name} {place}".strip(), grid=grid[start:], described=table)


def _which(
    stem: str, grid: Sequence[Sequence[str]], known: Mapping[str, Described]
) -> tuple[Described | None, int]:
    """The release's table that the grid is, by name or by its header, and the line of the header."""
    for line, row in enumerate(grid[:12]):
        header = {cell.strip() for cell in row}
        if header.issuperset(OF_VERSION):
            named = known.get(stem)
            if named is not None and header.issuperset(named.key):
                return named, line
            for table in known.values():
                if table.key and len(table.columns) and header >= {*table.key, *table.columns}:
                    return table, line
            return _undescribed(stem, [cell.strip() for cell in row], grid[line + 1 :], known), line
    return None, 0


def _undescribed(
    stem: str, header: Sequence[str], rows: Sequence[Sequence[str]], known: Mapping[str, Described]
) -> Described | None:
    """A table of versions that nothing describes, such as a series of restated figures: its rows are told
    apart as those of the releases' tables are, and its numbers are the columns that hold nothing else."""
    keys = {name for table in known.values() for name in table.key}
    key = tuple(name for name in header if name in keys and name not in OF_VERSION)
    of_column = {
        name: {row[at].strip() for row in rows if at < len(row)} - {""} for at, name in enumerate(header)
    }
    numbers = [
        name
        for name, cells in of_column.items()
        if cells and name not in (*key, *OF_VERSION) and all(number_in(cell) is not None for cell in cells)
    ]
    column = Column(whole=False, given=False, counts_people=False, part_of="", zeros=True)
    if not key or not numbers:
        return None
    return Described(
        name=stem, key=key, columns=dict.fromkeys(numbers, column), header=frozenset(header), carried=False
    )
