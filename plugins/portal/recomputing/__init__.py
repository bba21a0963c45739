"""The script ``recompute.py``, with which readers compute the published numbers again.

Readers get one file that needs Python alone; here it is written as small parts, each with one idea, that
import the standard library and one another. ``assemble.py`` puts them together when the site is built.
``run.py`` is the part that is run: its docstring is that of the script; what it imports, and what those
import, is all that there is.
"""
