"""A signed draft goes out whole, or not at all and with every reason."""

from __future__ import annotations

import errno
import os
import shutil
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from plugins.core.statements.formats import in_groups
from plugins.desk.attacking.certificate import rehearsed_in
from plugins.desk.build import BuildFailed
from plugins.desk.clock import EAST_AFRICA, Clock
from plugins.desk.lock import at_work
from plugins.desk.releasing import finish, stage
from plugins.desk.releasing.command import NotReady, Wish
from plugins.desk.trouble import DeskTrouble
from plugins.portal.read import read_assembly
from plugins.subjects.releases.record import SignOff
from tests.samples.released import DAY, PAGE, WAIVED, Repository, copy_of, first_reported, quick, repository
from tests.site.building import digests

EARLY = Clock(datetime(2026, 4, 30, 9, 59, tzinfo=EAST_AFRICA))


@pytest.fixture(autouse=True)
def _builder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage, "run_pelican", quick())


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once, copied for each test."""
    folder = tmp_path_factory.mktemp("signed")
    repository(folder)
    return folder


@pytest.fixture
def signed(made: Path, tmp_path: Path) -> Repository:
    """Everything is signed, and the announced time has come."""
    return copy_of(made, tmp_path / "copy")


def as_before(signed: Repository, before: dict[str, str]) -> None:
    """Nothing of the repository is another, but for the folder that commands work in."""
    now = {name: digest for name, digest in digests(signed.path).items() if not name.startswith(".cache")}
    assert now == before
    assert not (signed.quarter.place.path / ".releasing").exists()


def test_a_release_is_frozen_published_and_said(signed: Repository) -> None:
    said = signed.release()
    assert "Released 2025-26-Q3, version 1 (January to March 2026)." in said
    assert "Everything is as it was released." in said
    assert sorted(path.name for path in signed.site.iterdir() if path.is_file()) == [
        "2025-26-q1.html",
        "2025-26-q2.html",
        "2025-26-q3.html",
        "SHA256SUMS",
        "disclosure-certificate.json",
        "sbom.cdx.json",
        "sbom.cdx.json.gz",
    ]
    assert {"SHA256SUMS", "reference", "results"} <= {path.name for path in signed.version.iterdir()}
    assembly = read_assembly(signed.path / "data")
    report = assembly.reports[-1]
    release = report.release
    assert (release.stage, str(release.published_on)) == ("published", "2026-04-30")
    steps = [row.stage for row in report.rows(SignOff)]
    assert steps[0] == "submitted"
    assert steps[-2:] == ["cleared", "published"]
    note = report.rows(SignOff)[-1].note
    assert note.en.endswith("allowed by Office of the Clerk: The reviewer is ill.")
    assert note.sw.endswith("imeruhusiwa na Ofisi ya Karani.")


def test_the_checksum_for_the_record_is_that_of_what_was_reported(signed: Repository) -> None:
    said = signed.release()
    listed = signed.site / "data" / "2025-26-q3" / "illustrative-v1" / "reported.sha256"
    assert in_groups(sha256(listed.read_bytes()).hexdigest()) in said


def test_what_is_released_is_not_released_again(signed: Repository) -> None:
    signed.release()
    with pytest.raises(DeskTrouble, match="is published already, as version 1"):
        signed.release(Wish(quarter="2025-26-Q3"))


def test_before_the_announced_minute_nobody_reads_it(signed: Repository) -> None:
    before = digests(signed.path)
    with pytest.raises(NotReady, match="announced for 30 April 2026, 10:00 East Africa Time; now it is"):
        signed.release(clock=EARLY)
    as_before(signed, before)


def test_what_is_known_at_once_is_said_before_anything_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unsigned = repository(tmp_path, signed=False)
    before = digests(unsigned.path)
    monkeypatch.setattr(stage, "run_pelican", lambda *_: pytest.fail("pages were built"))
    with pytest.raises(NotReady) as told:
        unsigned.release(Wish(office="office_clerk"), EARLY)
    said = str(told.value)
    for reason in (
        "cannot be released. 3 reasons:",
        "1. The report is announced for 30 April 2026",
        "2. It is not signed off: next comes submitted.",
        "Kiswahili strings on the pages have not been reviewed",
        "The pages were not built: they are looked at when this is settled. Nothing was released; the "
        "repository and the public edition are as they were.",
    ):
        assert reason in said
    as_before(unsigned, before)


def test_every_fault_of_the_pages_is_said_at_once(
    signed: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = digests(signed.path)
    faulty = PAGE.replace("<html lang", "<html data-lang").replace('href="#main"', 'href="#gone"')
    monkeypatch.setattr(stage, "run_pelican", quick(faulty))
    with pytest.raises(NotReady) as told:
        signed.release()
    said = str(told.value)
    for reason in (
        "cannot be released. 2 reasons:",
        "faults of accessibility: 3.\n    2025-26-q1.html: the page does not say its language",
        "broken links: 3.\n    2025-26-q1.html, line 3: the link #gone",
        "the repository and the public edition are as they were.",
    ):
        assert reason in said
    as_before(signed, before)


def test_a_figure_changed_after_it_was_signed_voids_the_sign_offs(signed: Repository) -> None:
    with signed.quarter.edited() as book:
        book["observations"]["D4"] = 4
    path = signed.quarter.place.draft / "observations.csv"
    path.write_bytes(path.read_bytes().replace(b"bills_passed,1,assembly,3", b"bills_passed,1,assembly,4"))
    with pytest.raises(NotReady, match=r"Since then observations\.csv was changed"):
        signed.release()


def test_errors_are_listed_with_file_and_line(signed: Repository) -> None:
    path = signed.path / "data" / "quarters" / "2025-26-Q2" / "v1" / "observations.csv"
    path.write_bytes(path.read_bytes().replace(b"77.8", b"85%"))
    with pytest.raises(NotReady, match=r"quarters/2025-26-Q2/v1/observations.csv, line 2, column \"value\""):
        signed.release()


def test_a_quarter_that_nobody_announced_does_not_go_out(signed: Repository) -> None:
    path = signed.path / "data" / "reference" / "calendar.csv"
    kept = [line for line in path.read_text().splitlines() if "2025-26-Q3" not in line]
    path.write_text("\n".join(kept) + "\n")
    with pytest.raises(NotReady, match="No report of January to March 2026 is announced"):
        signed.release()


def test_a_clock_that_is_behind_is_noticed(signed: Repository) -> None:
    behind = Clock(datetime(2026, 1, 29, 12, tzinfo=EAST_AFRICA))
    with pytest.raises(NotReady, match="The clock of this computer says 2026-01-29 12:00, but the sign-off"):
        signed.release(clock=behind)


def test_unreviewed_kiswahili_needs_an_office_and_a_reason(signed: Repository) -> None:
    with pytest.raises(NotReady, match="Kiswahili strings on the pages have not been reviewed"):
        signed.release(Wish(office="office_clerk"))
    with pytest.raises(DeskTrouble, match="say who and why"):
        signed.release(Wish(office="office_clerk", waive_kiswahili="office_clerk"))
    with pytest.raises(DeskTrouble, match="is no office of the Assembly"):
        signed.release(Wish(office="office_clerk", waive_kiswahili="a friend", because="He said so."))


def test_a_rehearsal_releases_no_figures_that_count(signed: Repository) -> None:
    path = signed.quarter.place.draft / "release.toml"
    text = path.read_text().replace('illustrates = "reported"\n', "").replace('"illustrative"', '"reported"')
    path.write_text(text)
    rehearsal = Clock(DAY.now, is_rehearsal=True)
    with pytest.raises(NotReady) as told:
        signed.release(clock=rehearsal)
    assert "DESK_CLOCK sets the clock, and these figures are reported." in str(told.value)
    assert "publishconf.py names no public address yet." in str(told.value)
    assert "No report of January to March 2026 is announced" in str(
        told.value
    )  # an invented time binds nobody


def test_what_is_rehearsed_is_marked_and_its_edition_is_not_published(signed: Repository) -> None:
    signed.release(clock=Clock(DAY.now, is_rehearsal=True))
    assert "rehearsed = true\n" in (signed.version / "release.toml").read_text()
    assert rehearsed_in(signed.site) == ("2025-26-Q3 v1",)


def test_what_is_released_in_its_time_is_not_marked(signed: Repository) -> None:
    signed.release()
    assert "rehearsed" not in (signed.version / "release.toml").read_text()
    assert rehearsed_in(signed.site) == ()


def test_a_look_and_a_no_change_nothing(signed: Repository) -> None:
    before = digests(signed.path)
    look = Wish(**{**{name: getattr(WAIVED, name) for name in Wish.__slots__}, "dry": True})
    assert "2025-26-Q3, version 1, is ready to be released" in signed.release(look)
    as_before(signed, before)
    with pytest.raises(DeskTrouble, match="Nothing was released"):
        signed.release(agreed=False)
    as_before(signed, before)


def test_an_edition_that_cannot_be_built_changes_nothing(
    signed: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: Any, **__: Any) -> None:
        raise BuildFailed(1)

    monkeypatch.setattr(stage, "run_pelican", fails)
    before = digests(signed.path)
    with pytest.raises(NotReady, match="The public edition cannot be built"):
        signed.release()
    as_before(signed, before)


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "The disk is full"), (errno.EROFS, "The place can only be read")],
)
@pytest.mark.parametrize("place", ["write_settled", "shutil.copytree"])
def test_a_disk_that_takes_nothing_undoes_what_was_done(
    signed: Repository, monkeypatch: pytest.MonkeyPatch, place: str, number: int, words: str
) -> None:
    """While the version is written, and while the edition is copied after the version is in its place."""

    def full(*_: Any, **__: Any) -> None:
        raise OSError(number, os.strerror(number))

    before = digests(signed.path)
    with monkeypatch.context() as patched:
        if place == "write_settled":
            patched.setattr(finish, "write_settled", full)
        else:
            patched.setattr(finish.shutil, "copytree", _full_for(signed.site, full))
        with pytest.raises(DeskTrouble, match=words):
            signed.release()
    as_before(signed, before)
    assert "Released 2025-26-Q3" in signed.release()


def _full_for(site: Path, full: Any) -> Any:
    """``copytree`` that finds the disk full only where the edition goes."""
    from shutil import copytree

    def copy(source: Any, target: Any, *words: Any, **named: Any) -> object:
        return full() if site.name in str(target) else copytree(source, target, *words, **named)

    return copy


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_can_only_be_read_is_named(signed: Repository) -> None:
    quarters = signed.path / "data" / "quarters"
    quarters.chmod(0o555)
    try:
        with pytest.raises(DeskTrouble, match="open in another program, or you may not use it"):
            signed.release()
    finally:
        quarters.chmod(0o755)


def test_two_people_do_not_release_at_once(signed: Repository) -> None:
    """The lock of this process counts as held by another command."""
    with (
        at_work(signed.path / ".cache", "release"),
        pytest.raises(DeskTrouble, match="release has been running"),
    ):
        signed.release()
    with (
        at_work(signed.quarter.place.path, "intake"),
        pytest.raises(DeskTrouble, match="intake has been running"),
    ):
        signed.release()


def test_the_first_reported_release_leaves_the_illustrative_ones_out(tmp_path: Path) -> None:
    """They go to data/example, byte for byte, where they are a data folder of their own."""
    first = first_reported(tmp_path)
    data = first.path / "data"
    before = digests(data / "quarters")
    assert "Released 2025-26-Q3, version 1" in first.release()
    (report,) = read_assembly(data).reports
    assert report.release.provenance == "reported"
    assert [row.stage for row in report.rows(SignOff)][-1] == "published"
    assert report.rows(SignOff)[-1].note.en.startswith("Kiswahili not reviewed yet")
    assert [each.name for each in (data / "quarters").iterdir()] == ["2025-26-Q3"]
    assert digests(data / "example" / "quarters") == before
    assert len(read_assembly(data / "example").reports) == 2


@pytest.mark.parametrize("stops_at", ["2025-26-Q1", "2025-26-Q2", "output-public"])
def test_a_first_release_that_cannot_be_finished_brings_the_illustrative_ones_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stops_at: str
) -> None:
    first = first_reported(tmp_path)
    before = {name: digest for name, digest in digests(first.path).items() if not name.startswith(".cache")}
    real, stopped = Path.rename, []

    def failing(self: Path, target: Path) -> Path:
        if self.name == stops_at and ".releasing" not in self.parts and not stopped:
            stopped.append(self)
            raise OSError(errno.EACCES, "Permission denied", str(self))
        return real(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(DeskTrouble, match="Stopped while"):
        first.release()
    assert stopped
    as_before(first, before)


def test_the_first_reported_figures_wait_until_the_assembly_has_begun(tmp_path: Path) -> None:
    first = first_reported(tmp_path)
    shutil.rmtree(first.path / "data" / "example")
    with pytest.raises(NotReady, match="the register holds examples"):
        first.release()


def test_every_address_of_the_edition_before_says_what_it_showed(tmp_path: Path) -> None:
    """The edition before had one page, the first one with reported figures has another."""
    first = first_reported(tmp_path)
    first.release()
    listed = (first.path / "data" / "reference" / "addresses.csv").read_text(encoding="utf-8")
    assert listed.splitlines() == [
        "address,since,state,to_address,reason_en,reason_sw",
        "2025-26-q3.html,2025-26-Q3 v1,live,,,",
        "data/2025-26-q3/v1/,2025-26-Q3 v1,live,,,",
        "index.html,2025-26-Q3 v1,ended,en/reports/2025-26-q3.html,Until 30\u00a0April 2026 this address "
        "showed made-up figures. The Assembly's own begin with January to March 2026.,Hadi 30\u00a0Aprili "
        "2026 anwani hii ilionyesha takwimu za kubuni. Takwimu za Bunge lenyewe zinaanzia Januari hadi Machi "
        "2026.",
    ]
    assert "this address showed made-up figures" in (first.site / "index.html").read_text(encoding="utf-8")


def test_an_edition_that_forgets_an_address_does_not_go_out(tmp_path: Path) -> None:
    first = first_reported(tmp_path)
    listed = "address,since,state,to_address,reason_en,reason_sw\nen/old.html,2025-26-Q1 v1,live,,,\n"
    (first.path / "data" / "reference" / "addresses.csv").write_text(listed)
    (first.site / "index.html").unlink()
    with pytest.raises(NotReady, match="1 addresses that were published have no page any more") as refused:
        first.release()
    assert "en/old.html" in str(refused.value)
