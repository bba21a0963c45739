"""Readers that misbehave, for the process that reads."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path


def length(data: bytes, *words: str) -> list[object]:
    return [len(data), *words]


def sleep(_: bytes) -> None:
    time.sleep(60)


def fill_the_memory(_: bytes) -> int:
    return len(bytearray(2_000_000_000))


def recurse(data: bytes) -> None:
    recurse(data)


def stumble(_: bytes) -> str:
    return {"a": "b"}["c"]


def die(_: bytes) -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def write_a_file(_: bytes, where: str) -> int:
    return Path(where).write_bytes(b"x")
