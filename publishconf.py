"""Only what differs in public: the address, which the Assembly fills in before its first release."""

from pelicanconf import *  # noqa: F403

PUBLIC_ADDRESS = ""
HOSTED = True
