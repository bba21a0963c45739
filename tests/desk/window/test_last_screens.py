"""From the signatures to the release and its correction, and what stands beside the steps."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from plugins.desk.compare.command import compare
from plugins.desk.releasing import stage
from plugins.desk.signing.record import STEPS
from plugins.desk.window.jobs import jobs_of, start
from plugins.desk.window.state import STEPS as SCREENS
from tests.samples.desk import Q3
from tests.samples.released import Repository, copy_of, quick, repository
from tests.samples.signed import sign_all
from tests.samples.window import Window, read, window_on

ALL = ("", *SCREENS, "correct", "undo", "setup")
BUTTONS = re.compile(r"<button[^>]*>([^<]+)</button>")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A draft that nobody has signed, made once."""
    folder = tmp_path_factory.mktemp("window")
    first = repository(folder, signed=False)
    compare(first.path / "data", first.quarter.desk, lambda _: None)
    settings = 'CONTACT = {"post": "P.O. Box 86", "phone": "", "email": "", "whatsapp": ""}\n'
    (first.path / "pelicanconf.py").write_text(settings)
    return folder


@pytest.fixture
def draft(made: Path, tmp_path: Path) -> Repository:
    return copy_of(made, tmp_path / "copy")


@pytest.fixture
def window(draft: Repository, tmp_path: Path) -> Window:
    return window_on(draft.quarter, tmp_path)


@pytest.mark.parametrize("language", ["en", "sw"])
def test_every_screen_has_one_next_step_and_no_word_of_a_program(window: Window, language: str) -> None:
    for screen in ALL:
        answer = window.get(f"/{screen}?language={language}")
        assert answer.status_code == 200, (screen, answer.text)
        page, text = answer.text, read(answer)
        assert f'<html lang="{language}">' in page
        assert page.count("<h1>") == page.count('<section class="next"') == 1
        assert 1 <= page.count('class="do"') <= 2, screen
        assert page.index('<section class="next"') < page.index('class="rail"')
        posts = re.findall(
            r'<form method="post" action="([^"]+)"[^>]*><input type="hidden" name="word"', page
        )
        assert len(posts) == page.count("<form")
        for target in re.findall(r'href="#([^"]+)"', page):
            assert f'id="{target}"' in page, (screen, target)
        ids = re.findall(r'\sid="([^"]+)"', page)
        assert sorted(set(ids)) == sorted(ids), screen
        labelled = set(re.findall(r'<label for="([^"]+)"', page))
        fields = set(re.findall(r'<(?:input type="(?!hidden)\w+"|select|textarea) id="([^"]+)"', page))
        assert fields == labelled, screen
        assert not re.search(r"start\.py|--[a-z]|None|office_\w+|/tmp/", text), (screen, text)
        assert not {"Submit", "OK", "Continue", "Confirm"} & {each.strip() for each in BUTTONS.findall(page)}


def test_six_offices_sign_in_turn_and_the_checksum_is_shown_in_groups(window: Window) -> None:
    answer = window.post("/sign", {"step": "submitted", "day": "3/4/2026"})
    said = read(answer)
    assert answer.status_code == 409
    assert "Choose the office that passes it on." in said
    assert "Write which paper shows it." in said
    assert "That is not a day." in said
    assert 'value="3/4/2026"' in answer.text
    assert 'aria-invalid="true"' in answer.text
    for step in STEPS:
        office = "dept_acacia" if step == "submitted" else "office_clerk"
        fields = {"step": step, "office": office, "paper": f"Minute of {step}", "day": "20 April 2026"}
        answer = window.post("/sign", fields)
        assert f"Recorded for {Q3}: {step}" in read(answer), read(answer)
    shown = re.findall(r"<li><span>\d</span>([0-9a-f]{8})</li>", window.get("/sign").text)
    assert len(shown) == 8
    assert "Every step is signed for the data as it is." in window.text("/sign")
    # A step that is signed already, sent again from an old page, is told, and nothing is recorded twice.
    answer = window.post("/sign", {"step": "cleared", "office": "office_clerk", "paper": "Minute 9"})
    assert answer.status_code == 409
    assert len(list((window.house.desk.path / Q3 / "sign-offs").iterdir())) == len(STEPS)


def test_whoever_prepared_the_figures_is_not_offered_as_approver(window: Window) -> None:
    for step in STEPS[:3]:
        window.post("/sign", {"step": step, "office": "office_clerk", "paper": "Minute 1"})
    page = window.get("/sign").text
    assert "leadership reviewed" in page
    offered = page[page.index('<select id="office"') :]
    assert 'value="office_clerk"' not in offered[: offered.index("</select>")]


def test_a_step_is_taken_back_with_its_office_and_a_reason(window: Window) -> None:
    assert "Take a step back" not in window.text("/sign")
    for step in STEPS[:2]:
        window.post("/sign", {"step": step, "office": "office_clerk", "paper": "Minute 1"})
    answer = window.post("/sign/withdraw", {"withdraw_step": "validated"})
    assert answer.status_code == 409
    assert "Choose the office that takes it back." in read(answer)
    assert "Write why it is taken back." in read(answer)
    fields = {"withdraw_step": "validated", "withdraw_office": "office_clerk", "withdraw_why": "In doubt."}
    assert "validated is taken back" in read(window.post("/sign/withdraw", fields))
    assert "void, sign it again" in window.text("/sign")
    assert "Take a step back" in window.text("/undo")


def test_a_release_tells_all_that_stands_in_the_way_and_wants_the_name(
    window: Window, draft: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = window.text("/release")
    assert (
        "The report is announced for 30 April 2026, 10:00 East Africa Time; now it is 20 April 2026" in said
    )
    assert "It is not signed off: next comes submitted." in said
    assert "Kiswahili strings on the pages have not been reviewed." in said
    sign_all(draft.quarter)
    ready = window_on(draft.quarter, draft.path.parent / "later", "2026-04-30T10:01")
    allowed = {"office": "office_clerk", "because": "The reviewer is ill."}
    answer = ready.post("/release", {"act": "allow", "office": "office_clerk"})
    assert (answer.status_code, "write its reason" in read(answer)) == (409, True)
    assert "What is released can never be changed" in read(
        ready.post("/release", {"act": "allow", **allowed})
    )
    answer = ready.post("/release", {"act": "release", "name": "2025-26-Q2", **allowed})
    assert (answer.status_code, "Nothing was released." in read(answer)) == (409, True)
    assert jobs_of(ready.house) == ()
    started: list[tuple[str, ...]] = []

    def record(house: object, act: str, quarter: str, after: str, words: tuple[str, ...]) -> object:
        started.append(words)
        return start(house, act, quarter, after, ("--help",))  # type: ignore[arg-type]

    monkeypatch.setattr("plugins.desk.window.screens.release.start", record)
    ready.post("/release", {"act": "release", "name": Q3, **allowed})
    waived = ("--waive-kiswahili", "office_clerk", "--because", "The reviewer is ill.")
    assert started == [("release", "--quarter", Q3, *waived, "--yes")]


def test_the_next_version_of_a_report_is_opened_said_and_closed(
    draft: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage, "run_pelican", quick())
    sign_all(draft.quarter)
    draft.release()
    window = window_on(draft.quarter, tmp_path, "2026-05-20T09:00")
    assert "It is not on the web yet." in window.text("/publish")
    answer = window.post("/correct/open", {"quarter": Q3})
    assert f"Opened version 2 of {Q3}" in read(answer)
    figure = next(each for each in re.findall(r'<option value="(\w+/assembly)"', answer.text))
    answer = window.post("/correct", {"figure": figure})
    said = read(answer)
    assert answer.status_code == 409
    for wanted in (
        "Write why it was wrong, in English.",
        "Kiswahili.",
        "Choose who found it.",
        "should have been",
    ):
        assert wanted in said
    told = {"why": "One bill was counted twice.", "sababu": "Mswada mmoja ulihesabiwa mara mbili."}
    fields = {
        "figure": "bills_passed/assembly",
        "value": "2",
        "found_by": "public",
        "found_on": "19 May 2026",
    }
    answer = window.post("/correct", {**fields, **told, "found_on": "19 May 2026"})
    assert "bills_passed/assembly, value: 3 becomes 2" in read(answer), read(answer)
    assert told["sababu"] in answer.text
    answer = window.post("/correct/close", {"office": "office_clerk", "because": "Nothing was wrong."})
    assert f"Closed the correction of {Q3}" in read(answer)
    assert "abandoned, by Office of the Clerk" in read(answer)
    assert not (draft.version.parent / "v2").exists()


def test_an_earlier_draft_is_taken_back_byte_for_byte(window: Window, draft: Repository) -> None:
    from plugins.desk.draft import read_draft, write_draft

    place = draft.quarter.place
    before = read_draft(place)
    write_draft(place, {**before, "labour.csv": before["labour.csv"] + b"\n"})
    assert "Take back draft 001" in window.text("/undo")
    assert "The draft 001 is the draft again." in read(window.post("/undo", {"draft": "001"}))
    assert read_draft(place) == before
    assert window.post("/undo", {"draft": "../draft"}).status_code == 409
    assert "Undo and journal" in window.text("/undo")


def test_times_address_contacts_and_place_are_set_without_editing_a_file(window: Window) -> None:
    house = window.house
    before = (house.data / "reference" / "calendar.csv").read_text()
    fields = {"what": "calendar", "kind": "quarterly_release", "quarter": "2026-27-Q3", "at": "10:00"}
    said = read(window.post("/setup", {**fields, "on": "29 April 2027"}))
    assert "Announced: January to March 2027, 29 April 2027, 10:00 East Africa Time." in said
    added = "quarterly_release,2026-27-Q3,2027-04-29T10:00:00+03:00,2026-04-20,true,,"
    assert added in (house.data / "reference" / "calendar.csv").read_text().removeprefix(before)
    answer = window.post("/setup", {**fields, "on": "30 April 2027"})  # moved, and nobody says why
    assert (answer.status_code, "Nothing was announced" in read(answer)) == (409, True)
    answer = window.post("/setup", {**fields, "on": "soon"})
    assert (answer.status_code, "That is not a day." in read(answer)) == (409, True)

    assert window.post("/setup", {"what": "address", "address": "http://a"}).status_code == 409
    odd = 'https://a.example"; import os #'
    assert window.post("/setup", {"what": "address", "address": odd}).status_code == 409
    assert (house.repository / "publishconf.py").read_text() == 'PUBLIC_ADDRESS = ""\n'
    window.post("/setup", {"what": "address", "address": "https://assembly.example/"})
    assert (
        house.repository / "publishconf.py"
    ).read_text() == 'PUBLIC_ADDRESS = "https://assembly.example"\n'
    contacts = {"post": 'P.O. Box "86"', "email": "office@assembly.example"}
    window.post("/setup", {"what": "contacts", **contacts})
    settings: dict[str, dict[str, str]] = {}
    exec((house.repository / "pelicanconf.py").read_text(), settings)
    assert settings["CONTACT"] == {**contacts, "phone": "", "whatsapp": ""}
    window.post("/setup", {"what": "place", "kind": "folder", "name": "/srv/portal"})
    assert "/srv/portal" in window.text("/setup")
    assert window.post("/setup", {"what": "place", "kind": "branch", "name": "--force"}).status_code == 409
    assert window.post("/setup", {"what": "anything"}).status_code == 409


def test_units_are_reorganised_after_their_consequences_were_read(window: Window) -> None:
    register = window.house.data / "reference" / "units.csv"
    before = register.read_bytes()
    fields = {
        "what": "reorganise", "happened": "renamed", "unit": "dept_acacia", "name": "Example Works",
        "jina": "Idara ya Kazi za Mfano", "on": "1 July 2026", "paper": "Notice 1 of 2026",
        "why": "The Assembly renamed it.", "sababu": "Bunge limebadilisha jina lake.",
    }  # fmt: skip
    answer = window.post("/setup", fields)
    said = read(answer)
    assert answer.status_code == 409
    assert "Write it into the register?" in said, said
    assert register.read_bytes() == before
    (mark,) = re.findall(r'name="agreed" value="(\w+)"', answer.text)
    answer = window.post("/setup", {**fields, "agreed": mark})
    assert "It is written." in read(answer), read(answer)
    assert "Example Works" in register.read_text(encoding="utf-8")


def test_the_lines_of_a_job_end_with_the_next_screen_also_after_the_window_was_closed(
    window: Window, draft: Repository, tmp_path: Path
) -> None:
    job = start(window.house, "look", Q3, "look", ("serve", "--port", "web"))
    page = window.get(f"/job/{job.number}").text
    assert "<script" not in page
    assert re.search(r"<li>--port needs a number, not web.", page)
    assert "It stopped; the lines above say why." in page
    assert page.index("</ol>") < page.index('href="/look"')
    again = window_on(draft.quarter, tmp_path / "again")
    good = start(again.house, "look", Q3, "look", ("--help",))
    assert "Done." in again.get(f"/job/{good.number}").text
    assert [each.code for each in jobs_of(window.house)] == [1, 0]
    assert "At work" not in window.text("/undo")
    assert window.get("/job/99").status_code == 404


def test_a_release_is_written_into_the_history_by_itself(
    draft: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage, "run_pelican", quick())
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, "/dev/null")

    def git(*words: str) -> str:
        done = subprocess.run(["git", *words], cwd=draft.path, capture_output=True, text=True, check=True)
        return done.stdout

    git("init", "-q")
    git("add", "data")
    git("-c", "user.name=a", "-c", "user.email=a@b.example", "commit", "-q", "-m", "Before")
    (draft.path / "notes.txt").write_text("somebody's own")
    git("add", "notes.txt")
    sign_all(draft.quarter)
    said = draft.release()
    assert f"Release {Q3}, version 1." in said
    assert git("log", "-1", "--format=%s %ae") == f"Release {Q3}, version 1 desk@localhost\n"
    assert f"data/quarters/{Q3}/v1/SHA256SUMS" in git("show", "--stat=200", "--format=", "HEAD")
    assert "notes.txt" not in git("show", "--stat=200", "--format=", "HEAD")
    assert git("status", "--porcelain", "--", "data") == ""
