"""How many things stand somewhere: a square each, in rows."""

from __future__ import annotations

from markupsafe import Markup

_SIDE, _STEP, _ACROSS = 9, 12, 8


def squares(count: int, hollow: int = 0, *, quiet: bool = False, across: int = _ACROSS) -> Markup:
    """``count`` squares, the first ``hollow`` of them hollow (longer than usual), ``across`` in a row.

    >>> str(squares(10)).count("M"), str(squares(0))
    (10, '')
    """
    if not count:
        return Markup()
    looks = (("missed", 0, hollow), ("quiet" if quiet else "kept", hollow, count))
    paths = "".join(_path(look, first, end, across) for look, first, end in looks if end > first)
    wide, high = _STEP * min(count, across), _STEP * -(-count // across)
    return Markup(f'<svg class="q" width="{wide}" height="{high}" aria-hidden="true">{paths}</svg>')


def _path(look: str, first: int, end: int, across: int) -> str:
    inset, side = (1.5, _SIDE - 1) if look == "missed" else (1, _SIDE)
    drawn = "".join(
        f"M{_STEP * (place % across) + inset:g} {_STEP * (place // across) + inset:g}h{side}v{side}h-{side}z"
        for place in range(first, end)
    )
    return f'<path class="{look}" d="{drawn}"/>'
