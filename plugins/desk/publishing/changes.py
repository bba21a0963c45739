"""What would change at a destination, file by file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

_SHOWN = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Addresses of files, sorted. ``kept`` counts those that stay as they are; ``None`` if nobody can say."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    kept: int | None = None

    @property
    def count(self) -> int:
        """How many files would be written or taken away."""
        return len(self.added) + len(self.changed) + len(self.removed)


def changes(new: Mapping[str, str], old: Mapping[str, str]) -> Changes:
    """What makes ``old`` into ``new``; both map a file's address to its checksum, of one kind."""
    return Changes(
        added=tuple(sorted(new.keys() - old.keys())),
        changed=tuple(sorted(name for name in new.keys() & old.keys() if new[name] != old[name])),
        removed=tuple(sorted(old.keys() - new.keys())),
        kept=sum(old.get(name) == digest for name, digest in new.items()),
    )


def say_changes(found: Changes, where: str) -> str:
    """The list that staff read before they agree; of each kind the first fifteen files by name."""
    if not found.count:
        return f"Nothing would change in {where}: it holds this release already."
    lines = [f"This would change {found.count:,} files in {where}:"]
    for names, said in (
        (found.added, "new"),
        (found.changed, "changed"),
        (found.removed, "taken away"),
    ):
        if names:
            lines.append(f"  {len(names):,} {said}")
            lines += [f"    {name}" for name in names[:_SHOWN]]
            lines += [f"    ... and {len(names) - _SHOWN:,} more"] * (len(names) > _SHOWN)
    if found.kept is not None:
        lines.append(f"  {found.kept:,} stay as they are")
    return "\n".join(lines)
