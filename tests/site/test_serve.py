"""The site shown on this machine: it is rebuilt when what it is made from changes."""

import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

from tests.site.building import copy_without_quarters, replace_in


def eventually(true: Callable[[], bool], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.2)
    return False


CHANGES = [
    ("data/reference/publications.csv", "Committee Manual", "Committee Handbook"),
    ("plugins/core/statements/formats.py", '"""How numbers', '"""Here is how numbers'),
]


def test_a_change_of_data_or_code_is_seen_without_starting_again(tmp_path: Path) -> None:
    copy = copy_without_quarters(tmp_path / "portal")
    log = copy / "serve.txt"
    with log.open("w") as out:
        server = subprocess.Popen(
            [sys.executable, "-u", "-m", "invoke", "serve", "--port", "0"],
            cwd=copy,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        assert eventually(lambda: "Open http://127.0.0.1:" in log.read_text(), 120), log.read_text()
        (address,) = re.findall(r"Open (http://127\.0\.0\.1:\d+/)", log.read_text())
        with urllib.request.urlopen(address + "en/index.html") as page:
            assert page.status == 200
        for file, old, new in CHANGES:
            built = log.read_text().count("Done: ")
            replace_in(copy / file, old, new)
            assert eventually(lambda built=built: log.read_text().count("Done: ") > built, 120), (
                log.read_text()
            )
            assert f"Changed: {file}" in log.read_text()
    finally:
        server.terminate()
        server.wait(timeout=30)
