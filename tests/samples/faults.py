"""Commands of the desk, typed while the computer fails them.

A state is made once and copied for each try. A child process runs the command as staff type it; at one of its
changes of the disk something happens: the process dies, the disk is full, the place can only be read, another
process runs the same command. Then each part of what staff and readers find must be as it was before or as it
is after the command, never between; what the command said is a sentence; and typed again it finishes.

A new command joins by one line in ``TYPED``: the state that it is typed in, and its words.
"""

from __future__ import annotations

import errno
import getpass
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from random import Random

from plugins.desk import build as building
from plugins.desk import clock
from plugins.desk.beginning.command import begin
from plugins.desk.commands import index, register, telling
from plugins.desk.commands import quarter as commands
from plugins.desk.commands.__main__ import main
from plugins.desk.compare.command import compare
from plugins.desk.draft import read_draft
from plugins.desk.folder import Desk
from plugins.desk.previewing import command as previewing
from plugins.desk.publishing.command import publish
from plugins.desk.publishing.folder import ToFolder
from plugins.desk.releasing import stage
from plugins.desk.signing import keys
from plugins.desk.signing.minisign import make_keys
from plugins.desk.swap import recover
from tests.samples.desk import Q3, Begun, filled
from tests.samples.editions import edition, quiet, yes
from tests.samples.first_day import adopt_tiny
from tests.samples.released import WAIVED, bare, first_reported, quick, repository
from tests.samples.signed import sign
from tools.illustrative.place import Example

KILLED = 9
CHANGES = ("os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.symlink")
TAKES_ROOM = ("open", "os.mkdir", "os.symlink")
#: What is prepared beside everything else: nobody looks there, and the next run begins it anew.
BESIDE = (".with-draft-", "/.releasing/")
_CLOCK_AT = clock.clock_at
_WAIT = "has been running for"
NOW, LONG_AGO = "2026-04-30T10:01", "2001-01-01T10:00"


# --- the states, each below a folder of its own: portal/ (the repository), desk/, www/ (what readers get)


def _desk(folder: Path) -> Begun:
    return filled(bare(folder / "portal"), folder / "desk")


def taken_in(folder: Path, bills: int | None = None) -> Begun:
    """A draft; with ``bills`` that many were passed."""
    quarter = _desk(folder)
    if bills is not None:
        with quarter.edited() as book:
            book["observations"]["D4"] = bills
    quarter.intake()
    return quarter


def changed(folder: Path, bills: object = 5) -> None:
    """A draft, and a workbook that says something else now."""
    with taken_in(folder).edited() as book:
        book["observations"]["D4"] = bills


def asked(folder: Path) -> None:
    """A draft with a figure that stands out, and the reason not given yet."""
    quarter = taken_in(folder, bills=12)
    compare(quarter.tiny.folder, quarter.desk, quiet)


def submitted(folder: Path) -> None:
    """A draft that was handed in."""
    sign(taken_in(folder), "submitted")


def previewed(folder: Path) -> None:
    """A preview of a draft that has changed since."""
    quarter = taken_in(folder)
    _stand_ins(folder, page="<p>old</p>")
    previewing.preview(quarter.tiny.folder, quarter.desk, quiet)


def released(folder: Path) -> None:
    """A quarter that was released."""
    stage.run_pelican = quick()
    repository(folder).release()


def published(folder: Path) -> None:
    """An edition on the web, and a newer one that is ready."""
    site = edition(folder / "portal" / "output-public", index="old", withdrawn="81.3")
    publish(site, ToFolder(folder / "www"), quiet, yes)
    edition(site, index="new")


def adopted(folder: Path) -> None:
    """The workbook of the first day, filled in."""
    data, desk = bare(folder / "portal").folder, Desk(folder / "desk")
    begin(data, desk, Q3, "", quiet, yes)
    adopt_tiny(desk.path / "begin" / "begin.xlsx", Q3)


def with_rows(folder: Path) -> None:
    """Rows about single persons, and which tables are wanted of them."""
    bare(folder / "portal")
    (folder / "given").mkdir()
    people = ["department,sex", *["clerk,women"] * 20, *["clerk,men"] * 3, *["library,women"] * 12]
    (folder / "given" / "rows.csv").write_text("\n".join([*people, *["library,men"] * 15]) + "\n")
    table = '[[table]]\nname = "staff"\ndimensions = ["department", "sex"]\n'
    (folder / "given" / "tables.toml").write_text(table)


@dataclass(frozen=True)
class Typed:
    """A command line; ``{folder}`` is that of the state. ``alone``: another must wait until it has ended."""

    state: Callable[[Path], object]
    words: str
    alone: bool = True


_WORKBOOK = f"{{folder}}/desk/{Q3}/{Q3}.xlsx"
_CORRECTED = (
    f"correct|{Q3}|--on|bills_passed|--value|4|--why|One was left out.|--severity|minor|--found-by|public"
)
_EDITION = "{folder}/portal/output-public"
_WAIVED = f"--waive-kiswahili|{WAIVED.waive_kiswahili}|--because|{WAIVED.because}|--output|{_EDITION}"
_RELEASE = f"release|--yes|--no-browser|--office|office_clerk|{_WAIVED}"
_SPLIT = "|".join(
    (
        *("reorganise", "--what", "split", "--unit", "dept_acacia", "--on", "2026-01-01", "--yes"),
        *("--new", "dept_y; Department Y; Idara ya Y", "--new", "dept_z; Department Z; Idara ya Z"),
        *("--paper", "Notice 1", "--why", "Too large.", "--sababu", "Ilikuwa kubwa."),
    )
)
TYPED = {
    "new-quarter": Typed(lambda folder: bare(folder / "portal"), f"new-quarter|{Q3}"),
    "new-quarter again": Typed(_desk, f"new-quarter|{Q3}|--yes"),
    "intake": Typed(changed, f"intake|{_WORKBOOK}|--yes"),
    "check": Typed(partial(changed, bills="many"), f"check|--workbook|{_WORKBOOK}", alone=False),
    "compare": Typed(asked, "compare|--on|bills_passed|--reason|Four bills waited."),
    "preview": Typed(previewed, "preview"),
    "sign-off": Typed(submitted, "sign-off|validated|--office|office_clerk|--evidence|Minute 4/2026"),
    "release": Typed(repository, _RELEASE),
    "begin": Typed(adopted, f"begin|{Q3}|--from|{{folder}}/desk/begin/begin.xlsx|--yes"),
    "the first reported release": Typed(first_reported, _RELEASE),
    "correct": Typed(released, _CORRECTED),
    "reorganise": Typed(lambda folder: bare(folder / "portal"), _SPLIT),
    "publish": Typed(published, f"publish|--folder|{{folder}}/www|--site|{_EDITION}|--yes"),
    "key": Typed(
        lambda folder: bare(folder / "portal"), "key|new|--office|office_clerk|--paper|Minute 4/2026"
    ),
    "build": Typed(lambda folder: bare(folder / "portal"), f"build|--output|{_EDITION}"),
    "aggregate": Typed(
        with_rows, "aggregate|{folder}/given/rows.csv|{folder}/given/tables.toml|{folder}/out", alone=False
    ),
    "hosting": Typed(lambda folder: bare(folder / "portal"), "hosting|{folder}/conf", alone=False),
}


# --- running a command as staff do, in a child process


def _stand_ins(folder: Path, page: str = "") -> None:
    """The commands work in ``folder``; in place of Pelican stands a quick builder, and the clock that is set
    is the computer's own."""
    portal = folder / "portal"
    commands.HOME = telling.HOME = portal
    commands.DATA = register.DATA = portal / "data"
    previewing.HOME = portal
    clock.clock_at = lambda told: replace(_CLOCK_AT(told), is_rehearsal=False)
    words = (
        "<!doctype html>\n<html lang='en'><head><title>{title}</title></head><body>" + page + "</body></html>"
    )
    building.HOME, index.HOME = portal, portal
    building.run_pelican = partial(_built, portal / "data")
    keys.make_keys = partial(make_keys, random=bytes)
    getpass.getpass = lambda _: "ten green lakes sing softly"
    stage.run_pelican = quick()
    previewing.run_pelican = _with_static(quick(words))


def _built(data: Path, folder: Path, **_: object) -> None:
    quick()(folder, settings={"DATA_DIR": str(data)})


def _with_static(build: Callable[..., None]) -> Callable[..., None]:
    def built(folder: Path, **named: object) -> None:
        (folder / "static").mkdir()
        build(folder, **named)

    return built


def type_in(folder: Path, words: str, now: str = NOW) -> int:
    """Type the command; its exit code. What it says is added to ``said.txt``."""
    _stand_ins(folder)
    os.environ |= {"DESK_DIR": str(folder / "desk"), "DESK_CLOCK": now}
    with said_of(folder).open("a") as said, redirect_stdout(said), redirect_stderr(said):
        try:
            return main(words.format(folder=folder).split("|"))
        except SystemExit as end:
            return int(end.code or 0)


def said_of(folder: Path) -> Path:
    """Where what the commands say is kept, outside of what they change."""
    return folder.with_name(f"{folder.name}-said.txt")


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


# --- what is found afterwards


def found(folder: Path) -> dict[str, object]:
    """Every part that staff and readers find, each as the next command would find it."""
    copy = folder.with_name("looked-at")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy, symlinks=True)
    place = Begun(None, Desk(copy / "desk")).place  # type: ignore[arg-type]
    site, data = copy / "portal" / "output-public", copy / "portal" / "data"
    for each in (place.preview, site, data / "reference", data / "example" / "reference"):
        recover(each)
    examples = Example(data)
    parts = {
        "the workbook": [_bytes(path) for path in sorted(place.path.glob("*.xlsx"))],
        "the draft": read_draft(place),
        "the earlier drafts": {each.name: _files(each) for each in sorted(place.earlier.glob("[!.]*"))},
        "the reasons": _bytes(place.reasons),
        "the sign-offs": _files(place.path / "sign-offs"),
        "the preview": _files(place.preview),
        "the register": _files(data / "reference"),
        "the register of the examples": _files(examples.reference),
        **_versions(data),
        "the edition": _files(site),
        "the secret keys": {
            path.name: _bytes(path) for path in sorted((copy / "desk" / "keys").glob("*.key"))
        },
        **{f"the result {name}": data for name, data in _files(copy / "out").items()},
        "what readers get": _files(Path(os.path.realpath(folder / "www"))),
        **{f"the report {name}": data for name, data in _files(place.reports).items()},
        **{f"the server's {name}": data for name, data in _files(copy / "conf").items()},
    }
    return {name: _anywhere(part, copy) for name, part in parts.items()}


def _versions(data: Path) -> dict[str, object]:
    """Those that play wherever they lie, for readers see them as long as nothing is reported; the others."""
    played, others = {}, {}
    for folder in (data / "example" / "quarters", data / "quarters"):
        for quarter in sorted(folder.glob("*")):
            files = {f"{quarter.name}/{name}": content for name, content in _files(quarter).items()}
            is_played = any(b"illustrates" in content for content in files.values())
            (played if is_played else others).update(files)
    return {"the versions that play": played, "the versions": others or played}


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith(".part")
    }


def _anywhere(part: object, folder: Path) -> object:
    """Text that names the folder of the try, without it."""
    if isinstance(part, dict):
        return {name: _anywhere(one, folder) for name, one in part.items()}
    if isinstance(part, bytes):
        for name in (folder, *(folder.with_name(each) for each in ("try", "made", "after"))):
            part = part.replace(str(name).encode(), b"...")
    return part


# --- the tries


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
        self.after, self.lies = found(fresh), _files(fresh / "portal" / "data")
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
        if _files(self.copy / "portal" / "data") != self.lies:
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
        yield from self.again(what)

    def killed(self) -> Iterator[str]:
        for number in self.some(12):
            yield from self.failing("killed", number, _dies, "", beside=False)

    def disk_full(self) -> Iterator[str]:
        for number, which in zip(self.some(4), (errno.ENOSPC, errno.EDQUOT) * 3, strict=False):
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
        for number in self.some(2):
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
            if _files(mine) != {"letters/letter.txt": b"mine"}:
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


def _differs(path: Path, made: Path, done: Path) -> bool:
    old = made / path.relative_to(done)
    if path.is_dir():
        return _files(path) != _files(old)
    return _bytes(path) != _bytes(old)


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
