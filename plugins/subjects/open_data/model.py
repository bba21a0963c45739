"""The files of all packages as data sets have them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plugins.core.packing.descriptions import Description
from plugins.portal.folder import Download, Folder

from .record import DataSet, data_sets


@dataclass(frozen=True, slots=True)
class Files:
    """``newest`` is the file of each table that follows the newest release, or of a set's main table that it
    lacks, the last one that came out, so that no page of a set vanishes; ``frozen`` are its files in the
    releases, the newest first, each with its folder."""

    sets: tuple[DataSet, ...]
    newest: Mapping[str, Download]
    frozen: Mapping[str, list[tuple[Folder, Download]]]

    @classmethod
    def of(cls, folders: Sequence[Folder], descriptions: Mapping[str, Description]) -> Files:
        """Of the packages of releases and that of the newest tables; ``descriptions`` are of these."""
        newest: dict[str, Download] = {}
        frozen: dict[str, list[tuple[Folder, Download]]] = {}
        for folder in folders:
            for each in folder.downloads:
                if each.rows is None:
                    continue
                if folder.release is not None:
                    frozen.setdefault(each.title, []).append((folder, each))
                else:
                    newest[each.title] = each
        sets = data_sets(descriptions)
        last = {one.main: frozen[one.main][0][1] for one in sets if one.main in frozen}
        return cls(sets, last | newest, frozen)

    @property
    def there(self) -> tuple[DataSet, ...]:
        """The sets of which there is a main table."""
        return tuple(one for one in self.sets if one.main in self.newest)

    def tables_of(self, one: DataSet) -> dict[str, Download]:
        """Those tables of a set that there are, in its order."""
        return {table: self.newest[table] for table in one.tables if table in self.newest}

    def set_of(self, table: str) -> DataSet:
        """The set that a table belongs to; ``StopIteration`` if none names it."""
        return next(one for one in self.sets if table in one.tables)
