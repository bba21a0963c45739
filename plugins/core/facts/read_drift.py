"""The copies that published versions keep of the register, as text, and what the register says otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checked_tables.table import read_table
from plugins.core.time.folders import VersionFolder
from plugins.core.time.release_file import read_release

from .drift import Copy, Drift, Retold, find_drift
from .subject import Subjects
from .version import Read, Schemas

#: The folder of a version with its copies.
_COPIES = "reference"


def read_drift(
    folders: Iterable[VersionFolder], schemas: Schemas, subjects: Subjects, reference: Read
) -> Drift:
    """The differences between today's ``reference`` tables and the copies in these versions' folders."""
    retold: list[Retold] = []
    for subject in subjects:
        if subject.retold is not None:
            retold += subject.retold(reference.reference)
    return find_drift(reference.tables.tables, tuple(_copies(folders, schemas)), retold)


def _copies(folders: Iterable[VersionFolder], schemas: Schemas) -> Iterator[Copy]:
    """Those of published versions; a table that cannot be read is said elsewhere, and is not compared."""
    copied = [schema for schema in schemas.values() if schema.copied]
    for folder in folders:
        own = folder.path / _COPIES
        release, _ = read_release(folder)
        if release is not None and release.stage == "published" and own.is_dir() and not own.is_symlink():
            shown_as = f"{folder.shown_as}/{_COPIES}"
            tables = [
                read_table(own / f"{schema.name}.csv", schema, f"{shown_as}/{schema.name}.csv")
                for schema in copied
                if (own / f"{schema.name}.csv").exists()
            ]
            sound = {table.schema.name: table for table in tables if not table.problems}
            yield Copy(folder.quarter, folder.version, release.is_illustrative, sound)
