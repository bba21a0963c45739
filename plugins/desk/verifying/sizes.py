"""What a page costs its readers, held to the bars that this portal promises."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

#: Bytes of a page and the stylesheet together, packed as a host sends them.
HEAVY, OTHER = 14_000, 24_000
#: What people open first; the numbers behind an index are looked up, one line at a time.
_HEAVY = re.compile(r"(en|sw)/(metrics/|summaries/|reports/(?!.*-index-numbers\.html))")


def check_sizes(site: Path, names: Iterable[str]) -> Iterator[str]:
    """Each page that is heavier than its bar."""
    style = sum(_packed(path) for path in site.rglob("*.css"))
    for name in names:
        bar = bar_of(name)
        weight = style + _packed(site / name)
        if weight > bar:
            yield f"{name} weighs {weight:,} bytes with its style; readers pay for at most {bar:,}"


def bar_of(name: str) -> int:
    """What the page at this address and the stylesheet may weigh together, in packed bytes."""
    return HEAVY if _HEAVY.match(name) else OTHER


def _packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))
