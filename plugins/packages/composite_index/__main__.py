"""``python -m composite_index`` is the command ``composite-index``."""

import sys

from .command import main

if __name__ == "__main__":  # a process for the simulation imports this file again
    sys.exit(main())
