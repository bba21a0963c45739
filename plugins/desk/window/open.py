"""The window is started, opened in the browser, and closed: one at a time on a computer.

A window that runs already is opened again in the browser; nothing is started then.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout
from waitress.server import create_server

from plugins.desk.folder import Desk
from plugins.desk.trouble import DeskTrouble, files
from plugins.desk.writing import make_private, write_whole

from .app import LARGEST, create_app
from .door import HERE, Door, leave_word
from .house import House, Show

LOCK, PORT, WORDS = "window.lock", "port", "words"


def open_window(
    repository: Path, desk: Desk, environment: Mapping[str, str], show: Show, port: int = 0
) -> None:
    """Start the window and stay until it is closed; ``show`` is given each address to open, such as by
    ``webbrowser.open``. One that runs already is only opened again.

    Port 0 takes any that is free. Raises ``DeskTrouble`` if the window cannot be opened.
    """
    folder = repository / ".cache" / "window"
    lock = FileLock(folder / LOCK, timeout=0)
    with files("opening the window"):
        make_private(folder)
        try:
            lock.acquire()
        except Timeout:
            _open_again(folder, show)
            return
    try:
        _serve(House(repository=repository, desk=desk, environment=environment, show=show), folder, port)
    finally:
        (folder / PORT).unlink(missing_ok=True)
        lock.release()


def _open_again(folder: Path, show: Show) -> None:
    try:
        port = int((folder / PORT).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise DeskTrouble("The window is just being opened. Try again in a moment.") from None
    address = _address(port, leave_word(folder / WORDS))
    print(f"The window is open already; it is opened again in the browser: {address}", flush=True)
    show(address)


def _serve(house: House, folder: Path, port: int) -> None:
    house.desk.path.mkdir(mode=0o700, parents=True, exist_ok=True)
    for old in (folder / WORDS).glob("*"):
        old.unlink(missing_ok=True)
    ended = threading.Event()
    door = Door(folder / WORDS)
    try:
        if not 0 <= port < 65_536:
            raise OverflowError(port)
        server = create_server(
            create_app(house, door, ended.set), host=HERE, port=port, threads=8, ident=None,
            max_request_body_size=LARGEST + 1_000_000, clear_untrusted_proxy_headers=True,
        )  # fmt: skip
    except (OSError, OverflowError, ValueError):
        raise DeskTrouble(f"Port {port} is not free on this computer. Choose another.") from None
    door.port = server.effective_port
    with files("opening the window"):
        write_whole(folder / PORT, str(door.port).encode())

    def listen() -> None:
        with suppress(OSError, ValueError):  # it is closed while it listens
            server.run()

    threading.Thread(target=listen, daemon=True).start()
    address = _address(door.port, leave_word(folder / WORDS))
    print(f"The desk is open in the browser. If not, open this within a minute:\n  {address}", flush=True)
    print(
        "Leave this running while you work. To end: the button Close the desk, or Ctrl+C.",
        flush=True,
    )
    house.show(address)
    try:
        while not ended.wait(0.3):
            pass
        ended.wait(0.5)  # the last page is still on its way
    except KeyboardInterrupt:
        pass
    finally:
        logging.getLogger("waitress").disabled = True  # who reads the last page may be cut off
        server.close()
    print("The desk is closed.", flush=True)


def _address(port: int, word: str) -> str:
    return f"http://{HERE}:{port}/open?word={word}"
