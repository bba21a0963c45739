"""The site shown on this machine is shown to this machine's own browser, and only its pages."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.desk.serve import server_of
from plugins.desk.trouble import DeskTrouble


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    """Where a site of two pages is served."""
    for name in ("index.html", "en/index.html", "data/draft.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("figures")
    server = server_of(tmp_path)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def asked(port: int, *lines: str) -> str:
    """What the server answers to a question written line by line."""
    with socket.create_connection(("127.0.0.1", port), 5) as line:
        line.sendall("".join(f"{each}\r\n" for each in (*lines, "")).encode())
        line.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: line.recv(65536), b"")).decode()


def status(answer: str) -> int:
    return int(answer.split()[1])


@pytest.mark.parametrize(
    "host", ["127.0.0.1:{port}", "localhost:{port}", "LocalHost:9000", "[::1]", "localhost"]
)
def test_this_machines_own_names_are_answered(port: int, host: str) -> None:
    answer = asked(port, "GET /en/ HTTP/1.1", f"Host: {host.format(port=port)}", "Connection: close")
    assert (status(answer), "figures" in answer) == (200, True)


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize(
    "lines",
    [
        ("Host: rebound.example:{port}",),
        ("Host: localhost.rebound.example",),
        ("Host: 127.0.0.1.rebound.example",),
        ("Host: 127.0.0.1@rebound.example",),
        ("Host: 192.168.1.7:{port}",),
        ("Host: 0.0.0.0:{port}",),
        ("Host: localhost, rebound.example",),
        ("Host: rebound.example", "Host: localhost"),
        ("Host: localhost", "Host: rebound.example"),
        ("Host:",),
        ("X-Forwarded-Host: localhost",),
    ],
)
def test_a_name_that_was_made_to_lead_here_is_refused(port: int, method: str, lines: tuple[str, ...]) -> None:
    answer = asked(port, f"{method} /en/index.html HTTP/1.1", *(line.format(port=port) for line in lines))
    assert (status(answer), "figures" in answer) == (421, False)


def test_nor_is_a_question_for_another_host_passed_on(port: int) -> None:
    answer = asked(port, "GET http://rebound.example/en/index.html HTTP/1.1", "Host: localhost")
    assert (status(answer), "figures" in answer) == (421, False)


@pytest.mark.parametrize("path", ["/data/", "/data", "//data/", "/data/%2e/", "/en/../data/", "/.."])
def test_no_folder_is_listed(port: int, path: str) -> None:
    answer = asked(port, f"GET {path} HTTP/1.1", "Host: localhost", "Connection: close")
    assert "draft.csv" not in answer


@pytest.mark.parametrize("taken", [None, 70_000])
def test_a_port_that_is_not_free_is_said(port: int, tmp_path: Path, taken: int | None) -> None:
    with pytest.raises(DeskTrouble, match="is not free"):
        server_of(tmp_path, taken or port)
