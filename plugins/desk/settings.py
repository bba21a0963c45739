"""The settings that staff give: read and written in ``pelicanconf.py`` and ``publishconf.py`` without running
them, so that nobody has to edit a program.

A setting is one assignment of plain values (texts, numbers, dictionaries of them) at the left margin.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

from plugins.desk.trouble import DeskTrouble, files
from plugins.desk.writing import write_whole

SHAPE, PUBLIC = "pelicanconf.py", "publishconf.py"
ADDRESS, CONTACT = "PUBLIC_ADDRESS", "CONTACT"
#: The contacts that the site can show, as ``CONTACT`` names them.
CONTACTS = ("post", "phone", "email", "whatsapp")
_ADDRESS = re.compile(r"https://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?(?:/[\w./~-]*)?")
_LONGEST = 120


def read_setting(file: Path, name: str) -> object:
    """The value that the file gives to the name; ``None`` if it gives none that can be read."""
    found = _assignment(file, name)
    try:
        return ast.literal_eval(found.value) if found is not None else None
    except ValueError:
        return None


def write_setting(file: Path, name: str, value: object) -> None:
    """Give the name this value in the file; all else stays. ``DeskTrouble`` if there is no such setting."""
    found = _assignment(file, name)
    if found is None or found.end_lineno is None:
        raise DeskTrouble(f"{file.name} has no line for {name}; tell the developers. Nothing was written.")
    with files("writing the settings"):
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        lines[found.lineno - 1 : found.end_lineno] = [f"{name} = {_written(value)}\n"]
        write_whole(file, "".join(lines).encode())


def set_address(repository: Path, address: str) -> str:
    """Write down the address under which the public reads the site; the sentence to print. ``DeskTrouble`` if
    it is none."""
    told = address.strip().rstrip("/")
    if told and not _ADDRESS.fullmatch(told):
        raise DeskTrouble(
            f"{address!r} is no address. Write it like https://assembly.example. Nothing changed."
        )
    write_setting(repository / PUBLIC, ADDRESS, told)
    return f"The public address is {told}." if told else "There is no public address now."


def set_contacts(repository: Path, contacts: dict[str, str]) -> str:
    """Write down the Assembly's contacts; the sentence to print. ``DeskTrouble`` if one cannot be shown."""
    told = {name: " ".join(contacts.get(name, "").split()) for name in CONTACTS}
    if any(len(text) > _LONGEST for text in told.values()):
        raise DeskTrouble(f"A contact has at most {_LONGEST} letters. Nothing changed.")
    if told["email"] and not re.fullmatch(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", told["email"]):
        raise DeskTrouble(f"{told['email']!r} is no e-mail address. Nothing changed.")
    for name in ("phone", "whatsapp"):
        if told[name] and not re.fullmatch(r"\+?[\d ()/-]{5,30}", told[name]):
            raise DeskTrouble(f"{told[name]!r} is no telephone number. Nothing changed.")
    write_setting(repository / SHAPE, CONTACT, told)
    given = [name for name, text in told.items() if text]
    return f"The site shows these contacts: {', '.join(given) or 'none'}."


def _assignment(file: Path, name: str) -> ast.Assign | None:
    with files("reading the settings"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
    for each in tree.body:
        if isinstance(each, ast.Assign) and any(
            isinstance(one, ast.Name) and one.id == name for one in each.targets
        ):
            return each
    return None


def _written(value: object) -> str:
    """A value as the files write it."""
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_written(name)}: {_written(text)}" for name, text in value.items()) + "}"
    return repr(value)
