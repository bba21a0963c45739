"""A newcomer begins a subject, and finds its table, page, download and sheet wherever people look."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest

from tests.site.building import Built, build, copy_of_repository, replace_in

#: One worker makes the copy, and asks all that is asked of it.
pytestmark = pytest.mark.xdist_group("new-subject")

NEXT = "2026-27-Q2"
ROWS = ["Example item A", "Example item B", "Example item C"]


def run(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a module in a copy of the repository, whose own code is the one that runs."""
    environment = {**os.environ, "DESK_DIR": str(home.parent / "desk")}
    return subprocess.run(
        [sys.executable, "-m", *words], cwd=home, env=environment, capture_output=True, text=True, check=False
    )


def command(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return run(home, "plugins.desk.commands", *words)


def files(home: Path) -> set[str]:
    """The files of the copy that are written by hand."""
    places = ("content", "data", "plugins", "tests", "tools")
    return {
        path.relative_to(home).as_posix()
        for place in places
        for path in (home / place).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@dataclass(frozen=True)
class Begun:
    """A copy with two new subjects: ``fleet`` with a page, ``vans`` with a table only; its built site."""

    home: Path
    with_page: set[str]
    table_only: set[str]

    def text(self, name: str) -> str:
        return (self.home / "output" / name).read_text(encoding="utf-8-sig")


@pytest.fixture(scope="module")
def begun(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Begun:
    pictures = built.site.parent / ".cache"
    home = copy_of_repository(tmp_path_factory.mktemp("new") / "portal", pictures=pictures)
    before = files(home)
    assert command(home, "new-subject", "fleet").returncode == 0
    with_page = files(home) - before
    assert command(home, "new-subject", "vans", "--table-only").returncode == 0
    table_only = files(home) - before - with_page
    made = run(home, "tools.illustrative.make", "--newest")
    assert made.returncode == 0, made.stderr
    assert command(home, "dictionary").returncode == 0
    site = build(home)
    assert site.exit_code == 0, site.err
    return Begun(home, with_page, table_only)


def test_a_table_with_a_page_is_six_files_of_one_word_and_a_table_alone_two(begun: Begun) -> None:
    assert begun.with_page == {
        "data/schemas/fleet/fleet.json",
        "content/wording/fleet.toml",
        "plugins/subjects/fleet/record.py",
        "plugins/subjects/fleet/page.py",
        "plugins/subjects/fleet/declaration.py",
        "tests/subjects/fleet/test_fleet.py",
    }
    assert begun.table_only == {"data/schemas/vans/vans.json", "plugins/subjects/vans/record.py"}


def test_what_was_written_has_the_form_of_the_house(begun: Begun) -> None:
    written = [name for name in (*begun.with_page, *begun.table_only) if name.endswith(".py")]
    changed = ["plugins/portal/subjects.py", "tools/illustrative/examples.py"]
    for words in (["ruff", "check"], ["ruff", "format", "--check"], ["mypy"]):
        looked_at = [name for name in (*written, *changed) if words != ["mypy"] or name.startswith("plugins")]
        done = run(begun.home, *words, *looked_at)
        assert done.returncode == 0, done.stdout
    schemas = run(begun.home, "pytest", "tests/desk/test_schema_layout.py", "-k", "fleet or vans")
    assert schemas.returncode == 0, schemas.stdout
    assert "2 passed" in schemas.stdout


def test_its_own_test_passes_and_so_do_those_that_look_at_all_subjects(begun: Begun) -> None:
    all_subjects = [
        "tests/repository/test_layers.py::test_no_arrow_points_back",
        "tests/repository/test_layers.py::test_tables_words_and_tests_stand_under_the_word_of_their_subject",
        "tests/repository/test_wording.py",
        "tests/repository/test_people_columns.py",
    ]
    done = run(begun.home, "pytest", "tests/subjects/fleet", *all_subjects)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(("language", "name"), [("en", "Example item A"), ("sw", "Kitu cha mfano A")])
def test_the_page_shows_its_rows_in_both_languages_and_says_that_they_are_invented(
    begun: Begun, language: str, name: str
) -> None:
    page = begun.text(f"{language}/fleet.html")
    assert f'<th scope="row">{name}</th><td class="n">12</td>' in page
    assert page.count('<th scope="row">') == 3
    assert '<td class="n missing">[x]</td>' in page
    assert "<b>Illustrative figures.</b>" in page
    assert 'href="../data/2026-27-q1/illustrative-v1/fleet.csv"' in page


def test_the_lists_of_pages_and_of_files_lead_to_it(begun: Begun) -> None:
    for language in ("en", "sw"):
        assert f'href="../{language}/fleet.html"' in begun.text(f"{language}/find.html")
        lists = begun.text(f"{language}/data/lists.html")  # until a set names them
        released = begun.text(f"{language}/data/2026-27.html")
        for name in ("fleet", "vans"):
            assert f'href="../../data/lists/{name}.csv"' in lists
            assert f'href="../../data/2026-27-q1/illustrative-v1/{name}.csv"' in released


@pytest.mark.parametrize("table", ["fleet", "vans"])
@pytest.mark.parametrize(
    ("folder", "group"),
    [("data/2026-27-q1/illustrative-v1", ""), ("data", "lists/")],
    ids=["release", "newest"],
)
def test_the_table_is_published_with_its_description(
    begun: Begun, folder: str, group: str, table: str
) -> None:
    file = f"{group}{table}.csv"
    rows = list(csv.DictReader(begun.text(f"{folder}/{file}").splitlines()))
    assert [row["name_en"] for row in rows] == ROWS
    assert [(row["number"], row["obs_status"]) for row in rows] == [("12", "A"), ("13", "A"), ("", "O")]
    package = json.loads(begun.text(f"{folder}/datapackage.json"))
    (resource,) = (each for each in package["resources"] if each["path"] == file)
    assert [field["name"] for field in resource["schema"]["fields"]] == list(rows[0])


def test_staff_find_its_sheet_in_the_workbook_of_the_next_quarter(begun: Begun) -> None:
    done = command(begun.home, "new-quarter", NEXT)
    assert done.returncode == 0, done.stderr
    (path,) = (begun.home.parent / "desk").rglob("*.xlsx")
    book = openpyxl.load_workbook(path)
    columns = ["fleet_id", "name_en", "name_sw", "number", "status", "note_en", "note_sw"]
    assert [cell.value for cell in book["fleet"][1]] == columns
    assert [cell.value for cell in book["vans"][1]] == ["vans_id", *columns[1:]]


def test_the_dictionary_describes_it(begun: Begun) -> None:
    dictionary = (begun.home / "data" / "README.md").read_text(encoding="utf-8")
    assert "### fleet.csv: Fleet" in dictionary
    assert "| `number` | whole number, items | no |" in dictionary


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("petitions", "There is already something called petitions; choose another word."),
        ("fleet", "There is already something called fleet; choose another word."),
        ("how_to_read", "There is already a page how-to-read; choose another word."),
        ("class", "class means something else in the code; choose another word."),
        ("Fleet", "'Fleet' is not a good name:"),
        ("2fleet", "'2fleet' is not a good name:"),
        ("fleet_", "'fleet_' is not a good name:"),
        ("../fleet", "'../fleet' is not a good name:"),
    ],
)
def test_a_word_that_is_taken_or_no_good_name_is_refused_in_one_sentence(
    begun: Begun, word: str, reason: str
) -> None:
    before = files(begun.home)
    done = command(begun.home, "new-subject", word)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(reason)
    assert len(re.findall(r"\.\s", done.stderr)) == 1
    assert files(begun.home) == before


def test_nothing_that_is_there_is_overwritten(begun: Begun) -> None:
    before = files(begun.home)
    own = begun.home / "tests" / "subjects" / "boats" / "test_boats.py"
    own.parent.mkdir()
    own.write_text("# mine\n", encoding="utf-8")
    done = command(begun.home, "new-subject", "boats")
    assert done.returncode == 2
    assert done.stderr == "tests/subjects/boats/test_boats.py is there already; choose another word.\n"
    assert files(begun.home) - before == {"tests/subjects/boats/test_boats.py"}


@pytest.mark.parametrize("lacking", ["subject", "words", "description"])
def test_what_a_subject_lacks_stops_the_build_with_one_sentence(copy: Path, lacking: str) -> None:
    assert command(copy, "new-subject", "fleet").returncode == 0
    if lacking == "subject":
        replace_in(copy / "plugins" / "portal" / "subjects.py", "    FLEET,\n", "")
        said = "The schema of fleet in data/schemas has no subject:"
    elif lacking == "words":
        (copy / "content" / "wording" / "fleet.toml").unlink()
        said = "The subject fleet has a page but no words:"
    else:
        replace_in(copy / "data" / "schemas" / "fleet" / "fleet.json", '"Stable for ever."', '""')
        said = "The column fleet_id of fleet is published without a description:"
    made = build(copy)
    assert made.exit_code == 2
    assert said in made.err
    assert "Traceback" not in made.err
    assert not (copy / "output").exists()
