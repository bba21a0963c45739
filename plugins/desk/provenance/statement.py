"""The statement of where an edition comes from, and what it must say of the list of checksums beside it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from plugins.core.packing.sums import SUMS

STATEMENT = "provenance.intoto.json"
_OURS = "urn:kisumu-assembly-portal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The ``commit`` that all was built from; ``files`` that say more, by name, with the SHA-256 of each: the
    lock of the libraries, the list of checksums of a version that the commit does not hold yet; ``tools`` by
    name, with their versions."""

    commit: str
    files: Mapping[str, str]
    tools: Mapping[str, str]


def statement_of(digest: str, origin: Origin) -> dict[str, Any]:
    """The statement about the list of checksums whose SHA-256 is ``digest``."""
    return {
        "_type": "https://in-toto.io/Statement/v1",
        "subject": [{"name": SUMS, "digest": {"sha256": digest}}],
        "predicateType": "https://slsa.dev/provenance/v1",
        "predicate": {
            "buildDefinition": {
                "buildType": f"{_OURS}:public-edition",
                "externalParameters": {"settings": "publishconf.py"},
                "resolvedDependencies": [
                    {"name": "repository", "digest": {"gitCommit": origin.commit}},
                    *(
                        {"name": name, "digest": {"sha256": origin.files[name]}}
                        for name in sorted(origin.files)
                    ),
                ],
            },
            "runDetails": {
                "builder": {"id": f"{_OURS}:desk", "version": dict(sorted(origin.tools.items()))},
            },
        },
    }


def is_about(statement: bytes, digest: str) -> bool:
    """Whether a statement is about the list of checksums with this SHA-256."""
    try:
        told = json.loads(statement)
        return bool(told["subject"] == [{"name": SUMS, "digest": {"sha256": digest}}])
    except (ValueError, LookupError, TypeError):
        return False
