# SPDX-License-Identifier: EUPL-1.2
"""`woonregie fetch` against a server on this machine that answers as StatLine and PDOK do."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner

from intake.opendata import files
from woonregie.cli.group import woonregie
from woonregie.indicators.models import Value
from woonregie.places.models import PlaceShape

pytestmark = pytest.mark.django_db


def square(code, east):
    ring = [[east, 50.85], [east + 0.01, 50.85], [east + 0.01, 50.86], [east, 50.86], [east, 50.85]]
    return {
        "type": "Feature",
        "properties": {"buurtcode": code, "buurtnaam": code},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


class Answers(BaseHTTPRequestHandler):
    asked: list[str] = []

    def do_GET(self):  # noqa: N802 - the name that the library calls
        self.asked.append(self.path)
        parts = urlsplit(self.path)
        answer = self.answer(parts.path, parse_qs(parts.query))
        self.send_response(200 if answer is not None else 404)
        self.end_headers()
        self.wfile.write(json.dumps(answer or {}).encode())

    def answer(self, path, query):
        if path.endswith("/85618NED/"):
            return {"value": [{"name": name} for name in ("TableInfos", "TypedDataSet", "UntypedDataSet")]}
        if path.endswith("/85618NED/TypedDataSet"):
            return json.loads(files.typed())
        if path.endswith("/85618NED/TableInfos"):
            return {"value": [{"Title": "Kerncijfers wijken en buurten 2023"}]}
        if path.endswith("/collections/buurten/items"):
            if "cursor" in query:
                return {"type": "FeatureCollection", "features": [square("BU09350006", 5.70)]}
            following = {"rel": "next", "href": "items?f=json&cursor=2"}
            return {"type": "FeatureCollection", "features": [square("BU09350000", 5.69)], "links": [following]}
        return None

    def log_message(self, *_words):
        """Say nothing."""


@pytest.fixture
def address() -> Iterator[str]:
    Answers.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def world(db):
    files.city()


def invoke(*words):
    return CliRunner().invoke(woonregie, ["fetch", *map(str, words)])


def test_a_table_is_fetched_for_our_own_municipality_and_kept(address, tmp_path):
    saved = tmp_path / "85618NED.json"
    said = invoke("cbs", "85618NED", "--address", address, "--save", saved)
    assert said.exit_code == 0, said.output
    assert Value.objects.get(series__code="kwb-inwoners", place__code="binnenstad").value == 2135.0
    (asked,) = [path for path in Answers.asked if "TypedDataSet" in path]
    assert "0935" in asked
    again = invoke("cbs", "85618NED", "--from-file", saved, "--dry-run", "--format", "json")
    assert json.loads(again.stdout)["counts"] == {"unchanged": 2}


def test_boundaries_come_page_by_page(address):
    said = invoke("pdok", "--year", "2023", "--address", f"{address}/cbs/wijken-en-buurten-2023/ogc/v1")
    assert said.exit_code == 0, said.output
    assert set(PlaceShape.objects.values_list("place__code", flat=True)) == {"binnenstad", "wyck"}


def test_without_internet_it_says_what_to_do():
    for words in (("cbs", "85618NED"), ("pdok", "--year", "2023")):
        said = invoke(*words, "--address", "http://127.0.0.1:9")
        assert said.exit_code == 1
        assert "--from-file" in said.stderr


def test_a_table_that_is_not_there_is_told(address):
    said = invoke("cbs", "99999NED", "--address", address)
    assert said.exit_code == 1
    assert "heeft dit niet" in said.stderr


def test_without_a_number_it_lists_the_tables():
    said = invoke("cbs")
    assert "85618NED  Kerncijfers wijken en buurten 2023" in said.stdout
    assert "50120NED" in said.stdout
