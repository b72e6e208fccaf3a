# SPDX-License-Identifier: EUPL-1.2
"""The catalogue keeps to DCAT-AP-NL 3.0, and the command writes it with its files."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from django.utils import timezone
from pyshacl import validate
from rdflib import Graph
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF

from factories import public_grant
from opendata import world
from woonregie.cli.group import woonregie
from woonregie.opendata.catalogue import VCARD, catalogue, strictest
from woonregie.opendata.publisher import publisher
from woonregie.opendata.queries.releases import latest_releases
from woonregie.opendata.services.release import release_all

pytestmark = pytest.mark.django_db
SHAPES = Graph().parse(Path(__file__).with_name("dcat_ap_nl.ttl"))


@pytest.fixture
def graph(db):
    world.city()
    world.deliver(world.make_series(), world.COUNTS)
    world.deliver(world.make_series("woningen", unit="dwellings"), {"a": 100, "b": 200})
    release_all(world.GRANT)
    return made()


def made():
    return catalogue(latest_releases(public_grant()), publisher("https://voorbeeld.nl/"), timezone.now())


def problems(graph):
    conforms, _report, text = validate(graph, shacl_graph=SHAPES, inference="none")
    return "" if conforms else text


def test_it_keeps_to_the_profile(graph):
    assert problems(graph) == ""
    assert len(list(graph.subjects(RDF.type, DCAT.Dataset))) == 2
    assert len(list(graph.subjects(RDF.type, DCAT.Distribution))) == 4


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # the reader of the library itself uses it
def test_it_keeps_to_it_in_every_notation(graph):
    for notation in ("turtle", "json-ld"):
        assert problems(Graph().parse(data=graph.serialize(format=notation), format=notation)) == ""


MANDATORY = [
    (DCAT.Catalog, DCTERMS.title), (DCAT.Catalog, DCTERMS.description), (DCAT.Catalog, DCTERMS.publisher),
    (DCAT.Catalog, DCAT.contactPoint), (DCAT.Catalog, DCAT.dataset),
    (DCAT.Dataset, DCTERMS.title), (DCAT.Dataset, DCTERMS.description), (DCAT.Dataset, DCTERMS.identifier),
    (DCAT.Dataset, DCTERMS.accessRights), (DCAT.Dataset, DCAT.contactPoint), (DCAT.Dataset, DCTERMS.creator),
    (DCAT.Dataset, DCTERMS.publisher), (DCAT.Dataset, DCAT.theme), (DCAT.Dataset, DCAT.distribution),
    (DCAT.Distribution, DCAT.accessURL), (DCAT.Distribution, DCTERMS.license),
    (FOAF.Agent, FOAF.name), (VCARD.Kind, VCARD.fn), (VCARD.Kind, VCARD.hasURL),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "predicate"), MANDATORY)
def test_the_shapes_see_what_is_missing(graph, kind, predicate):
    for node in list(graph.subjects(RDF.type, kind)):
        graph.remove((node, predicate, None))
    assert problems(graph) != ""


def test_the_addresses_are_those_of_the_pages(graph, client):
    for address in graph.objects(None, DCAT.downloadURL):
        assert client.get(str(address).removeprefix("https://voorbeeld.nl")).status_code == 200
    for dataset in graph.subjects(RDF.type, DCAT.Dataset):
        assert client.get(str(dataset).removeprefix("https://voorbeeld.nl")).status_code == 200


def test_the_municipality_publishes(graph):
    (catalogue_node,) = graph.subjects(RDF.type, DCAT.Catalog)
    agent = graph.value(catalogue_node, DCTERMS.publisher)
    assert str(agent).endswith("gemeente/gm0935")
    assert str(graph.value(agent, FOAF.name)) == "Gemeente Maastricht"


def test_the_licence_is_the_one_that_asks_most():
    assert strictest(["CC0-1.0"]) == "CC-BY-4.0"
    assert strictest(["ODbL-1.0", "CC0-1.0"]) == "ODbL-1.0"
    assert strictest([]) == "CC-BY-4.0"


def test_the_command_writes_everything(db, tmp_path):
    world.city()
    world.deliver(world.make_series(), world.COUNTS)
    out = tmp_path / "uit"
    said = CliRunner().invoke(woonregie, ["catalogue", "--out", str(out), "--release-all"])
    assert said.exit_code == 0, said.output
    assert sorted(path.name for path in out.iterdir()) == [
        "catalogus.jsonld",
        "catalogus.ttl",
        "wmo.csv",
        "wmo.json",
    ]
    assert problems(Graph().parse(out / "catalogus.ttl")) == ""


def test_the_command_explains_what_cannot_be_released(db, tmp_path):
    world.city()
    world.make_series("geheim", public=False)
    said = CliRunner().invoke(woonregie, ["catalogue", "--out", str(tmp_path), "--release", "geheim"])
    assert said.exit_code == 1
    assert "niet openbaar" in said.output
