"""``python -m disclosure_control`` is the command ``disclosure-control``."""

import sys

from .command import main

if __name__ == "__main__":
    sys.exit(main())
