"""A Chromium for the tests: found on the PATH, else installed by apt as root, else a plain sentence."""

from __future__ import annotations

import os
import shutil
import subprocess

#: Widths on pages are those of the fonts that most machines have.
FONTS = "fonts-liberation"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class NoBrowser(Exception):  # noqa: N818
    """No browser is there and none could be installed; the message says what to do."""


def found_browser() -> str | None:
    """The path of a Chromium, or ``None``; ``PORTAL_BROWSER`` names one that is elsewhere."""
    named = os.environ.get("PORTAL_BROWSER")
    return named or next((path for name in NAMES if (path := shutil.which(name))), None)


def browser_installed() -> str:
    """The path of a Chromium, installing Debian's where that is possible; else ``NoBrowser``."""
    if path := found_browser():
        return path
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        print("Installing a browser for the tests ...", flush=True)
        quiet = {"env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, "check": False}
        subprocess.run(["apt-get", "update", "-qq"], **quiet)  # type: ignore[call-overload]
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", "chromium", FONTS],
            stdout=subprocess.DEVNULL,
            **quiet,
        )  # type: ignore[call-overload]
        if path := found_browser():
            return path
    raise NoBrowser(
        "The tests open the pages in Chromium, and no Chromium or Chrome was found. Install one "
        "(on Debian: sudo apt install chromium) or set PORTAL_BROWSER to its path, and try again."
    )
