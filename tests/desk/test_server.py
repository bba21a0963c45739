"""The site shown on this machine is shown to this machine's own browser, and only its pages."""

from __future__ import annotations

import os
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
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
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


@pytest.mark.parametrize(
    "path",
    [
        *("/..%2fsecret.txt", "/%2e%2e/secret.txt", "/en/..%2f..%2fsecret.txt", "/..%5csecret.txt"),
        *("/%252e%252e/secret.txt", "/....//secret.txt", "//../secret.txt", "/en/%00/../../secret.txt"),
        *("/en/index.html%00.css", "/%00", "/%ff%fe", "/%ed%a0%80", "/" + "a" * 5000, "/a\x7f"),
        *("/\\\\rebound.example/..", "/%5crebound.example/%2e%2e", "/en/%0d%0aSet-Cookie:x=1"),
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_an_odd_path_is_no_page_and_leads_nowhere_else(
    port: int, tmp_path: Path, capfd: pytest.CaptureFixture[str], method: str, path: str
) -> None:
    beside = tmp_path.parent / "secret.txt"
    beside.write_text("a draft")
    answer = asked(port, f"{method} {path} HTTP/1.1", "Host: localhost", "Connection: close")
    assert status(answer) == 404
    assert "a draft" not in answer
    assert "Location:" not in answer
    assert "\nSet-Cookie" not in answer
    assert capfd.readouterr() == ("", "")  # and nothing is printed, least of all a traceback


@pytest.mark.parametrize("line", ["//rebound.example/en", "///rebound.example/en", "/en?//rebound.example"])
def test_a_folder_is_led_on_to_within_the_site(port: int, line: str) -> None:
    answer = asked(port, f"GET {line} HTTP/1.1", "Host: localhost", "Connection: close")
    assert "Location: //" not in answer
    assert "Location: http" not in answer


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "CONNECT", "TRACE"])
def test_pages_are_only_read(port: int, method: str) -> None:
    answer = asked(port, f"{method} /en/index.html HTTP/1.1", "Host: localhost", "Connection: close")
    assert (status(answer), "figures" in answer) == (501, False)


def test_a_page_that_was_corrected_is_not_answered_from_what_the_browser_kept(
    port: int, tmp_path: Path
) -> None:
    """The corrected page is as long as the old one, and its file bears an older time."""
    (tmp_path / "en/index.html").write_text("Figures")
    os.utime(tmp_path / "en/index.html", (0, 0))
    since = "If-Modified-Since: Mon, 01 Jan 2035 00:00:00 GMT"
    answer = asked(port, "GET /en/index.html HTTP/1.1", "Host: localhost", since, "Connection: close")
    assert (status(answer), "Figures" in answer) == (200, True)
    assert "Cache-Control: no-store" in answer


@pytest.mark.parametrize("taken", [None, 70_000])
def test_a_port_that_is_not_free_is_said(port: int, tmp_path: Path, taken: int | None) -> None:
    with pytest.raises(DeskTrouble, match="is not free"):
        server_of(tmp_path, taken or port)
