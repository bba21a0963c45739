"""Before an edition goes out a browser may look at it."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from plugins.desk.verifying.in_browser import can_look, check_in_browser

PAGE = """<!doctype html>
<html lang="en"><head><title>Bills</title></head>
<body><main><h1 style="color:{colour};background:#fff">Bills</h1></main></body></html>
"""


@pytest.mark.skipif(not can_look(), reason="no browser with axe")
def test_text_that_is_too_pale_is_found(tmp_path: Path) -> None:
    (tmp_path / "good.html").write_text(PAGE.format(colour="#111"))
    (tmp_path / "pale.html").write_text(PAGE.format(colour="#aaa"))
    with ThreadPoolExecutor(1) as apart:  # the browser of the other tests keeps this thread
        found = apart.submit(check_in_browser, tmp_path, ("good.html", "pale.html")).result()
    assert found is not None
    assert [each.partition(":")[0] for each in found] == ["pale.html (light)", "pale.html (dark)"]
    assert "contrast" in found[0]
