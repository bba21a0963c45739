"""The map of the house.

A subject is one word, and everything about it stands in folders of that word::

    data/schemas/petitions/          its tables: every column, its meaning, rules and heading
    content/wording/petitions.toml   every word said about it, in both languages
    plugins/subjects/petitions/      its declaration, records, checks, measures, words, pages
    tests/subjects/petitions/

What the subjects stand on knows none of them, and imports point one way::

    packages     checked_tables <- composite_index, disclosure_control: of use elsewhere, too
    core         time <- measures <- claims <- facts <- statements <- drawing <- strips <- pages <- packing
    subjects     record <- model <- check, measure <- read <- agree <- say <- publish, hide
                 <- offer (to other subjects' pages) <- page <- declaration
    portal       the whole: the list of subjects, read everything, its pages and packages
    desk         what staff run: check, build, release ...
    adapters     thin Pelican plugins that write output/

Read ``portal/subjects.py``, one ``declaration.py``, ``portal/read.py``: the core asks each subject in turn.

Held by tests (``tests/repository/test_layers.py``): the arrows above; no circle; a subject's facts stand
only on subjects that it ``uses``; nobody imports another's pages or checks; only ``core/drawing`` knows
Altair, only adapters and the desk know Pelican. pandas serves where Altair draws and where people analyse;
charts take typed rows, for nothing else needs a frame. The first word of a function says what it does:
``read_`` touches the disk, ``check_`` yields problems, ``draw_`` returns a picture, ``say_`` sentences,
``pack_`` bytes, ``write_`` touches the disk. Missing is never zero.
"""

import sys
from pathlib import Path

PACKAGES = str(Path(__file__).parent / "packages")
if sys.path[:1] != [PACKAGES]:
    sys.path.insert(0, PACKAGES)  # a copy of this repository runs its own packages, whatever is installed
