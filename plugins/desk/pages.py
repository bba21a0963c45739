"""Pages that commands of the desk make for staff: one file each, which opens from the disk."""

from __future__ import annotations

from pathlib import Path

import jinja2

_ENVIRONMENT = jinja2.Environment(
    loader=jinja2.FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def pack_page(template: str, **facts: object) -> bytes:
    """The page that a template of this folder makes of ``facts``, everything in them escaped."""
    return _ENVIRONMENT.get_template(template).render(facts).encode()
