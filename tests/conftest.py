"""What tests of every part of the house may ask for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from xdist.scheduler import LoadScopeScheduling

from tests.samples.tiny import Tiny, write_tiny

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[1]


@pytest.fixture
def tiny(tmp_path: Path) -> Tiny:
    """A tiny, valid data folder of this test's own, to be read or spoilt."""
    return write_tiny(tmp_path / "data")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests that look at pages: a thread may hold no second ``sync_playwright``."""
    from playwright.sync_api import sync_playwright

    from tests.browser.pages import launched

    with sync_playwright() as playwright:
        found = launched(playwright)
        yield found
        found.close()


#: Folders and files whose tests take longest: they begin first, so that no worker is left alone with one.
_LONGEST = ("tests/site/test_walk_through.py", "tests/browser/", "tests/site/")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest tests first; within each group the order stays."""

    def place(item: pytest.Item) -> int:
        path = item.path.as_posix()
        return next((at for at, name in enumerate(_LONGEST) if name in path), len(_LONGEST))

    items.sort(key=place)


class Grouped(LoadScopeScheduling):  # type: ignore[misc]
    """All tests of a group on one worker, each other test wherever there is room.

    The group is the one that the test's file is marked with, or the file itself if it makes something once
    for all its tests; pytest-xdist's own reading of the mark finds no group with this version of pytest, and
    every worker then makes what a group shares.
    """

    def _split_scope(self, nodeid: str) -> str:
        return group_of(nodeid.partition("::")[0]) or nodeid


@cache
def group_of(file: str) -> str:
    """The group of a file's tests; empty if it has none."""
    text = (ROOT / file).read_text(encoding="utf-8")
    marked = re.search(r'xdist_group\("([\w-]+)"\)', text)
    if marked:
        return marked[1]
    return file if re.search(r'fixture\(.*scope="module"', text) else ""


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Grouped:
    return Grouped(config, log)
