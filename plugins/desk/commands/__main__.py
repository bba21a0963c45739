"""Run what was typed: ``python -m plugins.desk.commands check --open``."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from .line import Mistyped, command_named, help_of, help_of_all, values

HELP = ("--help", "-h")


def main(words: Sequence[str]) -> int:
    """Run the command named first; its exit code comes back, 1 if the line cannot be understood."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    if not words or words[0] in HELP:
        print(help_of_all())
        return 0
    try:
        command = command_named(words[0])
        if set(HELP) & set(words[1:]):
            print(help_of(command))
            return 0
        given = values(command, words[1:])
    except Mistyped as sentence:
        print(sentence, file=sys.stderr)
        return 1
    try:
        command.run(**given)
    except KeyboardInterrupt:
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
