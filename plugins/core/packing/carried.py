"""The whole portal as one ZIP to carry: unpacked from a memory stick it opens in any browser, its search too.

Pages, what they look like, and the newest data; not the files of each report, which stay on the web, nor what
only a web server reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from plugins.core.time.release import Provenance

from .packing import pack_zip
from .read_me import READ_ME, pack_read_me

CARRIED = "portal.zip"
_STAYS = re.compile(r"data/\d{4}-\d{2}-q\d/|cards/|\.|_|portal\.zip$|(robots\.txt|sitemap\.xml|SHA256SUMS)$")
_HOW = """\
index.html        open this one first (fungua hii kwanza)
data/             the newest tables; the files of each report lie on the web alone
                  majedwali mapya zaidi; faili za kila ripoti ziko kwenye wavuti pekee
"""


def write_carried(site: Path, title: str, description: str, provenance: Provenance) -> None:
    """Write the ZIP into a built site; the same site gives the same bytes."""
    files = {name: (site / name).read_bytes() for name in names_carried(site)}
    read_me = pack_read_me(title, description, provenance, _HOW)
    (site / CARRIED).write_bytes(pack_zip({READ_ME: read_me, **files}))


def names_carried(site: Path) -> Iterator[str]:
    """The files of a built site that are carried."""
    names = (path.relative_to(site).as_posix() for path in sorted(site.rglob("*")) if path.is_file())
    return (name for name in names if not _STAYS.match(name))
