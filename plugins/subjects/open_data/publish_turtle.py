"""The catalogue as Turtle, from the same nodes as its JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Node = Mapping[str, Any]
_NEXT = " ;\n  "


def pack_turtle(context: Mapping[str, str], nodes: Sequence[Node]) -> bytes:
    """The nodes of a JSON-LD graph with these prefixes; the file says the same.

    >>> print(pack_turtle({"dct": "http://purl.org/dc/terms/"}, [
    ...     {"@id": "https://a.example/#b", "@type": "dct:Agent",
    ...      "dct:title": {"@value": "B", "@language": "en"}}
    ... ]).decode(), end="")
    @prefix dct: <http://purl.org/dc/terms/> .
    <BLANKLINE>
    <https://a.example/#b> a dct:Agent ;
      dct:title "B"@en .
    """
    prefixes = (f"@prefix {name}: <{address}> ." for name, address in context.items())
    told: dict[str, None] = {}
    for node in nodes:
        for line in _statements(node):
            told[line] = None
    return ("\n".join([*prefixes, "", *told]) + "\n").encode()


def _statements(node: Node) -> Iterator[str]:
    """What is said of a node, then of those that it names and describes."""
    yield f"{_name(node['@id'])} {_NEXT.join(_pairs(node))} ."
    for value in (each for key, values in node.items() if key[0] != "@" for each in _listed(values)):
        if "@id" in value and len(value) > 1:
            yield from _statements(value)


def _pairs(node: Node) -> Iterator[str]:
    if "@type" in node:
        yield f"a {node['@type']}"
    for key, values in node.items():
        if key[0] != "@":
            yield f"{key} {', '.join(_object(each) for each in _listed(values))}"


def _listed(values: Any) -> Sequence[Any]:
    found = values if isinstance(values, list) else [values]
    return [each if isinstance(each, dict) else {"@value": each} for each in found]


def _object(value: Node) -> str:
    if "@id" in value:
        return _name(value["@id"])
    if "@value" not in value:
        return f"[ {' ; '.join(_pairs(value))} ]"
    said = json.dumps(value["@value"], ensure_ascii=False)
    if "@language" in value:
        return f"{said}@{value['@language']}"
    return f"{said}^^{value['@type']}" if "@type" in value else said


def _name(name: str) -> str:
    """An address, or a short name as it is."""
    return f"<{name}>" if "://" in name else name
