"""Which sign-offs count: those given for exactly these files, in order, with every step before them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.time.quarter import Quarter
from plugins.desk.clock import EAST_AFRICA
from plugins.desk.folder import QuarterFolder
from plugins.desk.signing.record import (
    STEPS,
    WITHDRAWN,
    Change,
    Signature,
    Standing,
    data_sha256_of,
    read_signatures,
    signed_for,
    standing,
    write_signature,
)
from plugins.desk.trouble import DeskTrouble

DRAFT = {"observations.csv": "a" * 64, "release.toml": "b" * 64}
ALL = {**DRAFT, "reasons.csv": "c" * 64, "reference/targets.csv": "d" * 64}


def signature(number: int, step: str, now: dict[str, str] = ALL, version: int = 1) -> Signature:
    files = signed_for(step, now)  # type: ignore[arg-type]
    return Signature(
        number=number,
        version=version,
        step=step,  # type: ignore[arg-type]
        office="office_planning",
        on=date(2027, 1, 10 + number),
        evidence="Minute 4/2027",
        note="",
        data_sha256=data_sha256_of(files),
        files=files,
        at=datetime(2027, 1, 10 + number, 9, tzinfo=EAST_AFRICA),
    )


def all_signed(now: dict[str, str] = ALL) -> list[Signature]:
    return [signature(number, step, now) for number, step in enumerate(STEPS, start=1)]


def steps(found: Standing) -> list[str]:
    return [each.step for each in found.signed]


def test_with_nothing_signed_the_first_step_comes_next() -> None:
    assert standing([], ALL) == Standing((), "submitted", ())


def test_all_six_signed_for_these_files_is_cleared() -> None:
    found = standing(all_signed(), ALL)
    assert steps(found) == list(STEPS)
    assert found.is_cleared
    assert found.void == ()


def test_a_changed_table_voids_every_signature_and_is_named() -> None:
    found = standing(all_signed(), {**ALL, "observations.csv": "e" * 64})
    assert (steps(found), found.next_step) == ([], "submitted")
    assert [each.signature.step for each in found.void] == list(STEPS)
    assert {each.changes for each in found.void} == {(Change("observations.csv", "changed"),)}


def test_a_table_added_or_left_out_voids_too() -> None:
    now = {name: digest for name, digest in ALL.items() if name != "observations.csv"} | {"bills.csv": "f"}
    (first, *_) = standing(all_signed(), now).void
    assert first.changes == (Change("bills.csv", "added"), Change("observations.csv", "removed"))


@pytest.mark.parametrize("name", ["reasons.csv", "reference/targets.csv"])
def test_changed_reasons_or_targets_leave_the_submission_and_void_what_follows(name: str) -> None:
    found = standing(all_signed(), {**ALL, name: "e" * 64})
    assert (steps(found), found.next_step) == (["submitted"], "validated")
    assert [each.signature.step for each in found.void] == list(STEPS[1:])


def test_a_step_given_again_does_not_bring_back_the_later_ones() -> None:
    """Six signed, the table changed, submitted and validated given again as 7 and 8; then the table is put
    back as it was: 3 to 6 were given for these very files, but before 8."""
    changed = {**ALL, "observations.csv": "e" * 64}
    given = [*all_signed(), signature(7, "submitted", changed), signature(8, "validated", changed)]
    assert steps(standing(given, changed)) == ["submitted", "validated"]
    again = [*given, signature(9, "submitted"), signature(10, "validated")]
    found = standing(again, ALL)
    assert (steps(found), found.next_step) == (["submitted", "validated"], "disclosure_checked")
    assert {each.changes for each in found.void} == {()}


def test_a_step_taken_back_is_to_come_again_and_those_after_it_are_void() -> None:
    """Six signed, validated taken back as 7: submitted stands. Signed again as 8, it stands; 3 to 6 were
    given before 8 and do not."""
    record = replace(signature(7, "validated"), step=WITHDRAWN, takes_back="validated", note="In doubt.")
    found = standing([*all_signed(), record], ALL)
    assert (steps(found), found.next_step) == (["submitted"], "validated")
    assert [(each.signature.step, each.withdrawn, each.changes) for each in found.void] == [
        ("validated", record, ()),
        *((step, None, ()) for step in STEPS[2:]),
    ]
    again = standing([*all_signed(), record, signature(8, "validated")], ALL)
    assert (steps(again), again.next_step) == (["submitted", "validated"], "disclosure_checked")
    assert {each.withdrawn for each in again.void} == {None}


def test_signatures_of_another_version_do_not_count() -> None:
    assert standing(all_signed(), ALL, version=2) == Standing((), "submitted", ())


@given(st.lists(st.sampled_from(STEPS), max_size=12), st.integers(0, 12))
def test_whatever_was_signed_the_signed_steps_are_the_first_ones_in_order(order: list[str], cut: int) -> None:
    """And a change of a table leaves none standing that was given before it."""
    given_ones = [signature(1 + at % 17, step) for at, step in enumerate(order)]
    found = standing(given_ones, ALL)
    assert steps(found) == list(STEPS[: len(found.signed)])
    assert standing(given_ones[:cut], {**ALL, "observations.csv": "e"}).signed == ()


def test_the_hash_of_the_data_is_that_of_its_list() -> None:
    """As sha256sum writes it, so that anybody can compute it again."""
    listing = f"{'a' * 64}  observations.csv\n{'b' * 64}  release.toml\n"
    assert data_sha256_of(DRAFT) == sha256(listing.encode()).hexdigest()


def test_signatures_come_back_as_they_were_written(tmp_path: Path) -> None:
    place = QuarterFolder(Quarter(2026, 2), tmp_path)
    assert read_signatures(place) == ()
    record = replace(signature(7, "cleared"), step=WITHDRAWN, takes_back="cleared")
    for each in (*all_signed(), record):
        write_signature(place, each)
    assert read_signatures(place) == (*all_signed(), record)
    assert next(each.name for each in sorted((tmp_path / "sign-offs").iterdir())) == "01-submitted.json"


@pytest.mark.parametrize("spoilt", ["", "[]", "{}", "hash", "step"])
def test_a_signature_changed_by_hand_is_named(tmp_path: Path, spoilt: str) -> None:
    place = QuarterFolder(Quarter(2026, 2), tmp_path)
    path = write_signature(place, replace(signature(1, "submitted")))
    if spoilt in ("hash", "step"):
        told = json.loads(path.read_text(encoding="utf-8"))
        told["step"] = "published" if spoilt == "step" else told["step"]
        told["files"]["observations.csv"] = "0" * 64 if spoilt == "hash" else "a" * 64
        spoilt = json.dumps(told)
    path.write_text(spoilt, encoding="utf-8")
    with pytest.raises(DeskTrouble, match=r"01-submitted\.json cannot be read, or was changed by hand"):
        read_signatures(place)
