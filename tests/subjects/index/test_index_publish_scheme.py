"""Who takes a release's schemes and figures and runs ``compose`` gets the published index again."""

import csv
import io
import zipfile
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from composite_index.composing.compose import compose
from plugins.subjects.index.model import Indices
from plugins.subjects.index.publish_scheme import pack_compose
from tests.samples.own import own_assembly

ROOT = Path(__file__).parents[3]
MAIN, DEPARTMENT = "kisumu_productivity", "kisumu_department"


@pytest.fixture(scope="module")
def assembly():
    return own_assembly()


@pytest.fixture(scope="module")
def composed(assembly, tmp_path_factory):
    """The tables that ``compose`` writes for the latest release, by scheme and name."""
    folder = tmp_path_factory.mktemp("compose")
    with zipfile.ZipFile(io.BytesIO(pack_compose(assembly.latest, assembly))) as archive:
        archive.extractall(folder)
    found = {}
    for scheme in (MAIN, DEPARTMENT):
        out = folder / f"{scheme}-out"
        compose(folder / scheme, folder / f"{scheme}-observations.csv", out)
        for path in out.glob("*.csv"):
            rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
            found[scheme, path.stem] = [
                row for row in rows if row.get("period", "2026-27-Q1") == "2026-27-Q1"
            ]
    return found


def indices(assembly):
    report = assembly.latest
    return {index.unit.unit_id: index for index in (report[Indices].assembly, *report[Indices].units)}


def test_scores_and_bands_are_those_published(assembly, composed):
    known = indices(assembly)
    rows = composed[MAIN, "ranks"] + composed[DEPARTMENT, "ranks"]
    assert len(rows) == len(known)
    for row in rows:
        index = known[row["unit_id"]]
        assert row["published"] == ("" if index.value is None else str(index.value))
        assert row["band"] == ("" if index.band is None else str(index.band.number))


def test_causes_of_the_change_are_those_published(assembly, composed):
    """Of money against its plan the command knows no plan: its figure and its target together are the one
    cause that is published."""
    for scheme in (MAIN, DEPARTMENT):
        for unit_id, index in indices(assembly).items():
            rows = [row for row in composed[scheme, "decomposition"] if row["unit_id"] == unit_id]
            if not rows:
                continue
            effects = index.why_previous.effects
            plans = {effect.node_id: effect.exact for effect in effects if effect.kind == "plan"}
            published = [
                (effect.kind, effect.node_id, effect.points)
                for effect in effects
                if effect.kind not in ("plan", "rounding")
            ]
            assert published == [
                (row["kind"], row["node_id"], Decimal(row["published"]))
                for row in rows
                if row["node_id"] not in plans and row["kind"] != "rounding"
            ]
            for node_id, exact in plans.items():
                apart = [Fraction(row["points"]) for row in rows if row["node_id"] == node_id]
                assert abs(sum(apart) - exact) < Fraction(1, 10**6)


def test_simulated_numbers_are_repeated_from_their_seed(assembly, composed):
    known = indices(assembly)
    compared = 0
    for scheme in (MAIN, DEPARTMENT):
        for row in composed[scheme, "intervals"]:
            ends = tuple(Decimal(row[name]) for name in ("low", "middle", "high"))
            sure = known[row["unit_id"]].certainty
            assert sure.intervals[row["node_id"]] == ends
            assert row["seed"] == str(sure.seed)
            compared += 1
        for row in composed[scheme, "probabilities"]:
            if row["what"] == "band":
                share = known[row["unit_id"]].certainty.bands[int(row["number"])]
                assert 100 * Fraction(row["share"]) == Fraction(share)
                compared += 1
        for row in composed[scheme, "changes"]:
            sure = known[row["unit_id"]].certainty
            for name, shares in (("better_share", sure.better), ("worse_share", sure.worse)):
                assert 100 * Fraction(row[name]) == Fraction(next(iter(shares.values())))
                compared += 1
    assert compared > 20


def test_the_same_release_gives_the_same_bytes(assembly):
    assert pack_compose(assembly.latest, assembly) == pack_compose(assembly.latest, assembly)
