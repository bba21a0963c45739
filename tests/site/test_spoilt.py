"""What a build does when something is wrong: exit code 2 or 1, one clear report, the old site untouched."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.samples.plain import plain
from tests.site.building import build, copy_without_quarters, replace_in

LATEST = Path("data/quarters/2026-27-Q1/v1")


def with_an_old_site(repository: Path) -> Path:
    page = repository / "output" / "index.html"
    page.parent.mkdir()
    page.write_text("the site as it was")
    (page.parent / "SHA256SUMS").touch()  # a folder without one is no site, and is not replaced
    return page


def spoil_a_number(repository: Path) -> None:
    rows = (repository / LATEST / "observations.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    cells = rows[2].split(",")
    rows[2] = ",".join([*cells[:3], "1O", *cells[4:]])
    (repository / LATEST / "observations.csv").write_text("".join(rows), encoding="utf-8")


def spoil_the_encoding(repository: Path) -> None:
    path = repository / "data/reference/units.csv"
    path.write_bytes(path.read_text(encoding="utf-8").encode("utf-16"))


def spoil_a_table_with_a_workbook(repository: Path) -> None:
    (repository / LATEST / "actions.csv").write_bytes(b"PK\x03\x04" + b"\x00" * 200)


def rename_what_a_release_names(repository: Path) -> None:
    replace_in(repository / "data/reference/competencies.csv", ",Communication,", ",Talking,")


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (spoil_a_number, "observations.csv, line 3"),
        (spoil_the_encoding, "units.csv"),
        (spoil_a_table_with_a_workbook, "actions.csv"),
        (
            rename_what_a_release_names,
            "The table competency_summary of 2026-27-Q1, version 1, would be published otherwise than it was "
            "released: column competency_name_en.",
        ),
    ],
)
def test_wrong_data_ends_with_exit_2_and_the_old_site(copy: Path, spoil: object, says: str) -> None:
    page = with_an_old_site(copy)
    spoil(copy)  # type: ignore[operator]
    made = build(copy)
    assert made.exit_code == 2
    assert says in made.err
    plain(made.out + made.err)
    assert "The previous site was left as it was." in made.err
    assert page.read_text() == "the site as it was"
    assert sorted(path.name for path in page.parent.iterdir()) == ["SHA256SUMS", "index.html"]


def test_a_template_that_fails_late_leaves_the_old_site(tmp_path: Path) -> None:
    copy = copy_without_quarters(tmp_path / "portal")
    page = with_an_old_site(copy)
    replace_in(copy / "theme/templates/base.html", "{% block main %}", "{{ misspelt }}{% block main %}")
    made = build(copy)
    assert made.exit_code == 1
    assert "while writing index.html: 'misspelt' is undefined" in made.err
    plain(made.out + made.err)
    assert page.read_text() == "the site as it was"


def test_a_chart_that_fails_late_leaves_the_old_site(copy: Path) -> None:
    page = with_an_old_site(copy)
    with (copy / "plugins/core/drawing/svg.py").open("a", encoding="utf-8") as module:
        module.write("\n\ndef compact(raw: str) -> str:\n    raise PictureError('a chart is broken')\n")
    made = build(copy)
    assert made.exit_code == 1
    assert "while laying out the pages: a chart is broken" in made.err
    plain(made.out + made.err)
    assert page.read_text() == "the site as it was"


def test_wrong_words_end_with_exit_2_and_name_file_and_key(copy: Path) -> None:
    page = with_an_old_site(copy)
    file = sorted((copy / "content/wording").glob("*.toml"))[0]
    with file.open("a", encoding="utf-8") as words:
        words.write('\n[spoilt]\nsentence = {en = "Only English"}\n')
    made = build(copy)
    assert made.exit_code == 2
    assert f"{file.name}: spoilt.sentence" in made.err
    assert page.read_text() == "the site as it was"


def test_check_says_the_same_without_building(copy: Path) -> None:
    spoil_a_number(copy)
    done = subprocess.run(
        [sys.executable, "-m", "invoke", "check"], cwd=copy, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "observations.csv, line 3" in done.stderr
    assert not (copy / "output").exists()
