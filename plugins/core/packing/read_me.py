"""The read-me of a ZIP: what is in it, under the mark of its figures, which no copy can lose."""

from __future__ import annotations

from plugins.core.pages.figures import PROVENANCE_MARK
from plugins.core.time.release import Provenance, Release

READ_ME = "README.txt"
_OF_A_PACKAGE = """\
*.csv             a table each (UTF-8); datapackage.json says what every column means and holds
                  jedwali moja kila faili; datapackage.json inaeleza kila safu
SHA256SUMS        shows that nothing was altered (huonyesha kwamba hakuna kilichobadilishwa):
                  sha256sum --check SHA256SUMS
"""


def said_withdrawn(release: Release) -> str:
    """That a release was withdrawn, when and why, in both languages, before what else is said of its figures;
    empty if it stands."""
    if (gone := release.withdrawn) is None:
        return ""
    return (
        f"Withdrawn on {gone.withdrawn_on}; please do not use these figures. Imeondolewa tarehe "
        f"{gone.withdrawn_on}; tafadhali usitumie takwimu hizi. {gone.reason.en} {gone.reason.sw}".rstrip()
        + " "
    )


def pack_read_me(title: str, description: str, provenance: Provenance, files: str = _OF_A_PACKAGE) -> bytes:
    """The text; its first line is the mark where the figures are not simply as reported. ``files`` says what
    each file is."""
    first = f"{PROVENANCE_MARK[provenance]}\n\n" if PROVENANCE_MARK[provenance] else ""
    return f"{first}{title}\n{description}\n\n{files}".encode()
