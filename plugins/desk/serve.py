"""Show the site on this machine only, and rebuild it when anything that it is made from changes."""

from __future__ import annotations

import contextlib
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from watchfiles import watch

from .build import HOME, BuildFailed, said_of, write_site

WATCHED = ("data", "content", "theme", "plugins", "pelicanconf.py")


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files without a line for each request."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def serve(site: Path, port: int = 8000) -> None:
    """Build, serve ``site`` on 127.0.0.1, and rebuild after each change, until interrupted.

    A change that spoils the data shows its problems in the terminal; the last good site stays up.
    """
    _rebuilt(site)
    server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"Open http://127.0.0.1:{server.server_port}/ in a browser. Press Ctrl+C to stop.", flush=True)
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
