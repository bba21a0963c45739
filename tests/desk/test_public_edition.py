"""What ``build --public`` does after Pelican: what was released to rehearse is refused, all else finished."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from plugins.core.packing.sums import sums
from plugins.desk import build as building
from plugins.desk.attacking.certificate import CERTIFICATE, is_certified, packed_sha256
from plugins.desk.build import BuildFailed, write_site
from plugins.desk.verifying.listing import listed
from tests.samples.editions import bytes_of

PAGE = "<p>Twelve bills were passed.</p>" * 100


@pytest.fixture
def rehearsed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The versions that the edition was released with, to rehearse; a quick builder stands for Pelican."""
    versions: list[str] = []

    def build(fresh: Path, **_: object) -> None:
        (fresh / "en").mkdir()
        (fresh / "en" / "index.html").write_text(PAGE)
        (fresh / "data").mkdir()
        (fresh / "data" / "all.csv").write_text("bills\n12\n")

    def attack(fresh: Path, *_: Path) -> tuple[str, ...]:
        told = {"attacked": packed_sha256(sums(fresh)), "rehearsed": versions}
        (fresh / CERTIFICATE).write_text(json.dumps(told))
        return ()

    monkeypatch.setattr(building, "HOME", tmp_path / "portal")
    monkeypatch.setattr(building, "run_pelican", build)
    monkeypatch.setattr(building, "attack_site", attack)
    (tmp_path / "portal").mkdir()
    return versions


def test_what_was_released_with_the_clock_set_is_in_no_public_edition(
    rehearsed: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = tmp_path / "site"
    write_site(site, public=True)
    before = bytes_of(site)
    rehearsed += ["2026-27-Q2 v1", "2026-27-Q3 v1"]
    with pytest.raises(BuildFailed) as stopped:
        write_site(site, public=True)
    assert stopped.value.exit_code == 2
    said = "released with the clock set, to rehearse: 2026-27-Q2 v1, 2026-27-Q3 v1."
    assert said in capsys.readouterr().err
    assert bytes_of(site) == before  # the edition that was there is as it was
    write_site(site)  # one to look at here may hold them
    assert not (site / CERTIFICATE).exists()


def test_what_goes_out_carries_its_twins_its_list_and_its_certificate(
    rehearsed: list[str], tmp_path: Path
) -> None:
    site = tmp_path / "site"
    write_site(site, public=True)
    assert rehearsed == []
    assert gzip.decompress((site / "en" / "index.html.gz").read_bytes()).decode() == PAGE
    found = listed((site / "SHA256SUMS").read_bytes(), "SHA256SUMS")
    assert set(found) == {"data/all.csv", "en/index.html", CERTIFICATE, "sbom.cdx.json"}
    assert is_certified(site, found)
