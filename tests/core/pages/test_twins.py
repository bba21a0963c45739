"""Packed twins: the same bytes anywhere, and a twin only as long as it says what the file beside it says."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from plugins.core.pages.twins import pack_twin, twins_in, write_twins
from plugins.desk.verifying.listing import pack_listing
from plugins.desk.verifying.verify import verify

PAGE = b"<p>Twelve bills were passed.</p>" * 100


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "en").mkdir()
    for name in ("en/index.html", "en/small.html", "data.zip"):
        (tmp_path / name).write_bytes(PAGE if "small" not in name else PAGE[:100])
    (tmp_path / "SHA256SUMS").write_bytes(pack_listing(tmp_path))
    write_twins(tmp_path)
    return tmp_path


def test_a_text_that_is_worth_it_has_a_twin_that_names_no_time_and_no_file(site: Path) -> None:
    twin = site / "en" / "index.html.gz"
    assert list(site.rglob("*.gz")) == [twin]
    assert gzip.decompress(twin.read_bytes()) == PAGE
    # RFC 1952: no flags, no time, packed as small as can be, on a system that is not said
    assert twin.read_bytes()[:10] == b"\x1f\x8b\x08\x00" + bytes(4) + b"\x02\xff"


def test_a_twin_is_on_no_list_and_nothing_foreign(site: Path) -> None:
    assert twins_in(site) == {"en/index.html.gz"}
    assert ".gz" not in pack_listing(site).decode()
    assert verify(str(site), print).is_as_released


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("en/index.html.gz", pack_twin(PAGE.replace(b"Twelve", b"Eleven"))),
        ("en/index.html.gz", pack_twin(PAGE) + pack_twin(b"and more")),
        ("en/index.html.gz", pack_twin(PAGE)[:-9]),
        ("en/index.html.gz", PAGE),
        ("en/index.html.gz", pack_twin(bytes(300_000_000))),
        ("en/gone.html.gz", pack_twin(PAGE)),
        ("data.zip.gz", pack_twin(PAGE)),
    ],
)
def test_what_says_something_else_is_foreign(name: str, data: bytes, site: Path) -> None:
    (site / name).write_bytes(data)
    found = verify(str(site), print)
    assert found.extra == (name,)
    assert not found.is_as_released
