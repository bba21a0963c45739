"""A public edition says what it was made with and from which commit, or why it cannot say so."""

from __future__ import annotations

import json
import shutil
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from plugins.desk.build import finish_edition
from plugins.desk.provenance.bill import BILL, bill_of
from plugins.desk.provenance.statement import STATEMENT
from plugins.desk.publishing.command import publish
from plugins.desk.publishing.folder import ToFolder
from plugins.desk.trouble import DeskTrouble
from plugins.desk.verifying.verify import verify
from tests.samples.editions import HOST, certify, git, quiet, yes

HOME = Path(__file__).parents[3]
LOCK = (HOME / "uv.lock").read_bytes()
DIGEST = {"type": "string", "pattern": "^[0-9a-f]{64}$"}


def required(**kinds: object) -> dict[str, Any]:
    """A JSON Schema of an object that must have these, and nothing else."""
    return {"type": "object", "properties": kinds, "required": list(kinds), "additionalProperties": False}


#: What bom-1.6.schema.json asks of the parts that the bill has.
FILE = required(
    type={"const": "distribution"},
    url={"type": "string", "pattern": r"^[\w.+-]+$"},
    hashes={"type": "array", "minItems": 1, "items": required(alg={"const": "SHA-256"}, content=DIGEST)},
)
COMPONENT = {
    "type": "object",
    "required": ["type", "name", "version", "purl", "bom-ref"],
    "properties": {
        "type": {"enum": ["library", "application"]},
        "purl": {"pattern": "^pkg:pypi/[a-z0-9-]+@[a-z0-9.]+$"},
        "licenses": {"maxItems": 1, "items": required(expression={"type": "string"})},
        "externalReferences": {"items": FILE},
    },
}
BILL_SCHEMA = required(
    bomFormat={"const": "CycloneDX"},
    specVersion={"const": "1.6"},
    version={"type": "integer", "minimum": 1},
    metadata=required(component=COMPONENT),
    components={"type": "array", "items": COMPONENT, "uniqueItems": True},
    dependencies={
        "type": "array",
        "items": required(ref={"type": "string"}, dependsOn={"type": "array", "uniqueItems": True}),
    },
)
#: in-toto Statement 1 with SLSA provenance 1.
STATEMENT_SCHEMA = required(
    _type={"const": "https://in-toto.io/Statement/v1"},
    subject={"items": required(name={"const": "SHA256SUMS"}, digest=required(sha256=DIGEST)), "maxItems": 1},
    predicateType={"const": "https://slsa.dev/provenance/v1"},
    predicate=required(
        buildDefinition=required(
            buildType={"type": "string", "format": "uri"},
            externalParameters={"type": "object"},
            resolvedDependencies={"items": required(name={"type": "string"}, digest={"minProperties": 1})},
        ),
        runDetails=required(builder=required(id={"format": "uri"}, version={"type": "object"})),
    ),
)


def check(schema: object, told: object) -> None:
    Draft202012Validator(schema).validate(told)  # type: ignore[arg-type]


# --- the bill of materials


def test_the_bill_is_of_the_form_that_others_read() -> None:
    bill = bill_of(LOCK)
    check(BILL_SCHEMA, bill)
    refs = [each["bom-ref"] for each in (bill["metadata"]["component"], *bill["components"])]
    assert len(set(refs)) == len(refs)
    assert sorted(refs) == sorted(each["ref"] for each in bill["dependencies"])
    assert {one for each in bill["dependencies"] for one in each["dependsOn"]} < set(refs)


def test_it_holds_what_the_portal_needs_on_any_system_and_nothing_of_the_developers() -> None:
    named = {each["name"]: each for each in bill_of(LOCK)["components"]}
    assert {"pelican", "altair", "jinja2", "markupsafe", "tzdata"} <= set(named)  # tzdata: for Windows
    assert not {"pytest", "playwright", "vega-datasets", "uv", "kisumu-assembly-portal"} & set(named)
    text = LOCK.decode()
    for each in named.values():
        assert f'name = "{each["name"]}"\nversion = "{each["version"]}"' in text
        for file in each["externalReferences"]:
            assert f'/{file["url"]}", hash = "sha256:{file["hashes"][0]["content"]}"' in text
    assert len(named["pandas"]["externalReferences"]) > 20


def test_each_licence_is_the_one_that_the_library_names_itself() -> None:
    compared = 0
    for each in bill_of(LOCK)["components"]:
        try:
            own = metadata(each["name"]).get("License-Expression")
        except PackageNotFoundError:  # for other systems
            continue
        if own is not None:
            assert each["licenses"] == [{"expression": own}], each["name"]
            compared += 1
    assert compared > 10
    assert [each["name"] for each in bill_of(LOCK)["components"] if "licenses" not in each] == ["docutils"]


@pytest.mark.parametrize(
    ("old", "new"), [("sha256:", "md5:"), ('name = "markupsafe"\nversion', 'name = "else"\nversion')]
)
def test_a_lock_that_does_not_say_enough_makes_no_bill(old: str, new: str) -> None:
    assert old in LOCK.decode()
    with pytest.raises((ValueError, KeyError)):
        bill_of(LOCK.decode().replace(old, new).encode())


# --- the statement


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with sources and a place for editions, all committed."""
    path = tmp_path / "portal"
    for name, text in {
        "content/en/about.md": "About",
        "data/units.csv": "unit_id",
        ".gitignore": "/output-*/\ncontent/official/*\n__pycache__/\n",
    }.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(text)
    git(tmp_path, "init", "-q", "-b", "main", str(path))
    git(path, "add", ".")
    git(path, "commit", "-qm", "The first quarter")
    return path


def finished(repository: Path, page: str = "one", **also: str) -> tuple[Path, str]:
    """A public edition as a build leaves it, and what was said of it."""
    site = repository / "output-public"
    shutil.rmtree(site, ignore_errors=True)
    (site / "en").mkdir(parents=True)
    for name, text in {**HOST, "en/index.html": page}.items():
        (site / name).write_text(text)
    certify(site)
    return site, finish_edition(site, repository, also)


def test_the_statement_names_the_commit_the_lock_the_tools_and_the_list_of_checksums(
    repository: Path,
) -> None:
    site, said = finished(repository, version="ab" * 32)
    commit = git(repository, "rev-parse", "HEAD")
    assert said == f"It carries the statement that it was built from commit {commit[:12]}."
    told = json.loads((site / STATEMENT).read_bytes())
    check(STATEMENT_SCHEMA, told)
    assert told["subject"][0]["digest"]["sha256"] == verify(str(site), quiet).site
    dependencies = {
        each["name"]: each["digest"] for each in told["predicate"]["buildDefinition"]["resolvedDependencies"]
    }
    assert dependencies == {
        "repository": {"gitCommit": commit},
        "uv.lock": {"sha256": sha256(LOCK).hexdigest()},
        "version": {"sha256": "ab" * 32},
    }
    assert {"python", "pelican", "altair"} <= set(told["predicate"]["runDetails"]["builder"]["version"])
    assert f"  {BILL}\n" in (site / "SHA256SUMS").read_text()
    assert STATEMENT not in (site / "SHA256SUMS").read_text()


def test_it_says_the_same_at_any_time_in_any_folder(repository: Path, tmp_path: Path) -> None:
    site, _ = finished(repository)
    first = {name: (site / name).read_bytes() for name in (BILL, STATEMENT, "SHA256SUMS")}
    shutil.copytree(repository, tmp_path / "another folder")
    again, _ = finished(tmp_path / "another folder")
    assert {name: (again / name).read_bytes() for name in first} == first
    assert str(tmp_path).encode() not in first[STATEMENT] + first[BILL]


SPOILT = {
    "a changed source": lambda path: (path / "data/units.csv").write_text("changed"),
    "a new source": lambda path: (path / "data/more.csv").write_text("new"),
    "a source that Git overlooks": lambda path: (
        (path / "content/official").mkdir(),
        (path / "content/official/policy.md").write_text("text"),
    ),
    "a source that is gone": lambda path: (path / "content/en/about.md").unlink(),
    "a change that is not committed": lambda path: (
        (path / "data/units.csv").write_text("changed"),
        git(path, "add", "."),
    ),
}


@pytest.mark.parametrize("spoilt", SPOILT)
def test_what_no_commit_holds_is_named_and_no_statement_made(repository: Path, spoilt: str) -> None:
    SPOILT[spoilt](repository)
    site, said = finished(repository)
    assert said.startswith("It carries no statement of where it comes from: ")
    assert said.endswith(" differs from what Git has kept. Commit it first.")
    assert any(name in said for name in ("data/units.csv", "data/more.csv", "policy.md", "about.md"))
    assert not (site / STATEMENT).exists()
    assert (site / BILL).exists()


def test_what_python_keeps_beside_sources_is_no_source(repository: Path) -> None:
    (repository / "content/__pycache__").mkdir()
    (repository / "content/__pycache__/x.pyc").write_bytes(b"x")
    assert finished(repository)[1].startswith("It carries the statement")


def test_without_git_it_says_so(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(repository / ".git")
    assert finished(repository)[1].endswith("this folder has no history of Git.")
    git(repository.parent, "init", "-q")  # the history of a folder above is another's
    assert finished(repository)[1].endswith("this folder has no history of Git.")
    monkeypatch.setenv("PATH", "")
    assert finished(repository)[1].endswith("Git is not on this computer.")


def test_it_is_published_beside_the_list_and_the_site_is_as_it_was_released(
    repository: Path, tmp_path: Path
) -> None:
    site, _ = finished(repository)
    publish(site, ToFolder(tmp_path / "www"), quiet, yes)
    assert (tmp_path / "www" / STATEMENT).read_bytes() == (site / STATEMENT).read_bytes()
    assert verify(str(tmp_path / "www"), quiet).is_as_released


@pytest.mark.parametrize("told", [None, "", "{}", "[]", '{"subject": []}'])
def test_a_statement_about_another_edition_is_not_published(
    repository: Path, tmp_path: Path, told: str | None
) -> None:
    site, _ = finished(repository, "one")
    of_one = (site / STATEMENT).read_text()
    finished(repository, "two")
    (site / STATEMENT).write_text(of_one if told is None else told)
    with pytest.raises(DeskTrouble, match=r"is about another edition\. Nothing was published"):
        publish(site, ToFolder(tmp_path / "www"), quiet, yes)
    assert not (tmp_path / "www").exists()
