"""The arrows of the house point one way; the imports are read to prove it."""

import ast
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parents[2]
PLUGINS = HOME / "plugins"
ADAPTERS = ("intake", "reports", "embeds", "open_data")

#: What each layer must never import, by the first words of a module's name.
FORBIDDEN = {
    "assembly": (
        "plugins.presentation",
        "plugins.desk",
        "altair",
        "vl_convert",
        "jinja2",
        "pelican",
        "invoke",
    ),
    "presentation": ("plugins.desk", "pelican", "invoke"),
    "desk": ("invoke", "pelican.generators"),
}

#: Packages that know neither the Assembly nor the site: all of the house that they may import.
LOWER = (
    "problems",
    "schemas",
    "source",
    "status",
    "texts",
    *(f"checks.{name}" for name in ("fault", "cells", "dates", "keys", "nearest", "numbers", "words")),
    *(f"reading.{name}" for name in ("header", "table", "text")),
)
INDEPENDENT = {"index": LOWER, "disclosure": LOWER}


def modules(layer: str) -> list[Path]:
    return sorted((PLUGINS / layer).rglob("*.py"))


def imported(path: Path) -> set[str]:
    """Every module that the file imports, relative imports written out in full."""
    package = path.relative_to(HOME).with_suffix("").parts[:-1]
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join((*base, *(node.module or "").split("."))).strip(".")
            names |= {module} | {f"{module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("layer", sorted(FORBIDDEN))
def test_no_arrow_points_back(layer: str) -> None:
    wrong = [
        f"{path.relative_to(HOME)} imports {name}"
        for path in modules(layer)
        for name in imported(path)
        if any(name == banned or name.startswith(f"{banned}.") for banned in FORBIDDEN[layer])
    ]
    assert wrong == []


@pytest.mark.parametrize("package", sorted(INDEPENDENT))
def test_a_package_of_its_own_stands_on_checked_tables_alone(package: str) -> None:
    own = f"plugins.assembly.{package}"
    allowed = (own, *(f"plugins.assembly.{name}" for name in INDEPENDENT[package]))
    paths = modules(f"assembly/{package}")
    assert len(paths) > 10
    assert strangers(paths, allowed) == []


def test_checked_tables_stand_on_nothing_else_of_the_house() -> None:
    allowed = tuple(f"plugins.assembly.{name}" for name in LOWER)
    paths = [(PLUGINS / "assembly" / name.replace(".", "/")).with_suffix(".py") for name in LOWER]
    assert strangers(paths, allowed) == []


def strangers(paths: list[Path], allowed: tuple[str, ...]) -> list[str]:
    """What the files import of the house beyond what is allowed."""
    return [
        f"{path.relative_to(HOME)} imports {name}"
        for path in paths
        for name in sorted(imported(path))
        if name.startswith("plugins") and not is_within(name, allowed)
    ]


def is_within(name: str, allowed: tuple[str, ...]) -> bool:
    return any(name == one or name.startswith(f"{one}.") for one in allowed)


def test_nothing_but_an_adapter_imports_an_adapter() -> None:
    wrong = [
        f"{path.relative_to(HOME)} imports {name}"
        for layer in FORBIDDEN
        for path in modules(layer)
        for name in imported(path)
        if any(name.startswith(f"plugins.{adapter}") for adapter in ADAPTERS)
    ]
    assert wrong == []


@pytest.mark.parametrize("adapter", ADAPTERS)
def test_an_adapter_is_thin(adapter: str) -> None:
    lines = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in modules(adapter))
    assert lines <= 100


def test_only_the_desk_reads_the_clock() -> None:
    clocks = ("today()", "now()", "time()", "utcnow()")
    wrong = [
        f"{path.relative_to(HOME)}: {clock}"
        for layer in ("assembly", "presentation", *ADAPTERS)
        for path in modules(layer)
        for clock in clocks
        if f"date.{clock}" in (text := path.read_text(encoding="utf-8"))
        or f"datetime.{clock}" in text
        or f"time.{clock}" in text
    ]
    assert wrong == []
