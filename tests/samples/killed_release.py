"""A release and a correction killed at every second point at which they change the repository or the desk.

Each time the same state is made anew, a child process runs the command and ends just before its nth change;
then it is looked at what readers and staff find, and the command runs again and finishes.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from plugins.desk.correcting.command import Said, correct
from plugins.desk.draft import read_draft
from plugins.desk.releasing import stage
from plugins.desk.verifying.listing import pack_listing
from plugins.portal.frozen import SUMS, sums
from plugins.portal.read import read_assembly
from tests.samples.killed import CHANGES, KILLED
from tests.samples.released import DAY, Repository, copy_of, quick, repository

#: What is prepared beside everything else; nobody looks there, and the next run begins it anew.
BESIDE = (".with-draft-", "/.releasing/")


def kill_at(number: int, folder: Path) -> None:
    """End this process just before its nth change below ``folder``, without any clearing up."""
    left = [number]

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        writes = (
            event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        )
        if not writes and event not in CHANGES:
            return
        place = str(arguments[0])
        if not place.startswith(str(folder)) or any(part in place for part in BESIDE):
            return
        if left[0] == 0:
            os._exit(KILLED)
        left[0] -= 1

    sys.addaudithook(hook)


def killed(number: int, folder: Path, command: Callable[[], object]) -> bool:
    """Whether a child that runs ``command`` was killed at its nth change; else it has ended well."""
    child = os.fork()
    if child == 0:
        kill_at(number, folder)
        command()
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, KILLED), code
    return code == KILLED


def whole(version: Path, site: Path) -> None:
    """The version is not there or whole; the edition is the one before, the new one, or just aside."""
    if version.exists():
        listing = "".join(f"{digest}  {name}\n" for name, digest in sums(version).items())
        assert (version / SUMS).read_bytes() == listing.encode(), "half a version"
    if not site.exists():
        site = site.with_name(f".{site.name}-previous")
    before = {path.name for path in site.iterdir()} == {"index.html", SUMS}
    assert before or (site / SUMS).read_bytes() == pack_listing(site), "half an edition"


def kill_release(made: Path, folder: Path) -> int:
    """Version and edition are whole at every moment, no sign-off is lost, the next run finishes."""
    for number in range(0, 400, 2):
        state = copy_of(made, folder)
        signed = {path.name for path in (state.quarter.place.path / "sign-offs").iterdir()}
        dead = killed(number, folder, state.release)
        whole(state.version, state.site)
        assert {path.name for path in (state.quarter.place.path / "sign-offs").iterdir()} == signed
        if dead:
            if not state.version.exists() or (state.quarter.place.path / "release.json").exists():
                assert "Released 2025-26-Q3, version 1" in state.release()
            assert read_assembly(state.path / "data").reports[-1].release.stage == "published"
            assert (state.site / "2025-26-q3.html").exists()
            whole(state.version, state.site)
        if not dead:
            return number
    raise AssertionError("it never ended")


def kill_correct(made: Path, folder: Path) -> int:
    """The draft is the released one's, the corrected one or the one before; the next run finishes."""
    change = Said(
        on="bills_passed",
        to={"value": "4"},
        why="One bill was left out.",
        severity="minor",
        found_by="public",
    )
    for number in range(0, 400, 2):
        state = copy_of(made, folder)
        state.release()
        before = read_draft(state.quarter.place)

        def run(state: Repository = state) -> str:
            return correct(state.path / "data", state.quarter.desk, DAY, lambda _: None, "2025-26-Q3", change)

        dead = killed(number, folder, run)
        draft = read_draft(state.quarter.place)
        assert draft == before or b"bills_passed,assembly,value,3,4" in draft["corrections.csv"]
        if not dead:
            return number
        if draft == before:
            assert "bills_passed/assembly, value: 3 becomes 4" in run()
        state.quarter.intake()
        assert b"bills_passed,1,assembly,4" in read_draft(state.quarter.place)["observations.csv"]
    raise AssertionError("it never ended")


if __name__ == "__main__":
    place = Path(sys.argv[1])
    stage.run_pelican = quick()
    repository(place / "made")
    for name, kill in (("release", kill_release), ("correct", kill_correct)):
        print(name, kill(place / "made", place / name), flush=True)
