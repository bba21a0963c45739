"""Keys with their lives (``keys.csv``), and what was signed with them (``signatures.csv`` of a version)."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """The public key of an office, in the form of minisign; ``until_date`` is the last day of its use."""

    TABLE: ClassVar = "keys"

    key_id: str
    unit_id: str
    public_key: str
    must_sign: bool
    from_date: date
    from_paper: str
    until_date: date | None
    ended: Literal["replaced", "lost"] | None
    until_paper: str

    def holds_on(self, day: date) -> bool:
        """Whether the office signs with it on that day."""
        return self.from_date <= day and (self.until_date is None or day <= self.until_date)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedChecksum:
    """An office's signature over ``reported.sha256``, line by line as minisign writes it; ``of_comment`` is
    in hexadecimal digits, for what minisign writes may begin like a formula."""

    TABLE: ClassVar = "signatures"

    unit_id: str
    key_id: str
    on_date: date
    signature: str
    comment: str
    of_comment: str

    @property
    def file(self) -> str:
        """What its file is called, beside the list."""
        return f"reported.sha256.{self.unit_id}.minisig"

    @property
    def text(self) -> str:
        """The file, as minisign reads it."""
        return (
            f"untrusted comment: signature of the release checksum\n{self.signature}\n"
            f"trusted comment: {self.comment}\n{b64encode(bytes.fromhex(self.of_comment)).decode()}\n"
        )
