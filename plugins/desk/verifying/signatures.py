"""The signatures of a site's releases, checked with the keys of this repository, not those of the site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from plugins.desk.signing.minisign import BadSignature, verify
from plugins.subjects.keys.record import Key

SIGNED, SUFFIX = "reported.sha256", ".minisig"


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found of one signature: the file, whether it ``holds``, and a sentence."""

    file: str
    holds: bool
    said: str


def is_signature(name: str) -> bool:
    """Whether a file of the site is a signature of a release's checksum, or what is signed."""
    return name.endswith(f"/{SIGNED}") or (f"/{SIGNED}." in name and name.endswith(SUFFIX))


def checked(files: Mapping[str, bytes], keys: Sequence[Key]) -> Iterator[Checked]:
    """Each signature among the files of a site, by address."""
    for name in sorted(each for each in files if each.endswith(SUFFIX)):
        listed, _, rest = name.rpartition(f"/{SIGNED}.")
        office = rest.removesuffix(SUFFIX)
        yield _checked(name, files.get(f"{listed}/{SIGNED}", b""), files[name], office, keys)


def _checked(name: str, data: bytes, signature: bytes, office: str, keys: Sequence[Key]) -> Checked:
    said = f"{name}: no key of {office} in data/reference/keys.csv made it"
    for key in (each for each in keys if each.unit_id == office):
        try:
            about = verify(data, signature.decode("utf-8", "replace"), key.public_key)
        except BadSignature as reason:
            if "another key" not in str(reason):
                return Checked(name, False, f"{name}: {reason}")
            continue
        lost = (
            f"; the key is lost since {key.until_date}, so compare the checksum with the Assembly's record"
            if key.ended == "lost"
            else ""
        )
        return Checked(name, True, f"{name}: signed by {office} with the key {key.key_id} ({about}){lost}")
    return Checked(name, False, said)
