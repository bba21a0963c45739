import os
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.core.drawing.svg import Picture
from plugins.core.pages import chart_cache
from plugins.core.pages.chart_cache import ChartCache, picture_key
from tests.core.drawing.samples import FRAMES, figure

DRAWN = Picture('<text x="1" y="2">ä</text>', 120)


def test_a_picture_is_drawn_once_and_read_from_then_on(tmp_path: Path) -> None:
    first, again = ChartCache(tmp_path), ChartCache(tmp_path)
    first.ask("k", lambda: DRAWN)
    assert first.picture("k") == DRAWN
    again.ask("k", lambda: pytest.fail("drawn twice"))
    assert again.picture("k") == DRAWN
    assert (first.found, first.drawn, again.found, again.drawn) == (0, 1, 1, 0)
    # Written under another name first, then renamed: no partial entry, no remains.
    assert [path.name for path in tmp_path.iterdir()] == ["k.svg.txt"]


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"\xff\xfe", None])
def test_a_damaged_entry_is_drawn_again(tmp_path: Path, damage: bytes | None) -> None:
    old = ChartCache(tmp_path)
    old.ask("k", lambda: DRAWN)
    old.draw_waiting()
    entry = tmp_path / "k.svg.txt"
    whole = entry.read_bytes()
    entry.write_bytes(whole[:-3] if damage is None else damage)
    cache = ChartCache(tmp_path)
    cache.ask("k", lambda: DRAWN)
    assert cache.picture("k") == DRAWN
    assert cache.drawn == 1
    assert entry.read_bytes() == whole


def test_the_key_changes_with_everything_that_decides_the_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    same = picture_key("line", b"1", {"a": "b"}, {"decimals": 1})
    assert same == picture_key("line", b"1", {"a": "b"}, {"decimals": 1})
    others = [
        picture_key("lines", b"1", {"a": "b"}, {"decimals": 1}),
        picture_key("line", b"2", {"a": "b"}, {"decimals": 1}),
        picture_key("line", b"1", {"a": "c"}, {"decimals": 1}),
        picture_key("line", b"1", {"a": "b"}, {"decimals": 2}),
    ]
    monkeypatch.setattr(chart_cache, "code_digest", lambda: "other code")
    others.append(picture_key("line", b"1", {"a": "b"}, {"decimals": 1}))
    monkeypatch.undo()
    monkeypatch.setattr(chart_cache, "library_versions", lambda: "altair 0")
    others.append(picture_key("line", b"1", {"a": "b"}, {"decimals": 1}))
    assert len({same, *others}) == 7


def test_parts_of_the_key_do_not_run_into_each_other() -> None:
    assert picture_key("line", b"s", {}, {}) != picture_key("lines", b"", {}, {})


def test_one_changed_figure_draws_one_new_picture(tmp_path: Path) -> None:
    cache = ChartCache(tmp_path)
    before = figure("columns", tmp_path, cache=cache)
    after = figure(
        "columns", tmp_path, FRAMES["columns"].assign(value=[3, 9, None, 16, 8, 0, 4, 2]), cache=cache
    )
    assert (cache.found, cache.drawn) == (0, 2)
    assert before.svg != after.svg
    assert before.csv_bytes != after.csv_bytes
    assert before.table != after.table


def test_titles_marks_and_unused_words_share_one_picture(tmp_path: Path) -> None:
    cache = ChartCache(tmp_path)
    figure("columns", tmp_path, cache=cache)
    other = figure(
        "columns", tmp_path, cache=cache, title="Ripoti", provenance="reported", language="sw", figure_id="b"
    )
    assert (cache.found, cache.drawn) == (1, 1)
    assert "Ripoti" in other.svg


def test_altair_is_not_imported_when_every_chart_is_cached(tmp_path: Path) -> None:
    for kind in FRAMES:
        figure(kind, tmp_path)
    code = (
        "import sys; from pathlib import Path; from tests.core.drawing.samples import FRAMES, figure\n"
        "for kind in FRAMES: figure(kind, Path(sys.argv[1]))\n"
        "print([name for name in ('altair', 'vl_convert') if name in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ,
    )
    assert run.stdout.strip() == "[]"
