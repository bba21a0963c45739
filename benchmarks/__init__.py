"""Measured ratios and sizes; run as ``python -m benchmarks.site`` and so on."""

import plugins  # noqa: F401  its packages can be imported after this
