"""Files made to do harm: each is refused in a sentence, soon, by a process within its limits."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from plugins.desk.door.limits import CLOCK, MEMORY
from plugins.desk.door.unreadable import Unreadable
from plugins.desk.importing import Refused, import_document
from plugins.desk.intake.cells import Book
from plugins.desk.intake.opening import read_book
from tests.desk.door.hostile import READ, TEXTS, WORKBOOKS

ENDLESS = "Reading it takes more time or memory than any file of the Assembly needs."
_PYTHON = re.compile(r"Error|Exception|Traceback|None|0x|<\w+>|\bint\b|expat|zlib|codec")


@contextmanager
def within_the_limits() -> Iterator[Callable[[str], bool]]:
    """Neither this process nor the one that reads takes longer or needs more than it may. Gives what says
    whether a sentence is that of the clock: on a busy machine it may be faster than another limit."""
    start, before = time.perf_counter(), most_memory()
    yield lambda said: ENDLESS in said and time.perf_counter() - start >= CLOCK
    assert time.perf_counter() - start < CLOCK + 3
    assert most_memory() < MEMORY or most_memory() == before  # then it was another's


def most_memory() -> int:
    """The bytes of the largest process that this one has waited for; 0 where nobody counts them."""
    if sys.platform == "win32":
        return 0
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit


@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_hostile_workbook_is_refused_in_a_sentence(tmp_path: Path, name: str) -> None:
    make, expected = WORKBOOKS[name]
    path = tmp_path / "workbook.xlsx"
    path.write_bytes(make())
    with within_the_limits() as is_the_clock_s:
        found = read_book(path)
    assert isinstance(found, Unreadable)
    assert found.found == expected or is_the_clock_s(found.found)
    assert found.write.endswith(".")
    assert not _PYTHON.search(f"{found.found} {found.write}")


@pytest.mark.parametrize("name", READ)
def test_what_only_looks_hostile_is_read(tmp_path: Path, name: str) -> None:
    make, expected = READ[name]
    path = tmp_path / "workbook.xlsx"
    path.write_bytes(make())
    with within_the_limits():
        found = read_book(path)
    assert isinstance(found, Book)
    assert next(iter(next(iter(found.sheets[0].rows.values())).values())).text == expected


@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_is_refused_in_a_sentence_or_imported(tmp_path: Path, name: str) -> None:
    called, make, expected = TEXTS[name]
    path = tmp_path / called
    path.write_bytes(make())
    said = ""
    with within_the_limits() as is_the_clock_s:
        try:
            import_document(path, "policy", tmp_path / "official")
        except Refused as refusal:
            said = str(refusal)
    as_expected = said.startswith(expected.format(name=called)) and bool(said) == bool(expected)
    assert as_expected or is_the_clock_s(said), said
    assert not _PYTHON.search(said)
