"""Where readers of an old address go."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.core.facts.assembly import Assembly

from .record import Address


def moved_to(assembly: Assembly) -> Mapping[str, str]:
    """The new address of each page that has moved, and where readers of a file or folder that is gone find
    what became of it."""
    return {
        each.address: each.to_address
        for each in assembly.rows(Address)
        if each.to_address and (each.state == "moved" or (each.state == "ended" and not each.is_page))
    }
