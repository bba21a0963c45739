"""What each command of the desk is typed in: ``portal/`` is the repository, ``desk/`` the desk, ``www/`` what
readers get, all in a folder of its own.

A new command joins by one line in ``TYPED``: the state that it is typed in, and its words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from composite_index.examples import example
from plugins.desk.beginning.command import begin
from plugins.desk.compare.command import compare
from plugins.desk.correcting.command import Said, correct
from plugins.desk.folder import Desk
from plugins.desk.freeze import freeze_release
from plugins.desk.previewing.command import preview
from plugins.desk.publishing.command import publish
from plugins.desk.publishing.folder import ToFolder
from plugins.desk.releasing import stage
from plugins.desk.signing import keys
from plugins.desk.signing.minisign import make_keys
from tests.desk.importing.importing_help import POLICY
from tests.samples.desk import Q3, Begun, filled
from tests.samples.editions import edition, quiet, yes
from tests.samples.fault_typing import PASSPHRASE, stand_ins
from tests.samples.first_day import adopt_tiny
from tests.samples.released import WAIVED, bare, first_reported, quick, repository
from tests.samples.signed import NOON, sign


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
    stand_ins(folder, page="<p>old</p>")
    preview(quarter.tiny.folder, quarter.desk, quiet)


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


def amended(folder: Path) -> None:
    """The second version of a released quarter, begun; a note in its workbook is another."""
    stage.run_pelican = quick()
    made = repository(folder)
    made.release()
    correct(made.path / "data", made.quarter.desk, NOON, quiet, Q3, Said())
    with made.quarter.edited() as book:
        names = [cell.value for cell in book["budget"][1]]
        book["budget"].cell(2, names.index("note_en") + 1).value = "Counted again."
    made.quarter.intake()


def opened(folder: Path) -> None:
    """A correction of a released quarter, handed in."""
    stage.run_pelican = quick()
    made = repository(folder)
    made.release()
    correct(made.path / "data", made.quarter.desk, NOON, quiet, Q3, Said())
    sign(made.quarter, "submitted")


def reworded(folder: Path) -> None:
    """Released quarters, and a metric that has another title since."""
    tiny = bare(folder / "portal")
    for quarter in ("2025-26-Q1", "2025-26-Q2"):
        freeze_release(tiny.folder, quarter, 1)
    tiny.replace("reference/metrics.csv", "bills_passed,1,Bills passed,,", "bills_passed,1,Bills adopted,,")


def with_key(folder: Path) -> None:
    """The Clerk's office has a key."""
    data = bare(folder / "portal").folder
    keys.make_keys = partial(make_keys, random=lambda count: b"\1" * count)
    wish = keys.KeyWish(what="new", office="office_clerk", paper="Minute 4/2026")
    keys.change_keys(data, Desk(folder / "desk"), NOON, lambda _: PASSPHRASE, wish)


def composed(folder: Path) -> None:
    """A scheme with its figures, and results of an earlier time."""
    bare(folder / "portal")
    example("hdi", folder / "given")
    (folder / "out").mkdir()
    (folder / "out" / "scores.csv").write_text("old")


def compared(folder: Path) -> None:
    """Comparisons in pairs."""
    bare(folder / "portal")
    (folder / "given").mkdir()
    rows = ["group,row,col,value", ",a,b,2", ",a,c,4", ",b,c,2"]
    (folder / "given" / "comparisons.csv").write_text("\n".join([*rows, ""]))


def with_text(folder: Path) -> None:
    """An official text, and the pages of an earlier one."""
    (folder / "given").mkdir()
    (folder / "given" / "policy.txt").write_text(POLICY.format(words="A few words.", body="Some more."))
    bare(folder / "portal")
    (folder / "portal" / "content" / "official" / "en" / "policy").mkdir(parents=True)
    (folder / "portal" / "content" / "official" / "en" / "policy" / "official.md").write_text("old")


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
_CORRECTED = f"correct|{Q3}|--on|bills_passed|--value|4|--why|One was left out.|--found-by|public"
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
_BY_PAPER = "--office|office_clerk|--paper|Minute 4/2026"
TYPED = {
    "new-quarter": Typed(lambda folder: bare(folder / "portal"), f"new-quarter|{Q3}"),
    "new-quarter again": Typed(_desk, f"new-quarter|{Q3}|--yes"),
    "intake": Typed(changed, f"intake|{_WORKBOOK}|--yes"),
    "check": Typed(partial(changed, bills="many"), f"check|--workbook|{_WORKBOOK}", alone=False),
    "compare": Typed(asked, "compare|--on|bills_passed|--reason|Four bills waited."),
    "preview": Typed(previewed, "preview"),
    "sign-off": Typed(submitted, "sign-off|validated|--office|office_clerk|--evidence|Minute 4/2026"),
    "release": Typed(repository, _RELEASE),
    "announce": Typed(lambda folder: bare(folder / "portal"), "announce|2026-27-Q3|--on|2027-04-29"),
    "begin": Typed(adopted, f"begin|{Q3}|--from|{{folder}}/desk/begin/begin.xlsx|--yes"),
    "the first reported release": Typed(first_reported, _RELEASE),
    "correct": Typed(released, _CORRECTED),
    "reorganise": Typed(lambda folder: bare(folder / "portal"), _SPLIT),
    "publish": Typed(published, f"publish|--folder|{{folder}}/www|--site|{_EDITION}|--yes"),
    "key": Typed(lambda folder: bare(folder / "portal"), f"key|new|{_BY_PAPER}"),
    "key replaced": Typed(with_key, f"key|replaced|{_BY_PAPER}"),
    "key lost": Typed(with_key, f"key|lost|{_BY_PAPER}"),
    "correct a table": Typed(
        amended,
        f"correct|{Q3}|--table|budget|--why|Mistyped.|--sababu|Ilikosewa.|--found-by|public",
    ),
    "correct, abandoned": Typed(
        opened, f"correct|{Q3}|--abandon|--office|office_clerk|--why|Nothing was wrong."
    ),
    "compare texts": Typed(
        reworded, "compare|--text|metrics/bills_passed/1/title_en|--why|So say the Orders.|--sababu|Ndivyo."
    ),
    "import-document": Typed(with_text, "import-document|{folder}/given/policy.txt|--as|policy|--yes"),
    "compose": Typed(
        composed,
        "compose|{folder}/given|{folder}/given/observations.csv|{folder}/out",
        alone=False,
    ),
    "weigh": Typed(compared, "weigh|{folder}/given/comparisons.csv|--out|{folder}/out", alone=False),
    "build": Typed(lambda folder: bare(folder / "portal"), f"build|--output|{_EDITION}"),
    "aggregate": Typed(
        with_rows, "aggregate|{folder}/given/rows.csv|{folder}/given/tables.toml|{folder}/out", alone=False
    ),
    "hosting": Typed(lambda folder: bare(folder / "portal"), "hosting|{folder}/conf", alone=False),
}
