"""Disclosure control: what may not be published about people, and whether hiding it really hides it.

Read it in this order: ``rules`` (what must be hidden, how well), ``system`` (published numbers as cells and
relations), ``attacker`` (what a stranger with a linear programme finds), ``complement`` (what else has to be
hidden), ``primary`` (what the rules hide first); then ``form``, ``tables`` and ``assumptions`` (a CSV table
becomes a system), and ``leaks`` and ``canary`` (does a hidden value stand in any file?). ``FORM.md``
documents the files that ``invoke attack`` and ``invoke aggregate`` read.
"""
