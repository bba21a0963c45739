"""Pelican's own command, typed in the repository's folder, works as for any Pelican site.

The copy holds no quarter, so that each build takes seconds.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.site.building import copy_without_quarters, replace_in

PELICAN = Path(sys.executable).with_name("pelican.exe" if os.name == "nt" else "pelican")
ENVIRONMENT = {**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONPATH": ""}


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    return copy_without_quarters(tmp_path / "portal")


@contextmanager
def running(portal: Path, *options: str) -> Iterator[Path]:
    """Pelican at work until the block ends; what it says is in the file."""
    log = portal / "said.txt"
    with log.open("w") as out:
        process = subprocess.Popen(
            [PELICAN, "content", *options],
            cwd=portal,
            env=ENVIRONMENT,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield log
    finally:
        os.killpg(process.pid, signal.SIGTERM)  # with the processes that it began itself
        process.wait(timeout=30)


def eventually(true: Callable[[], bool], log: Path) -> None:
    end = time.monotonic() + 120
    while not true():
        assert time.monotonic() < end, log.read_text()
        time.sleep(0.2)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.mark.parametrize(("options", "public"), [((), False), (("-s", "publishconf.py"), True)])
def test_the_site_is_built_with_either_settings(portal: Path, options: tuple[str, ...], public: bool) -> None:
    done = subprocess.run(
        [PELICAN, "content", *options],
        cwd=portal,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Done: Processed" in done.stdout
    assert (portal / "output" / "sw" / "index.html").exists()
    assert (portal / "output" / "_headers").exists() is public


def test_a_changed_page_is_built_again_by_itself(portal: Path) -> None:
    with running(portal, "--autoreload", "-s", "publishconf.py") as log:
        eventually(lambda: "Done: Processed" in log.read_text(), log)
        replace_in(portal / "content" / "en" / "about.md", "Title: ", "Title: Once more, ")
        page = portal / "output" / "en" / "about.html"
        eventually(lambda: "<h1>Once more, " in page.read_text(encoding="utf-8"), log)


def test_the_built_site_is_served(portal: Path) -> None:
    port = free_port()
    with running(portal, "--listen", "--port", str(port)) as log:
        eventually(lambda: "Serving site at" in log.read_text(), log)
        (portal / "output").mkdir(exist_ok=True)
        (portal / "output" / "seen.html").write_text("as it was built")
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/seen.html") as page:
            assert page.read() == b"as it was built"
