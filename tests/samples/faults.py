"""Commands of the desk, typed while the computer fails them.

A state is made once and copied for each try. A child process runs the command as staff type it; at one of its
changes of the disk something happens: the process dies, the disk is full, the place can only be read, another
process runs the same command. Then each part of what staff and readers find must be as it was before or as it
is after the command, never between; what the command said is a sentence; and typed again it finishes. It dies
at some of the changes; with ``WHOLE`` in the environment, at every one.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random

from tests.samples.desk import Q3
from tests.samples.fault_found import bytes_of, files_of, found
from tests.samples.fault_states import TYPED
from tests.samples.fault_typing import LONG_AGO, said_of, type_in

KILLED = 9
CHANGES = ("os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.symlink")
TAKES_ROOM = ("open", "os.mkdir", "os.symlink")
#: What is prepared beside everything else: nobody looks there, and the next run begins it anew.
BESIDE = (".with-draft-", "/.releasing/")
_WAIT = "has been running for"

Happens = Callable[[str], None]


def _at(number: int, folder: Path, happens: Happens, *, beside: bool = False) -> list[int]:
    """Let something happen just before the command changes the disk for the nth time, and at every change
    after it; how many changes there were so far comes back, counting on."""
    count = [0]

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open":
            if not isinstance(arguments[2], int) or not arguments[2] & (os.O_WRONLY | os.O_RDWR):
                return
        elif event not in CHANGES:
            return
        place = str(arguments[1] if event == "os.symlink" else arguments[0])
        if not place.startswith(f"{folder}/") or (not beside and any(part in place for part in BESIDE)):
            return
        count[0] += 1
        if count[0] > number:
            happens(event)

    sys.addaudithook(hook)
    return count


def _child(work: Callable[[], int]) -> int:
    """The exit code of a child process that does the work; of a fault in the work itself, 99."""
    child = os.fork()
    if child == 0:
        try:
            os._exit(work())
        except BaseException as fault:
            print(f"{type(fault).__name__}: {fault}", file=sys.stderr, flush=True)
            os._exit(99)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _made(state: Callable[[Path], object], folder: Path) -> int:
    state(folder)
    return 0


def _dies(_: str) -> None:
    os._exit(KILLED)


def _refuses(number: int, which: tuple[str, ...]) -> Happens:
    def refuse(event: str) -> None:
        if event in which:
            raise OSError(number, os.strerror(number))

    return refuse


class Tries:
    """One command and its faults; ``made`` and ``after`` are what is found before it and after it."""

    def __init__(self, name: str, folder: Path) -> None:
        self.words, self.alone = TYPED[name].words, TYPED[name].alone
        self.folder, self.copy = folder, folder / "try"
        made = folder / "made"
        (made / "portal").mkdir(parents=True)
        assert _child(partial(_made, TYPED[name].state, made)) == 0, "the state could not be made"
        self.before = found(made)
        fresh = self.fresh()
        self.ends, self.points = self._counted(fresh)
        self.after, self.lies = found(fresh), files_of(fresh / "portal" / "data")
        self.random = Random(name)

    def fresh(self) -> Path:
        shutil.rmtree(self.copy, ignore_errors=True)
        shutil.copytree(self.folder / "made", self.copy, symlinks=True)
        www = self.copy / "www"
        if www.is_symlink():
            target = self.copy / www.readlink().relative_to(self.folder / "made")
            www.unlink()
            www.symlink_to(target)
        said_of(self.copy).write_text("")
        return self.copy

    def _counted(self, folder: Path) -> tuple[int, int]:
        """How the command ends when nothing fails, and how often it changes the disk."""
        kept = folder.with_name("count.txt")

        def work() -> int:
            count = _at(10**9, folder, _dies)
            code = type_in(folder, self.words)
            total = count[0]
            kept.write_text(str(total))
            return code

        return _child(work), int(kept.read_text())

    def some(self, most: int) -> list[int]:
        """Some of the points, the first and the last among them."""
        inner = range(1, self.points - 1)
        return sorted({0, self.points - 1, *self.random.sample(inner, min(most, len(inner)))})

    def looked(self, what: str) -> Iterator[str]:
        """A sentence for each part that is between, and for anything that is no sentence."""
        now = found(self.copy)
        for part in {**now, **self.after}:
            if now.get(part) not in (self.before.get(part), self.after.get(part)):
                yield f"{what}: {part} is between"
        said = said_of(self.copy).read_text()
        if "Traceback" in said or "mistake of the program" in said:
            yield f"{what}: {said[-500:]}"

    def again(self, what: str) -> Iterator[str]:
        """The command typed again ends as if nothing had been."""
        _child(partial(type_in, self.copy, self.words))
        now = found(self.copy)
        for part in {**now, **self.after}:
            if now.get(part) != self.after.get(part):
                yield f"{what}, typed again: {part} is not as after the command"
        if files_of(self.copy / "portal" / "data") != self.lies:
            yield f"{what}, typed again: the data do not lie where they lie after the command"

    def failing(self, what: str, number: int, happens: Happens, said: str, *, beside: bool) -> Iterator[str]:
        folder = self.fresh()

        def work() -> int:
            _at(number, folder, happens, beside=beside)
            return type_in(folder, self.words)

        code, what = _child(work), f"{what} at change {number}"
        if code == 99:
            yield f"{what}: it ended with an exception"
        told = said_of(folder).read_text()
        if said and code not in (0, self.ends) and said not in told:
            yield f"{what}: it ended with {code} and said {told[-300:]!r}"
        yield from self.looked(what)
        if number:  # of a command that failed at its first change nothing was written: it was typed once
            yield from self.again(what)

    def killed(self) -> Iterator[str]:
        for number in range(self.points) if "WHOLE" in os.environ else self.some(1):
            yield from self.failing("killed", number, _dies, "", beside=False)

    def disk_full(self) -> Iterator[str]:
        for number, which in zip(self.some(0), (errno.ENOSPC, errno.EDQUOT) * 3, strict=False):
            happens = _refuses(which, TAKES_ROOM)
            yield from self.failing("disk full", number, happens, "disk is full", beside=True)

    def read_only(self) -> Iterator[str]:
        for which, said in ((errno.EROFS, "can only be read"), (errno.EACCES, "you may not use it")):
            happens = _refuses(which, ("open", *CHANGES))
            yield from self.failing("read only", 0, happens, said, beside=True)

    def clock_behind(self) -> Iterator[str]:
        folder = self.fresh()
        for path in folder.rglob("*"):
            os.utime(path, (2e9, 2e9), follow_symlinks=False)
        if _child(partial(type_in, folder, self.words, LONG_AGO)) == 99:
            yield "clock behind: it ended with an exception"
        yield from self.looked("clock behind")

    def two_at_once(self) -> Iterator[str]:
        for number in (self.points // 2,):
            folder, what = self.fresh(), f"two at once, at change {number}"
            (here, stopped), (go, there) = os.pipe(), os.pipe()

            def waits(_: str, stopped: int = stopped, go: int = go, waited: list[int] = []) -> None:  # noqa: B006
                if not waited:
                    waited.append(os.write(stopped, b"."))
                    os.read(go, 1)

            first = os.fork()
            if first == 0:
                _at(number, folder, waits)
                os._exit(type_in(folder, self.words))
            os.read(here, 1)
            second = _child(partial(type_in, folder, self.words))
            os.write(there, b".")
            code = os.waitstatus_to_exitcode(os.waitpid(first, 0)[1])
            for end in (here, stopped, go, there):
                os.close(end)
            if not {code, second} <= {0, 1, 2} or self.ends not in (code, second):
                yield f"{what}: they ended with {code} and {second}: {said_of(folder).read_text()[-600:]}"
            if self.alone and number >= self.points // 2 and _WAIT not in said_of(folder).read_text():
                yield f"{what}: the second was not told to wait"
            yield from self.looked(what)
            yield from self.again(what)

    def link_in_the_way(self) -> Iterator[str]:
        """In place of each file or folder that the command would make or change there is a link elsewhere."""
        done = self.fresh()
        _child(partial(type_in, done, self.words))
        ways = [path for path in sorted(_tops(done)) if _differs(path, self.folder / "made", done)]
        for way in ways:
            folder = self.fresh()
            path, mine = folder / way.relative_to(done), self.folder / "mine"
            shutil.rmtree(mine, ignore_errors=True)
            (mine / "letters").mkdir(parents=True)
            (mine / "letters" / "letter.txt").write_text("mine")
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.symlink_to(mine / "letters" if way.is_dir() else mine / "letters" / "letter.txt")
            what = f"a link in place of {way.relative_to(done)}"
            if _child(partial(type_in, folder, self.words)) == 99:
                yield f"{what}: it ended with an exception"
            if files_of(mine) != {"letters/letter.txt": b"mine"}:
                yield f"{what}: it wrote where the link leads"
            if "Traceback" in said_of(folder).read_text():
                yield f"{what}: {said_of(folder).read_text()[-500:]}"


def _tops(folder: Path) -> Iterator[Path]:
    """The places that commands put whole: in the quarter's desk folder, its versions, the edition."""
    yield from (folder / "desk" / Q3).glob("[!.]*")
    yield from (folder / "portal" / "data" / "quarters" / Q3).glob("*")
    yield folder / "portal" / "output-public"
    yield from (folder / "conf").glob("*")
    yield from (folder / "out").glob("*")
    yield from (folder / "desk" / "keys").glob("*.key")
    for table in ("text_changes.csv", "calendar.csv"):
        yield folder / "portal" / "data" / "reference" / table
    yield from (folder / "portal" / "content" / "official").rglob("official.md")


def _differs(path: Path, made: Path, done: Path) -> bool:
    old = made / path.relative_to(done)
    if path.is_dir():
        return files_of(path) != files_of(old)
    return bytes_of(path) != bytes_of(old)


FAULTS = {
    "killed": Tries.killed,
    "disk full": Tries.disk_full,
    "read only": Tries.read_only,
    "clock behind": Tries.clock_behind,
    "two at once": Tries.two_at_once,
    "link in the way": Tries.link_in_the_way,
}

if __name__ == "__main__":
    sys.dont_write_bytecode = True
    tried = Tries(sys.argv[1], Path(sys.argv[2]))
    result: dict[str, object] = {name: list(fault(tried)) for name, fault in FAULTS.items()}
    changed_parts = [part for part in tried.after if tried.before.get(part) != tried.after[part]]
    print(
        json.dumps({"points": tried.points, "changed": changed_parts, "ends": tried.ends, "faults": result})
    )
