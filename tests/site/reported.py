"""A repository as it will be after the first reported release: made from the illustrative one."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.samples.worlds import as_real

#: The quarter that stays illustrative, so that leaving it out can be seen.
STILL_ILLUSTRATIVE = "2025-26-Q1"
#: Where the public reads it.
ADDRESS = "https://assembly.example"


def reported(repository: Path, public_address: str) -> Path:
    """Rewrite a copy of the repository: its quarters are what they play at, with a public address.

    Frozen results are removed, for they say where they come from; the sign-off trails are complete; units,
    targets, dates and standards are the Assembly's own.
    """
    for release in sorted((repository / "data" / "quarters").rglob("release.toml")):
        if release.parts[-3] == STILL_ILLUSTRATIVE:
            continue
        text = release.read_text(encoding="utf-8")
        plays = re.search(r'^illustrates = "(.+)"\n', text, re.MULTILINE)
        assert plays, release
        text = text.replace(plays[0], "").replace('provenance = "illustrative"', f'provenance = "{plays[1]}"')
        release.write_text(text, encoding="utf-8")
        signed = release.with_name("sign_offs.csv")
        text = re.sub(
            r",Illustrative: .*,Mfano tu: .*$", ",,", signed.read_text(encoding="utf-8"), flags=re.M
        )
        signed.write_text(text, encoding="utf-8")
        as_real(release.parent / "reference")
        shutil.rmtree(release.parent / "results", ignore_errors=True)
        (release.parent / "SHA256SUMS").unlink(missing_ok=True)
    as_real(repository / "data" / "reference")
    settings = repository / "pelicanconf.py"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(
        text.replace('PUBLIC_ADDRESS = ""', f'PUBLIC_ADDRESS = "{public_address}"'), encoding="utf-8"
    )
    return repository
