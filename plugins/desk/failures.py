"""What people read when a build fails for another reason than the data: one sentence, no traceback."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from checked_tables.problems import DataProblems, reported

#: Where the details go that a developer needs.
DETAILS = Path(".cache") / "last-failure.txt"


@contextmanager
def told_plainly(doing: str) -> Iterator[None]:
    """Run the block; if it fails, say what was being done and why, keep the details, exit with 1. Data that
    is wrong is told as its list, exit code 2."""
    try:
        yield
    except DataProblems as wrong:
        print(reported(wrong.problems), file=sys.stderr)
        raise SystemExit(2) from None
    except Exception as failure:
        DETAILS.parent.mkdir(exist_ok=True)
        DETAILS.write_text("".join(traceback.format_exception(failure)), encoding="utf-8")
        reason = str(failure) or type(failure).__name__
        print(f"The site could not be built while {doing}: {reason}", file=sys.stderr)
        print(f"The details for a developer are in {DETAILS}.", file=sys.stderr)
        raise SystemExit(1) from None
