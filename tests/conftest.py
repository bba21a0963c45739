"""What tests of every part of the house may ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.samples.tiny import Tiny, write_tiny


@pytest.fixture
def tiny(tmp_path: Path) -> Tiny:
    """A tiny, valid data folder of this test's own, to be read or spoilt."""
    return write_tiny(tmp_path / "data")


#: Folders and files whose tests take longest: they begin first, so that no worker is left alone with one.
_LONGEST = ("tests/site/test_walk_through.py", "tests/browser/", "tests/site/")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest tests first; within each group the order stays."""

    def place(item: pytest.Item) -> int:
        path = item.path.as_posix()
        return next((at for at, name in enumerate(_LONGEST) if name in path), len(_LONGEST))

    items.sort(key=place)
