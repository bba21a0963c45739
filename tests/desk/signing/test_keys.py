"""Keys of offices, and the release checksum signed with them; checked by the program minisign where it is."""

from __future__ import annotations

import csv
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plugins.core.facts.read import SCHEMAS
from plugins.core.packing.descriptions import read_descriptions
from plugins.core.pages.folders import release_folder
from plugins.desk.clock import Clock
from plugins.desk.releasing import stage
from plugins.desk.releasing.command import NotReady
from plugins.desk.signing.keys import KeyWish, change_keys, read_keys, say_keys, secret_of
from plugins.desk.signing.minisign import BadSignature, key_id, make_keys, sign, verify
from plugins.desk.trouble import DeskTrouble
from plugins.desk.verifying.listing import write_listing
from plugins.desk.verifying.verify import say_verified
from plugins.desk.verifying.verify import verify as verify_site
from plugins.portal.packed import REPORTED, reported_list
from plugins.portal.read import read_assembly
from plugins.subjects.keys.record import SignedChecksum
from tests.samples.released import DAY, Repository, quick, repository
from tests.samples.signed import NOON
from tests.samples.signed import sign as sign_step

WORDS = "ten green lakes sing softly"
MINISIGN = shutil.which("minisign")
LATE = ("leadership_reviewed", "tabled", "cleared")


def answering(*answers: str) -> Iterator[str]:
    yield from answers


def ask(_: str) -> str:
    return WORDS


def change(home: Repository, what: str = "new", clock: Clock = NOON, **wish: object) -> str:
    office = "office_clerk"
    told = KeyWish(what=what, office=office, paper="Minute 4/2026", **wish)  # type: ignore[arg-type]
    return change_keys(home.path / "data", home.quarter.desk, clock, ask, told)


def keys(home: Repository) -> list[dict[str, str]]:
    with (home.path / "data" / "reference" / "keys.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def secret(home: Repository) -> Path:
    """The secret part of the newest key."""
    return secret_of(home.quarter.desk, "office_clerk", keys(home)[-1]["key_id"])


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A draft handed in, validated and checked; the steps that fix the checksum are to come."""
    monkeypatch.setattr(stage, "run_pelican", quick())
    made = repository(tmp_path, signed=False)
    for step in ("submitted", "validated", "disclosure_checked"):
        sign_step(made.quarter, step)
    return made


def signed(home: Repository) -> None:
    for step in LATE:
        sign_step(home.quarter, step, ask=ask)


# --- the form


def test_a_signature_holds_for_its_bytes_its_key_and_its_comment() -> None:
    pair, other = make_keys(WORDS, "secret key"), make_keys(WORDS, "secret key")
    text = sign(b"figures", pair.secret, WORDS, "2026-27-Q1 version 1")
    assert verify(b"figures", text, pair.public) == "2026-27-Q1 version 1"
    for data, changed, public, said in (
        (b"Figures", text, pair.public, "over other bytes"),
        (b"figures", text, other.public, "another key"),
        (b"figures", text.replace("version 1", "version 2"), pair.public, "comment was changed"),
        (b"figures", "signed, the Clerk", pair.public, "no signature"),
        (b"figures", text, "RW", "no public key"),
    ):
        with pytest.raises(BadSignature, match=said):
            verify(data, changed, public)


def test_only_the_passphrase_opens_a_secret_key() -> None:
    pair = make_keys(WORDS, "secret key")
    with pytest.raises(DeskTrouble, match="does not open the key"):
        sign(b"figures", pair.secret, WORDS.upper(), "comment")
    lines = pair.secret.splitlines()
    for spoilt in (lines[0], f"{lines[0]}\n{lines[1][:-8]}", f"{lines[0]}\nnot base64"):
        with pytest.raises(DeskTrouble, match="not whole"):
            sign(b"figures", spoilt, WORDS, "comment")


@pytest.mark.skipif(MINISIGN is None, reason="minisign is not installed")
def test_minisign_checks_what_we_sign_and_signs_with_our_key(tmp_path: Path) -> None:
    pair = make_keys(WORDS, "secret key")
    (tmp_path / "list").write_bytes(b"figures")
    (tmp_path / "list.minisig").write_text(sign(b"figures", pair.secret, WORDS, "2026-27-Q1 version 1"))
    ours = ["minisign", "-Vm", "list", "-P", pair.public]
    done = subprocess.run(ours, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "Trusted comment: 2026-27-Q1 version 1" in done.stdout
    (tmp_path / "our.key").write_text(pair.secret)
    theirs = ["minisign", "-Sm", "list", "-s", "our.key", "-x", "theirs", "-t", "by the program"]
    subprocess.run(theirs, cwd=tmp_path, input=f"{WORDS}\n", capture_output=True, text=True, check=True)
    assert verify(b"figures", (tmp_path / "theirs").read_text(), pair.public) == "by the program"


# --- keys and their lives


def test_a_key_is_made_at_the_desk_and_its_public_part_is_told(home: Repository) -> None:
    assert "releases are not signed" in say_keys(home.path / "data")
    said = change(home)
    (key,) = keys(home)
    assert key["public_key"] in said
    assert (key["unit_id"], key["must_sign"], key["from_date"]) == ("office_clerk", "true", "2026-04-20")
    assert key["key_id"] == key_id(key["public_key"])
    secret = secret_of(home.quarter.desk, "office_clerk", key["key_id"])
    assert secret.is_file()
    for path in home.path.rglob("*"):
        assert not path.is_file() or secret.read_bytes().splitlines()[1] not in path.read_bytes()
    assert WORDS not in secret.read_text()
    assert key["public_key"] in say_keys(home.path / "data")


def test_a_key_is_replaced_or_lost_on_a_day_by_a_paper(home: Repository) -> None:
    change(home)
    with pytest.raises(DeskTrouble, match="Type replaced or lost instead"):
        change(home)
    change(home, "replaced")
    first, second = keys(home)
    assert (first["ended"], first["until_date"], first["until_paper"]) == (
        "replaced", "2026-04-20", "Minute 4/2026",
    )  # fmt: skip
    assert second["until_date"] == ""
    # the old secret key is kept beside the new one
    for key in (first, second):
        assert secret_of(home.quarter.desk, "office_clerk", key["key_id"]).is_file()
    # typed again, as after a fault: one paper replaces a key once
    assert f"has the key {second['key_id']} by that paper" in change(home, "replaced")
    assert keys(home) == [first, second]
    assert "is lost since" in change(home, "lost")
    assert [key["ended"] for key in keys(home)] == ["replaced", "lost"]
    with pytest.raises(DeskTrouble, match="has no key"):
        change(home, "lost")


@pytest.mark.parametrize(
    ("answers", "said"), [(("short",), "too short"), ((WORDS, WORDS + "!"), "not the same")]
)
def test_a_passphrase_that_will_not_do_makes_no_key(
    answers: tuple[str, ...], said: str, home: Repository
) -> None:
    told = answering(*answers)
    wish = KeyWish(what="new", office="office_clerk", paper="Minute 4/2026")
    with pytest.raises(DeskTrouble, match=said):
        change_keys(home.path / "data", home.quarter.desk, NOON, lambda _: next(told), wish)
    assert not (home.path / "data" / "reference" / "keys.csv").exists()


# --- a release


def test_without_a_key_a_release_says_that_it_is_not_signed(home: Repository) -> None:
    assert "not signed: Office of the Clerk has no key" in sign_step(home.quarter, "leadership_reviewed")
    for step in LATE[1:]:
        sign_step(home.quarter, step)
    assert "It is not signed: no office has signed it with a key." in home.release()


def listing() -> Callable[..., None]:
    """The quick builder, but each release has the list that a whole build gives it, and its signatures."""
    build = quick()

    def built(folder: Path, *, settings: dict[str, str], **more: object) -> None:
        build(folder, settings=settings, **more)
        assembly = read_assembly(Path(settings["DATA_DIR"]))
        for report in assembly.reports:
            package = folder / release_folder(report.release)
            (package / REPORTED).write_bytes(reported_list(report, assembly, read_descriptions(SCHEMAS)))
            for row in report.rows(SignedChecksum):
                (package / row.file).write_text(row.text)

    return built


def test_a_released_checksum_is_signed_and_anybody_can_check_it(
    home: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage, "run_pelican", listing())
    change(home)
    (key,) = keys(home)
    signed(home)
    said = home.release()
    (name,) = home.site.rglob("*.minisig")
    assert f"It is signed: {name.relative_to(home.site).as_posix()}" in said
    listed = name.with_name("reported.sha256")
    about = verify(listed.read_bytes(), name.read_text(), key["public_key"])
    assert about == "2025-26-Q3 version 1, illustrative, cleared, 2026-04-20"
    if MINISIGN:
        words = ["minisign", "-Vm", listed.name, "-x", name.name, "-P", key["public_key"]]
        done = subprocess.run(words, cwd=name.parent, capture_output=True, text=True, check=False)
        assert (done.returncode, about in done.stdout) == (0, True)


def test_verify_checks_a_site_with_the_keys_of_the_repository(
    home: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage, "run_pelican", listing())
    change(home)
    signed(home)
    home.release()
    ours = read_keys(home.path / "data")[0]
    found = verify_site(str(home.site), lambda _: None, keys=ours)
    assert found.is_as_released
    assert "  holds: data/2025-26-q3/illustrative-v1/reported.sha256.office_clerk.minisig: signed by" in (
        say_verified(found)
    )
    # a site with a list of its own that was signed with somebody's key of the same office
    (name,) = home.site.rglob("*.minisig")
    listed = name.with_name("reported.sha256")
    forged = make_keys(WORDS, "secret key")
    listed.write_text(listed.read_text().replace("0", "1"))
    name.write_text(sign(listed.read_bytes(), forged.secret, WORDS, "2025-26-Q3 version 1"))
    write_listing(home.site)
    found = verify_site(str(home.site), lambda _: None, keys=ours)
    assert not found.is_as_released
    assert "DOES NOT HOLD" in say_verified(found)
    assert "no key of office_clerk" in say_verified(found)
    # and one whose signature is that of other figures
    name.write_text(sign(b"other figures", secret(home).read_text(), WORDS, "x"))
    write_listing(home.site)
    assert "it is over other bytes" in say_verified(verify_site(str(home.site), lambda _: None, keys=ours))


def test_a_signature_with_a_key_that_was_lost_since_sends_readers_to_the_record(
    home: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage, "run_pelican", listing())
    change(home)
    signed(home)
    home.release()
    change(home, "lost", clock=DAY)
    found = verify_site(str(home.site), lambda _: None, keys=read_keys(home.path / "data")[0])
    assert "the key is lost since 2026-04-30, so compare the checksum" in say_verified(found)


def test_a_clock_behind_the_last_report_changes_no_key(home: Repository) -> None:
    for step in LATE:
        sign_step(home.quarter, step)
    home.release()
    with pytest.raises(DeskTrouble, match="but a report was published on 2026-04-30"):
        change(home)


def test_a_signature_over_another_checksum_stops_the_release(home: Repository) -> None:
    change(home)
    signed(home)
    # the quick builder writes another list than the one that was signed
    with pytest.raises(NotReady, match="signature of office_clerk does not hold: it is over other bytes"):
        home.release()


def test_an_office_whose_signature_is_required_must_sign(home: Repository) -> None:
    for step in LATE:
        sign_step(home.quarter, step)
    change(home, on="2026-04-20")
    with pytest.raises(NotReady, match="Office of the Clerk has a key and has not signed"):
        home.release()


def test_a_wrong_passphrase_signs_nothing(home: Repository) -> None:
    change(home)
    with pytest.raises(DeskTrouble, match="does not open the key"):
        sign_step(home.quarter, "leadership_reviewed", ask=lambda _: "another passphrase")
    secret(home).unlink()
    with pytest.raises(DeskTrouble, match=r"is not there\. Copy it there; if it is lost"):
        sign_step(home.quarter, "leadership_reviewed", ask=ask)
