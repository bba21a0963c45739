"""A page in Markdown is converted once, and again when it or what decides its HTML changes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pelican.readers import MarkdownReader
from pelican.settings import DEFAULT_CONFIG

from plugins.adapters import prose
from plugins.adapters.prose import ProseReader

PAGE = "Title: Maji\nDescription: Water.\n\nWater is *life*.\n"
READ = ("<p>Water is <em>life</em>.</p>", {"title": "Maji", "description": "Water."})


@pytest.fixture
def settings(tmp_path: Path) -> dict[str, Any]:
    return {**DEFAULT_CONFIG, "MARKDOWN": {"output_format": "html5"}, "PROSE_CACHE": str(tmp_path / "kept")}


@pytest.fixture
def page(tmp_path: Path) -> Path:
    page = tmp_path / "water.md"
    page.write_text(PAGE, encoding="utf-8")
    return page


@pytest.fixture
def converted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that were converted."""
    found: list[str] = []
    read = MarkdownReader.read

    def seen(self: MarkdownReader, source_path: str) -> Any:
        found.append(Path(source_path).name)
        return read(self, source_path)

    monkeypatch.setattr(MarkdownReader, "read", seen)
    return found


def test_a_page_is_converted_once(settings: dict[str, Any], page: Path, converted: list[str]) -> None:
    assert [ProseReader(settings).read(str(page)) for _ in range(2)] == [READ, READ]
    assert converted == ["water.md"]


def test_a_page_of_another_name_and_the_same_words_is_not_converted_again(
    settings: dict[str, Any], page: Path, converted: list[str]
) -> None:
    ProseReader(settings).read(str(page))
    assert ProseReader(settings).read(str(page.rename(page.with_name("maji.md")))) == READ
    assert converted == ["water.md"]


def test_a_changed_word_is_read(settings: dict[str, Any], page: Path) -> None:
    ProseReader(settings).read(str(page))
    page.write_text(PAGE.replace("life", "scarce"), encoding="utf-8")
    assert ProseReader(settings).read(str(page)) == ("<p>Water is <em>scarce</em>.</p>", READ[1])


def test_another_setting_or_another_version_of_what_converts_converts_again(
    settings: dict[str, Any], page: Path, converted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ProseReader(settings).read(str(page))
    ProseReader({**settings, "MARKDOWN": {"output_format": "xhtml"}}).read(str(page))
    monkeypatch.setattr(prose, "version", lambda _: "0")
    ProseReader(settings).read(str(page))
    assert converted == ["water.md"] * 3


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"\xff\xfe", None])
def test_a_damaged_entry_is_converted_again(
    settings: dict[str, Any], page: Path, converted: list[str], damage: bytes | None
) -> None:
    ProseReader(settings).read(str(page))
    (entry,) = Path(settings["PROSE_CACHE"]).iterdir()
    whole = entry.read_bytes()
    entry.write_bytes(whole[:-3] if damage is None else damage)
    assert ProseReader(settings).read(str(page)) == READ
    assert entry.read_bytes() == whole
    assert len(converted) == 2


def test_what_is_no_text_is_not_kept(settings: dict[str, Any], page: Path, converted: list[str]) -> None:
    page.write_text(f"Date: 2026-10-30\n{PAGE}", encoding="utf-8")
    first, second = (ProseReader(settings).read(str(page)) for _ in range(2))
    assert first == second
    assert len(converted) == 2
