"""The public edition reaches a folder, another computer or a branch, whole, after a look and a yes."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from plugins.desk.publishing.changes import Changes, changes, say_changes
from plugins.desk.publishing.command import destination, publish
from plugins.desk.publishing.folder import ToFolder
from plugins.desk.publishing.host import ToHost, changes_said
from plugins.desk.trouble import DeskTrouble
from tests.samples.editions import edition, git, names, quiet, text_of, yes

# --- what would change


def test_each_file_is_new_changed_taken_away_or_stays() -> None:
    found = changes({"a": "1", "b": "2", "d": "4"}, {"b": "9", "c": "3", "d": "4"})
    assert found == Changes(added=("a",), changed=("b",), removed=("c",), kept=1)
    assert say_changes(found, "there") == (
        "This would change 3 files in there:\n  1 new\n    a\n  1 changed\n    b\n  1 taken away\n    c\n"
        "  1 stay as they are"
    )


def test_a_long_list_is_cut_and_says_so() -> None:
    said = say_changes(changes({f"{number:02}": "x" for number in range(40)}, {}), "there")
    assert "  40 new\n    00\n" in said
    assert said.count("\n    ") == 16  # fifteen names and the line below
    assert "    ... and 25 more" in said  # 40 - 15


# --- what is ready


def test_only_a_whole_public_edition_is_published(tmp_path: Path) -> None:
    to = ToFolder(tmp_path / "www")
    with pytest.raises(DeskTrouble, match=r"There is no .*Make the public edition first"):
        publish(tmp_path / "nothing", to, quiet, yes)

    preview = edition(tmp_path / "preview", index="draft")
    (preview / "_headers").unlink()
    with pytest.raises(DeskTrouble, match="not the public edition; a preview"):
        publish(preview, to, quiet, yes)

    spoilt = edition(tmp_path / "spoilt", index="as built")
    (spoilt / "en" / "index.html").write_text("changed by hand")
    with pytest.raises(DeskTrouble, match=r"en/index\.html(.|\n)*Nothing was published"):
        publish(spoilt, to, quiet, yes)
    assert not (tmp_path / "www").exists()


def test_one_place_is_asked_for(tmp_path: Path) -> None:
    for places in ({}, {"folder": "a", "host": "b:/c"}):
        with pytest.raises(DeskTrouble, match="Say where to publish, one of"):
            destination(repository=tmp_path, remote="origin", push=False, **places)  # type: ignore[arg-type]


# --- a folder


@pytest.mark.parametrize("links", [True, False])
def test_a_folder_holds_the_new_site_after_a_look_and_a_yes(tmp_path: Path, links: bool) -> None:
    site, to = edition(tmp_path / "site", index="one", old="x"), ToFolder(tmp_path / "www", links)
    asked: list[str] = []

    def no(question: str) -> bool:
        asked.append(question)
        return False

    assert "Nothing was changed" in publish(site, to, quiet, yes, dry_run=True)
    assert publish(site, to, quiet, no) == "Nothing was changed."
    assert asked == [f"Publish to {tmp_path / 'www'}?"]
    assert not (tmp_path / "www").exists()

    publish(site, to, quiet, yes)
    edition(site, index="two", new="y")
    said = publish(site, to, quiet, yes, dry_run=True)
    assert "This would change 4 files" in said
    assert "1 new\n    en/new.html\n  2 changed\n    SHA256SUMS\n    en/index.html\n" in said
    assert "  1 taken away\n    en/old.html" in said
    assert text_of(to.path) == "one"

    publish(site, to, quiet, yes)
    assert text_of(to.path) == "two"
    assert names(to.path) == names(site)
    assert to.path.is_symlink() == links
    assert publish(site, to, quiet, yes).startswith("Nothing would change")


def test_the_link_leads_to_one_of_the_newest_three_copies(tmp_path: Path) -> None:
    to = ToFolder(tmp_path / "www", links=True)
    for number in range(5):
        publish(edition(tmp_path / "site", index=f"release {number}"), to, quiet, yes)
    kept = sorted(text_of(copy) for copy in to.versions.iterdir())
    assert kept == ["release 2", "release 3", "release 4"]
    assert text_of(to.path) == "release 4"


def test_a_served_copy_that_was_changed_by_hand_is_replaced_by_a_fresh_one(tmp_path: Path) -> None:
    site, to = edition(tmp_path / "site", index="released"), ToFolder(tmp_path / "www", links=True)
    publish(site, to, quiet, yes)
    (to.path / "en" / "index.html").write_text("by hand")
    assert "1 changed\n    en/index.html" in publish(site, to, quiet, yes, dry_run=True)
    publish(site, to, quiet, yes)
    assert text_of(to.path) == "released"


@pytest.mark.parametrize("links", [True, False])
def test_a_stop_at_any_step_leaves_a_whole_site_and_the_next_run_finishes(
    tmp_path: Path, links: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The steps that change names are stopped one by one, as a machine that goes off would stop them."""
    steps = ("rename", "replace", "symlink_to")
    for stop in range(6):
        home = tmp_path / str(stop)
        to = ToFolder(home / "www", links)
        publish(edition(home / "site", index="old"), to, quiet, yes)
        site, done = edition(home / "site", index="new"), 0

        class Off(BaseException):
            pass

        with monkeypatch.context() as patched:
            for name in steps:
                real = getattr(Path, name)

                def limited(self: Path, *rest: object, _real=real, _stop=stop, **more: object):  # type: ignore[no-untyped-def]
                    nonlocal done
                    if done == _stop:
                        raise Off
                    done += 1
                    return _real(self, *rest, **more)

                patched.setattr(Path, name, limited)
            with suppress(Off):
                publish(site, to, quiet, yes)
        if to.path.exists():
            assert text_of(to.path) in ("old", "new")
        publish(site, to, quiet, yes)
        assert text_of(to.path) == "new"
        assert names(to.path) == names(site)


def test_a_folder_with_other_files_and_a_file_are_left_alone(tmp_path: Path) -> None:
    site = edition(tmp_path / "site", index="one")
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "letter.txt").write_text("mine")
    with pytest.raises(DeskTrouble, match="holds other files and no site of this portal"):
        publish(site, ToFolder(tmp_path / "letters"), quiet, yes)
    with pytest.raises(DeskTrouble, match="is a file"):
        publish(site, ToFolder(tmp_path / "letters" / "letter.txt"), quiet, yes)
    with pytest.raises(DeskTrouble, match="Publish to another folder"):
        publish(site, ToFolder(site), quiet, yes)
    assert (tmp_path / "letters" / "letter.txt").read_text() == "mine"


# --- another computer


def test_what_rsync_says_is_read() -> None:
    """Lines as rsync(1) 3.2 prints them with ``--out-format='%i %n'``."""
    said = "\n".join(
        (
            "*deleting   en/old page.html",
            "*deleting   en/empty/",
            ".d..t...... ./",
            "cd+++++++++ en/",
            "<f+++++++++ en/new.html",
            "<fcst...... en/index.html",
            ".f...p..... en/same.html",
        )
    )
    assert changes_said(said) == Changes(
        added=("en/new.html",), changed=("en/index.html",), removed=("en/old page.html",)
    )


@pytest.mark.parametrize("place", ["/var/www", "host:", "host:/", "host:/etc", "-e sh:/x", "a b:/c"])
def test_a_place_that_is_no_folder_elsewhere_is_refused(place: str) -> None:
    with pytest.raises(DeskTrouble, match="is not a place on another computer"):
        ToHost(place)


@pytest.mark.skipif(shutil.which("rsync") is None, reason="rsync is not installed")
def test_another_computer_gets_what_differs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other computer is this one: in place of ssh stands a script that runs the far side's command."""
    there = tmp_path / "there" / "portal"
    (there / ".well-known").mkdir(parents=True)
    (there / ".well-known" / "proof").write_text("of the host")
    shell = tmp_path / "shell"
    shell.write_text('#!/bin/sh\nshift\nexec sh -c "$*"\n')
    shell.chmod(0o755)
    monkeypatch.setenv("RSYNC_RSH", str(shell))

    site, to = edition(tmp_path / "site", index="one", old="x"), ToHost(f"host:{there}")
    assert "6 new" in publish(site, to, quiet, yes, dry_run=True)
    assert names(there) == {".well-known/proof"}
    publish(site, to, quiet, yes)
    edition(site, index="two")
    assert "1 taken away\n    en/old.html" in publish(site, to, quiet, yes, dry_run=True)
    publish(site, to, quiet, yes)
    assert names(there) == names(site) | {".well-known/proof"}
    assert text_of(there) == "two"
    assert publish(site, to, quiet, yes).startswith("Nothing would change")

    (tmp_path / "there" / "else").mkdir()
    (tmp_path / "there" / "else" / "letter.txt").write_text("mine")
    with pytest.raises(DeskTrouble, match="holds other files"):
        publish(site, ToHost(f"host:{tmp_path}/there/else"), quiet, yes)
    monkeypatch.setenv("RSYNC_RSH", "false")
    with pytest.raises(DeskTrouble, match="rsync could not reach or write host:"):
        publish(site, to, quiet, yes)


# --- a branch


def test_a_branch_gets_one_commit_a_release_and_keeps_the_hosts_name(tmp_path: Path) -> None:
    far, near = tmp_path / "far", tmp_path / "near"
    git(tmp_path, "init", "-q", "--bare", str(far))
    git(tmp_path, "init", "-q", "-b", "main", str(near))
    git(near, "remote", "add", "origin", str(far))
    (near / "work.txt").write_text("work")
    git(near, "add", ".")
    git(near, "commit", "-qm", "work")

    def to(branch: str = "pages"):  # type: ignore[no-untyped-def]
        return destination(branch=branch, repository=near, remote="origin", push=True)

    site = edition(tmp_path / "site", index="one", old="x")
    assert "6 new" in publish(site, to(), quiet, yes, dry_run=True)
    assert git(far, "branch", "--list") == ""
    publish(site, to(), quiet, yes)
    assert git(far, "show", "pages:en/index.html") == "one"

    other = tmp_path / "other"
    git(tmp_path, "clone", "-q", "-b", "pages", str(far), str(other))
    (other / "CNAME").write_text("portal.example.org")
    git(other, "add", ".")
    git(other, "commit", "-qm", "the site's own name")
    git(other, "push", "-q")

    edition(site, index="two")
    assert "1 taken away\n    en/old.html" in publish(site, to(), quiet, yes, dry_run=True)
    publish(site, to(), quiet, yes)
    held = set(git(far, "ls-tree", "-r", "--name-only", "pages").splitlines())
    assert held == names(site) | {".nojekyll", "CNAME"}
    assert git(far, "show", "pages:CNAME") == "portal.example.org"
    assert git(far, "rev-list", "--count", "pages") == "3"
    assert publish(site, to(), quiet, yes).startswith("Nothing would change")
    assert git(near, "status", "--porcelain") == ""
    with pytest.raises(DeskTrouble, match="main is the branch of the work itself"):
        publish(site, to("main"), quiet, yes)
