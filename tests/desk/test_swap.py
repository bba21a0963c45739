"""A complete new site takes the old one's place; anything less leaves the old one as it was."""

from pathlib import Path

import pytest

from plugins.desk.swap import aside, being_built, recover, replacing


def written(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(text)
    return folder


def text_of(site: Path) -> str:
    return (site / "index.html").read_text()


def test_a_complete_build_replaces_the_old_site_whole(tmp_path: Path) -> None:
    site = written(tmp_path / "output", "old")
    (site / "gone.html").write_text("removed in the new one")
    with replacing(site) as fresh:
        (fresh / "index.html").write_text("new")
        assert text_of(site) == "old"
    assert sorted(path.name for path in site.iterdir()) == ["index.html"]
    assert text_of(site) == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_a_failed_build_leaves_the_old_site_and_nothing_else(tmp_path: Path) -> None:
    site = written(tmp_path / "output", "old")

    def build_that_fails() -> None:
        with replacing(site) as fresh:
            (fresh / "index.html").write_text("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        build_that_fails()
    assert text_of(site) == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_the_first_build_needs_no_old_site(tmp_path: Path) -> None:
    with replacing(tmp_path / "output") as fresh:
        (fresh / "index.html").write_text("new")
    assert text_of(tmp_path / "output") == "new"


def test_a_stop_between_the_two_renames_is_mended_by_the_next_run(tmp_path: Path) -> None:
    site = tmp_path / "output"
    written(aside(site), "old")
    written(being_built(site), "half or whole, nobody knows")
    recover(site)
    assert text_of(site) == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_a_stop_after_the_second_rename_keeps_the_new_site(tmp_path: Path) -> None:
    site = written(tmp_path / "output", "new")
    written(aside(site), "old")
    recover(site)
    assert text_of(site) == "new"
    assert not aside(site).exists()
