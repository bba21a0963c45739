"""A Markdown file: its own tables, headings, links and pictures."""

from __future__ import annotations

from pathlib import Path

from plugins.desk.importing.blocks import Heading, Table
from plugins.desk.importing.importing import lay_out
from tests.desk.importing.importing_help import FOREWORD, chapter, dropped, laid_out


def test_pipe_tables_are_tables(tmp_path: Path) -> None:
    laid = laid_out(tmp_path, "| What | Who |\n|------|:---:|\n| a \\| b | Clerk |\n\nEnd.", "x.md")
    (table,) = (block for block in laid.blocks if isinstance(block, Table))
    assert table.rows == [["What", "Who"], ["a | b", "Clerk"]]
    assert chapter(laid).endswith("\n\nEnd.")


def test_two_tables_stay_two(tmp_path: Path) -> None:
    one = "| What | Who |\n|---|---|\n| a | Clerk |"
    laid = laid_out(tmp_path, f"{one}\n\n{one}", "x.md")
    tables = [block for block in laid.blocks if isinstance(block, Table)]
    assert [len(table.rows) for table in tables] == [2, 2]


def test_underlined_headings_are_headings(tmp_path: Path) -> None:
    laid = laid_out(tmp_path, "1.1 Aims\n--------\n\nOne.\n\nReasons\n=======\n\nTwo.", "x.md")
    assert [b.title for b in laid.blocks if isinstance(b, Heading)][2:] == ["Aims", "Reasons"]


def test_levels_go_down_by_one_where_the_file_has_several_of_the_first(tmp_path: Path) -> None:
    laid = laid_out(tmp_path, "# Aims\n\n## Reasons\n\nTwo.\n\n# Ways\n\nThree.", "x.md")
    assert [(b.title, b.level) for b in laid.blocks if isinstance(b, Heading)][2:] == [
        ("Aims", 2), ("Reasons", 3), ("Ways", 2),
    ]  # fmt: skip


def test_links_leave_their_words_and_pictures_their_names(tmp_path: Path) -> None:
    laid = laid_out(
        tmp_path, "See [the law](http://x.example/a) here.\n\n![Seal](seal.png)\n\n---\n\nEnd.", "x.md"
    )
    assert chapter(laid) == (
        "See the law here.\n\nSeal\n\nThe picture is not in the text that was supplied.\n{: .sub }\n\nEnd."
    )
    assert dropped(laid) == [
        ("link address", "http://x.example/a"), ("link address", "seal.png"), ("file header or rule", "---"),
    ]  # fmt: skip


def test_a_header_about_the_file_goes() -> None:
    text = f"---\ntitle: x\n---\n\n# Productivity mainstreaming policy\n\n{FOREWORD}\n\n# Aims\n\nOne.\n"
    assert "title: x" not in lay_out(text.encode(), "x.md", "policy").files["en/policy/official.md"]
