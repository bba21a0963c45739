"""The rules of a release as one file, for programs that count its figures again."""

from __future__ import annotations

import json
from datetime import date

from plugins.core.counting.count import marks_of
from plugins.core.counting.write_rules import plain_rule
from plugins.core.facts.assembly import Report

from .record import CountingRules

#: What the file is called.
FILE = "rules.json"


def pack_rules(report: Report) -> bytes | None:
    """The rules that a release keeps, after the days that their marks stand for (ISO 8601); ``None`` of one
    that keeps none."""
    rules = report.records.declared.get(CountingRules)
    if rules is None:
        return None
    release = report.release
    marks = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in marks_of(release).items()
    }
    told = {
        "provenance": release.provenance,
        "quarter": str(release.quarter),
        "version": release.version,
        "marks": marks,
        "rules": [plain_rule(rule) for rule in rules.rules],
    }
    return f"{json.dumps(told, ensure_ascii=False, indent=1)}\n".encode()
