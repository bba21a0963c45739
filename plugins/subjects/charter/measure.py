"""Which standards may be shown."""

from __future__ import annotations

from plugins.core.facts.assembly import Assembly

from .record import ServiceStandard


def shown_standards(assembly: Assembly) -> tuple[ServiceStandard, ...]:
    """The standards of the service charter; invented ones only beside invented figures."""
    illustrative = assembly.latest is not None and assembly.latest.release.is_illustrative
    return tuple(one for one in assembly.rows(ServiceStandard) if illustrative or one.basis != "illustrative")
