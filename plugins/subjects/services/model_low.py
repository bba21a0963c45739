"""The mark of a figure on few answers."""

from __future__ import annotations

#: The shorthand for low reliability, beside a figure on few answers.
LOW = "[u]"
