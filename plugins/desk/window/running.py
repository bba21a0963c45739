"""The process of a job: ``python -m plugins.desk.window.running FOLDER COMMAND ...`` runs the command and
writes down how it ended, and what it came to into the journal."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from plugins.desk.clock import clock_at
from plugins.desk.commands.__main__ import main
from plugins.desk.writing import write_whole

from .acts import without_commands
from .jobs import Job
from .journal import write_down


def run(folder: Path, words: list[str]) -> int:
    """Run the command; its exit code comes back and lies in the folder."""
    job, code = Job(folder), 1
    try:
        code = main(words)
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        told = job.told
        lines = [line for line in without_commands(job.text).splitlines() if line[:1].strip()]
        write_down(
            *(folder.parents[1], clock_at(os.environ), told["act"], told["quarter"]),
            lines[-1] if lines else "",
            done=code == 0,
            mark=told["mark"],
        )
        write_whole(folder / "ended", str(code).encode())
    return code


if __name__ == "__main__":
    sys.exit(run(Path(sys.argv[1]), sys.argv[2:]))
