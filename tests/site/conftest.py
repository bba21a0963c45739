"""One built site for all tests that only look at it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.building import Built, build, built_once, copy_of_repository
from tests.site.reported import ADDRESS, reported


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The repository as it stands, built once and shared by all workers."""
    return built_once(tmp_path_factory)


@pytest.fixture
def copy(built: Built, tmp_path: Path) -> Path:
    """A copy of the repository to spoil; the pictures that are already drawn come along."""
    return copy_of_repository(tmp_path / "portal", pictures=built.site.parent / ".cache")


@pytest.fixture(scope="session")
def public(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site after the first reported release; the tests that look at it are of one group."""
    pictures = built.site.parent / ".cache"
    repository = copy_of_repository(tmp_path_factory.mktemp("reported") / "portal", pictures=pictures)
    made = build(reported(repository, ADDRESS))
    assert made.exit_code == 0, made.err
    return made.site
