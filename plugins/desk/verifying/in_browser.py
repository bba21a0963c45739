"""What only a browser can see, such as contrast: axe-core looks at a few pages, where both are installed.

Nobody needs them to release; the tests of this repository look at every kind of page with them.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

from plugins.desk.browser import found_browser


def can_look() -> bool:
    """Whether this computer has a browser and axe-core for Python."""
    return bool(found_browser() and find_spec("playwright") and find_spec("axe_playwright_python"))


def check_in_browser(site: Path, names: Iterable[str]) -> tuple[str, ...] | None:
    """Each violation that axe-core finds on these pages, light and dark; ``None`` if the browser does not
    start, which keeps nothing from going out."""
    from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
    from playwright.sync_api import Error, sync_playwright

    found = []
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=found_browser(), args=["--no-sandbox"])
            for scheme in ("light", "dark"):
                page = browser.new_page(color_scheme=scheme)
                for name in names:
                    page.goto((site / name).as_uri())
                    for each in Axe().run(page).response["violations"]:
                        where = each["nodes"][0]["target"][0]
                        found.append(f"{name} ({scheme}): {each['help']}, at {where}")
            browser.close()
    except Error:
        return None
    return tuple(found)
