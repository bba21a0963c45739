"""One command for a fresh machine: set up everything, then run one task.

    python3 start.py             sets up and builds the portal into output/      (Windows: py start.py)
    python3 start.py test        sets up, finds a browser, and runs every test   (Windows: py start.py test)
    python3 start.py TASK ...    sets up and runs any other Invoke task

It needs only the installed Python, 3.11 or newer. The libraries are those of ``uv.lock``; they go into
``.venv`` beside this file, nothing of the system's is touched. The installer, uv, is taken where it is
found; else it is installed for this user (or into the virtual environment that is active); else into
``.tools``.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

HOME = Path(__file__).resolve().parent
NEEDS_DEVELOPMENT_TOOLS = {"test", "lint", "screenshots", "illustrate"}


def main(arguments: list[str]) -> int:
    """Run the task named first in ``arguments`` (``build`` if none); its exit code comes back."""
    if sys.version_info < (3, 11):
        print(f"This needs Python 3.11 or newer; this is {sys.version.split()[0]}.", file=sys.stderr)
        return 1
    task = arguments or ["build"]
    uv = found_uv() or installed_uv()
    if uv is None:
        print(
            "The installer uv could not be set up. Install pip or venv for this Python first "
            "(on Debian: sudo apt install python3-venv), check the internet connection, and try again.",
            file=sys.stderr,
        )
        return 1
    groups = ["--group", "dev"] if task[0] in NEEDS_DEVELOPMENT_TOOLS else []
    environment = {**os.environ, "UV_PYTHON": sys.executable, "UV_PYTHON_DOWNLOADS": "never"}
    environment.pop("VIRTUAL_ENV", None)
    command = [*uv, "run", "--frozen", "--quiet", *groups, "invoke", *task]
    return subprocess.run(command, cwd=HOME, env=environment, check=False).returncode


def found_uv() -> list[str] | None:
    """How to call uv if this Python or the PATH has it."""
    if importlib.util.find_spec("uv"):
        return [sys.executable, "-m", "uv"]
    command = shutil.which("uv")
    return [command] if command else _private_uv()


def installed_uv() -> list[str] | None:
    """Install uv by the first way that works on this machine, and say how to call it."""
    print("Setting up the installer (once) ...", flush=True)
    if importlib.util.find_spec("pip"):
        in_environment = sys.prefix != sys.base_prefix
        where = [] if in_environment else ["--user"]
        # A system's own Python refuses pip without this word; --user keeps the system itself untouched.
        allowed = {**os.environ, "PIP_BREAK_SYSTEM_PACKAGES": "1"}
        if _succeeds([sys.executable, "-m", "pip", "install", "--quiet", *where, "uv"], allowed):
            return [sys.executable, "-m", "uv"]
    for prepare in (None, ["apt-get", "install", "-y", "-qq", "python3-venv"]):
        if prepare and not (_is_root() and shutil.which("apt-get") and _updated() and _succeeds(prepare)):
            continue
        shutil.rmtree(HOME / ".tools", ignore_errors=True)
        made = _succeeds([sys.executable, "-m", "venv", str(HOME / ".tools")])
        if made and _succeeds([str(_private("python")), "-m", "pip", "install", "--quiet", "uv"]):
            return _private_uv()
    return None


def _private_uv() -> list[str] | None:
    return [str(_private("uv"))] if _private("uv").exists() else None


def _private(program: str) -> Path:
    if os.name == "nt":
        return HOME / ".tools" / "Scripts" / f"{program}.exe"
    return HOME / ".tools" / "bin" / program


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _updated() -> bool:
    return _succeeds(["apt-get", "update", "-qq"])


def _succeeds(command: list[str], environment: dict[str, str] | None = None) -> bool:
    done = subprocess.run(command, env=environment, check=False, capture_output=True)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
