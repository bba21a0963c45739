"""``verify``: every file of a site against the checksums, and what differs, in plain words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from plugins.core.packing.sums import SUMS
from plugins.desk.trouble import DeskTrouble, files
from plugins.subjects.keys.record import Key

from .listing import listed
from .place import Folder, Place, place_of
from .signatures import Checked, checked, is_signature

Tell = Callable[[str], object]
_SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What differs from the list, by address. ``extra`` is ``None`` where nobody can see what else there is;
    ``releases`` are the releases' own lists that were followed, with the SHA-256 of each; ``disagree`` are
    the files for which a release's list says another checksum than the site's. ``site`` is the SHA-256 of
    the site's list; ``signatures`` is what the signatures of its releases are, where keys to check them with
    were given."""

    where: str
    count: int
    missing: tuple[str, ...]
    changed: tuple[str, ...]
    extra: tuple[str, ...] | None
    disagree: tuple[str, ...]
    releases: Mapping[str, str]
    site: str
    signatures: tuple[Checked, ...] | None = None

    @property
    def is_as_released(self) -> bool:
        """Whether nothing differs."""
        return not (self.missing or self.changed or self.extra or self.disagree or self.unsound)

    @property
    def unsound(self) -> tuple[Checked, ...]:
        """The signatures that do not hold."""
        return tuple(each for each in self.signatures or () if not each.holds)


def verify(where: str, tell: Tell, against: str = "", keys: Sequence[Key] | None = None) -> Verified:
    """Compare the site at ``where``, a folder or an address, with its own list of checksums, or with the list
    ``against``, a file or the folder of a site; check its signatures with the ``keys``. ``DeskTrouble`` if
    there is nothing to compare."""
    place = place_of(where)
    data = _list_of(against) if against else _own_list(place)
    return verified(place, data, tell, keys)


def verified(place: Place, data: bytes, tell: Tell, keys: Sequence[Key] | None = None) -> Verified:
    """The site at ``place`` against the list ``data``, and against the lists of the releases in it."""
    expected = listed(data, SUMS)
    found: dict[str, str] = {}
    lists: dict[str, bytes] = {}
    signed: dict[str, bytes] = {}
    for number, name in enumerate(sorted(expected), start=1):
        content = place.read(name)
        if content is not None:
            found[name] = sha256(content).hexdigest()
            if name.endswith(f"/{SUMS}"):
                lists[name] = content
            if is_signature(name):
                signed[name] = content
        if number % 500 == 0:
            tell(f"Compared {number:,} of {len(expected):,} files.")
    own = place.read(SUMS)
    there = place.names()
    disagree = {
        name
        for each, content in lists.items()
        for name, digest in listed(content, each, folder=each.removesuffix(SUMS)).items()
        if name in expected and expected[name] != digest
    }
    return Verified(
        where=place.name,
        count=len(expected),
        missing=(*(name for name in sorted(expected) if name not in found), *([SUMS] * (own is None))),
        changed=(
            *(name for name in sorted(found) if found[name] != expected[name]),
            *([SUMS] * (own is not None and own != data)),
        ),
        extra=None if there is None else tuple(sorted(there - expected.keys() - {SUMS})),
        disagree=tuple(sorted(disagree)),
        releases={name: found[name] for name in sorted(lists)},
        site=sha256(data).hexdigest(),
        signatures=None if keys is None else tuple(checked(signed, keys)),
    )


def say_verified(found: Verified, against: str = "") -> str:
    """The outcome as sentences; each kind of difference with its files, the first twenty written out."""
    held = f"the list {against}" if against else "its own list of checksums"
    lines = [f"Compared {found.count:,} files of {found.where} with {held}."]
    for names, said in (
        (found.changed, "changed: they are not as they were released"),
        (found.missing, "missing: they were released and are not there"),
        (found.extra or (), "extra: they are there and were not released"),
        (found.disagree, "in doubt: the list of their release says another checksum than the site's"),
    ):
        if names:
            lines.append(f"{len(names):,} {said}:")
            lines += [f"  {name}" for name in names[:_SHOWN]]
            lines += [f"  ... and {len(names) - _SHOWN} more"] * (len(names) > _SHOWN)
    if found.signatures:
        lines.append(f"{len(found.signatures):,} signatures, checked with the keys of this repository:")
        lines += [f"  {'holds' if each.holds else 'DOES NOT HOLD'}: {each.said}" for each in found.signatures]
    elif found.signatures is not None:
        lines.append("Its releases are not signed.")
    if found.extra is None:
        lines.append(
            "What is there beside the listed files cannot be seen from outside; look in the host's folder."
        )
    if found.is_as_released:
        lines.append(f"Everything is as it was released. Checksum of the site: {found.site}")
    else:
        lines.append("This site is not as it was released. Publish the released folder again.")
    return "\n".join(lines)


def _own_list(place: Place) -> bytes:
    data = place.read(SUMS)
    if data is None:
        raise DeskTrouble(
            f"{place.name} has no file {SUMS}, so there is nothing to compare with. It was not built by this "
            "portal, or not published whole. Name the released folder: --against output-public"
        )
    return data


def _list_of(against: str) -> bytes:
    path = Path(against)
    if path.is_dir():
        return _own_list(Folder(path))
    if not path.is_file():
        raise DeskTrouble(f"There is no {against} to compare with.")
    with files("reading the list of checksums"):
        return path.read_bytes()
