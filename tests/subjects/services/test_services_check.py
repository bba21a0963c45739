"""Requests, petitions, surveys, feedback, members' reports: possible, adding up, and about nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.subjects.people.model import looks_like_a_name
from plugins.subjects.petitions.check_history import check_petition_history
from plugins.subjects.services.record import ServiceRecords
from tests.samples.services import petition
from tests.samples.tiny import Q2, Tiny
from tests.samples.tiny_services import (
    ANSWERS,
    FEEDBACK,
    FILES,
    PETITIONS,
    REQUESTS,
    SEATS,
    STANDARDS,
    SURVEYS,
    write_tiny_services,
)


@pytest.fixture
def services(tmp_path: Path) -> Tiny:
    return write_tiny_services(tmp_path / "data")


def about_services(tiny: Tiny) -> list[str]:
    """What is said of these tables, warnings included."""
    return [said for said in tiny.said(None) if said.startswith(tuple(FILES))]


def test_sound_tables(services: Tiny) -> None:
    assert about_services(services) == []
    records = services.dataset().quarters[-1][ServiceRecords]
    assert (len(records.requests), len(records.petitions), len(records.standards)) == (6, 2, 3)
    (survey,) = records.surveys
    assert [answer.n for answer in survey.answers] == [22, 18, 28, None, None]
    assert [seat.late for seat in records.engagement] == [False, None, None]


@pytest.mark.parametrize(
    ("file", "line", "row", "message"),
    [
        (
            STANDARDS,
            2,
            'inquiry,2025-26-Q1,1,inquiry,Inquiry,,5,It was answered.,,law,"Policy, 2.2(4)",false,Ask.,',
            'column "verified": It is called law. Check the Act and write true, or leave the row out: '
            "an unchecked period is not law.",
        ),
        (
            REQUESTS,
            2,
            "inquiry,all,9,8,9,1,3,reported,,",
            'column "within_standard": 9 in time are more than the 8 answered. Correct one of the two.',
        ),
        (
            REQUESTS,
            2,
            "inquiry,all,9,8,7,,3,reported,,",
            'column "open_late": The status is reported. Write the number, 0 if there was none, or the '
            "status that says why there are none.",
        ),
        (
            REQUESTS,
            5,
            "complaint,counter,12,10,4,0,15,reported,,",
            'column "within_standard": 4 could point at persons. Empty the row\'s numbers and write the '
            "status suppressed.",
        ),
        (
            REQUESTS,
            5,
            "complaint,counter,12,10,7,0,15,reported,,",
            'column "within_standard": 7 of 10 says that 3 were late: few enough to tell. Empty the row\'s '
            "numbers and write the status suppressed.",
        ),
        (
            REQUESTS,
            5,
            "complaint,counter,12,9,9,0,15,reported,,",
            'column "median_days": It is the middle value of 9 requests, fewer than 10.',
        ),
        (
            REQUESTS,
            6,
            "complaint,letter,8,8,8,0,,suppressed,,",
            'column "received": A number is given, but the status is suppressed. Empty the cell.',
        ),
        (
            REQUESTS,
            2,
            "inquiry,counter,9,8,7,1,3,reported,,",
            'column "channel": inquiry has no row for all channels. Add the row with the channel all.',
        ),
        (
            PETITIONS,
            2,
            "pet_one,Example petition about shade,,Asks for shade.,,2025-10-06,2025-10-03,,,,,,,,",
            'column "reviewed_on": 2025-10-03 is before received_on, 2025-10-06. Correct one of the two.',
        ),
        (
            PETITIONS,
            2,
            "pet_one,Example petition about shade,,Asks for shade.,,2026-01-06,,,,,,,,,",
            'column "received_on": 2026-01-06 is after the quarter\'s last day, 2025-12-31. The register '
            "closes on that day; leave it for the next quarter.",
        ),
        (
            PETITIONS,
            2,
            "pet_one,Example petition about shade,,Asks for shade.,,2025-10-06,,,,,granted,,,,",
            'column "replied_on": Decision and day of the reply belong together, and one of them is empty. '
            "Write both, or neither while it is open.",
        ),
        (
            PETITIONS,
            2,
            "pet_one,Petition by Jane Wanjiru Example,,Asks for shade.,,2025-10-06,,,,,,,,,",
            "column \"title_en\": 'Jane Wanjiru Example' looks like the name of a person. Take it out: the "
            "register says what was asked, never who asked.",
        ),
        (
            PETITIONS,
            2,
            "pet_one,Example petition about shade,,Asks for shade. Call 0712 345 678.,,2025-10-06,,,,,,,,,",
            'column "prayer_en": This text holds what looks like a telephone number.',
        ),
        (
            SURVEYS,
            2,
            "srv_one,Example,,public,paper,2025-11-03,2026-01-21,All.,,random,Chance.,,80,40,Small.,,",
            'column "fieldwork_end": Asking ended on 2026-01-21, in another quarter. A survey belongs to the '
            "quarter in which it ended.",
        ),
        (
            SURVEYS,
            2,
            "srv_one,Example survey,,public,paper,2025-11-03,2025-11-21,All.,,open,All.,,80,40,Small.,,",
            'column "n_invited": A survey open to all has no number of people who were asked.',
        ),
        (
            ANSWERS,
            2,
            "srv_one,1,1,Satisfied?,,Yes,,true,21,40,reported",
            'column "base": The answers add up to 39, the base is 40. Correct whichever is wrong.',
        ),
        (
            ANSWERS,
            2,
            "srv_one,1,1,Satisfied?,,Yes,,true,3,40,reported",
            'column "n": 3 could point at persons.',
        ),
        (
            ANSWERS,
            4,
            "srv_one,2,1,Often?,,Often,,,7,9,reported",
            'column "base": 9 people are too few for a figure about them; 10 is the least.',
        ),
        (
            FEEDBACK,
            2,
            "fb_one,Notices,,letter,6,reported,Notices come late.,,They go out earlier.,,done,,12",
            'column "median_days": It is a middle value of fewer than 10 people. Leave the cell empty.',
        ),
        (
            FEEDBACK,
            2,
            "fb_one,Notices,,letter,31,reported,Mrs. Example says they come late.,,Earlier.,,done,,12",
            "column \"said_en\": 'Mrs. Example' looks like the name of a person.",
        ),
        (
            SEATS,
            2,
            "seat_01,Example seat 1,,ward,2026-01-09,yes,,4,,",
            'column "submitted_on": It says yes, and there is no day. Correct one of the two.',
        ),
        (
            SEATS,
            3,
            "seat_02,Example seat 2,,ward,2026-01-09,no,,4,,",
            'column "meetings": Without a report nothing is known of meetings. Empty the cell.',
        ),
    ],
)
def test_each_mistake_is_named_where_it_stands(
    services: Tiny, file: str, line: int, row: str, message: str
) -> None:
    services.replace_line(file, line, row)
    said = about_services(services)
    assert any(f"{file}, line {line}, {message}" in one for one in said), said


def test_reported_figures_are_not_held_to_invented_standards(services: Tiny) -> None:
    """Each of the three services once, though complaints have four rows."""
    release = f"{Q2}/release.toml"
    reported = (
        services.read(release).replace('"illustrative"', '"reported"').replace('illustrates = "reported"', "")
    )
    services.write(release, reported)
    found = [problem for problem in services.problems() if problem.kind == "invented-standard"]
    assert [one.found.split(" ")[0] for one in found] == ["inquiry", "petition", "complaint"]
    services.write(STANDARDS, services.read(STANDARDS).replace(",illustrative,", ",charter,"))
    assert "invented-standard" not in {problem.kind for problem in services.problems()}


def test_channels_that_do_not_add_up_are_named_once_all_are_told(services: Tiny) -> None:
    services.replace_line(REQUESTS, 6, "complaint,letter,8,8,8,6,,reported,,")
    assert about_services(services) == []  # one channel is still hidden
    services.replace_line(REQUESTS, 7, "complaint,online,5,5,0,0,,reported,,")
    # 12 + 8 + 5 received, 10 + 8 + 5 answered, 5 + 8 + 0 in time, 0 + 6 + 0 open late.
    said = [one.partition("complaint add up to ")[2].partition(".")[0] for one in about_services(services)]
    assert sorted(said) == ["13, this row says 12", "23, this row says 18", "25, this row says 20"]


@pytest.mark.parametrize("column", ["petitioner_name", "id_number", "phone"])
def test_a_column_about_petitioners_is_refused(services: Tiny, column: str) -> None:
    rows = services.read(PETITIONS).splitlines()
    services.write(PETITIONS, "\n".join([f"{rows[0]},{column}", f"{rows[1]},x"]) + "\n")
    assert any(PETITIONS in said and column in said for said in services.said())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ombi kutoka kwa Juma Mfano kuhusu kivuli", "Juma Mfano"),
        ("Brought by Hon. Example", "Hon. Example"),
        ("Asks the County Assembly of Kisumu for shade", ""),
        ("Example petition about trees by Example Primary School", ""),
    ],
)
def test_names_of_persons_and_of_things(text: str, name: str) -> None:
    assert looks_like_a_name(text) == name


def test_the_register_only_grows() -> None:
    """A filled cell is news, a changed or emptied one and a row that is gone are warned of."""
    before = [petition("2026-02-02"), petition("2026-03-03", "pet_two", reviewed_on="2026-03-09")]
    now = [petition("2026-02-02", reviewed_on="2026-02-09")]
    assert list(check_petition_history("f", [*now, before[1]], before)) == []
    moved = petition("2026-03-03", "pet_two", reviewed_on="2026-03-10")
    found = [problem.found for problem in check_petition_history("f", [*now, moved], before)]
    assert found == ["reviewed_on of pet_two was 2026-03-09 in the quarter before and says 2026-03-10 now."]
    (gone,) = check_petition_history("f", now, before)
    assert (gone.kind, gone.severity) == ("petition-gone", "warning")
    assert list(check_petition_history("f", [], before)) == []  # a version without a register


def test_nothing_is_reported_of_a_service_that_had_ended(services: Tiny) -> None:
    header, inquiry, *others = services.read(STANDARDS).splitlines()
    rows = [f"{header},last_quarter", f"{inquiry},2025-26-Q1", *(f"{row}," for row in others)]
    services.write(STANDARDS, "\n".join(rows) + "\n")
    assert about_services(services) == [
        f'{REQUESTS}, line 2, column "service_id": inquiry had ended, by last_quarter in '
        "service_standards.csv. Take the row out, or correct last_quarter there."
    ]
    services.replace_line(REQUESTS, 2, "")
    assert about_services(services) == []
