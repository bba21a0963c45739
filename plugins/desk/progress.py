"""What a person sees while something runs: each step, its counts, its seconds."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field
from typing import TextIO


@dataclass(slots=True)
class Progress:
    """Prints one line for each finished step: what was done and how long it took."""

    out: TextIO = field(default_factory=lambda: sys.stdout)
    _since: float = field(default_factory=time.perf_counter)

    def __call__(self, sentence: str) -> None:
        """Say that a step is done, with the seconds since the last one."""
        now = time.perf_counter()
        print(f"  {sentence}  ({now - self._since:.1f} s)", file=self.out, flush=True)
        self._since = now
