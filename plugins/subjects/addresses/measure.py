"""Where readers of an old address go."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.core.facts.assembly import Assembly

from .record import Address


def moved_to(assembly: Assembly) -> Mapping[str, str]:
    """The new address of each page that has moved."""
    return {
        each.address: each.to_address
        for each in assembly.rows(Address)
        if each.state == "moved" and each.to_address
    }
