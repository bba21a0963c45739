"""The whole data folder, read and checked before anything is returned; the subjects say what is wrong.

Two tiers: a file whose shape is wrong is reported and not looked into further; in all others
everything is checked, so that staff see one complete list.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from checked_tables.mapping import check_records
from checked_tables.problems import DataProblems, Problem
from checked_tables.schemas import read_schemas
from checked_tables.table import Table
from plugins.core.time.folders import VersionFolder, read_versions
from plugins.core.time.release_file import read_release

from .check import check_versions
from .check_drift import check_drift
from .drift import Drift
from .read_drift import read_drift
from .read_folder import REFERENCE, read_reference, read_version
from .store import Facts
from .subject import Subjects
from .version import Read, ReadVersion, Schemas, Version

#: The schemas that this code was written for, used when the data folder has none of its own.
SCHEMAS = Path(__file__).parents[3] / "data" / "schemas"
#: Once the Assembly has begun: the examples, whole, as a data folder of their own.
EXAMPLE = "example"
#: What a data folder holds that is read.
PARTS = ("schemas", REFERENCE, "quarters", f"{EXAMPLE}/{REFERENCE}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """Everything in the data folder: the reference tables of what is shown (the examples' own, while only
    examples are), and every version, by quarter then version."""

    reference: Facts
    quarters: tuple[Version, ...]
    warnings: tuple[Problem, ...]
    schemas: Schemas = field(default_factory=dict)
    drift: Drift = field(default_factory=Drift)


def read_dataset(
    data_dir: Path, subjects: Subjects, progress: Callable[[str], object] | None = None
) -> Dataset:
    """Everything in the data folder; ``DataProblems`` with the complete list if there is any error.

    ``progress`` is told, in a short sentence, what was read and what the checks found.
    """
    tell = progress or (lambda _sentence: None)
    with no_garbage():
        schemas = read_schemas_of(data_dir)
        check_records([record for subject in subjects for record in subject.records], schemas)
        reference = read_reference(data_dir / REFERENCE, REFERENCE, schemas, subjects)
        problems = list(reference.tables.problems)
        folders, found = read_versions(data_dir / "quarters", "quarters")
        problems += found
        played = _played(data_dir, folders, schemas, subjects)
        versions = []
        for folder in folders:
            beside = played if played is not None and _plays(folder) else reference
            version, found_in_it = read_version(folder, schemas, subjects, beside)
            versions.append(version)
            problems += found_in_it
        counted = [record for subject in subjects for record in subject.counted]
        rows = sum(len(version.placed(record)) for version in versions for record in counted)
        tell(f"Read {len(versions)} quarterly versions with {rows:,} figures, and the reference tables.")
        problems += check_versions(versions, subjects, reference)
        drift = read_drift(_of_register(data_dir, folders), schemas, subjects, reference)
        problems += check_drift(drift)
        errors = sum(each.severity == "error" for each in problems)
        tell(f"Checked all of it: {errors} errors, {len(problems) - errors} warnings.")
        if errors:
            raise DataProblems(problems)
        real = any(each.release is not None and each.release.provenance == "reported" for each in versions)
        return Dataset(
            reference=(reference if played is None or real else played).reference,
            quarters=tuple(each.version for each in versions if each.version is not None),
            warnings=DataProblems(problems).problems,
            schemas=schemas,
            drift=drift,
        )


def _played(
    data_dir: Path, folders: Sequence[VersionFolder], schemas: Schemas, subjects: Subjects
) -> Read | None:
    """The examples' own reference tables, where they have some and a version still plays. What is wrong in
    them was wrong in today's before they left it."""
    place = data_dir / EXAMPLE / REFERENCE
    if not place.is_dir() or not any(map(_plays, folders)):
        return None
    return read_reference(place, REFERENCE, schemas, subjects)


def _plays(folder: VersionFolder) -> bool:
    release, _ = read_release(folder)
    return release is not None and release.is_illustrative


def read_differences(data_dir: Path, subjects: Subjects) -> Drift:
    """What the reference tables say otherwise than the copies that published versions keep of them, whatever
    else is wrong in the data folder."""
    schemas = read_schemas_of(data_dir)
    reference = read_reference(data_dir / REFERENCE, REFERENCE, schemas, subjects)
    folders, _ = read_versions(data_dir / "quarters", "quarters")
    return read_drift(_of_register(data_dir, folders), schemas, subjects, reference)


def _of_register(data_dir: Path, folders: Sequence[VersionFolder]) -> list[VersionFolder]:
    """The versions that today's register answers for: once the examples have tables of their own, not those
    that play."""
    apart = (data_dir / EXAMPLE / REFERENCE).is_dir()
    return [folder for folder in folders if not (apart and _plays(folder))]


def schemas_folder(data_dir: Path) -> Path:
    """Where the schemas of a data folder lie: in it, or those that this code was written for."""
    own = data_dir / "schemas"
    return own if own.is_dir() else SCHEMAS


def read_schemas_of(data_dir: Path) -> Schemas:
    """The schemas of a data folder."""
    return read_schemas(schemas_folder(data_dir))


def tables_of(version: ReadVersion) -> Mapping[str, Table]:
    """The tables that stand in the version's own folder, as text."""
    return {
        name: table for name, table in version.read.tables.tables.items() if table.schema.scope == "quarter"
    }


@contextmanager
def no_garbage() -> Iterator[None]:
    """Without Python's search for garbage: every record made here is kept, and looking through hundreds
    of thousands of them again and again costs a third of the time."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()
