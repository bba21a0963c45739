"""Only what differs in public: the address, which the Assembly fills in before its first release."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *  # noqa: F403

PUBLIC_ADDRESS = ""
HOSTED = True
