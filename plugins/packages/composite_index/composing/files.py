"""Result files: made in memory first, so that what cannot be computed leaves nothing behind."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from checked_tables.edge import files_told
from checked_tables.problems import DataProblems, Problem

#: Rows that are packed at a time.
_AT_ONCE = 5000


def pack_table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> tuple[bytes, int]:
    """A table as UTF-8 with line feeds, and how many rows it has below its header."""
    waiting, packed, count = itertools.chain((tuple(header),), rows), [], -1
    while block := [tuple(row) for row in itertools.islice(waiting, _AT_ONCE)]:
        packed.append(_packed(block).encode("utf-8"))
        count += len(block)
    return b"".join(packed), count


def _packed(rows: Sequence[tuple[str, ...]]) -> str:
    """The rows' lines; where no cell needs quotation marks, which the numbers of commas and lines show, they
    are only put together: quicker."""
    text = "\n".join(map(",".join, rows)) + "\n"
    commas = sum(map(len, rows)) - len(rows)
    if commas and text.count(",") == commas and text.count("\n") == len(rows) and '"' not in text:
        return text
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(rows)
    return written.getvalue()


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
