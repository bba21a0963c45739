"""The data sets and their tables, as things that readers look for."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.pages import addresses
from plugins.core.pages.parts import Text
from plugins.core.pages.teller import Teller
from plugins.core.pages.things import Kind, Thing

from .record import data_sets

DATA_SET, TABLE = Kind("data_set", "data"), Kind("table", "data")


def things_of_sets(teller: Teller) -> Iterator[Thing]:
    """Each set, and each table of it that is published, by its file's name, where its columns are told."""
    for one in data_sets(teller.site.schemas):
        page, name = addresses.page(teller.language, one.slug), teller.t(f"set_{one.word}.name")
        there = [table for table in one.tables if teller.newest(table) in teller.site.files]
        if one.main in there:
            yield Thing(kind=DATA_SET, name=Text(name, url=page))
            for table in there:
                yield Thing(kind=TABLE, name=Text(f"{table}.csv", url=f"{page}#{table}-columns"), said=name)
