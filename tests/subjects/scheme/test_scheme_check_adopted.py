"""An index of the Assembly's own figures rests on a scheme that it has adopted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.subjects.scheme.check_adopted import check_adopted
from plugins.subjects.scheme.record import read_index_scheme
from tests.samples.tiny import Q2, Tiny
from tools.illustrative.place import EXAMPLE


@pytest.mark.parametrize(
    ("provenance", "has_index", "status", "is_wrong"),
    [
        ("illustrative", True, "illustrative", False),
        ("reported", False, "illustrative", False),
        ("reported", True, "adopted", False),
        ("reported", True, "illustrative", True),
        ("back-cast", True, "illustrative", True),
    ],
)
def test_a_reported_index_by_an_example_of_a_scheme_is_named_with_its_line(
    tiny: Tiny, provenance: str, has_index: bool, status: str, is_wrong: bool
) -> None:
    """In the tiny quarter, has_index stands on line 8."""
    (read,), _ = read_index_scheme(EXAMPLE.reference / "index", "index")
    scheme = replace(read.scheme, status=status)
    release = replace(tiny.dataset().quarters[-1].release, provenance=provenance, has_index=has_index)
    found = [str(each) for each in check_adopted(tiny.path(Q2), release, scheme)]
    said = (
        f'{Q2}/release.toml, line 8, column "has_index": The scheme kisumu_productivity with its weights and '
        "bands is only illustrative in index/scheme.toml, and this quarter's figures are not. Write "
        "has_index = false and why there is none, or have the Assembly adopt a scheme."
    )
    assert found == ([said] if is_wrong else [])
