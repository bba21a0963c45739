"""What a step looks at itself before anybody may sign it: the figures, the reasons, what is disclosed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from checked_tables.problems import reported
from plugins.core.facts.assembly import Assembly
from plugins.desk.compare.command import still_wanted
from plugins.desk.findings import counted, say_findings
from plugins.desk.folder import Desk, QuarterFolder
from plugins.desk.intake.command import look_at
from plugins.desk.intake.judge import Judged
from plugins.desk.trouble import DeskTrouble, NotClean
from plugins.desk.typed import typed
from plugins.portal.subjects import FAMILIES
from plugins.subjects.corrections.check_tables import UNSAID
from plugins.subjects.hiding.agree import judged

Tell = Callable[[str], object]
_MOST = 10


def judge_validated(place: QuarterFolder, data_dir: Path, desk: Desk, tell: Tell) -> str:
    """What was found in order, in a sentence. ``NotClean`` with the list while the draft has errors,
    ``DeskTrouble`` while a figure that stands out has no reason."""
    assembly = _clean(place, data_dir, desk, tell)
    unsaid = [each for each in assembly.warnings if each.kind in UNSAID]
    if unsaid:
        raise NotClean(f"{reported(unsaid)}\nReaders are told every change and why; nothing was signed.")
    wanted = still_wanted(assembly, place)
    if wanted:
        named = ", ".join(f"{each.metric_id}/{each.unit_id}" for each in wanted[:_MOST])
        more = f" and {len(wanted) - _MOST} more" if len(wanted) > _MOST else ""
        one = len(wanted) == 1
        raise DeskTrouble(
            f"{len(wanted)} figure{'' if one else 's'} that stand{'s' if one else ''} out "
            f"{'has' if one else 'have'} no reason yet: {named}{more}. "
            f"This says what is wanted and how to write it: {typed('compare', '--open')}"
        )
    return "The draft has no errors, and every figure that stands out has its reason."


def judge_disclosure(place: QuarterFolder, data_dir: Path, desk: Desk, tell: Tell) -> str:
    """What was found in order, in a sentence. ``NotClean`` if the draft has errors (a count of too few
    people, what looks like personal data) or if what it hides can be worked out."""
    assembly = _clean(place, data_dir, desk, tell)
    problems, report = judged(assembly.reports, assembly.superseded, FAMILIES)
    tell("Tried to work out every hidden number from all that is or would be published.")
    if any(each.severity == "error" for each in problems):
        raise NotClean(f"{reported(problems)}\nNothing was signed.")
    tables = report.tables if report else ()
    hidden = sum(each.hidden for each in tables if each.quarter == place.quarter)
    beside = "No small base is shown, and no text names a person's data."
    if not hidden:
        return f"No number had to be hidden. {beside}"
    said = (
        "1 number is hidden, and it cannot" if hidden == 1 else f"{hidden} numbers are hidden, and none can"
    )
    return f"{said} be worked out from what is published. {beside}"


def _clean(place: QuarterFolder, data_dir: Path, desk: Desk, tell: Tell) -> Assembly:
    found = look_at(place.draft, data_dir, desk, tell, str(place.quarter))
    if found.assembly is None:
        raise NotClean(_say_refused(found))
    return found.assembly


def _say_refused(found: Judged) -> str:
    elsewhere = [f"In the repository itself, not in the draft: {each}" for each in found.elsewhere[:5]]
    return "\n".join(
        [
            *filter(None, [say_findings(found.findings)]),
            *elsewhere,
            f"{counted(found.findings).capitalize()} in the draft; nothing was signed. Mend the workbook and "
            "run intake, then sign again.",
        ]
    )
