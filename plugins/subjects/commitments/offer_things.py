"""What the policy promises, as things that readers look for."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.pages import addresses
from plugins.core.pages.teller import Teller
from plugins.core.pages.things import Kind, Thing, thing

from .record import Commitment

PROMISE = Kind("promise", "policy/commitments")


def things(teller: Teller) -> Iterator[Thing]:
    """Each promise in our words, with what is known of it."""
    page = addresses.page(teller.language, "policy/commitments")
    for one in teller.assembly.rows(Commitment):
        known = teller.t(f"commitment_status.{one.status}")
        yield thing(teller, PROMISE, one.promise, f"{page}#{one.commitment_id}", known)
