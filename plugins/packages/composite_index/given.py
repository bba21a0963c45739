"""A figure as it was reported, and why one may have no score."""

from __future__ import annotations

from dataclasses import dataclass
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
    step of a plan before it was revised."""

    value: Decimal | Fraction | None
    target: Decimal | Fraction | None = None
    status: Status = "reported"
    planned: Decimal | Fraction | None = None

    @property
    def aim(self) -> Fraction | None:
        """The exact target beside the figure, if there is one."""
        return fraction(self.target) if isinstance(self.target, Decimal) else self.target

    @property
    def number(self) -> Fraction | None:
        """The exact figure; ``None`` if there is none or its status says so. Missing is never zero."""
        if self.value is None or self.status not in WITH_VALUE:
            return None
        return fraction(self.value) if isinstance(self.value, Decimal) else self.value


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
