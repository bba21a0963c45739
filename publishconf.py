"""Only what differs in public: the address. The Assembly fills it in before its first release."""

from pelicanconf import *  # noqa: F403

PUBLIC_ADDRESS = ""
