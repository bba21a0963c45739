"""What staff do on their computer, played with scripted input: the double-click file, then commands.

    python tools/at_the_desk.py [FILE]      FILE: the double-click file (default: that of this system)

Only the installed Python is needed; the file sets up the rest. A new desk folder is used, and nothing of the
repository changes. Every screen of the window is asked for once and the window is closed by its button; then
the workbook of the next quarter is made and brought in as it is, which must be refused with a list, and each
later step must say what comes before it. Exit code 1, with what was said, if anything is not as it should be.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode

HOME = Path(__file__).resolve().parents[1]
FILES = {"win32": "open-the-desk.bat", "darwin": "open-the-desk.command"}
SCREENS = (
    "",
    "setup",
    "bring-in",
    "wrong",
    "figures",
    "changed",
    "look",
    "sign",
    "release",
    "publish",
    "undo",
)
HERE = "This window is on your computer only."
QUARTER = "2026-27-Q2"
#: The words typed after ``start.py``, with the desk folder for ``DESK``; the exit code; what must be said.
COMMANDS = (
    (f"new-quarter {QUARTER}", 0, f"{QUARTER}.xlsx"),
    (f"intake DESK/{QUARTER}/{QUARTER}.xlsx", 2, "no draft was written"),
    ("check", 2, "The report as a page"),
    ("sign-off", 1, f"There is no draft of {QUARTER} yet"),
    ("reorganise --dry-run", 2, "It is not said yet"),
    ("release", 1, f"There is no draft of {QUARTER} yet"),
)


def main(file: Path) -> None:
    """Play it all; each step is told as it ends."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "DESK_DIR": folder, "PYTHONUTF8": "1"}
        print(open_and_close(file, environment), "screens were seen; the window was closed by its button.")
        for typed, code, said in COMMANDS:
            words = [word.replace("DESK", folder) for word in typed.split()]
            type_it(words, code, said, environment)
            print(typed, "ended as it should.")


def open_and_close(file: Path, environment: dict[str, str]) -> int:
    """Open the window with its double-click file, ask for every screen, close it; how many were seen."""
    command = [str(file)] if file.suffix != ".bat" else ["cmd", "/c", str(file)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=environment
    ) as desk:
        assert desk.stdin is not None
        assert desk.stdout is not None
        for line in desk.stdout:
            if found := re.search(r"http://127\.0\.0\.1:\d+/\S+", line):
                break
        else:
            raise SystemExit("The double-click file ended before it said where the window is.")
        ask = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        ask.open(found[0]).read()
        site = found[0].partition("/open")[0]
        texts = [ask.open(f"{site}/{screen}").read().decode() for screen in SCREENS]
        assert all(HERE in text for text in texts), "A screen does not say that it is on this computer only."
        word = re.findall(r'action="/close"><input type="hidden" name="word" value="(\w+)"', texts[0])[0]
        told = urllib.request.Request(f"{site}/close", urlencode({"word": word}).encode(), {"Origin": site})
        ask.open(told).read()
        rest, _ = desk.communicate("\n", timeout=60)  # the key that the file waits for at its end
        assert "The desk is closed." in rest, rest
    assert desk.returncode == 0, desk.returncode
    return len(texts)


def type_it(words: list[str], code: int, said: str, environment: dict[str, str]) -> None:
    """Type a command, and Enter wherever it asks; it must end with ``code`` and say ``said``."""
    command = [sys.executable, str(HOME / "start.py"), *words]
    done = subprocess.run(
        command,
        input="\n" * 9,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        check=False,
    )
    told = done.stdout + done.stderr
    if done.returncode != code or said not in told or "Traceback" in told:
        raise SystemExit(f"{' '.join(words)} ended with {done.returncode}, not {code} and {said!r}:\n{told}")


if __name__ == "__main__":
    usual = HOME / "staff" / FILES.get(sys.platform, "open-the-desk.sh")
    main(Path(sys.argv[1]).resolve() if sys.argv[1:] else usual)
