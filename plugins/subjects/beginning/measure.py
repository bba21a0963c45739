"""Whether the next quarter still plays."""

from __future__ import annotations

from plugins.core.facts.assembly import Assembly, Report
from plugins.core.facts.store import Facts

from .record import Beginning


def begun(register: Facts) -> Beginning | None:
    """The beginning that today's register tells of; ``None`` before it."""
    return next(iter(register.rows(Beginning)), None)


def still_plays(register: Facts, assembly: Assembly) -> bool:
    """Whether a quarter that is begun now is illustrative: until the register tells of the beginning, or
    something real is shown."""
    latest = assembly.latest
    return begun(register) is None and (latest is None or latest.release.is_illustrative)


def begins_with(assembly: Assembly, report: Report) -> bool:
    """Whether ``report`` is the first of all that show the Assembly's own figures."""
    own = [each for each in assembly.reports if not each.release.is_illustrative]
    return bool(own) and own[0].quarter == report.quarter
