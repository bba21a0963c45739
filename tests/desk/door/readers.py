"""Readers, and whole commands, that misbehave, for the process that reads."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

from plugins.desk.door.held import held_to


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


@held_to(1, "Take less.")
def endless() -> None:
    while True:
        pass


@held_to(1, "Take less.")
def waiting() -> None:
    time.sleep(60)


@held_to(30, "Take less.")
def greedy() -> None:
    print(len(bytearray(3_000_000_000)))


@held_to(30, "Take less.")
def says(word: str, *, more: list[str]) -> None:
    print(word, *more)
    print("aside", file=sys.stderr)
    raise SystemExit(2)


@held_to(30, "Take less.")
def writes(where: str) -> None:
    Path(where).write_text("x")
