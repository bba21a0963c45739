"""Show the site on this machine only, and rebuild it when anything that it is made from changes."""

from __future__ import annotations

import contextlib
import io
import os
import re
import threading
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote

from watchfiles import watch

from .build import HOME, BuildFailed, said_of, write_site
from .trouble import DeskTrouble
from .typed import typed

WATCHED = ("data", "content", "theme", "plugins", "pelicanconf.py")


HERE = "127.0.0.1"
#: A page elsewhere can make its own name lead to this machine; what it then asks for bears that name.
_NAMES = re.compile(rf"(?:localhost|{re.escape(HERE)}|\[::1\])(?::\d{{1,5}})?", re.IGNORECASE)


#: No name of the site holds them: a browser takes \\ for a slash, the system stumbles over the others.
_ODD = re.compile(r"[\x00-\x1f\x7f\\\\\ud800-\udfff]")


class _Pages(SimpleHTTPRequestHandler):
    """Serves files to this machine's own browser: no list of a folder, no line for each request, and nothing
    that the browser may keep, for the site may be another a second later."""

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """The file asked for; an error if the question was meant for another host, or is none of a file."""
        asked = self.headers.get_all("Host", [])
        if len(asked) != 1 or not _NAMES.fullmatch(asked[0]) or not self.path.startswith("/"):
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
            return None
        if _ODD.search(unquote(self.path, errors="surrogateescape")):
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        del self.headers["If-Modified-Since"]
        return super().send_head()

    def end_headers(self) -> None:
        """The headers, with one more."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def list_directory(self, path: str | os.PathLike[str]) -> None:  # noqa: ARG002
        """A folder without a page is no page."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def server_of(site: Path, port: int = 0) -> ThreadingHTTPServer:
    """A server of ``site`` for this machine only, not started yet; port 0 takes any that is free.
    ``DeskTrouble`` if the port cannot be had."""
    try:
        return ThreadingHTTPServer((HERE, port), partial(_Pages, directory=str(site)))
    except (OSError, OverflowError):
        raise DeskTrouble(
            f"Port {port} is not free. Choose another: {typed('serve', '--port', '8001')}"
        ) from None


def serve(site: Path, port: int = 8000) -> None:
    """Build, serve ``site`` on 127.0.0.1, and rebuild after each change, until interrupted.

    A change that spoils the data shows its problems in the terminal; the last good site stays up.
    """
    server = server_of(site, port)
    _rebuilt(site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"Open http://{HERE}:{server.server_port}/ in a browser. Press Ctrl+C to stop.", flush=True)
    with contextlib.suppress(KeyboardInterrupt):
        for changes in watch(*(HOME / name for name in WATCHED), raise_interrupt=False):
            names = sorted({Path(path).relative_to(HOME).as_posix() for _, path in changes})
            print(f"Changed: {', '.join(names[:5])}{' ...' if len(names) > 5 else ''}", flush=True)
            _rebuilt(site)
    server.shutdown()


def _rebuilt(site: Path) -> None:
    try:
        print(said_of(site, write_site(site)), flush=True)
    except BuildFailed:
        print("The site was not rebuilt; the last good one stays as it was.", flush=True)
