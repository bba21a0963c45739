"""Whether the next quarter still plays."""

from __future__ import annotations

from plugins.core.facts.assembly import Assembly, Report
from plugins.core.facts.store import Facts
from plugins.core.time.quarter import Quarter

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


def opened_with(assembly: Assembly) -> Quarter | None:
    """The quarter whose report was the first of the Assembly's own to come out, though an earlier one may
    have been announced or come out since; ``None`` while there is none."""
    own = [each.release for each in assembly.released if each.release.provenance == "reported"]
    return min(own, key=lambda release: release.published_on).quarter if own else None
