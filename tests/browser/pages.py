"""A real browser on the built site, served as a careful host would serve it."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from plugins.core.pages.hosting import HEADERS

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class _Handler(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        for name, value in HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The site on a port of this machine; its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def launched(playwright: Playwright) -> Browser:
    """The browser that ``invoke test`` found or installed."""
    from plugins.desk.browser import browser_installed

    os.environ.setdefault("PORTAL_BROWSER", browser_installed())
    return playwright.chromium.launch(executable_path=os.environ["PORTAL_BROWSER"], args=FLAGS)


def doubled(browser: Browser) -> Browser:
    """Another such browser, of a reader who has set letters twice as large."""
    flags = [*FLAGS, "--blink-settings=defaultFontSize=32"]
    return browser.browser_type.launch(executable_path=os.environ["PORTAL_BROWSER"], args=flags)


@dataclass(slots=True)
class Seen:
    """What a page did while it was opened."""

    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


def opened(context: BrowserContext, url: str) -> tuple[Page, Seen]:
    """The page at ``url`` and what happened on the way."""
    page, seen = watched(context)
    page.goto(url)
    return page, seen


def watched(context: BrowserContext) -> tuple[Page, Seen]:
    """A new page, and what will happen on it."""
    page = context.new_page()
    seen = Seen()
    page.on("console", lambda message: seen.errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: seen.errors.append(str(error)))
    page.on("request", lambda request: seen.requests.append(request.url))
    return page, seen


def violations(page: Page, **options: object) -> list[str]:
    """What axe finds on the page, as one readable report; an empty list if it finds nothing. It is put into
    each page that is loaded once."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    asked = {"resultTypes": ["violations"], **options}
    found = AxeResults(page.evaluate("options => axe.run(document, options)", asked))
    return [found.generate_report()] if found.violations_count else []
