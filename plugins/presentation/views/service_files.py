"""Downloads of the tables on services, as their pages offer them."""

from __future__ import annotations

from plugins.assembly.model_services import ServiceReport
from plugins.presentation.downloads.catalogue import file_stem, release_folder
from plugins.presentation.parts import DownloadLink

from .teller import Teller


def files_of(teller: Teller, found: ServiceReport, *names: str) -> tuple[DownloadLink, ...]:
    """Those of the named tables that the release has, to take away."""
    folder, mark = release_folder(found.release), file_stem(found.release)
    paths = {name: f"{folder}/{mark}{name}.csv" for name in names}
    return tuple(
        teller.download(path, teller.t(f"data_file.{name}"))
        for name, path in paths.items()
        if path in teller.site.files
    )
