"""One built site for all tests that only look at it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.pages import served
from tests.site.building import Built, built_once, copy_of_repository


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The repository as it stands, built once and shared by all workers."""
    return built_once(tmp_path_factory)


@pytest.fixture(scope="session")
def address(built: Built) -> Iterator[str]:
    """Where the built site is served."""
    with served(built.site) as url:
        yield url


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the repository to spoil."""
    return copy_of_repository(tmp_path / "portal")
