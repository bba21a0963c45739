"""What servers are told to say: by the text of the files, and as real servers say it."""

from __future__ import annotations

import gzip
import http.client
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from plugins.core.pages.hosting import (
    CSP,
    HEADERS,
    LONG,
    SHORT,
    host_files,
    pack_apache,
    pack_nginx,
    pack_static_host,
)
from plugins.core.pages.twins import write_twins

MOVED = {"en/departments/old.html": "en/departments/new.html"}
#: What a host may call each kind of file.
KINDS = {
    "/data/all.csv": ("text/csv; charset=utf-8",),
    "/en/calendar.ics": ("text/calendar; charset=utf-8",),
    "/en/feed.atom": ("application/atom+xml; charset=utf-8",),
    "/sitemap.xml": ("text/xml; charset=utf-8", "application/xml; charset=utf-8"),
    "/data/2026-27-q1/v1/reported.sha256": ("text/plain; charset=utf-8",),
}
HIDDEN = (
    *(
        "/.htaccess",
        "/_headers",
        "/_redirects",
        "/.git/config",
        "/en/.draft/figures.csv",
        "/.well-known/.hidden",
    ),
    *("/.well-known/../.git/config", "/%2egit/config"),
)
HASHED = "/static/portal.0123abcd.css"
#: Servers are often not on a user's own path.
PATHS = f"{os.environ.get('PATH', '')}{os.pathsep}/usr/sbin"
NGINX, APACHE = shutil.which("nginx", path=PATHS), shutil.which("apache2", path=PATHS)
APACHE_MODULES = Path("/usr/lib/apache2/modules")


@pytest.fixture
def site() -> Iterator[Path]:
    """A small published folder with one file of each kind, where every server may read it."""
    files = {
        "index.html": "<!doctype html><title>Front</title>",
        "404.html": "<!doctype html><title>No such page</title>",
        "en/index.html": "<!doctype html><title>Home</title>" + "words " * 500,
        HASHED[1:]: "p{color:#111}",
        "data/all.csv": "metric_id,value\nex_a,1\n",
        "en/calendar.ics": "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
        "en/feed.atom": "<?xml version='1.0' encoding='utf-8'?><feed/>",
        "sitemap.xml": "<?xml version='1.0' encoding='utf-8'?><urlset/>",
        "data/2026-27-q1/v1/reported.sha256": "0123  observations.csv\n",
        ".well-known/acme-challenge/token": "proof",
        ".well-known/.hidden": "secret",
        ".git/config": "secret",
        "en/.draft/figures.csv": "secret",
        "_headers": pack_static_host().decode(),
        ".htaccess": pack_apache(MOVED).decode(),
    }
    folder = Path(tempfile.mkdtemp(prefix="portal-hosted-"))
    root = folder / "site"
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8", newline="")
    write_twins(root)
    assert [path.name for path in root.rglob("*.gz")] == ["index.html.gz"]
    (root / "data" / "all.csv").write_text("metric_id,value\n" + "ex_a,1\n" * 500)  # no twin of this one
    for path in (folder, root, *root.rglob("*")):
        path.chmod(0o755)
    yield root
    shutil.rmtree(folder)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def running(command: list[str], port: int) -> Iterator[None]:
    server = subprocess.Popen(command)
    try:
        for _ in range(100):
            assert server.poll() is None, "the server did not start"
            try:
                socket.create_connection(("127.0.0.1", port), 0.2).close()
                break
            except OSError:
                time.sleep(0.1)
        yield
    finally:
        server.terminate()
        server.wait(10)


def asked(port: int, path: str, encoding: str = "identity") -> tuple[int, Mapping[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers={"Accept-Encoding": encoding})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body


def test_the_policy_has_no_unsafe_word_and_lets_nothing_in_from_elsewhere() -> None:
    policy = dict(part.strip().split(" ", 1) for part in HEADERS["Content-Security-Policy"].split(";"))
    assert policy.pop("default-src") == "'none'"
    assert set(policy.values()) <= {"'self'", "'none'"}
    assert policy["frame-ancestors"] == "'none'"
    assert policy["script-src"] == policy["form-action"] == "'self'"  # the page that finds things has both
    assert CSP in HEADERS["Content-Security-Policy"]


def test_a_static_host_is_told_by_path() -> None:
    rules: dict[str, list[str]] = {}
    for line in pack_static_host().decode().splitlines():
        if line.startswith("/"):
            rules[line] = []
        else:
            rules[list(rules)[-1]].append(line.strip())
    assert rules["/*"] == [f"{name}: {value}" for name, value in HEADERS.items()]
    assert rules["/static/*"] == [f"Cache-Control: {LONG}"]
    assert rules["/data/*"] == ["Access-Control-Allow-Origin: *"]
    assert rules["/*.atom"] == ["Content-Type: application/atom+xml; charset=utf-8"]


def test_a_static_host_is_told_of_what_has_moved_and_of_nothing_else() -> None:
    assert host_files(MOVED)["_redirects"] == b"/en/departments/old.html /en/departments/new.html 301\n"
    assert set(host_files()) == {"_headers", ".htaccess"}


def test_a_folder_that_is_gone_leads_everything_under_it_to_one_page() -> None:
    gone = {"data/2025-26-q4/illustrative-v1/": "en/reports/2026-27-q2.html"}
    assert host_files(gone)["_redirects"] == (
        b"/data/2025-26-q4/illustrative-v1/* /en/reports/2026-27-q2.html 301\n"
    )
    apache, nginx = host_files(gone)[".htaccess"].decode(), pack_nginx(gone).decode()
    folder = re.escape("data/2025-26-q4/illustrative-v1/")
    assert f'RedirectMatch 301 "^/{folder}" /en/reports/2026-27-q2.html' in apache
    assert (
        "location ^~ /data/2025-26-q4/illustrative-v1/ { return 301 /en/reports/2026-27-q2.html; }" in nginx
    )


def judged(port: int, site: Path) -> None:
    """What a reader's browser, and somebody else's page, must be told."""
    for path in ("/", "/en/index.html", HASHED, "/data/all.csv", "/no/such/page.html"):
        _, headers, _ = asked(port, path)
        assert {name: headers.get(name.lower()) for name in HEADERS} == dict(HEADERS), path
    assert asked(port, HASHED)[1]["cache-control"] == LONG
    assert asked(port, "/en/index.html")[1]["cache-control"] == SHORT
    assert asked(port, "/data/all.csv")[1]["access-control-allow-origin"] == "*"
    assert "access-control-allow-origin" not in asked(port, "/en/index.html")[1]

    status, headers, _ = asked(port, "/en/departments/old.html")
    assert (status, headers["location"].endswith("/en/departments/new.html")) == (301, True)
    for path in ("/no/such/page.html", "/en/no.csv", "/.well-known/no", "/data/"):  # /data/ lists nothing
        status, headers, body = asked(port, path)
        assert (status in (403, 404), b"No such page" in body) == (True, True), path
        assert headers["content-type"].startswith("text/html"), path
    for path in HIDDEN:
        status, _, body = asked(port, path)
        assert (status in (403, 404), b"secret" in body) == (True, False), path
    assert asked(port, "/.well-known/acme-challenge/token")[::2] == (200, b"proof")

    kinds = {path: asked(port, path)[1]["content-type"] for path in KINDS}
    assert {path: kind in KINDS[path] for path, kind in kinds.items()} == dict.fromkeys(KINDS, True), kinds
    twin = (site / "en" / "index.html.gz").read_bytes()
    for path, is_twin in (("/en/index.html", True), ("/data/all.csv", False)):
        plain, (status, headers, small) = asked(port, path), asked(port, path, "br, gzip")
        assert (status, headers["content-encoding"], gzip.decompress(small)) == (200, "gzip", plain[2]), path
        assert (small == twin, len(small) < len(plain[2]) / 5) == (is_twin, True), path
        assert headers["content-type"] == plain[1]["content-type"]
        assert "content-encoding" not in plain[1]
        assert {"accept-encoding"} <= set(headers["vary"].lower().split(", ")), path
        assert {name: headers.get(name.lower()) for name in HEADERS} == dict(HEADERS), path
        assert headers["cache-control"] == SHORT


@pytest.mark.skipif(NGINX is None, reason="nginx is not installed")
def test_nginx_says_it_all(site: Path, tmp_path: Path) -> None:
    assert NGINX
    port = free_port()
    (tmp_path / "portal.conf").write_bytes(pack_nginx(MOVED))
    shutil.copy("/etc/nginx/mime.types", tmp_path)
    places = "".join(
        f"{kind}_temp_path {tmp_path}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (tmp_path / "nginx.conf").write_text(
        f"daemon off; master_process off; pid {tmp_path}/pid; error_log stderr warn;\n"
        f"events {{}}\nhttp {{\naccess_log off;\n{places}"
        f"server {{ listen 127.0.0.1:{port}; root {site}; include portal.conf; }}\n}}\n"
    )
    command = [NGINX, "-c", str(tmp_path / "nginx.conf"), "-p", str(tmp_path)]
    tried = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert (tried.returncode, "[warn]" in tried.stderr) == (0, False), tried.stderr
    with running(command, port):
        judged(port, site)


@pytest.mark.skipif(APACHE is None, reason="Apache is not installed")
def test_apache_says_it_all(site: Path, tmp_path: Path) -> None:
    assert APACHE
    port = free_port()
    modules = (
        "mpm_event",
        "authz_core",
        "authz_host",
        "dir",
        "mime",
        "headers",
        "deflate",
        "filter",
        "alias",
        "rewrite",
    )
    loaded = "".join(f"LoadModule {name}_module {APACHE_MODULES}/mod_{name}.so\n" for name in modules)
    (tmp_path / "apache.conf").write_text(
        f"ServerRoot {tmp_path}\nServerName localhost\nListen 127.0.0.1:{port}\nPidFile {tmp_path}/pid\n"
        f"DefaultRuntimeDir {tmp_path}\n{loaded}TypesConfig /etc/mime.types\nErrorLog {tmp_path}/error.log\n"
        f'DocumentRoot {site}\n<Directory "{site}">\nAllowOverride All\nRequire all granted\n</Directory>\n'
        '<FilesMatch "^\\.ht">\nRequire all denied\n</FilesMatch>\nUser nobody\nGroup nogroup\n'
    )
    with running([APACHE, "-X", "-f", str(tmp_path / "apache.conf")], port):
        judged(port, site)
