"""The schemes of a report, and exact numbers as they are written."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from composite_index.scheme import Scheme
from plugins.core.facts.assembly import Report
from plugins.core.packing.packing import plain

from .model import Indices


def schemes_of(report: Report) -> tuple[Scheme, ...]:
    """The schemes by which the report's indices were computed, each once."""
    found: dict[tuple[str, str], Scheme] = {}
    for index in (report[Indices].assembly, *report[Indices].units):
        if index.score is not None:
            scheme = index.score.scheme
            found.setdefault((scheme.scheme_id, scheme.version), scheme)
    return tuple(found.values())


def exactly(number: Fraction) -> str:
    """The number as a decimal if one can write it exactly, else as a quotient.

    >>> exactly(Fraction(125, 10)), exactly(Fraction(1, 3))
    ('12.5', '1/3')
    """
    rest = number.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return f"{number.numerator}/{number.denominator}"
    places = 0
    while (number * 10**places).denominator != 1:
        places += 1
    return plain(Decimal((number * 10**places).numerator).scaleb(-places))
