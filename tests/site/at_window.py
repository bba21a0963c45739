"""Somebody at the window: in a real browser without scripts, by keyboard alone."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page

#: So many stops of Tab a screen may have before what is looked for.
_STOPS = 250
#: Milliseconds for a screen, and for the last line of a job.
_SCREEN, _JOB = 60_000, 400_000


@dataclass
class AtWindow:
    """The page of the window; ``pressed`` are the buttons and links chosen, ``typed`` the fields."""

    page: Page
    pressed: list[str] = field(default_factory=list)
    typed: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The screen's own text, in one line."""
        return re.sub(r"\s+", " ", self.page.locator("main").inner_text())

    def go_to(self, selector: str) -> Locator:
        """Press Tab until what the selector says has the focus."""
        wanted = self.page.locator(selector).first
        wanted.wait_for(timeout=_SCREEN)
        for _ in range(_STOPS):
            if wanted.evaluate("it => it === document.activeElement"):
                return wanted
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not come to {selector} on {self.page.url}")

    def press(self, selector: str, *, seen: str = "") -> str:
        """Choose a button or link with Enter; the text of the screen that comes, in which ``seen`` stands."""
        name = self.go_to(selector).inner_text().strip()
        self.pressed.append(name)
        with self.page.expect_navigation(timeout=_JOB, wait_until="domcontentloaded"):
            self.page.keyboard.press("Enter")
        text = self.text
        assert seen in text, f"after {name}: {text}"
        return text

    def next(self, *, seen: str = "") -> str:
        """Choose the large control of the block that says what is next."""
        return self.press(".next .do", seen=seen)

    def after_job(self, *, seen: str = "") -> str:
        """Wait for the last line of a job, and go on."""
        self.page.locator("#on").wait_for(timeout=_JOB)
        return self.press("#on", seen=seen)

    def type(self, name: str, text: str) -> None:
        """Type into a field, or choose what begins so in a list."""
        found = self.go_to(f"[name={name}]:not([type=hidden])")
        if found.evaluate("it => it.localName") == "select":
            self.page.keyboard.type(text)
        else:
            self.page.keyboard.press("Control+A")
            self.page.keyboard.insert_text(text)
        self.typed.append(name)


@contextmanager
def window_of(browser: Browser, clone: Path, desk: Path, clock: str, **looks: Any) -> Iterator[AtWindow]:
    """The window of a clone, opened as its double-click file opens it, on the day of ``clock``."""
    environment = {**os.environ, "DESK_DIR": str(desk), "DESK_CLOCK": clock, "PYTHONUTF8": "1"}
    command = [sys.executable, "-u", "-m", "plugins.desk.commands", "desk", "--no-browser"]
    process = subprocess.Popen(
        command, cwd=clone, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert process.stdout is not None
    context = browser.new_context(java_script_enabled=False, **looks)
    try:
        said = ""
        while "/open?word=" not in said:
            line = process.stdout.readline()
            assert line, f"the window did not open: {said}"
            said += line
        page = context.new_page()
        page.goto(re.findall(r"http://127\.0\.0\.1:\d+/open\S+", said)[0])
        at = AtWindow(page)
        # The only control has the focus without Tab; the browser gives it with the first picture of the page,
        # which may come after the page is loaded: Enter before it chooses nothing.
        page.locator(".do:focus").wait_for(timeout=_SCREEN)
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r":\d+/$"), timeout=_JOB)
        yield at
        at.press(".band button", seen="")
        assert process.wait(20) == 0
    finally:
        context.close()
        process.kill()
        process.wait()
        process.stdout.close()
