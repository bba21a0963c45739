"""The release checksum of the draft in its groups, worked out once for each draft."""

from __future__ import annotations

from collections.abc import Sequence

from checked_tables.problems import DataProblems
from plugins.core.statements.formats import in_groups
from plugins.desk.signing.checksum import release_checksum_of
from plugins.desk.signing.files import signed_files
from plugins.desk.signing.record import data_sha256_of

from .house import House
from .state import State

#: The steps before which the checksum is read out, or signed.
FIXED = ("tabled", "cleared", None)


def checksum_of(house: House, state: State) -> Sequence[str]:
    """The eight groups once the leadership has reviewed the draft; nothing before that."""
    if state.place is None or state.standing is None or state.standing.next_step not in FIXED:
        return ()
    key = (str(state.place.path), state.version, data_sha256_of(signed_files(state.place, house.data)))
    if key not in _kept:
        try:
            groups = in_groups(release_checksum_of(state.place, house.data, state.version)).split()
        except DataProblems:
            return ()
        _kept.clear()
        _kept[key] = groups
    return _kept[key]


_kept: dict[tuple[str, int, str], Sequence[str]] = {}
