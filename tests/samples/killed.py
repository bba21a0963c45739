"""Commands of the desk killed at every point at which they change the disk.

A child process runs the command and ends, without any clearing up, just before its nth change of a file
or folder of the desk. The parent then looks at what is left and lets the command run again.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from plugins.desk.compare.command import compare
from plugins.desk.draft import read_draft
from plugins.desk.folder import Desk
from plugins.desk.new_quarter import new_quarter
from plugins.desk.previewing import command
from plugins.desk.reorganising.command import reorganise
from plugins.desk.reorganising.order import Order
from plugins.desk.signing.record import read_signatures
from plugins.desk.swap import recover
from tests.samples.desk import Q3, Begun, begun, filled
from tests.samples.signed import sign
from tests.samples.tiny import write_tiny

CHANGES = ("os.rename", "os.mkdir", "os.remove", "os.rmdir")
KILLED = 9


def kill_at(number: int, desk: Path) -> None:
    """End this process just before it changes the desk for the nth time; copies to judge by do not count."""
    left = [number]

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        writes = (
            event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        )
        if not writes and event not in CHANGES:
            return
        place = str(arguments[0])
        if not place.startswith(str(desk)) or ".with-draft-" in place:
            return
        if left[0] == 0:
            os._exit(KILLED)
        left[0] -= 1

    sys.addaudithook(hook)


def killed_everywhere(desk: Path, command: Callable[[], object], look: Callable[[], None]) -> int:
    """Kill the command at its first change, its second and so on until it ends; how often it was killed."""
    for number in range(200):
        child = os.fork()
        if child == 0:
            kill_at(number, desk)
            command()
            os._exit(0)
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != KILLED:
            return number
        look()
    raise AssertionError("it never ended")


def one_of(found: object, *allowed: object) -> None:
    assert found in allowed, "something half written"


def kill_new_quarter(folder: Path) -> int:
    """The workbook is whole or not there."""
    tiny = write_tiny(folder / "data")
    whole = begun(tiny, folder / "whole").workbook.read_bytes()
    quarter = Begun(tiny, type(begun(tiny, folder / "whole").desk)(folder / "desk"))

    def look() -> None:
        if quarter.workbook.exists():
            one_of(quarter.workbook.read_bytes(), whole)

    points = killed_everywhere(
        quarter.desk.path, lambda: new_quarter(tiny.folder, quarter.desk, Q3, lambda _: True), look
    )
    assert quarter.workbook.read_bytes() == whole
    return points


def kill_intake(folder: Path) -> int:
    """The draft is the old one or the new one, and the old one is kept."""
    quarter = filled(write_tiny(folder / "data"), folder / "desk")
    quarter.intake()
    old = quarter.draft()
    with quarter.edited() as book:
        book["observations"]["D4"] = 5
    workbook = quarter.workbook.read_bytes()
    new = {**old, "observations.csv": old["observations.csv"].replace(b"assembly,3,", b"assembly,5,")}
    assert new != old

    def look() -> None:
        one_of(read_draft(quarter.place), old, new)
        one_of(quarter.workbook.read_bytes(), workbook)

    def reset_and_run() -> None:
        quarter.intake()

    points = killed_everywhere(quarter.desk.path, reset_and_run, look)
    assert "Nothing has changed" in quarter.intake()
    assert read_draft(quarter.place) == new
    assert {p.name: p.read_bytes() for p in (quarter.place.earlier / "001").iterdir()} == old
    assert [each.name for each in quarter.place.earlier.iterdir()] == ["001"]
    return points


def kill_compare(folder: Path) -> int:
    """The reasons are the old ones or the new ones."""
    quarter = filled(write_tiny(folder / "data"), folder / "desk")
    with quarter.edited() as book:
        book["observations"]["D4"] = 12
    quarter.intake()

    def run(**words: str) -> object:
        return compare(quarter.tiny.folder, quarter.desk, lambda _: None, **words)

    run()
    old = quarter.place.reasons.read_bytes()
    new = old.replace(b",,,open", b",Four bills waited.,,answered")
    assert new != old
    points = killed_everywhere(
        quarter.desk.path,
        lambda: run(on="bills_passed", reason="Four bills waited."),
        lambda: one_of(quarter.place.reasons.read_bytes(), old, new),
    )
    assert quarter.place.reasons.read_bytes() == new
    return points


def kill_sign_off(folder: Path) -> int:
    """A sign-off is there whole or not at all, and none given before is lost."""
    quarter = filled(write_tiny(folder / "data"), folder / "desk")
    quarter.intake()
    sign(quarter, "submitted")
    before = read_signatures(quarter.place)

    def look() -> None:
        one_of(len(read_signatures(quarter.place)), 1, 2)
        one_of(read_signatures(quarter.place)[0], *before)

    def run() -> None:
        if len(read_signatures(quarter.place)) == 1:
            sign(quarter, "validated")

    points = killed_everywhere(quarter.desk.path, run, look)
    assert [each.step for each in read_signatures(quarter.place)] == ["submitted", "validated"]
    return points


def kill_preview(folder: Path) -> int:
    """The preview is the old one or the new one, every page of it marked."""
    quarter = filled(write_tiny(folder / "data"), folder / "desk")
    quarter.intake()
    page = quarter.place.preview / "index.html"

    def site_of(words: str) -> object:
        def run_pelican(fresh: Path, **_: object) -> None:
            text = f"<html lang='en'><head><title>x</title></head><body>{words}</body></html>"
            (fresh / "static").mkdir()
            (fresh / "index.html").write_text(text, encoding="utf-8")

        return run_pelican

    def run(words: str) -> None:
        command.run_pelican = site_of(words)  # type: ignore[attr-defined]
        command._pictures = lambda desk: desk.path  # type: ignore[attr-defined]
        command.preview(quarter.tiny.folder, quarter.desk, lambda _: None)

    def look() -> None:
        recover(quarter.place.preview)
        one_of(page.read_text(encoding="utf-8"), old, old.replace("old", "new"))

    run("old")
    old = page.read_text(encoding="utf-8")
    assert "Draft, not released" in old
    points = killed_everywhere(quarter.desk.path, lambda: run("new"), look)
    assert page.read_text(encoding="utf-8") == old.replace("old", "new")
    return points


def kill_reorganise(folder: Path) -> int:
    """The register is the old one or the new one, whole; said again, the order is finished."""
    tiny, desk = write_tiny(folder / "data"), Desk(folder / "desk")
    register = tiny.path("reference")
    names = ("dept_y; Department Y; Idara ya Y", "dept_z; Department Z; Idara ya Z")
    order = Order(
        what="split",
        unit=("dept_acacia",),
        new=names,
        on="2026-01-01",
        paper="Notice 1",
        why="Too large.",
        sababu="Ilikuwa kubwa.",
    )

    def state() -> dict[str, bytes]:
        recover(register)
        return {path.name: path.read_bytes() for path in register.iterdir()}

    def run(where: Path) -> str:
        return reorganise(where, desk, order, None, lambda _: True, lambda _: None)

    old = state()
    shutil.copytree(tiny.folder, folder / "whole")
    run(folder / "whole")
    new = {path.name: path.read_bytes() for path in (folder / "whole" / "reference").iterdir()}
    assert new["units.csv"] != old["units.csv"]
    assert "unit_changes.csv" in new
    points = killed_everywhere(tiny.folder, lambda: run(tiny.folder), lambda: one_of(state(), old, new))
    assert state() == new
    assert run(tiny.folder) == "The register says so already; nothing was changed."
    return points


if __name__ == "__main__":
    place = Path(sys.argv[1])
    for kill in (kill_new_quarter, kill_intake, kill_compare, kill_sign_off, kill_preview, kill_reorganise):
        print(kill.__name__, kill(place / kill.__name__))
