"""One built site for all tests that only look at it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.building import Built, built_once, copy_of_repository


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The repository as it stands, built once and shared by all workers."""
    return built_once(tmp_path_factory)


@pytest.fixture
def copy(built: Built, tmp_path: Path) -> Path:
    """A copy of the repository to spoil; the pictures that are already drawn come along."""
    return copy_of_repository(tmp_path / "portal", pictures=built.site.parent / ".cache")
