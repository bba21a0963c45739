"""A site against its checksums, in a folder and over the web."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from plugins.desk.trouble import DeskTrouble
from plugins.desk.verifying.listing import listed, pack_listing, write_listing
from plugins.desk.verifying.verify import say_verified, verify

RELEASE = "data/2026-27-q1/v1"


def quiet(_: str) -> None:
    """Tell nobody."""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Three pages and a release with its own list."""
    folder = tmp_path / "site"
    (folder / RELEASE).mkdir(parents=True)
    (folder / "en").mkdir()
    (folder / "index.html").write_bytes(b"<p>Kisumu</p>")
    (folder / "en/a page.html").write_bytes(b"<p>12 bills</p>")
    (folder / RELEASE / "results.csv").write_bytes(b"metric_id,value\nbills,12\n")
    digest = sha256(b"metric_id,value\nbills,12\n").hexdigest()
    (folder / RELEASE / "SHA256SUMS").write_text(f"{digest}  results.csv\n")
    write_listing(folder)
    return folder


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def address(site: Path) -> Iterator[str]:
    """The same site on a server of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_the_list_names_every_file_but_itself(site: Path) -> None:
    names = [
        "data/2026-27-q1/v1/SHA256SUMS",
        "data/2026-27-q1/v1/results.csv",
        "en/a page.html",
        "index.html",
    ]
    assert list(listed(pack_listing(site), "SHA256SUMS")) == names


def test_a_site_as_released_differs_in_nothing(site: Path) -> None:
    found = verify(str(site), quiet)
    assert found.is_as_released
    assert found.count == 4
    assert found.releases == {
        f"{RELEASE}/SHA256SUMS": sha256((site / RELEASE / "SHA256SUMS").read_bytes()).hexdigest()
    }
    assert found.site == sha256((site / "SHA256SUMS").read_bytes()).hexdigest()
    assert say_verified(found).endswith(f"Checksum of the site: {found.site}")


def test_what_is_changed_missing_and_extra_is_named(site: Path) -> None:
    (site / "index.html").write_bytes(b"<p>Kisumu!</p>")
    (site / "en/a page.html").unlink()
    (site / "en/hidden.html").write_bytes(b"")
    (site / "Thumbs.db").write_bytes(b"left by Windows")
    found = verify(str(site), quiet)
    assert (found.changed, found.missing, found.extra) == (
        ("index.html",),
        ("en/a page.html",),
        ("en/hidden.html",),
    )
    assert not found.is_as_released
    said = say_verified(found)
    assert "1 changed: they are not as they were released:\n  index.html" in said
    assert said.endswith("Publish the released folder again.")


def test_a_list_changed_with_the_file_is_found_by_the_releases_own_list(site: Path) -> None:
    (site / RELEASE / "results.csv").write_bytes(b"metric_id,value\nbills,13\n")
    write_listing(site)
    assert verify(str(site), quiet).disagree == (f"{RELEASE}/results.csv",)


def test_a_list_that_was_kept_finds_a_site_changed_as_a_whole(site: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.write_bytes((site / "SHA256SUMS").read_bytes())
    (site / "index.html").write_bytes(b"<p>Another site</p>")
    write_listing(site)
    assert verify(str(site), quiet).is_as_released  # its own list agrees with it
    assert verify(str(site), quiet, str(kept)).changed == ("index.html", "SHA256SUMS")


def test_a_site_on_the_web_is_read_file_by_file(site: Path, address: str) -> None:
    assert verify(address, quiet).is_as_released
    (site / "index.html").write_bytes(b"<p>Kisumu!</p>")
    (site / "en/a page.html").unlink()
    found = verify(f"{address}/", quiet)
    assert (found.changed, found.missing, found.extra) == (("index.html",), ("en/a page.html",), None)
    assert "cannot be seen from outside" in say_verified(found)


def test_a_redirection_to_another_host_is_refused(tmp_path: Path) -> None:
    class Elsewhere(_Quiet):
        def do_GET(self) -> None:
            self.send_response(302)
            self.send_header("Location", "http://example.invalid/SHA256SUMS")
            self.end_headers()

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Elsewhere, directory=str(tmp_path)))
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        with pytest.raises(DeskTrouble, match="sends its readers to another host"):
            verify(f"http://127.0.0.1:{server.server_port}", quiet)
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("https://", "is not the address of a site"),
        ("https://user@example.org", "is not the address of a site"),
        ("nowhere", "There is no folder nowhere"),
        ("http://127.0.0.1:9", "cannot be read"),
    ],
)
def test_what_cannot_be_looked_at_is_said(where: str, said: str) -> None:
    with pytest.raises(DeskTrouble, match=said):
        verify(where, quiet)


def test_a_site_without_a_list_cannot_be_compared(tmp_path: Path) -> None:
    with pytest.raises(DeskTrouble, match="has no file SHA256SUMS"):
        verify(str(tmp_path), quiet)


@pytest.mark.parametrize(
    "line", ["<html>", f"{'0' * 64}  ../../etc/passwd", f"{'0' * 64}  /etc/passwd", f"{'0' * 63}  a"]
)
def test_a_list_that_is_none_is_refused(line: str) -> None:
    with pytest.raises(DeskTrouble, match="line 1 reads"):
        listed(line.encode(), "SHA256SUMS")
