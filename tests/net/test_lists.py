"""Lists that are no tables say what their records say: petitions with their days, bills and their journey."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.net.faults import faults_of_part
from tests.net.lists import PARTS, Part


@pytest.mark.parametrize("part", PARTS, ids=[part.name for part in PARTS])
def test_lists_show_what_their_records_say(part: Part, site: Path) -> None:
    assert list(faults_of_part(part, site)) == []
