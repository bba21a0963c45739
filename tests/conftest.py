"""What tests of every part of the house may ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.samples.tiny import Tiny, write_tiny


@pytest.fixture
def tiny(tmp_path: Path) -> Tiny:
    """A tiny, valid data folder of this test's own, to be read or spoilt."""
    return write_tiny(tmp_path / "data")
