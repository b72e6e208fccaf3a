# SPDX-License-Identifier: EUPL-1.2
"""The catalogue of what was released, in DCAT-AP-NL 3.0: one data set per series, with its files."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rdflib import BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, SKOS, XSD

from woonregie.opendata.files import as_csv, as_json
from woonregie.opendata.queries.releases import ReleaseLine
from woonregie.opendata.word_lists import word_lists

VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
_EU = "http://publications.europa.eu/resource/authority/"
PUBLIC = URIRef(f"{_EU}access-right/PUBLIC")
DUTCH = URIRef(f"{_EU}language/NLD")
VERSION = URIRef("http://www.w3.org/ns/dcat#version")  # of DCAT 3, which the library does not list
LOCAL_AUTHORITY = URIRef("http://purl.org/adms/publishertype/LocalAuthority")
_IANA = "https://www.iana.org/assignments/media-types/"
FORMATS = (("csv", "CSV", "text/csv", as_csv), ("json", "JSON", "application/json", as_json))


@dataclass(frozen=True)
class Publisher:
    """Who publishes: the municipality. `address` is of this installation, with a slash at the end.

    `outer_code` is GM and four digits; empty where it is not known.
    """

    name: str
    outer_code: str
    address: str


def catalogue(lines: Sequence[ReleaseLine], publisher: Publisher, now: datetime) -> Graph:
    """The whole catalogue as a graph.

    Args:
        now: when an empty catalogue was made; otherwise it was last changed by the last release.
    """
    graph = _empty_graph()
    agent, contact = _agent(graph, publisher), _contact(graph, publisher)
    node = URIRef(f"{publisher.address}open-data/")
    facts: list[tuple[URIRef, Any]] = [
        (RDF.type, DCAT.Catalog),
        (RDF.type, FOAF.Document),
        (DCTERMS.title, Literal(f"Open data over wonen, zorg en welzijn van {publisher.name}", lang="nl")),
        (DCTERMS.description, Literal("Reeksen met cijfers per gebied, met hun bron en definitie.", lang="nl")),
        (DCTERMS.publisher, agent),
        (DCTERMS.creator, agent),
        (DCAT.contactPoint, contact),
        (DCTERMS.language, DUTCH),
        (DCTERMS.license, _licence(graph, word_lists()["licences"]["own"])),
        (DCTERMS.modified, _moment(max((line.released_at for line in lines), default=now))),
        (FOAF.homepage, node),
    ]
    _add(graph, node, facts)
    for line in lines:
        graph.add((node, DCAT.dataset, _dataset(graph, line, publisher, agent, contact)))
    return graph


def _empty_graph() -> Graph:
    """A graph with readable prefixes, in which the words of the European lists have their class."""
    graph = Graph()
    names = {"dcat": DCAT, "dct": DCTERMS, "foaf": FOAF, "vcard": VCARD, "skos": SKOS}
    for prefix, namespace in names.items():
        graph.bind(prefix, namespace)
    graph.add((DUTCH, RDF.type, DCTERMS.LinguisticSystem))
    graph.add((PUBLIC, RDF.type, DCTERMS.RightsStatement))
    return graph


def _add(graph: Graph, node: Any, facts: Sequence[tuple[URIRef, Any]]) -> None:
    for predicate, value in facts:
        graph.add((node, predicate, value))


def _agent(graph: Graph, publisher: Publisher) -> URIRef | BNode:
    digits = publisher.outer_code.removeprefix("GM")
    node = URIRef(f"{word_lists()['municipality']}{digits}") if digits.isdecimal() else BNode()
    _add(graph, node, [
        (RDF.type, FOAF.Agent),
        (FOAF.name, Literal(publisher.name, lang="nl")),
        (DCTERMS.type, LOCAL_AUTHORITY),
    ])  # fmt: skip
    graph.add((LOCAL_AUTHORITY, RDF.type, SKOS.Concept))
    graph.add((LOCAL_AUTHORITY, SKOS.prefLabel, Literal("Local Authority", lang="en")))
    return node


def _contact(graph: Graph, publisher: Publisher) -> BNode:
    node = BNode()
    page = URIRef(f"{publisher.address}over/")
    _add(graph, node, [
        (RDF.type, VCARD.Kind),
        (VCARD.fn, Literal(publisher.name, lang="nl")),
        (VCARD.hasURL, page),
    ])  # fmt: skip
    return node


def _dataset(
    graph: Graph, line: ReleaseLine, publisher: Publisher, agent: URIRef | BNode, contact: BNode
) -> URIRef:
    series = line.series
    node = URIRef(f"{publisher.address}open-data/{series.code}/")
    facts: list[tuple[URIRef, Any]] = [
        (RDF.type, DCAT.Dataset),
        (RDF.type, FOAF.Document),
        (DCTERMS.identifier, Literal(str(node))),
        (DCTERMS.title, Literal(series.title, lang="nl")),
        (DCTERMS.description, Literal(_description(line), lang="nl")),
        (DCTERMS.accessRights, PUBLIC),
        (DCAT.contactPoint, contact),
        (DCTERMS.creator, agent),
        (DCTERMS.publisher, agent),
        (DCAT.theme, _theme(graph, series.theme)),
        (DCTERMS.language, DUTCH),
        (DCTERMS.issued, _moment(line.first)),
        (DCTERMS.modified, _moment(line.released_at)),
        (DCTERMS.temporal, _period(graph, series.start, series.end)),
        (DCTERMS.provenance, _provenance(graph, line)),
        (DCAT.landingPage, node),
        (VERSION, Literal(str(line.number))),
    ]
    _add(graph, node, facts)
    for word in filter(None, (series.theme, publisher.name)):
        graph.add((node, DCAT.keyword, Literal(word, lang="nl")))
    for extension, label, media, writer in FORMATS:
        file = _distribution(graph, line, publisher, extension, label, media, writer(line))
        graph.add((node, DCAT.distribution, file))
    return node


def _theme(graph: Graph, theme: str) -> URIRef:
    lists = word_lists()["themes"]
    node = URIRef(lists["base"] + lists["by_theme"].get(theme, lists["other"]))
    graph.add((node, RDF.type, SKOS.Concept))
    return node


def _moment(when: datetime) -> Literal:
    return Literal(when.isoformat(), datatype=XSD.dateTime)


def _description(line: ReleaseLine) -> str:
    series = line.series
    parts = [series.definition.strip() or series.title, f"Eenheid: {series.unit_words}."]
    parts += [f"Gemeten door {series.measured_by}."] if series.measured_by else []
    return " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in parts)


def _period(graph: Graph, start: str, end: str) -> BNode:
    node = BNode()
    _add(graph, node, [
        (RDF.type, DCTERMS.PeriodOfTime),
        (DCAT.startDate, Literal(start, datatype=XSD.date)),
        (DCAT.endDate, Literal(end, datatype=XSD.date)),
    ])  # fmt: skip
    return node


def _provenance(graph: Graph, line: ReleaseLine) -> BNode:
    node = BNode()
    graph.add((node, RDF.type, DCTERMS.ProvenanceStatement))
    graph.add(
        (
            node,
            URIRef("http://www.w3.org/2000/01/rdf-schema#label"),
            Literal("; ".join(line.series.sources), lang="nl"),
        )
    )
    return node


def _distribution(
    graph: Graph, line: ReleaseLine, publisher: Publisher, extension: str, label: str, media: str, data: bytes
) -> URIRef:
    node = URIRef(f"{publisher.address}open-data/{line.series.code}.{extension}")
    media_type, file_type = URIRef(_IANA + media), URIRef(f"{_EU}file-type/{label}")
    graph.add((media_type, RDF.type, DCTERMS.MediaType))
    graph.add((file_type, RDF.type, DCTERMS.MediaTypeOrExtent))
    _add(graph, node, [
        (RDF.type, DCAT.Distribution),
        (DCTERMS.title, Literal(f"{line.series.title} ({label})", lang="nl")),
        (DCAT.accessURL, node),
        (DCAT.downloadURL, node),
        (DCTERMS.license, _licence(graph, strictest(line.series.licences))),
        (DCAT.mediaType, media_type),
        (DCTERMS.format, file_type),
        (DCTERMS.language, DUTCH),
        (DCAT.byteSize, Literal(len(data), datatype=XSD.nonNegativeInteger)),
        (DCTERMS.modified, _moment(line.released_at)),
    ])  # fmt: skip
    return node


def strictest(licences: Sequence[str]) -> str:
    """The licence that asks the most, among those of the sources and our own."""
    lists = word_lists()["licences"]
    order: list[str] = lists["strictest_first"]
    own: str = lists["own"]
    return min((name for name in (*licences, own) if name in order), key=order.index)


def _licence(graph: Graph, name: str) -> URIRef:
    node = URIRef(word_lists()["licences"]["uris"][name])
    graph.add((node, RDF.type, DCTERMS.LicenseDocument))
    return node
