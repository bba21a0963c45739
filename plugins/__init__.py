"""The map of the house.

Data flows one way, and the folders are its stages::

    data/*.csv
      assembly       read -> check -> measure      what was reported, and what follows from it
      presentation   say, draw, lay out, pack      what people see, as plain values
      desk                                         what staff run: check, build, release ...
      intake, reports, embeds, open_data           thin Pelican adapters that write output/

Four files lead to the centre:

1. ``pelicanconf.py``             the site's shape, and the adapters in their order
2. ``plugins/assembly/__init__.py``   ``read_assembly``: the whole pipeline in one short function
3. ``plugins/portal/model.py``      every fact that the site may show, as frozen dataclasses
4. ``plugins/portal/pages.py``  every page that the site has

Rules that tests hold us to (``tests/repository/test_layers.py``):

- ``assembly`` imports neither ``presentation`` nor ``desk``, Altair, Jinja or Pelican;
  ``presentation`` imports ``assembly`` but never Pelican; adapters may import all.
- The first word of a function tells its stage: ``read_`` touches the disk, ``check_`` yields
  problems, ``draw_`` returns a picture, ``say_`` returns sentences, ``pack_`` returns bytes,
  ``write_`` touches the disk.
- DataFrames stay inside a module; frozen dataclasses cross borders.
- A subject keeps one word at every stage: ``labour.csv``, ``measures/labour.py``,
  ``charts/labour.py``, ``labour.html``, ``test_labour.py``.
- Missing is never zero: not reported, not applicable, suppressed and zero are four things.
"""

import sys
from pathlib import Path

PACKAGES = str(Path(__file__).parent / "packages")
if sys.path[:1] != [PACKAGES]:
    sys.path.insert(0, PACKAGES)  # a copy of this repository runs its own packages, whatever is installed
