"""Commands as staff type them, each in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.samples.plain import plain

SIGNED = (
    ("submitted", "office_secretariat"),
    ("validated", "office_planning"),
    ("disclosure_checked", "office_secretariat"),
    ("leadership_reviewed", "office_clerk"),
    ("tabled", "office_clerk"),
    ("cleared", "office_clerk"),
)


@dataclass
class Staff:
    """Somebody at a keyboard, in a clone, with a desk: on the day ``on`` by the computer's own date, or with
    ``clock`` set to rehearse."""

    clone: Path
    desk: Path
    clock: str = ""
    on: str = ""

    def type(self, *words: str, code: int = 0) -> str:
        """What a command prints; it must end with ``code``."""
        environment = {
            **os.environ,
            "DESK_DIR": str(self.desk),
            "DESK_CLOCK": self.clock,
            "PYTHONUTF8": "1",
        }
        called = ("tests.site.on_a_day", self.on) if self.on else ("plugins.desk.commands",)
        done = subprocess.run(
            [sys.executable, "-m", *called, *words],
            cwd=self.clone,
            env=environment,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            check=False,
        )
        said = done.stdout + done.stderr
        assert done.returncode == code, f"{' '.join(words)}: {said[-3000:]}"
        return plain(said)

    def sign(self, *steps: str, seen: str = "") -> str:
        """The steps named, each by its office; what the last one says. ``seen`` stands in the evidence."""
        said = ""
        for step, office in SIGNED:
            if step in steps:
                evidence = f"Minute of {step} {seen}".strip()
                said = self.type("sign-off", step, "--office", office, "--evidence", evidence)
        return said
