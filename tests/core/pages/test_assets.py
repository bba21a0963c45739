"""Static files under lasting names."""

from hashlib import sha256
from pathlib import Path

from plugins.core.pages.assets import compact_css, read_assets


def test_a_file_is_named_by_eight_digits_of_what_it_holds(tmp_path: Path) -> None:
    (tmp_path / "icon.svg").write_bytes(b"<svg/>")
    assets = read_assets(tmp_path)
    name = f"static/icon.{sha256(b'<svg/>').hexdigest()[:8]}.svg"
    assert assets.path("icon.svg") == name
    assert dict(assets.files) == {name: b"<svg/>"}


def test_readers_do_not_pay_for_comments_and_line_ends() -> None:
    written = b"/* sizes,\n   then colours */\nh1{margin:0}\r\nh2{margin:0}\n"
    assert compact_css(written) == b"h1{margin:0}h2{margin:0}"


def test_line_ends_of_another_system_do_not_change_a_stylesheets_name(tmp_path: Path) -> None:
    (tmp_path / "portal.css").write_bytes(b"h1{margin:0}\nh2{margin:0}\n")
    here = read_assets(tmp_path).path("portal.css")
    (tmp_path / "portal.css").write_bytes(b"h1{margin:0}\r\nh2{margin:0}\r\n")
    assert read_assets(tmp_path).path("portal.css") == here
