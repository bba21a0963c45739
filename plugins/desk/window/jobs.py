"""Commands that take long: each in a process of its own, whose lines lie in the desk.

::

    .window/jobs/0007/job.json     which act it is, of which quarter, what about, the screen after it
    .window/jobs/0007/lines.txt    what the command prints, as it prints it
    .window/jobs/0007/ended        its exit code, once it has ended

Closing the window stops none of them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.desk.trouble import files
from plugins.desk.writing import make_private

from .house import House

_PAUSE = 0.2
_CODE = Path(__file__).resolve().parents[3]
#: Windows: what ends the window with Ctrl+C does not end its jobs.
_OWN_GROUP = 0x200 if os.name == "nt" else 0
#: A process that says nothing for so many seconds, and has not ended, was stopped from outside.
_SILENT = 1800


@dataclass(frozen=True, slots=True)
class Job:
    """A command that was started."""

    folder: Path

    @property
    def number(self) -> int:
        """Its number, the first is 1."""
        return int(self.folder.name)

    @property
    def told(self) -> dict[str, str]:
        """Its ``act``, its ``quarter``, its ``mark`` and the screen that comes ``after`` it."""
        found: dict[str, str] = json.loads((self.folder / "job.json").read_text(encoding="utf-8"))
        return found

    @property
    def code(self) -> int | None:
        """Its exit code; ``None`` while it runs."""
        try:
            return int((self.folder / "ended").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None

    @property
    def is_running(self) -> bool:
        """Whether it has not ended, and was not stopped from outside."""
        if self.code is not None:
            return False
        try:
            silent = time.time() - (self.folder / "lines.txt").stat().st_mtime
        except OSError:
            return False
        return silent < _SILENT and _lives(self.folder / "pid")

    @property
    def text(self) -> str:
        """What it has printed so far."""
        try:
            return (self.folder / "lines.txt").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""

    def follow(self) -> Iterator[str]:
        """Its lines, each as it comes, until it ends."""
        at = 0
        while True:
            running = self.is_running
            text = self.text
            end = text.rfind("\n") + 1 if running else len(text)
            yield from text[at:end].splitlines()
            at = max(at, end)
            if not running:
                return
            time.sleep(_PAUSE)


def start(house: House, act: str, quarter: str, after: str, words: Sequence[str], *, mark: str = "") -> Job:
    """Start the command that ``words`` say, as somebody would type it, and come back at once. The journal
    keeps the ``mark`` of what it is about."""
    jobs = house.folder / "jobs"
    with files("starting the work"):
        make_private(jobs)
        number = max((int(each.name) for each in jobs.iterdir() if each.name.isdigit()), default=0) + 1
        job = Job(jobs / f"{number:04d}")
        make_private(job.folder)
        told = {"act": act, "quarter": quarter, "after": after, "mark": mark}
        (job.folder / "job.json").write_text(json.dumps(told), encoding="utf-8")
        lines = (job.folder / "lines.txt").open("wb")
    environment = {**house.environment, "PYTHONUTF8": "1", "DESK_DIR": str(house.desk.path)}
    environment["CALLED_FROM"] = str(house.repository)
    command = [sys.executable, "-m", "plugins.desk.window.running", str(job.folder), *words]
    with lines, files("starting the work"):
        process = subprocess.Popen(
            command,
            cwd=_CODE,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=lines,
            stderr=subprocess.STDOUT,
            creationflags=_OWN_GROUP,
            start_new_session=os.name != "nt",
        )
        (job.folder / "pid").write_text(str(process.pid), encoding="utf-8")
    _processes[job.folder] = process
    return job


def jobs_of(house: House) -> tuple[Job, ...]:
    """Every job, oldest first."""
    folder = house.folder / "jobs"
    found = [each for each in folder.iterdir() if each.name.isdigit()] if folder.is_dir() else []
    return tuple(Job(each) for each in sorted(found) if (each / "job.json").is_file())


#: The processes that this window has started, so that the system lets go of them when they end.
_processes: dict[Path, subprocess.Popen[bytes]] = {}


def _lives(pid: Path) -> bool:
    """Whether the process that a file names is there; where nobody can tell, it is taken to be."""
    process = _processes.get(pid.parent)
    if process is not None:
        return process.poll() is None
    if os.name == "nt":
        return True
    try:
        os.kill(int(pid.read_text(encoding="utf-8")), 0)
    except PermissionError:
        return True
    except (OSError, ValueError):
        return False
    return True
