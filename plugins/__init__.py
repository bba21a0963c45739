"""The map of the house.

A subject is one word, and everything about it stands in folders of that word::

    data/schemas/petitions/      its tables: every column, its meaning, its rules
    content/wording/petitions.toml   every word said about it, in both languages
    plugins/subjects/petitions/  what is read, checked, measured, said, hidden, published and laid out
    tests/subjects/petitions/

What the subjects stand on knows none of them, and imports point one way::

    packages     checked_tables <- composite_index, disclosure_control: of use elsewhere, too
    core         time <- measures <- facts <- statements <- drawing <- pages <- packing
    subjects     one folder each: record <- model <- check, measure <- read <- agree <- say
                 <- publish, hide <- page <- declaration, by the first word of a file's name
    portal       the whole: read everything, check it, measure it, list its pages and packages
    desk         what staff run: check, build, release ...
    adapters     thin Pelican plugins that write output/

Four files lead to the centre:

1. ``pelicanconf.py``            the site's shape, and the adapters in their order
2. ``plugins/portal/read.py``    ``read_assembly``: the whole pipeline in one short function
3. ``plugins/portal/subjects.py``   every subject; the declaration of each says what it is asked for
4. ``plugins/portal/pages.py``   every page that the site has

Rules that tests hold us to (``tests/repository/test_layers.py``):

- Only adapters, and the desk that runs them, know Pelican; only ``core/drawing`` knows Altair.
- The first word of a function tells what it does: ``read_`` touches the disk, ``check_`` yields
  problems, ``draw_`` returns a picture, ``say_`` returns sentences, ``pack_`` returns bytes,
  ``write_`` touches the disk.
- DataFrames stay inside a module; frozen dataclasses cross borders.
- Missing is never zero: not reported, not applicable, suppressed and zero are four things.
"""

import sys
from pathlib import Path

PACKAGES = str(Path(__file__).parent / "packages")
if sys.path[:1] != [PACKAGES]:
    sys.path.insert(0, PACKAGES)  # a copy of this repository runs its own packages, whatever is installed
