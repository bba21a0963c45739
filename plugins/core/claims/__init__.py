"""What may be said about numbers: decided here, once, and only then worded.

Everything on a page, in a picture, a file or a message that compares two values, calls a target kept or names
a direction is a ``Statement`` (``statement.py``) made here. ``rules.py`` lists the rules; ``change.py`` asks
them of two values, ``target.py`` of a value and its target, ``prominence.py`` of many changes at once.
Whoever words a statement sees its verdict and never a threshold, so no two surfaces can disagree.
"""
