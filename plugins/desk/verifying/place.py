"""Where a site is looked at: a folder, or an address on the web.

The web is asked politely: one file at a time, nothing but the files that the list names, never more than
``LARGEST`` bytes of one, and no other host than the one that was named.
"""

from __future__ import annotations

import gzip
import io
import time
import zlib
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import IO, Protocol
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from plugins.desk.trouble import DeskTrouble, files

from .listing import sums_of_site

LARGEST = 50_000_000
SECONDS = 20.0
_TRIES = 3
_ASKS_AS = "Kisumu-transparency-portal-verify"


class Place(Protocol):
    """A site to look at."""

    @property
    def name(self) -> str:
        """How people name it."""

    def read(self, address: str) -> bytes | None:
        """The file's bytes; ``None`` if there is none."""

    def names(self) -> frozenset[str] | None:
        """Every file that is there; ``None`` if that cannot be seen."""


def place_of(where: str) -> Place:
    """The folder or the web address that a person typed; ``DeskTrouble`` if it is neither."""
    parts = urlsplit(where)
    if parts.scheme in ("http", "https"):
        if not parts.hostname or parts.username or parts.query or parts.fragment:
            raise DeskTrouble(f"{where} is not the address of a site. Write it as https://example.org/portal")
        return Web(where.rstrip("/") + "/")
    folder = Path(where)
    if not folder.is_dir():
        raise DeskTrouble(
            f"There is no folder {where}. Write the folder of a site, or its address beginning with https://"
        )
    return Folder(folder.resolve())


@dataclass(frozen=True, slots=True)
class Folder:
    """A site on the disk."""

    path: Path

    @property
    def name(self) -> str:
        """The folder."""
        return str(self.path)

    def read(self, address: str) -> bytes | None:
        """The file's bytes; ``None`` if there is none."""
        path = self.path / address
        with files("reading the site"):
            return path.read_bytes() if path.is_file() else None

    def names(self) -> frozenset[str]:
        """Every file but what operating systems leave behind and what only the host reads."""
        with files("reading the site"):
            return frozenset(sums_of_site(self.path))


class _OneHost(HTTPRedirectHandler):
    """Follows a redirection on the same host only."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: object, newurl: str
    ) -> Request | None:
        if urlsplit(newurl).hostname != urlsplit(req.full_url).hostname:
            raise DeskTrouble(f"{req.full_url} sends its readers to another host: {newurl}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


class Web:
    """A site at an address."""

    def __init__(self, address: str, pause: float = 0.5) -> None:
        self._address = address
        self._pause = pause
        self._opener: OpenerDirector = build_opener(_OneHost)

    @property
    def name(self) -> str:
        """The address."""
        return self._address

    def read(self, address: str) -> bytes | None:
        """The file's bytes; ``None`` if there is none. Asks again twice when the host does not answer."""
        url = self._address + quote(address)
        headers = {"User-Agent": _ASKS_AS, "Accept-Encoding": "identity", "Cache-Control": "no-cache"}
        reason = ""
        for attempt in range(_TRIES):
            if attempt:
                time.sleep(self._pause * attempt)
            try:
                with self._opener.open(Request(url, headers=headers), timeout=SECONDS) as answer:
                    data: bytes = answer.read(LARGEST + 1)
                    return _unpacked(data, answer.headers.get("Content-Encoding", ""))
            except HTTPError as error:
                error.close()
                if error.code in (404, 410):
                    return None
                reason = f"it answered {error.code}"
                if error.code < 500 and error.code != 429:
                    break
            except URLError as error:
                reason = str(error.reason)
            except (HTTPException, OSError) as error:
                reason = str(error) or type(error).__name__
        raise DeskTrouble(f"{url} cannot be read: {reason}. Check the address and the internet connection.")

    def names(self) -> None:
        """Not to be seen from outside."""


def _unpacked(data: bytes, coding: str) -> bytes:
    """What a host sent packed although it was asked not to; an unknown packing is left as it is."""
    if coding.strip().lower() != "gzip":
        return data
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
            return packed.read(LARGEST + 1)
    except (OSError, EOFError, zlib.error):
        return data
