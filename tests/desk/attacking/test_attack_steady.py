"""A count that is the same in every row of a label where it is printed is the same where it is withheld."""

from __future__ import annotations

from pathlib import Path

from tests.samples.small_editions import Q1, attacked, column, describe, given_away, table_of

#: 4 at the top, 15 seniors, 21 in the middle: 40 are assessed in a core skill, and 15 + 21 = 36 in one of
#: managers.
LEVELS = {"top": 4, "senior": 15, "middle": 21}


def skills(site: Path, core: int, managers: int, *, asked: tuple[str, ...], odd: int = 0) -> None:
    """People by skill and level; of each core skill ``top`` and ``senior`` are withheld. ``odd`` more seniors
    than usual were assessed in the first skill of managers."""
    folder = site / "data" / Q1 / "v1"
    folder.mkdir(parents=True)
    people = {"disclosure": "count of people", "zeros": "hidden"}
    describe(folder, "skills", ["skill", "level"], column("people", **people),
             column("reached", partOf="people", **people))  # fmt: skip
    rows: list[tuple[object, ...]] = []
    for at in range(core):
        rows.append((Q1, 1, f"core{at}", "all", "A", 40, 18 + at % 3))
        rows += [(Q1, 1, f"core{at}", level, "Q", None, None) for level in ("top", "senior")]
        rows.append((Q1, 1, f"core{at}", "middle", "A", 21, 8 + at % 3))
    for at in range(managers):
        here = {level: LEVELS[level] + (odd if (level, at) == ("senior", 0) else 0) for level in asked}
        rows.append((Q1, 1, f"managers{at}", "all", "A", sum(here.values()), (8 + at % 3) * len(here)))
        rows += [(Q1, 1, f"managers{at}", level, "A", count, 8 + at % 3) for level, count in here.items()]
    (folder / "skills.csv").write_text(
        table_of(("quarter", "version", "skill", "level", "obs_status", "people", "reached"), rows)
    )


def test_seniors_who_are_shown_elsewhere_leave_the_top(tmp_path: Path) -> None:
    skills(tmp_path, core=2, managers=12, asked=("senior", "middle"))
    # 40 - 21 = 19 for both; twelve skills of managers say that there are 15 seniors: 19 - 15 = 4
    assert given_away(tmp_path) == {f"{Q1} skills core{at} top people": "4" for at in range(2)}


def test_what_is_shown_less_often_or_differs_once_is_no_law(tmp_path: Path) -> None:
    skills(tmp_path / "few", core=2, managers=11, asked=("senior", "middle"))
    skills(tmp_path / "odd", core=2, managers=12, asked=("senior", "middle"), odd=1)
    assert given_away(tmp_path / "few") == given_away(tmp_path / "odd") == {}


def test_seniors_who_are_shown_nowhere_keep_the_top(tmp_path: Path) -> None:
    skills(tmp_path, core=12, managers=12, asked=("middle",))
    assert attacked(tmp_path).faults == ()


def test_many_people_of_a_level_are_no_secret_but_how_many_of_them_reached_it_stays_one(
    tmp_path: Path,
) -> None:
    skills(tmp_path, core=2, managers=12, asked=("middle",))
    path = tmp_path / "data" / Q1 / "v1" / "skills.csv"
    shown = f"{Q1},1,core0,middle,A,21,8"
    assert shown in path.read_text()
    path.write_text(path.read_text().replace(shown, f"{Q1},1,core0,middle,Q,,"))
    found = attacked(tmp_path)
    assert found.faults == ()
    # of each skill both numbers at two levels; of the first at a third level only how many reached it
    assert found.hidden == 2 * 2 * 2 + 1
