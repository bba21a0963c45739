"""What is published is the checked site, whole, and nothing of it can be turned against the Assembly."""

from __future__ import annotations

import errno
import gzip
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plugins.core.pages.twins import pack_twin, write_twins
from plugins.desk.attacking.certificate import CERTIFICATE
from plugins.desk.publishing.branch import ToBranch
from plugins.desk.publishing.command import destination, publish
from plugins.desk.publishing.folder import ToFolder
from plugins.desk.publishing.host import ToHost
from plugins.desk.trouble import DeskTrouble
from plugins.desk.verifying.listing import write_listing
from plugins.desk.verifying.verify import verify
from tests.samples.editions import (
    Published,
    bytes_of,
    certify,
    edition,
    git,
    in_folder,
    on_branch,
    on_host,
    quiet,
    yes,
)

WAYS = ("link", "folder", "host", "branch")


@pytest.fixture
def way(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Published:
    """Each way to publish in its turn."""
    return place(request.param, tmp_path, monkeypatch)


def place(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Published:
    if name == "host":
        if shutil.which("rsync") is None:
            pytest.skip("rsync is not installed")
        monkeypatch.setenv("RSYNC_RSH", str(folder / "shell"))
        return on_host(folder)
    if name == "branch":
        return on_branch(folder)
    if name == "folder":
        (folder / "www").mkdir()
    return in_folder(folder, links=name == "link")


every_way = pytest.mark.parametrize("way", WAYS, indirect=True)

# --- links


def _to(target: str) -> Callable[[Path], None]:
    def link(site: Path) -> None:
        (site / "en" / "odd").symlink_to(target)

    return link


LINKS = {
    "to a file of the site": _to("index.html"),
    "to a file elsewhere": _to("../../letter.txt"),
    "to a folder elsewhere": _to("../../letters"),
    "to a folder of the site": _to("../static"),
    "to the folder above": _to(".."),
    "to itself": _to("odd"),
    "to nothing": _to("nowhere"),
    "that nobody can open": lambda site: os.mkfifo(site / "en" / "odd"),
}


@pytest.mark.parametrize("odd", LINKS)
@every_way
def test_a_link_in_the_site_is_named_and_nothing_is_published(
    way: Published, tmp_path: Path, odd: str
) -> None:
    (tmp_path / "letters").mkdir()
    for letter in (tmp_path / "letter.txt", tmp_path / "letters" / "letter.txt"):
        letter.write_text("private")
    site = edition(tmp_path / "site", index="one")
    publish(site, way.to, quiet, yes)
    before = way.held()
    edition(site, index="two")
    LINKS[odd](site)
    with pytest.raises(
        DeskTrouble, match=r"no plain file or folder, such as links(.|\n)*  en/odd\nNothing was"
    ):
        publish(site, way.to, quiet, yes)
    assert way.held() == before


@pytest.mark.parametrize("name", ["SHA256SUMS", "_headers", "en"])
def test_nor_may_the_lists_or_a_whole_folder_be_a_link(tmp_path: Path, name: str) -> None:
    site = edition(tmp_path / "site", index="one")
    (site / name).rename(tmp_path / "moved")
    (site / name).symlink_to(tmp_path / "moved")
    with pytest.raises(DeskTrouble, match=f"such as links(.|\n)*  {name}\n"):
        publish(site, in_folder(tmp_path, links=True).to, quiet, yes)
    assert not (tmp_path / "www").exists()


def test_the_site_itself_may_be_reached_by_a_link(tmp_path: Path) -> None:
    (tmp_path / "output-public").symlink_to(edition(tmp_path / "disk" / "site", index="one"))
    way = in_folder(tmp_path, links=True)
    publish(tmp_path / "output-public", way.to, quiet, yes)
    assert way.held()["en/index.html"] == b"one"


# --- what changes while somebody thinks


MEDDLING = {
    "a page is changed": lambda site: (site / "en" / "index.html").write_text("forged"),
    "a page is added": lambda site: (site / "en" / "more.html").write_text("forged"),
    "a page becomes a link": lambda site: (
        (site / "en" / "index.html").unlink(),
        (site / "en" / "index.html").symlink_to(site / "_headers"),
    ),
}


@pytest.mark.parametrize("meddling", MEDDLING)
@every_way
def test_what_changes_between_the_look_and_the_yes_is_not_published(
    way: Published, tmp_path: Path, meddling: str
) -> None:
    site = edition(tmp_path / "site", index="one")
    publish(site, way.to, quiet, yes)
    before = way.held()
    edition(site, index="two")

    def meddled(_: str) -> bool:
        MEDDLING[meddling](site)
        return True

    with pytest.raises(DeskTrouble, match="Nothing was published"):
        publish(site, way.to, quiet, meddled)
    assert way.held() == before


# --- what is the host's, and what is nobody's any more


@every_way
def test_what_belongs_to_the_host_stays_and_what_was_withdrawn_goes(way: Published, tmp_path: Path) -> None:
    site = edition(tmp_path / "site", index="one", withdrawn="81.3")
    (site / "data" / "withdrawn").mkdir(parents=True)
    (site / "data" / "withdrawn" / "figures.csv").write_text("81.3")
    certify(site)
    publish(site, way.to, quiet, yes)
    of_host = {".well-known/acme-challenge/token": "proof", "CNAME": "portal.example.org"}
    of_nobody = {"en/index.html.gz": "one, packed", ".well-known.html": "x", "en/CNAME": "x", ".hidden": "x"}
    for name, text in {**of_host, **of_nobody}.items():
        way.put(name, text)

    edition(site, index="two")
    said = publish(site, way.to, quiet, yes, dry_run=True)
    assert "6 taken away" in said
    for name in (*of_nobody, "en/withdrawn.html", "data/withdrawn/figures.csv"):
        assert f"    {name}\n" in said
    publish(site, way.to, quiet, yes)
    assert way.held() == {**bytes_of(site), **{name: text.encode() for name, text in of_host.items()}}
    assert publish(site, way.to, quiet, yes).startswith("Nothing would change")


def with_twins(site: Path) -> dict[str, bytes]:
    write_twins(site)
    return bytes_of(site)


@every_way
def test_a_page_is_published_with_its_own_twin_and_none_of_an_older_page(
    way: Published, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    for bills in ("Twelve", "Eleven"):
        ready = with_twins(edition(site, index=f"<p>{bills} bills were passed.</p>" * 100))
        assert {name for name in ready if name.endswith(".gz")} == {"en/index.html.gz"}
        publish(site, way.to, quiet, yes)
        held = way.held()
        if isinstance(way.to, ToBranch):  # a host of pages packs by itself
            assert not [name for name in held if name.endswith(".gz")]
        else:
            assert gzip.decompress(held["en/index.html.gz"]) == held["en/index.html"]
    publish(edition(site, index="Withdrawn."), way.to, quiet, yes)
    assert not [name for name in way.held() if name.endswith(".gz")]


@every_way
def test_a_figure_that_was_corrected_is_nowhere_though_its_files_look_the_same(
    way: Published, tmp_path: Path
) -> None:
    """Page, feed and the host's own files are as long as before and bear the same time; one is gone."""
    site = tmp_path / "site"
    for index in ("81.3", "18.3"):
        edition(site, index=f"<p>The index is {index}.</p>" * 100)
        (site / "en" / "reports.atom").write_text(f"<entry>The index is {index}.</entry>" * 100)
        (site / "_headers").write_text(f"/*\n  X-Index: {index}\n")
        if index == "81.3":
            (site / "_redirects").write_text("/en/withdrawn.html /en/the-81.3-report.html 301\n")
        certify(site)
        write_twins(site)
        for path in site.rglob("*"):
            os.utime(path, (0, 0))
        publish(site, way.to, quiet, yes)
    held = way.held()
    assert "_redirects" not in held
    assert b"18.3" in held["en/index.html"]
    assert b"18.3" in held["en/reports.atom"]
    assert b"18.3" in held["_headers"]
    for name, data in held.items():
        assert b"81.3" not in (gzip.decompress(data) if name.endswith(".gz") else data), name


@pytest.mark.parametrize("stale", ["packed with a time and a name", "cut short", "two in one file", "empty"])
def test_a_twin_that_is_not_what_the_page_says_stops_it(tmp_path: Path, stale: str) -> None:
    page, old = "<p>Eleven bills were passed.</p>" * 100, b"<p>Twelve bills were passed.</p>" * 100
    site = edition(tmp_path / "site", index=page)
    odd = {
        "packed with a time and a name": gzip.compress(old, mtime=1_700_000_000),
        "cut short": pack_twin(page.encode())[:-9],
        "two in one file": pack_twin(page.encode()) + pack_twin(old),
        "empty": b"",
    }
    (site / "en" / "index.html.gz").write_bytes(odd[stale])
    with pytest.raises(DeskTrouble, match="Nothing was published"):
        publish(site, ToFolder(tmp_path / "www"), quiet, yes)


def test_a_twin_that_says_something_else_is_not_published(tmp_path: Path) -> None:
    site = edition(tmp_path / "site", index="<p>Eleven bills were passed.</p>" * 100)
    (site / "en" / "index.html.gz").write_bytes(pack_twin(b"<p>Twelve bills were passed.</p>" * 100))
    with pytest.raises(DeskTrouble, match=r"1 extra: .*\n  en/index.html.gz\n(.|\n)*Nothing was published"):
        publish(site, ToFolder(tmp_path / "www"), quiet, yes)


def test_where_pages_have_moved_to_is_published_too(tmp_path: Path) -> None:
    site = edition(tmp_path / "site", index="new")
    (site / "_redirects").write_text("/en/old.html /en/index.html 301\n")
    publish(site, ToFolder(tmp_path / "www"), quiet, yes)
    assert (tmp_path / "www" / "_redirects").read_text() == "/en/old.html /en/index.html 301\n"


def test_a_published_folder_with_the_hosts_own_in_it_is_as_it_was_released(tmp_path: Path) -> None:
    way = in_folder(tmp_path, links=True)
    publish(edition(tmp_path / "site", index="one"), way.to, quiet, yes)
    way.put(".well-known/acme-challenge/token", "proof")
    assert verify(str(tmp_path / "www"), quiet).is_as_released
    way.put("well-known/token", "x")
    assert verify(str(tmp_path / "www"), quiet).extra == ("well-known/token",)


def test_a_link_of_the_host_stays_a_link(tmp_path: Path) -> None:
    way = in_folder(tmp_path, links=True)
    site = edition(tmp_path / "site", index="one")
    publish(site, way.to, quiet, yes)
    (tmp_path / "challenges").mkdir()
    (tmp_path / "www" / ".well-known").symlink_to(tmp_path / "challenges")
    publish(edition(site, index="two"), way.to, quiet, yes)
    assert (tmp_path / "www" / ".well-known").readlink() == tmp_path / "challenges"


@pytest.mark.parametrize("links", [True, False])
def test_the_web_server_may_read_what_is_published_whatever_this_person_keeps_private(
    tmp_path: Path, links: bool
) -> None:
    mask = os.umask(0o077)
    try:
        site = edition(tmp_path / "site", index="one")
        publish(site, in_folder(tmp_path, links=links).to, quiet, yes)
    finally:
        os.umask(mask)
    www = (tmp_path / "www").resolve()
    modes = {path.relative_to(www).as_posix(): path.stat().st_mode & 0o777 for path in www.rglob("*")}
    assert {modes.pop("en"), www.stat().st_mode & 0o777} == {0o755}
    assert set(modes.values()) == {0o644}
    if links:
        assert www.parent.stat().st_mode & 0o777 == 0o755


# --- names that another program would take for something else


@pytest.mark.parametrize(
    "place",
    [
        "-e:x",
        "--rsync-path:x/y",
        "-oProxyCommand:x/y",
        "user@-oProxyCommand:x/y",
        "-l@host:/srv/portal",
        "host:-delete/x",
        "host:/srv/--delete",
        "host:/srv/../etc/x",
        "host:~",
        "host:/srv/$(id)",
        "host:/srv/x;id",
        "host:/srv/x`id`",
        "host:/srv/x\nid",
        "host::module/x",
        "rsync://host/x",
    ],
)
def test_a_place_that_a_program_would_take_for_more_is_refused(place: str) -> None:
    with pytest.raises(DeskTrouble, match="is not a place on another computer"):
        ToHost(place)


@pytest.mark.parametrize("place", ["user@host.example:/srv/portal", "host:sites/portal", "host:~/my-portal"])
def test_a_plain_place_is_taken(place: str) -> None:
    assert ToHost(place).name == place


@pytest.mark.parametrize(
    "branch", ["--upload-pack=touch planted", "-d", "pages..x", "pages.lock", "a b", "@{-1}", "x:y", "pages/"]
)
def test_a_branch_that_git_would_take_for_more_is_refused(tmp_path: Path, branch: str) -> None:
    site, near = edition(tmp_path / "site", index="one"), on_branch(tmp_path) and tmp_path / "near"
    to = destination(branch=branch, repository=near, remote="origin", push=True)
    with pytest.raises(DeskTrouble, match="is no name for a branch"):
        publish(site, to, quiet, yes)
    assert not list(tmp_path.rglob("planted"))


@pytest.mark.parametrize(
    "remote",
    [
        "--upload-pack=touch planted",
        "-u",
        "ext::sh -c touch% planted",
        "/srv/elsewhere",
        "http://host.example",
    ],
)
def test_a_remote_that_the_repository_does_not_know_is_refused(tmp_path: Path, remote: str) -> None:
    site, near = edition(tmp_path / "site", index="one"), on_branch(tmp_path) and tmp_path / "near"
    to = destination(branch="pages", repository=near, remote=remote, push=True)
    with pytest.raises(DeskTrouble, match=r"knows no other copy named .* It knows origin\."):
        publish(site, to, quiet, yes)
    assert not list(tmp_path.rglob("planted"))
    assert git(near, "branch", "--list", "pages") == ""


@pytest.mark.skipif(shutil.which("rsync") is None, reason="rsync is not installed")
def test_a_site_whose_folder_has_an_odd_name_is_still_a_folder_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    way = place("host", tmp_path, monkeypatch)
    monkeypatch.chdir(tmp_path)
    for name in ("--delete", "host:site"):
        publish(edition(Path(name), index=name), way.to, quiet, yes)
        assert way.held()["en/index.html"] == name.encode()


# --- disks


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own with room for one small site and not for two."""
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "portal-test", str(disk)]
    if sys.platform != "linux" or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


SAID = {"full": "The disk is full", "read": "The place can only be read"}


@pytest.mark.parametrize("disk", SAID)
@pytest.mark.parametrize("way", WAYS)
def test_a_disk_that_takes_nothing_is_said_in_one_sentence_and_the_old_site_stays(
    small_disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str, disk: str
) -> None:
    to = place(way, small_disk, monkeypatch)
    site = edition(tmp_path / "site", index="one")
    publish(site, to.to, quiet, yes)
    before = to.held()
    edition(site, index="two", heavy=os.urandom(1_000_000).hex())
    if disk == "read":
        subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(DeskTrouble, match=SAID[disk]) as stopped:
        publish(site, to.to, quiet, yes)
    assert len(str(stopped.value)) < 400
    assert "\n" not in str(stopped.value)
    subprocess.run(["mount", "-o", "remount,rw,size=8m", str(small_disk)], check=True)  # room is made
    waiting = ".~tmp~"  # where rsync keeps what has not taken its place yet; the next run clears it away
    assert {name: data for name, data in to.held().items() if waiting not in name} == before
    edition(site, index="three")
    publish(site, to.to, quiet, yes)
    assert to.held() == bytes_of(site)


@pytest.mark.parametrize("links", [True, False])
def test_a_share_of_the_disk_that_is_used_up_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    way = in_folder(tmp_path, links=links)
    site = edition(tmp_path / "site", index="one")
    publish(site, way.to, quiet, yes)
    before = way.held()
    edition(site, index="two")

    def over(self: Path, _: bytes) -> int:
        raise OSError(errno.EDQUOT, os.strerror(errno.EDQUOT), str(self))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_bytes", over)
        with pytest.raises(DeskTrouble, match=r"Your share of the disk is full"):
            publish(site, way.to, quiet, yes)
    assert way.held() == before


def test_an_edition_that_was_not_attacked_is_not_published(tmp_path: Path) -> None:
    site = edition(tmp_path / "site", index="one")
    (site / CERTIFICATE).unlink()
    write_listing(site)
    with pytest.raises(DeskTrouble, match="was not attacked as its readers could"):
        publish(site, ToFolder(tmp_path / "www"), quiet, yes)
    # nor one whose tables are others than those attacked
    edition(site, index="one")
    (site / "data").mkdir()
    (site / "data" / "more.csv").write_text("12")
    write_listing(site)
    with pytest.raises(DeskTrouble, match="was not attacked as its readers could"):
        publish(site, ToFolder(tmp_path / "www"), quiet, yes)
    assert not (tmp_path / "www").exists()


@every_way
def test_what_was_released_to_rehearse_reaches_nobody(way: Published, tmp_path: Path) -> None:
    site = edition(tmp_path / "site", index="one")
    publish(site, way.to, quiet, yes)
    before = way.held()
    edition(site, index="rehearsed")
    told = json.loads((site / CERTIFICATE).read_text())
    (site / CERTIFICATE).write_text(json.dumps({**told, "rehearsed": ["2026-27-Q2 v1"]}))
    write_listing(site)
    with pytest.raises(DeskTrouble, match=r"to rehearse: 2026-27-Q2 v1\.(.|\n)*Nothing was published"):
        publish(site, way.to, quiet, yes)
    assert way.held() == before
