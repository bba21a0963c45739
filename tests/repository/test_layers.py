"""The arrows of the house point one way; the imports are read to prove it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from plugins.portal.subjects import SUBJECTS

HOME = Path(__file__).resolve().parents[2]
PLUGINS = HOME / "plugins"
PACKAGES = PLUGINS / "packages"
LAYERS = ("packages", "core", "subjects", "portal", "desk", "adapters")
ADAPTERS = ("intake", "prose", "reports", "embeds", "open_data")

#: What each layer must never import, by the first words of a module's name.
FORBIDDEN = {
    "packages": ("plugins", "jinja2", "pelican", "invoke"),
    "core": (
        *(f"plugins.{layer}" for layer in ("subjects", "portal", "desk", "adapters")),
        "pelican",
        "invoke",
    ),
    "subjects": ("plugins.desk", "plugins.adapters", "pelican", "invoke"),
    "portal": ("plugins.desk", "plugins.adapters", "pelican", "invoke"),
    "desk": ("invoke", "pelican.generators"),
}

#: What each package may import of the others.
LOWER = {
    "checked_tables": (),
    "composite_index": ("checked_tables",),
    "disclosure_control": ("checked_tables",),
}

#: The parts of the core: each imports itself and those before it.
CORE = (
    "time",
    "measures",
    "counting",
    "claims",
    "facts",
    "statements",
    "drawing",
    "strips",
    "pages",
    "packing",
)

#: The files of a subject by the first word of their names, in steps: each imports its own step's files of
#: the same word, and those of earlier steps.
STEPS = (
    ("record",),
    ("model",),
    ("check", "measure"),
    ("read",),
    ("agree",),
    ("say",),
    ("publish", "hide"),
    ("offer",),
    ("page",),
    ("declaration",),
)
STEP = {word: step for step, words in enumerate(STEPS) for word in words}

#: What a subject's facts are made of: here it may only stand on others that it names in its declaration.
FACTS = ("record", "model", "check", "measure", "read", "agree")
#: What another subject may import, by the first word of the file; names of cells are shared by ``hide``.
OPEN = {"record", "model", "measure", "say", "offer"}
OPEN_TO = {"hide": {"hide"}, "declaration": {"publish"}, "publish": {"publish"}}
#: Pages that still borrow from another subject's pages. A line leaves when its import is gone.
BORROWED_YET: frozenset[str] = frozenset()

#: The parts of a script that readers run by themselves: they import nothing else of the house.
SCRIPT = "plugins.portal.recomputing"

#: Arrows that still point back. A line leaves this list when its import is gone; none may be added.
NOT_YET: frozenset[str] = frozenset()

#: Files of a subject that say in no first word what they are for.
UNNAMED_YET: frozenset[str] = frozenset()


def files(layer: str) -> list[Path]:
    return sorted((PLUGINS / layer).rglob("*.py"))


def module(path: Path) -> str:
    """The name by which the file is imported."""
    root = PACKAGES if path.is_relative_to(PACKAGES) else HOME
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def modules() -> frozenset[str]:
    return frozenset(module(path) for path in PLUGINS.rglob("*.py"))


@cache
def imported(path: Path) -> frozenset[str]:
    """Every module that the file imports, relative imports written out in full."""
    own = module(path).split(".")
    package = own if path.name == "__init__.py" else own[:-1]
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            source = ".".join([*base, *([node.module] if node.module else [])])
            inner = {f"{source}.{alias.name}" for alias in node.names} & modules()
            names |= inner or {source}
    return frozenset(names)


def is_within(name: str, places: tuple[str, ...]) -> bool:
    return any(name == one or name.startswith(f"{one}.") for one in places)


def is_in(names: frozenset[str], *places: str) -> bool:
    return any(is_within(name, places) for name in names)


def pointing_back() -> Iterator[str]:
    """Every import from a layer, or a part of it, that must not know what it imports."""
    for layer, forbidden in FORBIDDEN.items():
        for path in files(layer):
            for name in imported(path):
                if is_within(name, forbidden):
                    yield f"{module(path)} imports {name}"
    for path in files("subjects"):
        yield from _within_a_subject(path)


def _within_a_subject(path: Path) -> Iterator[str]:
    own = module(path)
    subject, _, file = own.rpartition(".")
    word = file.split("_")[0]
    for name in imported(path):
        other = name.removeprefix(f"{subject}.").split("_")[0]
        if is_within(name, (subject,)) and word in STEP and other in STEP:
            beside = STEP[other] == STEP[word] and other != word
            if STEP[other] > STEP[word] or beside:
                yield f"{own} imports {name}"


def test_no_arrow_points_back() -> None:
    assert set(pointing_back()) - NOT_YET == set()


def test_what_no_longer_points_back_has_left_the_list() -> None:
    assert NOT_YET - set(pointing_back()) == set()


@pytest.mark.parametrize("package", sorted(LOWER))
def test_a_package_stands_on_nothing_of_the_house_but_checked_tables(package: str) -> None:
    paths = files(f"packages/{package}")
    assert len(paths) > 10
    wrong = [
        f"{module(path)} imports {name}"
        for path in paths
        for name in imported(path)
        if is_within(name, tuple(LOWER)) and not is_within(name, (package, *LOWER[package]))
    ]
    assert wrong == []


@pytest.mark.parametrize("part", CORE)
def test_a_part_of_the_core_stands_on_those_before_it(part: str) -> None:
    later = tuple(f"plugins.core.{one}" for one in CORE[CORE.index(part) + 1 :])
    paths = files(f"core/{part}")
    assert len(paths) > 2
    assert [f"{path}: {name}" for path in paths for name in imported(path) if is_within(name, later)] == []


def test_every_folder_is_a_layer_and_every_folder_of_the_core_a_part() -> None:
    def folders(place: Path) -> set[str]:
        return {path.name for path in place.iterdir() if path.is_dir() and path.name != "__pycache__"}

    assert folders(PLUGINS) == set(LAYERS)
    assert folders(PLUGINS / "core") == set(CORE)
    assert folders(PACKAGES) == set(LOWER)


def test_the_first_word_of_a_subjects_file_says_its_step() -> None:
    names = {module(path) for path in files("subjects") if path.name != "__init__.py"}
    assert {name for name in names if name.split(".")[-1].split("_")[0] not in STEP} == UNNAMED_YET


def test_tables_words_and_tests_stand_under_the_word_of_their_subject() -> None:
    schemas = HOME / "data" / "schemas"
    subjects = {path.parent.name for path in (PLUGINS / "subjects").glob("*/*.py")}
    tables = {path.relative_to(schemas).parts[0] for path in schemas.rglob("*.json")} - {"columns.json"}
    words = {path.stem for path in (HOME / "content" / "wording").glob("*.toml")}
    tests = {path.parent.name for path in (HOME / "tests" / "subjects").glob("*/test_*.py")}
    assert tables <= subjects
    shared = {"claims", "common", "data_sets", "finding", "metric_words", "official", "preview"}
    assert words - subjects == shared
    assert tests <= subjects


def test_the_script_for_readers_imports_nothing_of_the_house() -> None:
    parts = [path for path in files("portal") if is_within(module(path), (SCRIPT,))]
    assert len(parts) > 10
    names = {name for path in parts for name in imported(path) if not is_within(name, (SCRIPT,))}
    assert [name for name in names if is_within(name, ("plugins", *LOWER))] == []


def test_nothing_but_an_adapter_imports_an_adapter() -> None:
    wrong = [
        f"{module(path)} imports {name}"
        for layer in LAYERS
        if layer != "adapters"
        for path in files(layer)
        for name in imported(path)
        if is_within(name, ("plugins.adapters",))
    ]
    assert wrong == []


def test_only_the_drawing_knows_altair() -> None:
    knowing = {
        module(path) for path in PLUGINS.rglob("*.py") if is_in(imported(path), "altair", "vl_convert")
    }
    assert knowing
    assert {name for name in knowing if not is_within(name, ("plugins.core.drawing",))} == set()


@pytest.mark.parametrize("adapter", ADAPTERS)
def test_an_adapter_is_thin(adapter: str) -> None:
    path = PLUGINS / "adapters" / f"{adapter}.py"
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 100


def test_only_the_desk_reads_the_clock() -> None:
    clocks = ("today()", "now()", "time()", "utcnow()")
    wrong = [
        f"{module(path)}: {clock}"
        for layer in LAYERS
        if layer != "desk"
        for path in files(layer)
        for clock in clocks
        if f"date.{clock}" in (text := path.read_text(encoding="utf-8"))
        or f"datetime.{clock}" in text
        or f"time.{clock}" in text
    ]
    assert wrong == []


def of_subjects() -> Iterator[tuple[str, str, str, str]]:
    """Each import of one subject from another: its word, its file, the other's word, the other's file."""
    for path in files("subjects"):
        for name in imported(path):
            parts = name.split(".")
            if name.startswith("plugins.subjects.") and len(parts) > 3 and parts[2] != path.parent.name:
                yield path.parent.name, path.stem, parts[2], parts[3]


def test_a_subject_never_imports_anothers_pages_or_checks() -> None:
    wrong = {
        f"{word}.{file} imports {other}.{theirs}"
        for word, file, other, theirs in of_subjects()
        if theirs.split("_")[0] not in OPEN | OPEN_TO.get(file.split("_")[0], set())
    }
    assert wrong - BORROWED_YET == set()
    assert BORROWED_YET - wrong == set()


def used() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for word, file, other, _ in of_subjects():
        if file.split("_")[0] in FACTS:
            found.setdefault(word, set()).add(other)
    return found


def test_a_subject_declares_those_on_which_its_facts_stand() -> None:
    found = used()
    assert {one.word: set(one.uses) for one in SUBJECTS} == {
        one.word: found.get(one.word, set()) for one in SUBJECTS
    }


def test_subjects_stand_on_one_another_in_no_circle() -> None:
    left = used()
    while left:
        free = {word for word, others in left.items() if not others & left.keys()}
        assert free, f"a circle among {sorted(left)}"
        left = {word: others for word, others in left.items() if word not in free}
