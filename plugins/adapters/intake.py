"""Pelican adapter, first in the order: read, check and compute before anything is written.

Bad data prints its one list and ends with exit code 2; the previous site is untouched because nothing
has been written yet. Good data goes into the context that all generators share.
"""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator
from pelican.log import console

from checked_tables.problems import DataProblems, reported
from plugins.core.facts.read import read_schemas_of
from plugins.core.packing.descriptions import read_descriptions
from plugins.core.statements.wording import WordingProblems, read_wording
from plugins.desk.progress import Progress
from plugins.portal.complete import Incomplete, check_complete
from plugins.portal.read import read_assembly
from plugins.portal.subjects import SUBJECTS


class Intake(Generator):
    """Puts ``assembly``, ``wording`` and ``progress`` into the shared context."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        quiet = bool(os.environ.get("PORTAL_QUIET"))
        progress = (lambda _sentence: None) if quiet else Progress()
        try:
            data, words = Path(self.settings["DATA_DIR"]), Path(self.settings["WORDING_DIR"])
            self.context["schemas"] = read_descriptions(data / "schemas")
            check_complete(SUBJECTS, read_schemas_of(data), self.context["schemas"], words)
            found = Path(self.settings["FINDINGS_CACHE"])
            self.context["assembly"] = read_assembly(data, progress, found)
            self.context["wording"] = read_wording(words)
        except DataProblems as wrong:
            print(reported(wrong.problems), file=sys.stderr)
            raise SystemExit(2) from None
        except (WordingProblems, Incomplete) as wrong:
            print(wrong, file=sys.stderr)
            raise SystemExit(2) from None
        if self.context["assembly"].warnings and not quiet:
            print(reported(self.context["assembly"].warnings), file=sys.stderr)
        self.context["progress"] = progress
        self.context["downloads"] = {}
        gc.freeze()  # what was read stays to the end: nobody looks through it for garbage


def _generators(_pelican: object) -> type[Intake]:
    return Intake


def register() -> None:
    """Called by Pelican, whose own lines are left out where our build says its own."""
    console.quiet = "PORTAL_QUIET" in os.environ
    signals.get_generators.connect(_generators)
