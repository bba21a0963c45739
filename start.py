"""One command for a fresh machine: set up everything, then run one command.

    python3 start.py             sets up and builds the portal into output/      (Windows: py start.py)
    python3 start.py test        sets up, finds a browser, and runs every test   (Windows: py start.py test)
    python3 start.py --help      says every command, the steps of a quarter first

It needs only the installed Python, 3.11 or newer. The libraries are those of ``uv.lock``; they go into
``.venv`` beside this file, nothing of the system's is touched. The installer, uv, is taken where it is
found; else that which ``uv.lock`` names, each byte of it as its checksum says, is installed for this user (or
into the virtual environment that is active), or else into ``.tools``. It is asked only when what is set up is
not what ``uv.lock`` says.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HOME = Path(__file__).resolve().parent
#: What a command needs beside the libraries that all need.
NEEDS = {
    "test": "dev",
    "lint": "dev",
    "key": "signing",
    "release": "paper",
    "publish": "paper",
    "desk": "window",
}
COMMANDS = ["-m", "plugins.desk.commands"]
LIBRARIES = HOME / ".venv"
#: What the libraries were set up from; of an interrupted set-up nothing is said.
SET_UP = LIBRARIES / "set-up.txt"


def main(words: list[str]) -> int:
    """Run the command that the words begin with (``build`` if none); its exit code comes back."""
    if sys.version_info < (3, 11):
        print(f"This needs Python 3.11 or newer; this is {sys.version.split()[0]}.", file=sys.stderr)
        return 1
    words = words or ["build"]
    if {"--help", "-h"} & set(words):
        return subprocess.run([sys.executable, *COMMANDS, *words], cwd=HOME, check=False).returncode
    if not libraries_set_up(NEEDS.get(words[0], "")):
        return 1
    environment = dict(os.environ)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["CALLED_FROM"] = str(Path.cwd())
    command = [str(_program(LIBRARIES, "python")), *COMMANDS, *words]
    return subprocess.run(command, cwd=HOME, env=environment, check=False).returncode


def libraries_set_up(group: str = "") -> bool:
    """Whether the libraries are as ``uv.lock`` says, or could be made so; with those of a ``group``, too."""
    wanted = _wanted()
    found = SET_UP.read_text(encoding="utf-8").split() if SET_UP.exists() else []
    if found[:1] == [wanted] and (not group or group in found) and _program(LIBRARIES, "python").exists():
        return True
    uv = found_uv() or installed_uv()
    if uv is None:
        print(
            "The installer uv could not be set up. Install pip or venv for this Python first "
            "(on Debian: sudo apt install python3-venv), check the internet connection, and try again.",
            file=sys.stderr,
        )
        return False
    SET_UP.unlink(missing_ok=True)
    kept = list(dict.fromkeys([*found[1:], *([group] if group else [])]))
    groups = [word for each in kept for word in ("--group", each)]
    environment = {**os.environ, "UV_PYTHON": sys.executable, "UV_PYTHON_DOWNLOADS": "never"}
    environment.pop("VIRTUAL_ENV", None)
    command = [*uv, "sync", "--frozen", "--inexact", "--compile-bytecode", "--quiet", *groups]
    if subprocess.run(command, cwd=HOME, env=environment, check=False).returncode:
        return False
    SET_UP.write_text(" ".join([wanted, *kept]), encoding="utf-8")
    return True


def _wanted() -> str:
    """A mark of the Python and of all that says which libraries it needs."""
    said = [sys.version.encode(), *((HOME / name).read_bytes() for name in ("pyproject.toml", "uv.lock"))]
    return hashlib.sha256(b"\n".join(said)).hexdigest()


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
        if _pip_installs_uv([sys.executable, "-m", "pip", "install", *where], allowed):
            return [sys.executable, "-m", "uv"]
    for prepare in (None, ["apt-get", "install", "-y", "-qq", "python3-venv"]):
        if prepare and not (_is_root() and shutil.which("apt-get") and _updated() and _succeeds(prepare)):
            continue
        shutil.rmtree(HOME / ".tools", ignore_errors=True)
        made = _succeeds([sys.executable, "-m", "venv", str(HOME / ".tools")])
        if made and _pip_installs_uv([str(_program(HOME / ".tools", "python")), "-m", "pip", "install"]):
            return _private_uv()
    return None


def required_uv() -> str:
    """What pip is told: the version of uv that ``uv.lock`` names and the SHA-256 of each of its wheels."""
    import tomllib

    packages = tomllib.loads((HOME / "uv.lock").read_text(encoding="utf-8"))["package"]
    uv = next(package for package in packages if package["name"] == "uv")
    return " ".join([f"uv=={uv['version']}", *(f"--hash={wheel['hash']}" for wheel in uv["wheels"])]) + "\n"


def _pip_installs_uv(install: list[str], environment: dict[str, str] | None = None) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "uv.txt"
        wanted.write_text(required_uv(), encoding="utf-8")
        checked = ["--quiet", "--require-hashes", "--only-binary=:all:", "--requirement", str(wanted)]
        return _succeeds([*install, *checked], environment)


def _private_uv() -> list[str] | None:
    program = _program(HOME / ".tools", "uv")
    return [str(program)] if program.exists() else None


def _program(environment: Path, name: str) -> Path:
    if os.name == "nt":
        return environment / "Scripts" / f"{name}.exe"
    return environment / "bin" / name


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _updated() -> bool:
    return _succeeds(["apt-get", "update", "-qq"])


def _succeeds(command: list[str], environment: dict[str, str] | None = None) -> bool:
    done = subprocess.run(command, env=environment, check=False, capture_output=True)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
