"""Where a public edition comes from, in two files beside its list of checksums.

``sbom.cdx.json`` is the bill of materials (CycloneDX 1.6): every library that may have had a part in the
build, with the checksums of its files, as ``uv.lock`` has them. It is on the list of checksums as every other
file. ``provenance.intoto.json`` is a statement (in-toto, SLSA provenance 1) about that list: from which
commit it was built, with which libraries and tools. It is made where the edition is built, and only if all
that the edition was built from is in the repository's history. Nobody signs it: it helps those who build the
edition again and compare. Neither says when it was made.
"""
