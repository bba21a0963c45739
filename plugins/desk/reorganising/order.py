"""What was ordered: a change of units, as somebody said it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from plugins.subjects.units.record import ChangeKind

#: Each kind of change, as the question puts it.
KINDS: Mapping[ChangeKind, str] = {
    "created": "a new department or committee begins",
    "renamed": "one has a new name",
    "moved": "one belongs to another unit now",
    "closed": "one closed, and nobody took its work over",
    "split": "one became two or more",
    "merged": "two or more became one, or one took another in",
    "transferred": "work went from one to another, and both go on",
}
#: Who stands on which side: of each kind whether it needs units that were there, new ones, others.
NEEDS_UNIT = frozenset({"renamed", "moved", "closed", "split", "merged", "transferred"})
NEEDS_NAME = frozenset({"created", "renamed"})
NEEDS_OTHER = frozenset({"moved", "transferred"})
NEEDS_NEW_OR_OTHER = frozenset({"split", "merged"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """All of it as text, as it was typed or answered. ``unit``: to which units it happened; ``new``: each as
    ``id; name; jina``, of a renamed one ``name; jina``; ``into``: units that are there and go on."""

    what: str = ""
    unit: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    into: tuple[str, ...] = ()
    kind: str = ""
    on: str = ""
    paper: str = ""
    why: str = ""
    sababu: str = ""
    targets: str = ""


@dataclass(frozen=True, slots=True)
class NewUnit:
    """A unit that begins, or the new names of one that goes on."""

    unit_id: str
    name: str
    jina: str


def kind_of_new(order: Order, units: Mapping[str, Mapping[str, str]]) -> str:
    """The kind of the units that begin: that of the one from which they come (``units`` has the register's
    rows by id), else what was said."""
    return units.get(order.unit[0] if order.unit else "", {}).get("kind", order.kind)


def new_units(order: Order) -> tuple[NewUnit, ...]:
    """What stands in ``new``, cell by cell; a part that was left out is empty."""
    found = []
    for text in order.new:
        parts = [part.strip() for part in text.split(";")]
        if order.what == "renamed":
            parts = ["", *parts]
        unit_id, name, jina = [*parts, "", "", ""][:3]
        found.append(NewUnit(unit_id, name, jina))
    return tuple(found)
