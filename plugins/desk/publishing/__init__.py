"""``publish``: bring the released site to where the public reads it.

Three destinations: a folder (on a server that this computer sees), another computer over rsync, a branch
from which a host serves pages. Each first says what would change there (``changes.py``), asks, and only then
sends. What is sent is the public edition as ``release`` left it, checked against its own list of checksums
(``ready.py``); a preview or a half-built site is refused.
"""
