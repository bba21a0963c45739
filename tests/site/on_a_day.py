"""Run a command of the desk on a computer whose own date is another: ``on_a_day 2027-01-29T10:01 release``.

What counts is dated by the computer alone (``DESK_CLOCK`` is refused), so the computer's date is what is set.
"""

from __future__ import annotations

import sys
from datetime import datetime, tzinfo

from plugins.desk import clock
from plugins.desk.commands.__main__ import main


class Then(datetime):
    """The moment that the computer's clock shows."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Then:
        return cls.fromisoformat(sys.argv[1]).replace(tzinfo=tz)


if __name__ == "__main__":
    clock.datetime = Then  # type: ignore[attr-defined]
    sys.exit(main(sys.argv[2:]))
