"""The PDFs of the site's sheets."""

from __future__ import annotations

from .cores import on_all_cores
from .paper import print_paper
from .site import Site


def print_papers(site: Site) -> None:
    """Publish the PDF of each sheet that a page leads to."""
    printed = on_all_cores(print_paper, list(site.papers.values()))
    for path, pdf in zip(site.papers, printed, strict=True):
        site.keep(path, pdf)
