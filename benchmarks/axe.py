"""Every page of the built site before axe, in light and dark, on a phone and on a desk.

    python -m benchmarks.axe [SITE] [PART]

SITE is ``output`` unless named; PART keeps the pages whose address has it. The suite looks at a page of
each kind; this looks at all. In the dark only colours are looked at, and whether a page can be pushed
sideways at 320 pixels. Exit code 1 if anything was found."""

from __future__ import annotations

import sys
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, sync_playwright

from tests.browser.pages import launched, served

_LOOKS = (("light", 360, None), ("dark", 360, {"runOnly": ["color-contrast"]}), ("light", 1280, None))


def found_on(page: Page, address: str) -> list[str]:
    """What axe, or the width, finds on one page."""
    found = []
    page.goto(address)
    for scheme, width, options in _LOOKS:
        page.set_viewport_size({"width": width, "height": 740})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        result = Axe().run(page, options=options)
        if result.violations_count:
            found.append(f"{scheme}, {width} px: {result.generate_report()}")
    page.set_viewport_size({"width": 320, "height": 740})
    reach = page.evaluate("document.documentElement.scrollWidth")
    return [*found, *([f"{reach} px wide at 320"] if reach > 320 else [])]


def main(words: list[str]) -> int:
    """The exit code."""
    site = Path(words[0] if words else "output").resolve()
    part = words[1] if len(words) > 1 else ""
    pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    faulty = 0
    with served(site) as address, sync_playwright() as playwright:
        browser = launched(playwright)
        page = browser.new_context(bypass_csp=True).new_page()
        for name in (name for name in pages if part in name):
            told = found_on(page, f"{address}{name}")
            faulty += bool(told)
            for each in told:
                print(f"{name}: {each}", flush=True)
        browser.close()
    print(f"{len([name for name in pages if part in name])} pages, {faulty} with something to mend")
    return int(faulty > 0)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
