"""Who may ask the window for anything: only the browser that this person opened, and only its own forms.

The first address holds a word that is good once and for a minute. Its SHA-256 is the name of an empty file
in a folder that only this user may look into, so whoever starts the window again while it runs can leave
another. The word is exchanged for a cookie that lasts as long as the browser.
"""

from __future__ import annotations

import hmac
import re
import secrets
import time
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from plugins.desk.trouble import files
from plugins.desk.writing import make_private

HERE = "127.0.0.1"
COOKIE = "desk"
#: Seconds for which the word of the first address is good.
GOOD_FOR = 60
_BYTES = 32
_WORD = re.compile(r"[\w-]{20,100}")
#: What a browser says of a question that this window's own page asked, or that somebody typed.
_SITES = ("same-origin", "none")


def leave_word(folder: Path) -> str:
    """A new word for the first address; its mark lies in ``folder``."""
    word = secrets.token_urlsafe(_BYTES)
    with files("opening the window"):
        make_private(folder)
        (folder / _mark(word)).touch(mode=0o600)
    return word


@dataclass(slots=True)
class Door:
    """The door of one running window. ``port`` is where it listens, ``words`` the folder of opening words."""

    words: Path
    port: int = 0
    _secret: bytes = field(default_factory=lambda: secrets.token_bytes(_BYTES))
    _cookies: set[str] = field(default_factory=set)

    def let_in(self, word: str) -> str | None:
        """The cookie for an opening word; ``None`` if it is not good. A word is never good twice."""
        if not _WORD.fullmatch(word):
            return None
        mark = self.words / _mark(word)
        try:
            age = time.time() - mark.stat().st_mtime
            mark.unlink()
        except OSError:
            return None
        if age > GOOD_FOR:
            return None
        cookie = secrets.token_urlsafe(_BYTES)
        self._cookies.add(cookie)
        return cookie

    def knows(self, cookie: str | None) -> bool:
        """Whether this window gave that cookie."""
        return any(hmac.compare_digest(cookie or "", each) for each in self._cookies)

    def is_called(self, hosts: list[str]) -> bool:
        """Whether a question names this window as its host, and nothing else: a name elsewhere can be made to
        lead to this computer, and what is asked through it bears that name."""
        return hosts == [f"{HERE}:{self.port}"]

    def is_own_form(self, origin: str | None, site: str | None) -> bool:
        """Whether a page of this window sent what arrives, as far as the browser tells."""
        return origin in (None, f"http://{HERE}:{self.port}") and (site is None or site in _SITES)

    def word_of(self, cookie: str, path: str) -> str:
        """What the form that is sent to ``path`` carries, for the browser with this cookie."""
        return hmac.new(self._secret, f"{cookie} {path}".encode(), sha256).hexdigest()

    def is_word_of(self, cookie: str, path: str, word: str) -> bool:
        """Whether a form that arrives at ``path`` carries its word."""
        return hmac.compare_digest(self.word_of(cookie, path).encode(), word.encode())


def _mark(word: str) -> str:
    return sha256(word.encode()).hexdigest()
