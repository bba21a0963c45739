"""Every number and word in a table of the site is what its record says, in the order that was meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.net.faults import faults_of, undeclared, unused
from tests.net.kinds import KINDS, Kind


@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
def test_tables_show_what_their_records_say(kind: Kind, site: Path) -> None:
    assert list(faults_of(kind, site)) == []


def test_no_table_of_the_site_is_without_a_declaration(site: Path) -> None:
    assert list(undeclared(site)) == []


def test_no_declaration_is_without_a_table(site: Path) -> None:
    assert list(unused(site)) == []
