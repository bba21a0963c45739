"""A figure made of other figures: ``100 * good / output``, exactly, from the columns that a scheme declares.

Numbers, names of inputs, ``+ - * /``, brackets, ``min(a, b)``, ``max(a, b)``; ``previous(a)`` is the input
in the period before, ``year_earlier(a)`` a year before (both as the file orders periods). So the change
in per cent is ``100 * (a - previous(a)) / previous(a)``.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

_DIGITS = 60
#: An input and how many steps back: 0 now, "previous" and "year_earlier" by name.
Look = Callable[[str, str], Fraction]
BACK = ("previous", "year_earlier")
_TWO: Mapping[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_MANY: Mapping[str, Callable[..., Fraction]] = {"min": min, "max": max}


class NotAFormula(ValueError):  # noqa: N818  (a message for whoever wrote it)
    """The text is no formula; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Formula:
    """What to compute; two are equal if their texts are."""

    text: str

    @property
    def inputs(self) -> tuple[str, ...]:
        """The names in it, in order."""
        return tuple(dict.fromkeys(name for name, _ in self.looks))

    @property
    def looks(self) -> tuple[tuple[str, str], ...]:
        """Every (input, which period) that it needs; the period is "" for the current one."""
        return tuple(dict.fromkeys(_looks(_parsed(self.text))))

    def of(self, look: Look) -> Fraction:
        """Its value, exact. Raises ``ZeroDivisionError``."""
        return _value(_parsed(self.text), look)


def formula_of(text: str) -> Formula:
    """The formula that the text is. Raises ``NotAFormula``."""
    _check(_parsed(text), text.strip())
    return Formula(text)


@lru_cache(maxsize=1024)
def _parsed(text: str) -> ast.expr:
    text = text.strip()
    try:
        found = ast.parse(text, mode="eval").body
        for node in ast.walk(found):
            if isinstance(node, ast.Constant):  # the number that the digits write, not the machine's
                node.value = _number(ast.get_source_segment(text, node) or "")  # type: ignore[assignment]
    except (SyntaxError, ValueError, ArithmeticError, RecursionError, MemoryError):
        raise NotAFormula("It cannot be read as a formula") from None
    return found


def _number(text: str) -> Fraction:
    number = Decimal(text)
    if not number.is_finite() or (number and abs(number.adjusted()) > _DIGITS):
        raise NotAFormula("A number in it is beyond any figure")
    return Fraction(number)


def _check(node: ast.expr, text: str) -> None:
    match node:
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _TWO:
            _check(left, text)
            _check(right, text)
        case ast.UnaryOp(op=ast.USub() | ast.UAdd(), operand=operand):
            _check(operand, text)
        case ast.Constant(value=Fraction()):
            pass
        case ast.Name():
            pass
        case ast.Call(func=ast.Name(id=name), args=[ast.Name()], keywords=[]) if name in BACK:
            pass
        case ast.Call(func=ast.Name(id=name), args=[_, _, *_], keywords=[]) if name in _MANY:
            for each in node.args:
                _check(each, text)
        case _:
            raise NotAFormula(f'"{ast.get_source_segment(text, node)}" is not allowed in a formula')


def _value(node: ast.expr, look: Look) -> Fraction:
    match node:
        case ast.BinOp(left=left, op=op, right=right):
            return _TWO[type(op)](_value(left, look), _value(right, look))
        case ast.UnaryOp(op=op, operand=operand):
            value = _value(operand, look)
            return -value if isinstance(op, ast.USub) else value
        case ast.Constant(value=Fraction() as number):
            return number
        case ast.Name(id=name):
            return look(name, "")
        case ast.Call(func=ast.Name(id=function), args=[ast.Name(id=name)]) if function in BACK:
            return look(name, function)
        case ast.Call(func=ast.Name(id=function), args=args):
            return _MANY[function](*(_value(each, look) for each in args))
    raise NotAFormula("It cannot be read as a formula")


def _looks(node: ast.AST) -> Iterator[tuple[str, str]]:
    if isinstance(node, ast.Name):
        yield node.id, ""
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in BACK:
        yield from ((each.id, node.func.id) for each in node.args if isinstance(each, ast.Name))
    else:
        parts = node.args if isinstance(node, ast.Call) else ast.iter_child_nodes(node)
        for each in parts:
            yield from _looks(each)
