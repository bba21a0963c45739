# ruff: noqa: E501  (messages stand as staff read them)
"""Keys of offices and their lives; signatures by keys that held on their day; what pages say of them."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from plugins.core.pages.teller import Teller
from plugins.subjects.keys.offer_signed import at_length, how_to_check, in_short
from plugins.subjects.keys.record import Key, SignedChecksum
from tests.samples.facts import assembly_of, report_of
from tests.samples.rows import Q, release
from tests.samples.sites import site_of
from tests.samples.tiny import Q2, Tiny

KEYS, SIGNATURES = "reference/keys.csv", f"{Q2}/signatures.csv"
HEADER = "key_id,unit_id,public_key,must_sign,from_date,from_paper,until_date,ended,until_paper\n"
ONE = "A7932A74C82A55FF,office_clerk,RWT/VSrIdCqTp7YXgas/xWUAq62n8B2wgurdB4kkdAY5YEYsojBmuYyS,true,2025-10-01,Minute 4/2025"
SIGNED = (
    "unit_id,key_id,on_date,signature,comment,of_comment\n"
    f"{{office}},A7932A74C82A55FF,{{day}},RUT/VSrIdCqTp0{'A' * 85}=,2025-26-Q2 version 1,{'0' * 128}\n"
)


def test_a_key_and_a_signature_that_fit(tiny: Tiny) -> None:
    tiny.write(KEYS, f"{HEADER}{ONE},,,\n")
    tiny.write(SIGNATURES, SIGNED.format(office="office_clerk", day="2026-01-20"))
    assert tiny.said() == []


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (f"{ONE.replace('A793', 'B793')},,,", 'line 2, column "key_id": This key is called A7932A74C82A55FF.'),
        (f"{ONE},2025-09-01,lost,Minute 5", 'line 2, column "until_date": It ends on 2025-09-01, before it begins.'),
        (f"{ONE},2026-09-01,,", 'line 2, column "ended": The key A7932A74C82A55FF ended on 2026-09-01, and it does not say why and by which paper.'),
        (f"{ONE},,lost,Minute 5", 'line 2, column "until_date": The key A7932A74C82A55FF is lost, and it does not say since when.'),
        (f"{ONE.replace('office_clerk', 'office_moon')},,,", 'line 2, column "unit_id"'),
        (f"{ONE.replace('RWT', 'RWX')},,,", 'line 2, column "public_key": This is no key in the form of minisign.'),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_key_is_named(row: str, said: str, tiny: Tiny) -> None:
    tiny.write(KEYS, f"{HEADER}{row}\n")
    assert any(said in each for each in tiny.said()), tiny.said()


def test_an_office_has_one_key_at_a_time(tiny: Tiny) -> None:
    public = b64encode(b"Ed" + bytes(range(8, 0, -1)) + bytes(32)).decode()
    other = ONE.replace("A7932A74C82A55FF", "0102030405060708").replace(PUBLIC, public)
    tiny.write(KEYS, f"{HEADER}{ONE},,,\n{other},,,\n")
    assert any(
        "office_clerk has the key A7932A74C82A55FF on the same days (line 2)." in each for each in tiny.said()
    )


@pytest.mark.parametrize(
    ("office", "day", "said"),
    [
        ("dept_acacia", "2026-01-20", "The key A7932A74C82A55FF is that of office_clerk."),
        ("office_clerk", "2025-09-20", "The key A7932A74C82A55FF did not hold on 2025-09-20."),
    ],
)
def test_a_signature_by_another_offices_key_or_before_its_time(
    office: str, day: str, said: str, tiny: Tiny
) -> None:
    tiny.write(KEYS, f"{HEADER}{ONE},,,\n")
    tiny.write(SIGNATURES, SIGNED.format(office=office, day=day))
    assert any(said in each for each in tiny.said()), tiny.said()


PUBLIC = "RWT/VSrIdCqTp7YXgas/xWUAq62n8B2wgurdB4kkdAY5YEYsojBmuYyS"


def key(**changed: object) -> Key:
    told: dict[str, object] = {
        "key_id": "A7932A74C82A55FF", "unit_id": "office_clerk", "public_key": PUBLIC, "must_sign": True,
        "from_date": date(2025, 10, 1), "from_paper": "Minute 4/2025", "until_date": None, "ended": None,
        "until_paper": "",
    }  # fmt: skip
    return Key(**{**told, **changed})  # type: ignore[arg-type]


ROW = SignedChecksum(
    unit_id="office_clerk",
    key_id="A7932A74C82A55FF",
    on_date=date(2026, 1, 20),
    signature="RUT",
    comment="2025-26-Q2 version 1",
    of_comment="00" * 64,
)


def told(tmp_path: Path, *keys: Key, signed: bool = True) -> tuple[str, list[str], tuple[str, ...]]:
    report = report_of(release(Q("2025-26-Q2")), records=(ROW,) if signed else ())
    site = replace(site_of(tmp_path), assembly=assembly_of(report, reference=keys))
    teller = Teller(site, "en")
    return (
        in_short(teller, report),
        list(at_length(teller, report)),
        how_to_check(teller, report, "reported.sha256"),
    )


def test_pages_say_who_signed_and_what_to_type(tmp_path: Path) -> None:
    short, long, check = told(tmp_path, key())
    assert short == f"signed by office_clerk, key {PUBLIC}"
    assert long[0].startswith("office_clerk signed it on 20")
    assert check == (
        "To check the signature, take reported.sha256.office_clerk.minisig and reported.sha256, and type: "
        f"minisign -Vm reported.sha256 -x reported.sha256.office_clerk.minisig -P {PUBLIC}",
    )


def test_pages_say_that_a_key_was_lost(tmp_path: Path) -> None:
    lost = key(until_date=date(2026, 3, 1), ended="lost", until_paper="Minute 9/2026")
    assert "Minute 9/2026" in told(tmp_path, lost)[1][1]


def test_without_a_signature_pages_say_not_signed(tmp_path: Path) -> None:
    short, long, check = told(tmp_path, key(), signed=False)
    assert short == "not signed"
    assert long[0].startswith("It is not signed: no office has signed it with a key.")
    assert check == ()
