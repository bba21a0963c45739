"""Small editions attacked from their files alone: what each gives away, with the arithmetic."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from plugins.core.packing.sums import sums
from plugins.desk.attacking import certificate
from plugins.desk.attacking.certificate import CERTIFICATE, is_certified
from tests.samples.small_editions import (
    Q1,
    Q2,
    Q3,
    Q4,
    Answer,
    attacked,
    bands,
    column,
    describe,
    given_away,
    open_survey,
    survey,
    table_of,
)

# --- what hides well


def test_an_edition_that_keeps_what_it_hides(tmp_path: Path) -> None:
    open_survey(tmp_path)
    survey(tmp_path, Q2, ("a", 30, 60), ("b", 20, 60), ("c", 10, 60))  # this one shows that answers add up
    found = attacked(tmp_path)
    assert found.faults == ()
    # each of the two is 1 to 29
    assert (found.hidden, found.versions, found.fewest) == (2, 2, 29)


# --- bounds that follow from the printed rule


def test_answers_of_a_survey_that_prints_its_zeros(tmp_path: Path) -> None:
    # 58 - 33 - 22 - 0 = 3 for three answers that are at least 1 each
    rows: list[Answer] = [("a", 33, 58), ("b", 22, 58), ("c", 0, 58)]
    survey(tmp_path, Q1, *rows, *((name, None, 58) for name in "def"))
    survey(tmp_path, Q2, ("a", 20, 30), ("b", 10, 30))
    assert given_away(tmp_path) == {f"{Q1} survey 1 {name} n": "1" for name in "def"}


def test_the_same_answers_stay_open_where_the_table_says_that_it_hides_zeros(tmp_path: Path) -> None:
    rows: list[Answer] = [("a", 33, 58), ("b", 22, 58)]
    survey(tmp_path, Q1, *rows, *((name, None, 58) for name in "def"), zeros="hidden")
    survey(tmp_path, Q2, ("a", 20, 30), ("b", 10, 30), zeros="hidden")
    assert given_away(tmp_path) == {}


def test_a_part_that_leaves_nobody_else_would_have_been_printed(tmp_path: Path) -> None:
    # two who came; the women are hidden, so they are neither 0 nor 2
    folder = tmp_path / "data" / Q1 / "v1"
    folder.mkdir(parents=True)
    people = {"disclosure": "count of people"}
    describe(folder, "events", ["event"], column("all", **people), column("women", partOf="all", **people))
    header = ("quarter", "version", "event", "obs_status", "all", "women")
    (folder / "events.csv").write_text(table_of(header, [(Q1, 1, "one", "A", 2, None)]))
    assert given_away(tmp_path) == {f"{Q1} events one women": "1"}


# --- what is said about hiding


REASON_ROWS = [("small_count", 2), ("complement", 0)]


def two_that_add_up_to_eight(site: Path, quarter: str = Q1) -> Path:
    survey(site, "2025-26-Q4", ("a", 20, 30), ("b", 10, 30))
    return survey(site, quarter, ("a", 22, 30), ("b", None, 30), ("c", None, 30))


def test_two_small_counts_that_add_up_to_eight(tmp_path: Path) -> None:
    folder = two_that_add_up_to_eight(tmp_path)
    assert given_away(tmp_path) == {}
    (folder / "reasons.csv").write_text(table_of(("rule", "numbers"), REASON_ROWS))
    assert given_away(tmp_path) == {f"{Q1} survey 1 {name} n": "4" for name in "bc"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("en/hidden.html", "<p>2 numbers were withheld: too few people.</p>"),
        ("en/hidden.html", "<table><tr><th>Why<th>How many<tr><th>too few people<td>2</table>"),
        ("data/told.json", '{"hidden": {"small_count": 2}}'),
        ("data/told.txt", "In all, too few people: 2"),
    ],
)
def test_the_same_is_read_in_a_sentence_a_page_and_any_file(name: str, text: str, tmp_path: Path) -> None:
    two_that_add_up_to_eight(tmp_path)
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(text)
    assert given_away(tmp_path) == {f"{Q1} survey 1 {name} n": "4" for name in "bc"}


def test_reasons_of_one_release_are_never_told_even_where_they_give_nothing_away(tmp_path: Path) -> None:
    folder = open_survey(tmp_path)
    (folder / "reasons.csv").write_text(
        table_of(("rule", "numbers"), [("small_count", 1), ("complement", 1)])
    )
    (fault,) = attacked(tmp_path).faults[:1]
    assert "says why numbers of 1 release are hidden; that is told of 4 together, or not at all" in fault


def test_reasons_of_four_releases_together_are_told_if_they_give_nothing_away(tmp_path: Path) -> None:
    for quarter in (Q1, Q2, Q3):
        open_survey(tmp_path, quarter)
    survey(tmp_path, Q4, ("a", 20, 30), ("b", 10, 30))
    told = tmp_path / "data" / "reasons.csv"
    told.write_text(table_of(("rule", "numbers"), [("small_count", 3), ("complement", 3)]))
    assert attacked(tmp_path).faults == ()
    # all six small: each is 4 at most, and two of them have 30
    told.write_text(table_of(("rule", "numbers"), [("small_count", 6)]))
    assert "does not fit together" in attacked(tmp_path).faults[-1]


# --- versions


def test_a_total_of_version_1_and_a_band_of_version_2(tmp_path: Path) -> None:
    # 100 - 50 - 20 = 30 for one and two; version 2 has no total, prints two, corrects three: 30 - 12 = 18
    bands(tmp_path, Q1, one=None, two=None, three=50, four=20, total=100)
    bands(tmp_path, Q1, 2, one=None, two=12, three=51, four=20)
    assert given_away(tmp_path) == {f"{Q1} bands one staff": "18"}


def test_a_total_that_only_the_second_version_prints(tmp_path: Path) -> None:
    # version 1 prints two, version 2 hides it and has the total: what was printed once is known
    bands(tmp_path, Q1, one=None, two=12, three=50)
    bands(tmp_path, Q1, 2, one=None, two=None, three=51, total=81)
    assert given_away(tmp_path) == {f"{Q1} bands one staff": "18", f"{Q1} bands two staff": "12"}


def test_a_register_that_is_carried_forward_is_one_in_all_quarters(tmp_path: Path) -> None:
    for quarter, women in ((Q1, 12), (Q2, None)):
        folder = tmp_path / "data" / quarter / "v1"
        folder.mkdir(parents=True)
        people = {"disclosure": "count of people"}
        describe(folder, "events", ["event"], column("all", **people),
                 column("women", partOf="all", **people), carriedForward=True)  # fmt: skip
        header = ("quarter", "version", "event", "obs_status", "all", "women")
        (folder / "events.csv").write_text(table_of(header, [(quarter, 1, "one", "A", 40, women)]))
    assert given_away(tmp_path) == {"events one women": "12"}


# --- wherever it stands


def test_a_number_in_an_archive_or_a_workbook_counts_as_printed(tmp_path: Path) -> None:
    open_survey(tmp_path / "zip")
    shown = table_of(
        ("quarter", "version", "question", "answer", "obs_status", "n", "base"),
        [(Q1, 1, "1", "b", "A", 17, 60)],
    )
    with zipfile.ZipFile(tmp_path / "zip" / "data" / "all.zip", "w") as archive:
        archive.writestr("inner/survey.csv", shown)
    assert given_away(tmp_path / "zip")[f"{Q1} survey 1 b n"] == "17"
    open_survey(tmp_path / "book")
    with xlsxwriter.Workbook(tmp_path / "book" / "data" / "book.xlsx") as book:
        sheet = book.add_worksheet("survey")
        for at, line in enumerate(csv.reader(io.StringIO(shown))):
            sheet.write_row(at + 2, 0, line)
    assert given_away(tmp_path / "book")[f"{Q1} survey 1 b n"] == "17"


def test_a_total_that_only_a_page_prints(tmp_path: Path) -> None:
    rows = [("North", "12", "7"), ("South", "[c]", "8"), ("West", "9", "11"), ("Kisumu", "25", "26")]
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    page = tmp_path / "en" / "page.html"
    page.parent.mkdir(parents=True)
    head = "<tr><th>Ward</th><th>Women</th><th>Men</th></tr>"
    page.write_text(f"<table>{head}{cells}</table>".replace("Kisumu", "Total"))
    # 25 - 12 - 9 = 4
    assert list(given_away(tmp_path).values()) == ["4"]
    # under no known word for a total: 7 + 8 + 11 = 26 alone could be by chance, two such columns are none
    page.write_text(f"<table>{head}{cells}</table>")
    assert given_away(tmp_path) == {}
    wider = [(*row, more) for row, more in zip(rows, ("3", "5", "6", "14"), strict=True)]
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in wider)
    page.write_text(f"<table>{head.replace('</tr>', '<th>Young</th></tr>')}{cells}</table>")
    assert list(given_away(tmp_path).values()) == ["4"]


def test_a_sum_that_nobody_declared_but_every_row_shows(tmp_path: Path) -> None:
    # received = answered + open in twelve rows; in one, answered is hidden beside the two others
    folder = tmp_path / "data" / Q1 / "v1"
    folder.mkdir(parents=True)
    describe(folder, "requests", ["service"], *map(column, ("received", "answered", "open")))
    rows: list[tuple[object, ...]] = [(Q1, 1, f"s{n}", "A", 3 * n, 2 * n, n) for n in range(1, 13)]
    header = ("quarter", "version", "service", "obs_status", "received", "answered", "open")
    (folder / "requests.csv").write_text(table_of(header, [*rows, (Q1, 1, "last", "Q", 9, None, 2)]))
    assert given_away(tmp_path) == {f"{Q1} requests last answered": "7"}


def test_a_percentage_that_was_left_beside_its_hidden_count(tmp_path: Path) -> None:
    folder = tmp_path / "data" / Q1 / "v1"
    folder.mkdir(parents=True)
    share = {"name": "share", "type": "number", "derivation": "computed"}
    describe(folder, "answers", ["answer"], column("n", disclosure="count of people"), column("of"), share)
    rows: list[tuple[object, ...]] = [(Q1, 1, f"a{n}", "A", n, 50, 2 * n) for n in range(5, 17)]
    header = ("quarter", "version", "answer", "obs_status", "n", "of", "share")
    (folder / "answers.csv").write_text(table_of(header, [*rows, (Q1, 1, "last", "Q", None, 50, 6)]))
    # 6 % of 50 are 3
    assert given_away(tmp_path) == {f"{Q1} answers last n": "3"}


# --- the certificate


def test_an_edition_is_certified_for_its_own_files_and_solved_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = Path(__file__).parents[3]
    site, home = tmp_path / "site", tmp_path / "portal"
    home.mkdir()
    (home / "content").symlink_to(repository / "content")
    open_survey(site)
    monkeypatch.setattr(certificate, "_reports", lambda _: ())
    assert certificate.attack_site(site, tmp_path, home) == ()
    assert is_certified(site, sums(site))
    told = json.loads((site / CERTIFICATE).read_text())
    assert (told["hidden"], told["versions"], told["files"]["csv"]) == (2, 1, 1)
    (site / CERTIFICATE).unlink()
    monkeypatch.setattr(certificate, "attack_edition", None)  # nothing is solved again
    assert certificate.attack_site(site, tmp_path, home) == ()
    changed = site / "data" / Q1 / "v1" / "survey.csv"
    changed.write_text(changed.read_text().replace("30", "31"))
    assert not is_certified(site, sums(site))


def test_an_edition_that_gives_something_away_gets_no_certificate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = Path(__file__).parents[3]
    bands(tmp_path / "site", Q1, one=None, two=40, total=52)
    monkeypatch.setattr(certificate, "_reports", lambda _: ())
    (tmp_path / "content").symlink_to(repository / "content")
    (fault,) = certificate.attack_site(tmp_path / "site", tmp_path, tmp_path)
    assert fault.startswith(f"{Q1} bands one staff: RECOVERABLE. Anybody finds that it is 12.")
    assert not (tmp_path / "site" / CERTIFICATE).exists()


def test_a_file_that_no_reader_knows_keeps_the_edition_back(tmp_path: Path) -> None:
    open_survey(tmp_path)
    (tmp_path / "report.pdf").write_bytes(b"%PDF-1.7")
    assert attacked(tmp_path).faults == (
        "report.pdf is of a format that has no reader, so nobody knows what it says.",
    )
