"""Keys and signatures in the form of minisign, so that anybody can check them with that small program.

A key pair is Ed25519; a signature is over the BLAKE2b-512 of the file, and a second one over the first and
its trusted comment. The secret key lies in its file encrypted with what scrypt makes of a passphrase::

    public key    base64 of  Ed, id (8 bytes), key (32)
    secret key    base64 of  Ed, Sc, B2, salt (32), opslimit (8), memlimit (8), and id, seed, key and checksum
                  (8 + 64 + 32) xor scrypt(passphrase, salt); checksum = BLAKE2b-256(Ed, id, seed, key)
    signature     base64 of  ED, id, signature (64); trusted comment; base64 of the signature over both

The form is that of https://jedisct1.github.io/minisign/; the arithmetic is libsodium's, through PyNaCl.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b
from hmac import compare_digest
from secrets import token_bytes

from plugins.desk.trouble import DeskTrouble
from plugins.desk.typed import typed

#: scrypt with N = 2^17, r = 8, p = 1, as libsodium counts: 128 MiB, about half a second.
_OPS, _MEM = 2**22, 2**27
#: What a key file of somebody else may ask for at most: minisign's own choice, 1 GiB.
_MOST_OPS, _MOST_MEM = 2**25, 2**30
_BLOCK = 8 + 64 + 32
NO_LIBRARY = "The library for keys is not set up here. Type once: {command}"


class BadSignature(ValueError):  # noqa: N818
    """The signature is not of this key over these bytes, or is none; the text says which."""


@dataclass(frozen=True, slots=True)
class Keys:
    """A new pair: ``public`` is its one line, ``secret`` the whole text of the secret key's file."""

    public: str
    secret: str


def make_keys(passphrase: str, comment: str, random: Callable[[int], bytes] = token_bytes) -> Keys:
    """A new pair; the secret key can be used only with the passphrase. ``comment`` is what its file says."""
    from_seed, scrypt = _sodium()[0], _sodium()[2]
    key, secret = from_seed(random(32))
    number, salt = random(8), random(32)
    check = blake2b(b"Ed" + number + secret, digest_size=32).digest()
    stream = scrypt(_BLOCK, passphrase.encode(), salt, _OPS, _MEM)
    block = _xor(number + secret + check, stream)
    packed = b"EdScB2" + salt + _OPS.to_bytes(8, "little") + _MEM.to_bytes(8, "little") + block
    return Keys(
        public=b64encode(b"Ed" + number + key).decode(),
        secret=f"untrusted comment: {comment}\n{b64encode(packed).decode()}\n",
    )


def key_id(public: str) -> str:
    """What minisign calls the key: sixteen digits.

    >>> key_id("RWQAAAAAAAAAAQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
    '0100000000000000'
    """
    return _public(public)[0][::-1].hex().upper()


def sign(data: bytes, secret: str, passphrase: str, comment: str) -> str:
    """The text of a ``.minisig`` file over the data; ``comment`` is signed with it. ``DeskTrouble`` if the
    passphrase does not open the key."""
    number, key = _opened(secret, passphrase)
    first = _sodium()[1](blake2b(data).digest(), key)
    second = _sodium()[1](first + comment.encode(), key)
    return _text(number, first, comment, second)


def verify(data: bytes, signature: str, public: str) -> str:
    """The trusted comment, if the signature is of this key over these bytes; else ``BadSignature``."""
    number, key = _public(public)
    lines = signature.splitlines()
    try:
        packed, second = b64decode(lines[1], validate=True), b64decode(lines[3], validate=True)
        comment = lines[2].removeprefix("trusted comment: ")
    except (IndexError, ValueError):
        raise BadSignature("this is no signature in the form of minisign") from None
    if len(packed) != 74 or packed[:2] not in (b"ED", b"Ed") or len(second) != 64:
        raise BadSignature("this is no signature in the form of minisign")
    if packed[2:10] != number:
        raise BadSignature("it was made with another key")
    first = packed[10:]
    said = blake2b(data).digest() if packed[:2] == b"ED" else data
    if not _holds(first, said, key):
        raise BadSignature("it is over other bytes than these")
    if not _holds(second, first + comment.encode(), key):
        raise BadSignature("its comment was changed")
    return comment


def _text(number: bytes, first: bytes, comment: str, second: bytes) -> str:
    return (
        "untrusted comment: signature of the release checksum\n"
        f"{b64encode(b'ED' + number + first).decode()}\n"
        f"trusted comment: {comment}\n{b64encode(second).decode()}\n"
    )


def _public(public: str) -> tuple[bytes, bytes]:
    try:
        packed = b64decode(public.strip().splitlines()[-1], validate=True)
    except (ValueError, IndexError):
        packed = b""
    if len(packed) != 42 or packed[:2] != b"Ed":
        raise BadSignature("this is no public key in the form of minisign")
    return packed[2:10], packed[10:]


def _opened(secret: str, passphrase: str) -> tuple[bytes, bytes]:
    try:
        packed = b64decode(secret.splitlines()[1], validate=True)
    except (ValueError, IndexError):
        packed = b""
    if len(packed) != 6 + 32 + 16 + _BLOCK or packed[:6] != b"EdScB2":
        raise DeskTrouble("The file of the secret key is not whole. Put it back from its copy.")
    salt, rest = packed[6:38], packed[38:]
    ops, mem = (int.from_bytes(rest[at : at + 8], "little") for at in (0, 8))
    if ops > _MOST_OPS or mem > _MOST_MEM:
        raise DeskTrouble("The file of the secret key asks for more memory than any such key needs.")
    block = _xor(rest[16:], _sodium()[2](_BLOCK, passphrase.encode(), salt, ops, mem))
    number, key, check = block[:8], block[8:72], block[72:]
    if not compare_digest(check, blake2b(b"Ed" + number + key, digest_size=32).digest()):
        raise DeskTrouble("The passphrase does not open the key. Nothing was signed.")
    return number, key


def _holds(signature: bytes, data: bytes, key: bytes) -> bool:
    from nacl.exceptions import BadSignatureError
    from nacl.signing import VerifyKey

    _sodium()
    try:
        VerifyKey(key).verify(data, signature)
    except BadSignatureError:
        return False
    return True


def _sodium() -> tuple[Callable[..., tuple[bytes, bytes]], Callable[..., bytes], Callable[..., bytes]]:
    """A pair from a seed, a signature, and scrypt; ``DeskTrouble`` if the library is not here."""
    try:
        from nacl import bindings
    except ImportError:
        raise DeskTrouble(NO_LIBRARY.format(command=typed("key"))) from None

    def signed(data: bytes, key: bytes) -> bytes:
        return bytes(bindings.crypto_sign(data, key)[:64])

    def scrypt(length: int, passphrase: bytes, salt: bytes, ops: int, mem: int) -> bytes:
        n, r, p = _parameters(ops, mem)
        most = _MOST_MEM + 2**26
        hashed = bindings.crypto_pwhash_scryptsalsa208sha256_ll(passphrase, salt, n, r, p, length, most)
        return bytes(hashed)

    return bindings.crypto_sign_seed_keypair, signed, scrypt


def _parameters(ops: int, mem: int) -> tuple[int, int, int]:
    """N, r and p of scrypt as libsodium picks them from two limits."""
    ops, r = max(ops, 32768), 8
    most = ops // (r * 4) if ops < mem // 32 else mem // (r * 128)
    n = 2
    while n <= most // 2:
        n *= 2
    p = 1 if ops < mem // 32 else max(1, min(ops // 4 // n, 0x3FFFFFFF) // r)
    return n, r, p


def _xor(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
