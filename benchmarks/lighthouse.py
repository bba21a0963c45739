"""Lighthouse's four scores (mobile) of the portal as it will be after the first reported release.

    python -m benchmarks.lighthouse [--tool FOLDER]

A copy of the repository has its illustrative quarters rewritten as reported and a local public address;
it is built and served as a host would serve it, compressed and with lasting names for static files.
Lighthouse itself is installed by npm into FOLDER (default: a folder in the user's cache) when it is not
there. Exit code 1 if a bar is missed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from plugins.core.pages.hosting import HEADERS
from plugins.desk.browser import browser_installed
from tests.site.building import build, copy_of_repository
from tests.site.reported import reported

PORT = 8765
VERSION = "12.8.2"
BARS = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
PAGES = [f"{language}/{page}.html" for page in ("index", "reports/2026-27-q1") for language in ("en", "sw")]
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
_COMPRESSED = (".html", ".css", ".svg", ".txt", ".xml", ".json")


class _Host(SimpleHTTPRequestHandler):
    """A careful host: compression, lasting names for static files, the security headers."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        body = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.suffix in _COMPRESSED:
            body = gzip.compress(body, 9, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        lasting = "/static/" in self.path
        self.send_header("Cache-Control", "max-age=31536000, immutable" if lasting else "max-age=600")
        for name, value in HEADERS.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


def installed(folder: Path) -> Path:
    """Lighthouse's command in ``folder``, installed there if it is not."""
    command = folder / "node_modules" / ".bin" / "lighthouse"
    if not command.exists():
        folder.mkdir(parents=True, exist_ok=True)
        install = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", f"lighthouse@{VERSION}"]
        environment = {**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1"}
        subprocess.run(install, cwd=folder, env=environment, check=True, capture_output=True)
    return command


def report_of(command: Path, url: str, work: Path) -> dict[str, object]:
    """Lighthouse's report on one page."""
    out = work / "report.json"
    subprocess.run(
        [
            *(str(command), url, "--quiet", "--no-enable-error-reporting"),
            f"--chrome-flags={FLAGS} --user-data-dir={work / 'profile'}",
            *("--output=json", f"--output-path={out}"),
        ],
        env={**os.environ, "CHROME_PATH": browser_installed()},
        check=True,
        capture_output=True,
    )
    made: dict[str, object] = json.loads(out.read_text(encoding="utf-8"))
    return made


def failed_audits(report: dict) -> list[str]:  # type: ignore[type-arg]
    """What keeps a category below 100: audits with a weight and a score below 1."""
    return [
        f"  {name}: {report['audits'][audit['id']]['title']}"
        for name, category in report["categories"].items()
        for audit in category["auditRefs"]
        if audit["weight"]
        and (report["audits"][audit["id"]]["score"] or 0) < 1
        and report["audits"][audit["id"]]["scoreDisplayMode"] in ("binary", "numeric", "metricSavings")
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tool", type=Path, default=Path.home() / ".cache" / "portal-lighthouse")
    command = installed(parser.parse_args().tool)
    missed = False
    with tempfile.TemporaryDirectory() as folder:
        repository = copy_of_repository(Path(folder) / "portal")
        made = build(reported(repository, f"http://127.0.0.1:{PORT}"))
        if made.exit_code:
            raise SystemExit(made.err)
        server = ThreadingHTTPServer(("127.0.0.1", PORT), partial(_Host, directory=str(made.site)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print("".join(f"{name:>16}" for name in BARS))
        for page in PAGES:
            report = report_of(command, f"http://127.0.0.1:{PORT}/{page}", Path(folder))
            categories = report["categories"]
            scores = {name: round(100 * categories[name]["score"]) for name in BARS}  # type: ignore[index]
            missed |= any(scores[name] < bar for name, bar in BARS.items())
            print("".join(f"{score:>16}" for score in scores.values()), "", page, flush=True)
            for audit in failed_audits(report):
                print(audit)
        server.shutdown()
    print(
        f"bars: {', '.join(f'{name} {bar}' for name, bar in BARS.items())}: {'MISSED' if missed else 'met'}"
    )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
