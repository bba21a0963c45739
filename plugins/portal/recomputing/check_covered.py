"""Every computed column is computed again, or is one of the few that are named here with the reason."""

from __future__ import annotations

import json
from pathlib import Path

from .cells import shown
from .check_changes import in_zip
from .tables import Check, Release

#: Computed columns that are not computed again, and why.
NOT_AGAIN = {
    ("results.csv", "named"): "which changes are put first is chosen over the whole report, by the source",
    ("results.csv", "trend"): "rests on ten quarters or more of one definition, in other releases",
    ("results.csv", "break_before"): "from the lives of units and definitions, which other releases tell",
    ("results.csv", "value_before_break"): "from the figures that were said anew on the older definition",
    ("statements.csv", "base_release"): "names the release compared with; its values are confirmed",
    ("statements.csv", "rules_version"): "says by which rules it was decided; the verdict is confirmed",
    ("index_simulated.csv", "value"): "drawn by chance from a seed; invoke compose repeats it",
    ("ledger.csv", "inputs_sha256"): "repeats the checksums of files; SHA256SUMS is confirmed",
}
#: Tables that compare with another release.
COMPARING = ("results.csv", "statements.csv", "index_changes.csv", "labour_changes.csv")
ALONE = "hangs on a release that is not here"


def check_covered(release: Release, check: Check) -> None:
    """Name each computed column, as the description beside the tables says, that was not computed again: with
    its reason, or as one that this script does not know, which is no success."""
    described = release.folder / "datapackage.json"
    if not described.is_file():
        check.unchecked.append(
            f"{shown(release.folder)}: there is no datapackage.json to say what is computed"
        )
        return
    for resource in json.loads(described.read_text(encoding="utf-8"))["resources"]:
        file, rows = resource["path"], release.rows(Path(resource["path"]).stem)
        for field in resource["schema"]["fields"]:
            place = (file, field["name"])
            cells = sum(bool(row.get(field["name"])) for row in rows)
            computed = field.get("derivation") in ("computed", "counted", "simulated")
            if not cells or not computed or place in check.covered:
                continue
            alone = file in COMPARING and (bool(check.undecided) or in_zip(release.folder))
            reason = NOT_AGAIN.get(place) or (ALONE if alone else "")
            told = f"{file}, {field['name']} ({cells} cells)"
            if reason:
                check.not_covered.append(f"{told}: {reason}")
            else:
                check.unchecked.append(f"NOT COVERED {told}: this script does not know how it is computed")
