"""Rows to bytes: the same bytes on every machine, whatever the day.

CSV is UTF-8 with a byte-order mark (so that Excel shows Kiswahili correctly), commas, LF, and quotes
only where RFC 4180 asks for them. A text that a spreadsheet would run as a formula is refused, not
altered: the check of staff data has refused it long before.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from hashlib import sha256

_BYTE_ORDER_MARK = "\ufeff"
_RUNS_AS_FORMULA = ("=", "+", "@", "\t")


def pack_csv(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> bytes:
    """The rows under ``columns``; ``KeyError`` if a row lacks one, ``ValueError`` for a formula.

    >>> pack_csv(["unit", "value"], [{"unit": "assembly", "value": Decimal("77.80")}]).decode("utf-8-sig")
    'unit,value\\nassembly,77.8\\n'
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(row[column]) for column in columns] for row in rows)
    return (_BYTE_ORDER_MARK + out.getvalue()).encode()


def joined_csv(packed: Sequence[bytes]) -> bytes:
    """Packed tables of the same columns as one: their rows, one table after the other, under one header.

    >>> january, february = (pack_csv(["day"], [{"day": day}]) for day in ("Thursday", "Sunday"))
    >>> joined_csv([january, february]).decode("utf-8-sig")
    'day\\nThursday\\nSunday\\n'
    """
    first, *others = packed
    return b"".join((first, *(each.partition(b"\n")[2] for each in others)))


def spread_csv(packed: bytes, columns: Sequence[str]) -> bytes:
    """A packed table under ``columns``, empty where it has no such column; the same bytes if it has just
    these.

    >>> spread_csv(pack_csv(["day"], [{"day": "Thursday"}]), ["day", "hour"]).decode("utf-8-sig")
    'day,hour\\nThursday,\\n'
    """
    if packed.partition(b"\n")[0] == pack_csv(columns, ()).rstrip(b"\n"):
        return packed
    reader = csv.DictReader(io.StringIO(packed.decode("utf-8-sig"), newline=""))
    return pack_csv(columns, ({column: row.get(column) for column in columns} for row in reader))


def columns_of(packed: bytes) -> Mapping[str, tuple[str, ...]]:
    """The cells of a packed table by column, from the first row to the last.

    >>> columns_of(pack_csv(["day"], [{"day": "Thursday"}, {"day": "Sunday"}]))
    {'day': ('Thursday', 'Sunday')}
    """
    header, *rows = csv.reader(io.StringIO(packed.decode("utf-8-sig"), newline=""))
    return {name: tuple(row[place] for row in rows) for place, name in enumerate(header)}


def pack_zip(files: Mapping[str, bytes]) -> bytes:
    """A ZIP whose bytes depend on nothing but the names and contents given."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name])
    return out.getvalue()


def pack_checksums(files: Mapping[str, bytes]) -> bytes:
    """``SHA256SUMS`` as ``sha256sum --check`` reads it, sorted by name."""
    lines = (f"{sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))
    return "".join(lines).encode()


def plain(number: Decimal) -> str:
    """A decimal without exponent or trailing zeros after the point: ``77.80`` becomes ``77.8``."""
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        if value.startswith(_RUNS_AS_FORMULA):
            raise ValueError(f"a published text begins like a formula: {value[:40]!r}")
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
