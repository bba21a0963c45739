"""What the last workbook that was brought in came to: kept beside the draft, so that the list stays."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from plugins.desk.findings import Finding
from plugins.desk.folder import QuarterFolder
from plugins.desk.intake.judge import Judged
from plugins.desk.trouble import files
from plugins.desk.writing import write_whole

FILE = "found.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The name of the file, whether it is without errors, what was found, the coloured copy beside it."""

    name: str
    clean: bool
    findings: tuple[Finding, ...]
    elsewhere: tuple[str, ...] = ()
    copy: str = ""

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What must be mended."""
        return tuple(each for each in self.findings if each.severity == "error")

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What should be looked at."""
        return tuple(each for each in self.findings if each.severity == "warning")


def keep_found(place: QuarterFolder, judged: Judged, copy: str) -> None:
    """Write down what was found in what was handed in."""
    found = Found(
        name=judged.source.path.name,
        clean=judged.is_clean,
        findings=judged.findings,
        elsewhere=tuple(str(each) for each in judged.elsewhere),
        copy=copy,
    )
    with files("keeping the list of what is wrong"):
        write_whole(place.reports / FILE, json.dumps(asdict(found), ensure_ascii=False).encode())


def read_found(place: QuarterFolder) -> Found | None:
    """What was found last; ``None`` if nothing was brought in."""
    path = place.reports / FILE
    with files("reading the list of what is wrong"):
        if not path.exists():
            return None
        text = path.read_text(encoding="utf-8")
    try:
        told = json.loads(text)
        findings = tuple(Finding(**each) for each in told.pop("findings"))
        return Found(findings=findings, **{**told, "elsewhere": tuple(told["elsewhere"])})
    except (ValueError, TypeError, KeyError):
        return None


def by_sheet(findings: Sequence[Finding]) -> list[tuple[str, list[tuple[int, Finding]]]]:
    """The findings of each sheet, in their order, each with its number among all."""
    grouped: dict[str, list[tuple[int, Finding]]] = {}
    for number, each in enumerate(findings):
        grouped.setdefault(each.where, []).append((number, each))
    return list(grouped.items())
