"""An office file: a ZIP of XML parts, unpacked and parsed within the limits.

Each element is counted as it begins, so that a file which would fill the memory is left before it does.
A document type, and with it every entity, is refused by the parser itself, whatever the encoding.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Iterator
from xml.etree.ElementTree import Element, TreeBuilder, XMLParser

from .limits import DEEPEST, LONGEST_TEXT, MOST_ELEMENTS, MOST_PARTS, MOST_UNPACKED
from .unreadable import Damaged, too_much

_ENTRY = b"PK\x01\x02"
#: Parsed at once; a markup that goes on for many pieces is looked at anew with each.
_CHUNK = 1 << 22


class Package:
    """The parts of an office file. Raises ``CannotRead`` or ``Damaged``, or any error of a damaged ZIP."""

    def __init__(self, data: bytes) -> None:
        if data.count(_ENTRY) > MOST_PARTS:  # counted before they are listed, which would fill the memory
            raise too_much(f"It is a ZIP of more than {MOST_PARTS:,} parts.")
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self._unpacked = self._elements = 0
        self.names = frozenset(self._zip.namelist())
        if len(self.names) < len(self._zip.namelist()):
            raise Damaged

    def part(self, name: str) -> bytes:
        """The bytes of one part, unpacked; what all parts asked for hold together is limited."""
        if self._zip.getinfo(name).compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Damaged  # no office program packs in another way
        with self._zip.open(name) as file:
            data = file.read(MOST_UNPACKED - self._unpacked + 1)
        self._unpacked += len(data)
        if self._unpacked > MOST_UNPACKED:
            raise too_much(f"It holds more than {MOST_UNPACKED / 1e6:.0f} MB when unpacked.")
        return data

    def root(self, name: str) -> Element:
        """A part as one tree."""
        root: Element | None = None
        for element in self.elements(self.part(name)):
            root = element
        if root is None:
            raise Damaged
        return root

    def elements(self, data: bytes, starts: Collection[str] = ()) -> Iterator[Element]:
        """Each element of an XML text when it ends, the root last; those whose name without namespace is in
        ``starts`` also when they start, still without text or children."""
        tree = _Tree(MOST_ELEMENTS - self._elements, frozenset(starts))
        parser = XMLParser(target=tree)
        for at in range(0, len(data), _CHUNK):
            parser.feed(data[at : at + _CHUNK])
            yield from tree.ready
            tree.ready.clear()
        parser.close()
        self._elements += tree.count
        yield from tree.ready


class _Tree:
    """Builds the tree for the parser, and counts."""

    def __init__(self, most: int, starts: frozenset[str]) -> None:
        self.ready: list[Element] = []
        self.count = 0
        self._builder = TreeBuilder()
        self._most, self._starts = most, starts
        self._depth = self._text = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.count += 1
        self._depth += 1
        self._text = 0
        if self.count > self._most:
            raise too_much(f"It holds more than {MOST_ELEMENTS:,} pieces of markup.")
        if self._depth > DEEPEST:
            raise Damaged
        if attributes and max(map(len, attributes.values())) > LONGEST_TEXT:
            raise Damaged
        element = self._builder.start(tag, attributes)
        if self._starts and tag.rpartition("}")[2] in self._starts:
            self.ready.append(element)

    def end(self, tag: str) -> None:
        self._depth -= 1
        self._text = 0
        self.ready.append(self._builder.end(tag))

    def data(self, text: str) -> None:
        self._text += len(text)
        if self._text > LONGEST_TEXT:
            raise too_much(f"A text in it is longer than {LONGEST_TEXT:,} characters.")
        self._builder.data(text)

    def doctype(self, *_: str | None) -> None:
        raise Damaged

    def close(self) -> None:
        self._builder.close()
