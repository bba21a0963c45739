"""The files of all packages as data sets have them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plugins.core.packing.descriptions import Description
from plugins.portal.folder import Download, Folder

from .record import OTHERS, SETS, DataSet


@dataclass(frozen=True, slots=True)
class Files:
    """``newest`` is the file of each table that follows the newest release, or of a set's main table that it
    lacks, the last one that came out, so that no page of a set vanishes; ``frozen`` are its files in the
    releases, the newest first, each with its folder."""

    newest: Mapping[str, Download]
    frozen: Mapping[str, list[tuple[Folder, Download]]]

    @classmethod
    def of(cls, folders: Sequence[Folder], descriptions: Mapping[str, Description]) -> Files:
        """A code list is taken from the package of lists, any other table from that of all quarters."""
        newest: dict[str, Download] = {}
        frozen: dict[str, list[tuple[Folder, Download]]] = {}
        for folder in folders:
            for each in folder.downloads:
                if each.rows is None:
                    continue
                is_list = descriptions[each.title]["scope"] == "reference"
                if folder.release is not None:
                    frozen.setdefault(each.title, []).append((folder, each))
                elif each.title not in newest or is_list:
                    newest[each.title] = each
        last = {one.main: frozen[one.main][0][1] for one in SETS if one.main in frozen}
        return cls(last | newest, frozen)

    def tables_of(self, one: DataSet) -> dict[str, Download]:
        """Those tables of a set that there are, in its order; then those that no set names yet."""
        named = [table for table in one.tables if table in self.newest]
        others = [table for table in self.newest if table not in named and self.set_of(table) == one]
        return {table: self.newest[table] for table in (*named, *others)}

    @staticmethod
    def set_of(table: str) -> DataSet:
        """The set that a table belongs to; one that none names yet stands among the lists."""
        others = next(one for one in SETS if one.word == OTHERS)
        return next((one for one in SETS if table in one.tables), others)
