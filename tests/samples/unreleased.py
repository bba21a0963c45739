"""A desk with the draft of a quarter that nobody has released, whose figures and words stand nowhere else."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path

from disclosure_control.canary import sentinels
from plugins.core.time.quarter import Quarter

QUARTER = Quarter.parse("2026-27-Q2")
#: Stands in every note of the draft.
WORDS = "Zumaridi tisa na nyangumi wanne"


def write_desk(desk: Path, newest: Path) -> Mapping[str, str]:
    """Lay the draft of ``QUARTER`` in the folder ``desk``, made from the tables of the ``newest`` release:
    every number is another one. The numbers, each with its place in the draft."""
    numbers, found = sentinels(), {}
    for name in ("draft", "preview", "reports"):
        (desk / str(QUARTER) / name).mkdir(parents=True, exist_ok=True)
    draft = desk / str(QUARTER) / "draft"
    for table in ("observations", "budget", "labour"):
        rows = list(csv.DictReader(io.StringIO((newest / f"{table}.csv").read_text(encoding="utf-8"))))
        for line, row in enumerate(rows, start=2):
            row["note_en"] = row["note_sw"] = WORDS
            for column, cell in row.items():
                if cell.replace(".", "").isdigit() and column != "metric_version":
                    row[column] = str(next(numbers))
                    found[row[column]] = f"{table}.csv, line {line}, {column}"
        out = io.StringIO()
        writer = csv.DictWriter(out, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        (draft / f"{table}.csv").write_text(out.getvalue(), encoding="utf-8")
    settings = (newest / "release.toml").read_text(encoding="utf-8")
    (draft / "release.toml").write_text(settings.replace("2026-", "2027-"), encoding="utf-8")
    (desk / str(QUARTER) / "preview" / "index.html").write_text(WORDS, encoding="utf-8")
    return found
