"""The built site that the net looks at: the same that the tests of ``tests/site`` look at."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.building import built_once


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site."""
    return built_once(tmp_path_factory).site
