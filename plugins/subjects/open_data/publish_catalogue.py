"""What programs read of the data sets: a directory of all files, and the same in the words of harvesters and
search engines (DCAT-AP 3 as JSON-LD, schema.org). Invented figures are in no catalogue.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from checked_tables.texts import LANGUAGES, Language
from plugins.core.pages import addresses
from plugins.core.pages.site import Site
from plugins.portal.folder import Download

from .model import Files
from .publish_turtle import pack_turtle
from .record import DataSet

CATALOGUE, TURTLE = "data/catalogue.jsonld", "data/catalogue.ttl"
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_AUTHORITY = "http://publications.europa.eu/resource/authority"
_CSV = "https://www.iana.org/assignments/media-types/text/csv"


def is_found(site: Site) -> bool:
    """Whether catalogues may name the data: they are real and have a public address."""
    return bool(site.public_address) and site.assembly.latest is not None and not site.illustrative


def pack_index(site: Site, files: Files) -> bytes:
    """The directory as JSON: each set with its tables, their addresses, rows, bytes and SHA-256."""
    latest = site.assembly.latest
    release = latest.release if latest else None
    directory = {
        "provenance": release.provenance if release else None,
        "release": f"{release.quarter} {release.name}" if release else None,
        "sets": [
            {
                "set": one.word,
                "name": _both(site, f"set_{one.word}.name"),
                "about": _both(site, f"set_{one.word}.about"),
                "page": {language: addresses.page(language, one.slug) for language in LANGUAGES},
                "main": one.main,
                "tables": [_file(each) for each in files.tables_of(one).values()],
            }
            for one in files.there
        ],
    }
    return _json(directory)


def _file(each: Download) -> Mapping[str, object]:
    return {
        "table": each.title,
        "path": each.path,
        "rows": each.rows,
        "bytes": len(each.content),
        "sha256": sha256(each.content).hexdigest(),
    }


def pack_catalogue(site: Site, files: Files) -> Mapping[str, bytes]:
    """The catalogue as DCAT-AP 3, in JSON-LD and in Turtle: a data set each, a distribution a table."""
    base = f"{site.absolute('data/')}"
    graph: list[Mapping[str, Any]] = [
        {
            "@id": f"{base}#catalogue",
            "@type": "dcat:Catalog",
            "dct:title": _spoken(site, "data_page.heading", "site.name"),
            "dct:description": _spoken(site, "data_page.description"),
            "dct:publisher": {"@id": f"{base}#publisher"},
            "dcat:dataset": [{"@id": f"{base}#{one.word}"} for one in files.there],
        },
        {
            "@id": f"{base}#publisher",
            "@type": "foaf:Agent",
            "foaf:name": _spoken(site, "site.name"),
        },
        *(node for one in files.there for node in _nodes(site, one, files, base)),
    ]
    whole = _json({"@context": _CONTEXT, "@graph": graph})
    return {CATALOGUE: whole, TURTLE: pack_turtle(_CONTEXT, graph)}


def _nodes(site: Site, one: DataSet, files: Files, base: str) -> Iterator[Mapping[str, Any]]:
    latest = site.assembly.latest
    assert latest is not None
    tables = files.tables_of(one)
    pages = [f"{site.absolute(addresses.page(language, one.slug))}" for language in LANGUAGES]
    yield {
        "@id": f"{base}#{one.word}",
        "@type": "dcat:Dataset",
        "dct:identifier": one.word,
        "dct:title": _spoken(site, f"set_{one.word}.name"),
        "dct:description": _spoken(site, f"set_{one.word}.about"),
        "dct:publisher": {"@id": f"{base}#publisher"},
        "dct:modified": {"@value": latest.release.published_on.isoformat(), "@type": "xsd:date"},
        "dct:accrualPeriodicity": {"@id": f"{_AUTHORITY}/frequency/QUARTERLY"},
        "dcat:theme": {"@id": f"{_AUTHORITY}/data-theme/GOVE"},
        "dcat:landingPage": [{"@id": page, "@type": "foaf:Document"} for page in pages],
        "dcat:distribution": [{"@id": f"{base}#{table}.csv"} for table in tables],
    }
    for table, each in tables.items():
        address = {"@id": f"{site.absolute(each.path)}", "@type": "rdfs:Resource"}
        yield {
            "@id": f"{base}#{table}.csv",
            "@type": "dcat:Distribution",
            "dct:title": {"@value": f"{table}.csv", "@language": "en"},
            "dcat:accessURL": address,
            "dcat:downloadURL": address,
            "dcat:mediaType": {"@id": _CSV},
            "dcat:byteSize": {"@value": str(len(each.content)), "@type": "xsd:nonNegativeInteger"},
            "spdx:checksum": {
                "@type": "spdx:Checksum",
                "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
                "spdx:checksumValue": {
                    "@value": sha256(each.content).hexdigest(),
                    "@type": "xsd:hexBinary",
                },
            },
        }


def schema_org(site: Site, one: DataSet, files: Files, language: Language) -> str:
    """A set as search engines read it on its page: a schema.org ``Dataset``; "" of invented figures."""
    latest = site.assembly.latest
    if latest is None or not is_found(site):
        return ""
    words = site.wording.of(language)
    told = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": words(f"set_{one.word}.name"),
        "description": f"{words(f'set_{one.word}.about')} {words(f'set_{one.word}.caveat')}",
        "url": site.absolute(addresses.page(language, one.slug)),
        "inLanguage": language,
        "isAccessibleForFree": True,
        "dateModified": latest.release.published_on.isoformat(),
        "creator": {"@type": "GovernmentOrganization", "name": words("site.name")},
        "distribution": [
            {
                "@type": "DataDownload",
                "contentUrl": site.absolute(each.path),
                "encodingFormat": "text/csv",
                "contentSize": str(len(each.content)),
                "sha256": sha256(each.content).hexdigest(),
            }
            for each in files.tables_of(one).values()
        ],
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _both(site: Site, key: str) -> dict[Language, str]:
    return {language: site.wording.of(language)(key) for language in LANGUAGES}


def _spoken(site: Site, key: str, of: str = "") -> list[dict[str, str]]:
    """A text in each language, each marked; after what it is ``of`` if it says little alone."""
    return [
        {"@value": f"{site.wording.of(each)(of)}: {text}" if of else text, "@language": each}
        for each, text in _both(site, key).items()
    ]


def _json(value: object) -> bytes:
    return f"{json.dumps(value, ensure_ascii=False, indent=1)}\n".encode()
