"""A complete new site takes the old one's place; anything less leaves the old one as it was."""

from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.desk.build import write_site
from plugins.desk.swap import aside, being_built, recover, replacing
from plugins.desk.trouble import DeskTrouble


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


@pytest.mark.parametrize("place", [lambda site: site, aside, being_built])
def test_a_link_in_the_way_is_named_and_what_it_leads_to_stays(
    tmp_path: Path, place: Callable[[Path], Path]
) -> None:
    mine = written(tmp_path / "mine", "mine")
    place(tmp_path / "output").symlink_to(mine)
    with (
        pytest.raises(DeskTrouble, match="is a link to another place, and a folder is wanted"),
        replacing(tmp_path / "output"),
    ):
        pytest.fail("a link was taken for a folder")
    assert text_of(mine) == "mine"


@pytest.mark.parametrize(
    "held", ["letter.txt", "plugins/desk/build.py", ".git/config", "SHA256SUMS/letter.txt"]
)
def test_no_site_takes_the_place_of_other_files(tmp_path: Path, held: str) -> None:
    (tmp_path / held).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / held).write_text("mine")
    with pytest.raises(DeskTrouble, match="holds other files and no site of this portal"):
        write_site(tmp_path)
    assert (tmp_path / held).read_text() == "mine"
