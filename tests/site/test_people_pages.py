"""Competencies, trainings and what is hidden, on the built site: both languages, downloads, the way there."""

from __future__ import annotations

import csv
import re

import pytest

from tests.site.building import Built

FOLDER = "data/2026-27-q1/illustrative-v1/"


def page(built: Built, name: str) -> str:
    return (built.site / name).read_text(encoding="utf-8")


def rows(built: Built, name: str) -> list[dict[str, str]]:
    with (built.site / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("en/competencies.html", "Illustrative figures: by 30"),
        ("sw/competencies.html", "Takwimu za mfano: kufikia 30"),
        ("en/training-local.html", "Illustrative figures: from January to September 2026"),
        ("sw/training-local.html", "Takwimu za mfano: kuanzia Januari"),
        ("en/disclosure.html", "Illustrative figures: to protect people, "),
        ("sw/disclosure.html", "Takwimu za mfano: takwimu"),
    ],
)
def test_the_first_sentence_answers_under_the_mark(built: Built, name: str, first: str) -> None:
    lead = re.search(r'<p class="lead">(.*?)</p>', page(built, name), re.DOTALL)
    assert lead is not None
    said = re.sub(r"<[^>]+>|&nbsp;|\s", " ", lead[1]).replace("\u00a0", " ").strip()
    assert " ".join(said.split()).startswith(first.split(" January")[0])


@pytest.mark.parametrize("language", ["en", "sw"])
def test_competencies_carry_the_note_on_their_framework(built: Built, language: str) -> None:
    text = page(built, f"{language}/competencies.html")
    assert "Bungoma" in text[: text.index("<h1>")]


def test_hidden_cells_are_marked_and_empty_in_the_file(built: Built) -> None:
    found = rows(built, f"{FOLDER}competency_summary.csv")
    hidden = [row for row in found if row["marker"] == "[c]"]
    assert len(hidden) == 45
    assert {row["obs_status"] for row in hidden} == {"Q"}
    numbers = ("n_assessed", "n_at_or_above", "mean_gap", "at_or_above_pct")
    assert {row[name] for row in hidden for name in numbers} == {""}
    # "Communication" is in two families, so the key is family, cluster and name
    named = {(row["family"], row["cluster"], row["competency_name_en"]) for row in found}
    assert {family for family, _, name in named if name == "Communication"} == {"core", "leadership"}


def test_a_training_of_few_people_is_withheld_on_page_and_in_file(built: Built) -> None:
    (row,) = (
        row
        for row in rows(built, f"{FOLDER}training_local.csv")
        if row["title_en"].startswith("Sign language")
    )
    assert (row["attended"], row["attended_women"], row["evaluation_mean"], row["marker"]) == (
        "",
        "",
        "",
        "[c]",
    )
    line = re.search(
        r"<tr>\s*<th[^>]*>Sign language.*?</tr>", page(built, "en/training-local.html"), re.DOTALL
    )
    assert line is not None
    assert line[0].count("[c]") == 3


def test_the_report_counts_what_the_files_hide(built: Built) -> None:
    found = {row["table"]: row for row in rows(built, "data/hidden_numbers.csv")}
    # 45 hidden rows of three numbers each in 2026-27-Q1, 36 in 2025-26-Q4
    assert found["competency_summary"]["numbers_hidden"] == str((45 + 36) * 3)
    # nothing is said of one release: nine together, from the first to the newest
    told = {(row["first_quarter"], row["last_quarter"], row["releases"]) for row in found.values()}
    assert told == {("2024-25-Q1", "2026-27-Q1", "9")}
    assert not list((built.site / "data").rglob("hidden_reasons.csv"))


@pytest.mark.parametrize("language", ["en", "sw"])
@pytest.mark.parametrize("name", ["competencies", "training-local", "disclosure"])
def test_every_part_is_on_the_page_that_finds_things(built: Built, language: str, name: str) -> None:
    assert f'href="{name}.html"' in page(built, f"{language}/find.html").replace(f"../{language}/", "")


def test_the_data_page_leads_to_what_is_hidden(built: Built) -> None:
    assert "disclosure.html" in page(built, "en/data.html")
    assert "disclosure.html" in page(built, "en/competencies.html")
