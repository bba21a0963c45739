"""The repository names neither a machine's paths nor anybody's registry, and holds no private data."""

import re
import subprocess
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]
UNWELCOME = re.compile(
    r"/work/|/root/|/home/\w|pypi\.org|pythonhosted|registry\.npmjs|as an ai\b", re.IGNORECASE
)
KENYAN_PHONE = re.compile(r"(?<![\w.])(\+?254|0)[17]\d{8}(?![\w.])")


def tracked() -> list[Path]:
    names = subprocess.run(
        ["git", "ls-files", "-z"], cwd=HOME, capture_output=True, text=True, check=True
    ).stdout.split("\0")
    skipped = {"uv.lock", Path(__file__).relative_to(HOME).as_posix()}
    return [HOME / name for name in names if name and name not in skipped and (HOME / name).is_file()]


def texts() -> list[tuple[Path, str]]:
    found = []
    for path in tracked():
        try:
            found.append((path.relative_to(HOME), path.read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue
    return found


def test_no_path_of_a_machine_and_no_registry_is_named() -> None:
    assert [f"{path}: {found[0]}" for path, text in texts() if (found := UNWELCOME.search(text))] == []


def test_no_telephone_number_is_in_the_data() -> None:
    data = [(path, text) for path, text in texts() if path.parts[0] == "data"]
    assert [f"{path}: {found[0]}" for path, text in data if (found := KENYAN_PHONE.search(text))] == []
