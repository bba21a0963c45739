"""A figure as it was reported, and why one may have no score."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from checked_tables.status import WITH_VALUE, Status

from .exact import fraction

#: The smallest and the largest figure.
Range = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Given:
    """What a unit reported for a metric in a period; ``target`` overrides the scheme's; ``planned`` is the
    step of a plan before it was revised. ``number`` is the exact figure, ``None`` if there is none or its
    status says so (missing is never zero); ``aim`` the exact target beside it, if there is one."""

    value: Decimal | Fraction | None
    target: Decimal | Fraction | None = None
    status: Status = "reported"
    planned: Decimal | Fraction | None = None
    number: Fraction | None = field(init=False, repr=False, compare=False)
    aim: Fraction | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "number", _exact(self.value) if self.status in WITH_VALUE else None)
        object.__setattr__(self, "aim", _exact(self.target))


def _exact(number: Decimal | Fraction | None) -> Fraction | None:
    return fraction(number) if isinstance(number, Decimal) else number


class CannotScore(ValueError):  # noqa: N818  (a message for whoever sent the figure)
    """A figure has no score under its rule; the message says why, ``about`` what is to blame, ``write``
    what to do about it."""

    def __init__(
        self,
        message: str,
        about: Literal["value", "target"] = "value",
        write: str = "Correct the figure, its target or its row in normalisation.csv.",
    ) -> None:
        super().__init__(message)
        self.about = about
        self.write = write


#: What is said of a metric of which there is no row.
NOT_REPORTED = Given(None, status="not_reported")
