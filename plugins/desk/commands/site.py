"""The site: built, shown on this machine, and what its server must be told."""

from __future__ import annotations

import sys

from .command import Command
from .places import DATA, SITE, given
from .telling import desk_told


def build(output: str = str(SITE), public: bool = False) -> None:
    """Build the portal into output/; the previous site stays if anything is wrong."""
    from plugins.desk.build import BuildFailed, said_of, write_site
    from plugins.desk.swap import recover

    print("Building the portal ...", flush=True)
    with desk_told():
        recover(DATA / "reference")  # begin may have been stopped between two renamings
        try:
            released = DATA / "reference" if public else None
            seconds = write_site(given(output).resolve(), public=public, released=released)
        except BuildFailed as stopped:
            print("The previous site was left as it was.", file=sys.stderr)
            raise SystemExit(stopped.exit_code) from None
    print(said_of(given(output), seconds))


def serve(port: int = 8000) -> None:
    """Show the site on this machine and rebuild it when data, content, theme or plugins change."""
    from plugins.desk.serve import serve as run

    with desk_told():
        run(SITE, port)


def hosting(out: str) -> None:
    """Write what a web server must be told: portal.conf (nginx), .htaccess (Apache), _headers (others)."""
    from plugins.core.pages.hosting import host_files, pack_nginx
    from plugins.desk.releasing.addresses import read_listed
    from plugins.desk.writing import write_whole

    with desk_told():
        folder = given(out)
        folder.mkdir(parents=True, exist_ok=True)
        listed = read_listed(DATA / "reference")
        moved = {row["address"]: row["to_address"] for row in listed if row["state"] == "moved"}
        for name, content in {"portal.conf": pack_nginx(moved), **host_files(moved)}.items():
            write_whole(folder / name, content)
            print(f"Wrote {folder / name}")


SITE_COMMANDS = (
    Command(build, {"output": "folder to build into (default: output)", "public": "use publishconf.py"}),
    Command(serve, {"port": "port on this machine (default: 8000)"}),
    Command(hosting, {"out": "folder to write into; made if it is not there"}),
)
