"""The figures of the draft beside what came before, worked out once for each draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from plugins.desk.compare.command import line_of, say_flag, with_draft
from plugins.desk.compare.figures import Compared, compared
from plugins.desk.compare.reasons import Reason, asked, merged, read_reasons
from plugins.desk.compare.units import units_since
from plugins.desk.draft import read_draft
from plugins.desk.folder import QuarterFolder

from .house import House


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Every figure, and what is told of the Assembly's units since the last report."""

    figures: tuple[Compared, ...]
    since: tuple[str, ...]

    def reasons(self, place: QuarterFolder) -> dict[str, list[Reason]]:
        """The reasons of each figure that stands out, wanted or given, under metric_id/unit_id."""
        found: dict[str, list[Reason]] = {}
        for row in merged(asked(self.figures), read_reasons(place.reasons)):
            found.setdefault(f"{row.metric_id}/{row.unit_id}", []).append(row)
        return found

    def of(self, key: str) -> Compared | None:
        """The figure of metric_id/unit_id."""
        return next((each for each in self.figures if "/".join(each.key) == key), None)


def comparison_of(house: House, place: QuarterFolder, version: int) -> Comparison:
    """The comparison of the draft as it is; ``DeskTrouble`` if it has errors."""
    digest = sha256()
    for name, data in sorted(read_draft(place).items()):
        digest.update(name.encode() + sha256(data).digest())
    for each in sorted((house.data / "reference").glob("*.csv")):
        digest.update(f"{each.name} {each.stat().st_mtime_ns}".encode())
    key = (str(place.path), version, digest.hexdigest())
    if key not in _kept:
        assembly = with_draft(house.data, place, version)
        made = Comparison(
            figures=compared(assembly, place.quarter), since=tuple(units_since(assembly, place.quarter))
        )
        _kept.clear()
        _kept[key] = made
    return _kept[key]


def told_of(each: Compared) -> Mapping[str, object]:
    """A figure as a line of text, with what stands out about it."""
    return {
        **line_of(each),
        "has_value": each.now is not None,
        "note": each.note.en,
        "flags": [say_flag(flag, each.metric) for flag in each.flags],
    }


_kept: dict[tuple[str, int, str], Comparison] = {}
