"""From examples to the Assembly's own: what a sample's reference tables say once its figures are reported."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from checked_tables.schemas import read_schemas
from plugins.core.facts.read import SCHEMAS

#: In each table, what stands in a row of the Assembly's own in place of the mark of an example.
MARKS = {
    "units": ("true", "false"),
    "metrics": ("illustrative", "adopted"),
    "targets": ("illustrative", "work_plan"),
    "service_standards": ("illustrative", "charter"),
    "seats": ("true", "false"),
    "calendar": ("true", "false"),
}


def as_real(reference: Path) -> None:
    """Turn the examples of a folder of reference tables into the Assembly's own."""
    for table, (example, real) in MARKS.items():
        path = reference / f"{table}.csv"
        if path.exists():
            text = path.read_bytes().decode("utf-8-sig")
            path.write_bytes(re.sub(rf",{example}(?=,|\r?\n)", f",{real}", text).encode())
    for path in reference.glob("index/**/scheme.toml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace('status = "illustrative"', 'status = "adopted"'), encoding="utf-8")


def become_real(data_dir: Path) -> None:
    """Give each version its copy of the tables that its figures hang on, then let the register be real."""
    reference = data_dir / "reference"
    copied = [name for name, schema in read_schemas(SCHEMAS).items() if schema.copied]
    for version in data_dir.glob("quarters/*/v*"):
        if not (version / "reference").exists():
            (version / "reference").mkdir()
            for path in (reference / f"{name}.csv" for name in copied):
                if path.exists():
                    shutil.copy(path, version / "reference")
            if (reference / "index").is_dir():
                shutil.copytree(reference / "index", version / "reference" / "index")
    as_real(reference)
