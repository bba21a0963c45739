"""Result files: made in memory first, so that what cannot be computed leaves nothing behind."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

from checked_tables.edge import files_told
from checked_tables.problems import DataProblems, Problem


def pack_table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> tuple[bytes, int]:
    """A table as UTF-8 with line feeds, and how many rows it has below its header."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    count = 0
    for row in rows:
        writer.writerow(row)
        count += 1
    return text.getvalue().encode("utf-8"), count


def write_files(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Every file, in ``folder``, which is made if need be; files of the same names are replaced, each whole
    or not at all, others left alone. Raises ``DataProblems`` if something stands in the way."""
    if any(each.exists() and not each.is_dir() for each in (folder, *folder.parents)):
        found, write = "This is a file, not a folder.", "Write the path of a folder for the results."
        raise DataProblems([Problem(file=str(folder), kind="not-a-folder", found=found, write=write)])
    paths = []
    with files_told(str(folder)):
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            part, path = folder / f".{name}.part", folder / name
            try:
                part.write_bytes(data)
                part.replace(path)
            finally:
                part.unlink(missing_ok=True)
            paths.append(path)
    return tuple(paths)
