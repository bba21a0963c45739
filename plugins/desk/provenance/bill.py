"""The bill of materials: what ``uv.lock`` says of the libraries that the portal stands on."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

BILL = "sbom.cdx.json"
_PORTAL = "kisumu-assembly-portal"
_LICENCES = Path(__file__).with_name("licences.toml")


def bill_of(lock: bytes) -> dict[str, Any]:
    """The libraries that the portal needs, and those that they need, on any system; not the developers'."""
    packages = {each["name"]: each for each in tomllib.loads(lock.decode("utf-8"))["package"]}
    licences = tomllib.loads(_LICENCES.read_text(encoding="utf-8"))
    needed = _needed(packages)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": _component(packages[_PORTAL], licences) | {"type": "application"}},
        "components": [_component(packages[name], licences) for name in needed if name != _PORTAL],
        "dependencies": [
            {
                "ref": _purl(packages[name]),
                "dependsOn": [_purl(packages[each]) for each in _direct(packages[name])],
            }
            for name in needed
        ],
    }


def _needed(packages: Mapping[str, Mapping[str, Any]]) -> list[str]:
    found, waiting = set[str](), [_PORTAL]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += _direct(packages[name])
    return sorted(found)


def _direct(package: Mapping[str, Any]) -> list[str]:
    return sorted({each["name"] for each in package.get("dependencies", ())})


def _component(package: Mapping[str, Any], licences: Mapping[str, str]) -> dict[str, Any]:
    name = package["name"]
    files = [*package.get("wheels", ()), *([package["sdist"]] if "sdist" in package else [])]
    component = {
        "type": "library",
        "bom-ref": _purl(package),
        "name": name,
        "version": package["version"],
        "purl": _purl(package),
    }
    if name in licences:
        component["licenses"] = [{"expression": licences[name]}]
    if files:
        component["externalReferences"] = [_file(each) for each in files]
    return component


def _file(file: Mapping[str, str]) -> dict[str, Any]:
    """One file of a library, by its name: where it is fetched from makes no difference to its checksum."""
    kind, _, digest = file["hash"].partition(":")
    if kind != "sha256":
        raise ValueError(f"uv.lock has a checksum of another kind: {kind}")
    hashes = [{"alg": "SHA-256", "content": digest}]
    return {"type": "distribution", "url": file["url"].rpartition("/")[2], "hashes": hashes}


def _purl(package: Mapping[str, Any]) -> str:
    return f"pkg:pypi/{package['name']}@{package['version']}"
