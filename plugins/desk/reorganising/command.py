"""``reorganise``: what happened to units goes into the register, all of it or nothing."""

from __future__ import annotations

import csv
import io
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from checked_tables.schemas import TableSchema
from plugins.core.facts.read import read_schemas_of
from plugins.core.facts.read_folder import REFERENCE, read_reference
from plugins.core.facts.version import Read, Schemas
from plugins.core.statements.formats import months
from plugins.desk.folder import Desk
from plugins.desk.lock import at_work
from plugins.desk.swap import recover, replacing
from plugins.desk.trouble import DeskTrouble, NotClean, files
from plugins.desk.typed import typed
from plugins.desk.writing import write_settled
from plugins.portal.subjects import SUBJECTS

from .asking import Ask, completed
from .expected import asked_of
from .order import Order
from .plan import first_and_last, missing, planned
from .register import Cells, read_register

Tables = Mapping[str, Sequence[Cells]]


def reorganise(
    data_dir: Path,
    desk: Desk,
    order: Order,
    ask: Ask | None,
    agreed: Callable[[str], bool],
    tell: Callable[[str], object],
    *,
    dry: bool = False,
) -> str:
    """Write the order into the register, or only say what it would write; the sentences to print.

    What is missing is asked for, if there is somebody to ask. Raises ``NotClean`` with everything that is
    wrong with the order, ``DeskTrouble`` where the register is not in order or nobody agreed; then nothing
    has changed. Said again, an order changes nothing.
    """
    place = data_dir / REFERENCE
    with at_work(desk.path, "reorganise"), files("writing the register of units"):
        recover(place)
        schemas = read_schemas_of(data_dir)
        read = _read(place, schemas)
        register = read_register(data_dir, read)
        if ask is not None:
            order = completed(register, order, asked_of(read, register, register.next), ask, tell)
        if wanted := missing(order):
            more = typed("reorganise", "--help")
            raise NotClean(f"It is not said yet: {', '.join(wanted)}. More about it: {more}")
        plan = planned(register, order)
        if plan.done_already:
            return "The register says so already; nothing was changed."
        if plan.wrong:
            raise NotClean("\n".join(["Nothing was written:", *(f"  {each}" for each in plan.wrong)]))
        tables: Tables = {"units": plan.units, "unit_changes": plan.changes, "targets": plan.targets}
        first, _ = first_and_last(order)
        before = sum(asked_of(read, register, first).values())
        after = sum(asked_of(_tried(place, schemas, tables), register, first).values())
        said = [*plan.told, f"Figures expected for {months(first, 'en')}: {before} before, {after} now."]
        if dry:
            rows = [row for row in plan.changes if row not in register.changes]
            shown = _text(schemas["unit_changes"], rows).decode().splitlines()
            return "\n".join(
                [*said, "Nothing is written. These rows would come into unit_changes.csv:", *shown]
            )
        if not agreed("\n".join([*said, "Write it into the register?"])):
            raise DeskTrouble("Nothing was changed.")
        with replacing(place) as fresh:
            _write(place, fresh, schemas, tables)
    return "\n".join([*said, f"It is written. See what it comes to: {typed('check')}"])


def _read(folder: Path, schemas: Schemas) -> Read:
    read = read_reference(folder, REFERENCE, schemas, SUBJECTS)
    wrong = [each for each in read.tables.problems if each.severity == "error"]
    if wrong:
        raise DeskTrouble(f"The register is not in order: {wrong[0]} This lists everything: {typed('check')}")
    return read


def _tried(place: Path, schemas: Schemas, tables: Tables) -> Read:
    """The register as it would be, from a copy; ``NotClean`` if its own rules refuse it."""
    with tempfile.TemporaryDirectory() as folder:
        _write(place, Path(folder), schemas, tables)
        read = read_reference(Path(folder), REFERENCE, schemas, SUBJECTS)
    wrong = [str(each) for each in read.tables.problems if each.severity == "error"]
    if wrong:
        raise NotClean("\n".join(["Nothing was written; the register would not be in order:", *wrong]))
    return read


def _write(place: Path, folder: Path, schemas: Schemas, tables: Tables) -> None:
    """A copy of the register in ``folder`` with these tables as they are now."""
    others = shutil.ignore_patterns(*(f"{name}.csv" for name in tables))
    shutil.copytree(place, folder, dirs_exist_ok=True, ignore=others)
    for name, rows in tables.items():
        write_settled(folder / f"{name}.csv", _text(schemas[name], rows))


def _text(schema: TableSchema, rows: Iterable[Cells]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(schema.names)
    writer.writerows([row.get(name, "") for name in schema.names] for row in rows)
    return out.getvalue().encode()
