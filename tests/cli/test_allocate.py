# SPDX-License-Identifier: EUPL-1.2
"""`woonregie allocate`, without any database."""

import csv
import json

import pytest
from click.testing import CliRunner

from intake.allocation_files.folder import FILES, write
from woonregie.cli.group import woonregie

RUN = ("--date", "2025-05-20")


def invoke(*words):
    return CliRunner().invoke(woonregie, [str(word) for word in words])


@pytest.fixture
def out(tmp_path):
    said = invoke("allocate", "--input", write(tmp_path / "in"), "--out", tmp_path / "out", *RUN, "--seed", "zaad")
    assert said.exit_code == 0, said.output
    return tmp_path / "out"


def rows(path):
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def test_a_run_writes_all_files(out):
    names = {"lettings.csv", "ranking.csv", "receipts.jsonl", "ledger.csv", "summary.json"}
    assert names <= {path.name for path in out.iterdir()}
    assert [(row["advert_id"], row["seeker_id"], row["label"]) for row in rows(out / "lettings.csv")] == [
        ("A1", "S2", "doorstroom")
    ]
    ranked = [
        (row["advert_id"], row["position"], row["seeker_id"], row["fails"]) for row in rows(out / "ranking.csv")
    ]
    assert ranked == [
        ("A1", "1", "S2", ""),
        ("A1", "2", "S1", ""),
        ("A1", "", "S3", "social_income"),
        ("A2", "", "S1", "fitting_rent"),
        ("A2", "", "S3", "social_income"),
    ]
    summary = json.loads((out / "summary.json").read_bytes())
    assert summary["adverts"] == {"decided": 2, "let": 1, "not_let": 1, "open": 0}
    assert (summary["seed"], summary["seed_was_chosen"]) == ("zaad", True)


def test_the_order_of_rows_changes_no_byte(out, tmp_path):
    mixed = {}
    for name, text in FILES.items():
        heading, *lines = text.splitlines(keepends=True)
        mixed[name.removesuffix(".csv")] = "".join([heading, *reversed(lines)])
    other = tmp_path / "other"
    assert not invoke(
        "allocate", "--input", write(tmp_path / "mixed", **mixed), "--out", other, *RUN, "--seed", "zaad"
    ).exit_code
    for name in ("lettings.csv", "ranking.csv", "receipts.jsonl", "ledger.csv", "summary.json"):
        assert (out / name).read_bytes() == (other / name).read_bytes()


def test_a_replay_is_the_same(out):
    said = invoke("allocate", "replay", out)
    assert (said.exit_code, "Gelijk" in said.stdout) == (0, True)


@pytest.mark.parametrize("name", ["receipts.jsonl", "lettings.csv", "frozen-input/seekers.csv"])
def test_a_replay_sees_a_changed_file(out, name):
    path = out / name
    path.write_bytes(
        path.read_bytes().replace(b"S2", b"S9" if "frozen" not in name else b"S2", 1).rstrip() + b"\n"
    )
    if "frozen" in name:
        path.write_text(path.read_text(encoding="utf-8").replace("24000", "24001"), encoding="utf-8")
    said = invoke("allocate", "replay", out, "--format", "json")
    assert said.exit_code == 1
    assert json.loads(said.stdout)["identical"] is False


def test_the_seeker_gets_plain_words(out):
    said = invoke("allocate", "explain", "A2", "S1", "--run", out).stdout
    assert "U komt niet in aanmerking" in said
    assert "€ 18,04 te hoog" in said
    assert "Alleen dit stond tussen u en de woning" in said
    assert "S2" not in said
    assert "U krijgt deze woning." in invoke("allocate", "explain", "A1", "S2", "--run", out).stdout
    second = invoke("allocate", "explain", "A1", "S1", "--run", out).stdout
    assert "Uw plaats was 2 van 2. Er waren 3 kandidaten." in second
    assert "Voor u: 1 persoon (doorstroom senioren)." in second


def test_the_auditor_gets_everything(out):
    said = json.loads(invoke("allocate", "explain", "A2", "S1", "--run", out, "--format", "json").stdout)
    fitting = next(found for found in said["conditions"] if found["code"] == "fitting_rent")
    assert (fitting["verdict"], fitting["ground"]) == ("fails", "Woningwet art. 46 lid 2; BTIV art. 54")
    assert fitting["compared"]["rent"] == 70_100
    assert {used["name"] for used in fitting["parameters"]} >= {"allocation.law.rent_cap_low"}
    assert all(used["citation"] and used["start"] for used in fitting["parameters"])
    assert said["nearest_miss"] == [{"code": "fitting_rent", "label": None, "amount": "1804", "unit": "cents"}]
    assert len(said["receipt_hash"]) == 64
    assert "24000" not in json.dumps(said)


def test_a_comparison_tells_who_shifts(out, tmp_path):
    patch = tmp_path / "patch.yaml"
    patch.write_text("allocation.moving_on.minimum_age: {2025-01-01: 71}\n", encoding="utf-8")
    assert "Er verandert niets." in invoke("allocate", "compare", out, "--patch", patch).stdout
    patch.write_text("allocation.law.rent_cap_low: {2025-01-01: 710}\n", encoding="utf-8")
    said = json.loads(invoke("allocate", "compare", out, "--patch", patch, "--format", "json").stdout)
    assert said["shifts"] == [{"seeker_id": "S1", "before": None, "after": "A2", "because": "fitting_rent"}]
    assert "personen" in invoke("allocate", "compare", out, "--patch", patch).stdout


def test_rules_of_ones_own_go_before_those_of_the_profile(tmp_path):
    rules = tmp_path / "rules.yaml"
    rules.write_text(
        "allocation.law.rent_cap_low:\n  description: proef\n  unit: euro per maand\n  values:\n"
        "    2022-01-01: {value: 800, standing: assumption, citation: proef}\n",
        encoding="utf-8",
    )
    out = tmp_path / "out"
    said = invoke("allocate", "--input", write(tmp_path / "in"), "--out", out, *RUN, "--rules", rules)
    assert said.exit_code == 0, said.output
    assert [row["seeker_id"] for row in rows(out / "lettings.csv")] == ["S2", "S1"]
    assert invoke("allocate", "replay", out).exit_code == 0


def test_wrong_input_writes_nothing(tmp_path):
    folder = write(tmp_path / "in", reactions="advert_id,seeker_id,reacted_at\nA1,S9,gisteren\n")
    said = invoke("allocate", "--input", folder, "--out", tmp_path / "out", *RUN)
    assert said.exit_code == 1
    assert "reactions.csv, regel 2, kolom reacted_at" in said.output
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--date", "2027-01-01"), "op 2027-01-01 geen waarde bekend"),
        ((), "Geef --input, --out en --date."),
    ],
)
def test_a_day_without_amounts_or_no_day_stops_it(tmp_path, words, said):
    given = invoke("allocate", "--input", write(tmp_path / "in"), "--out", tmp_path / "out", *words)
    assert given.exit_code != 0
    assert said in given.output
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("words", [("replay",), ("explain", "A1", "S1", "--run")])
def test_a_folder_without_a_run_is_told(tmp_path, words):
    said = invoke("allocate", *words, tmp_path)
    assert said.exit_code == 1
    assert "geen leesbare toewijzing" in said.output


def test_who_was_no_candidate_is_told(out):
    said = invoke("allocate", "explain", "A1", "S4", "--run", out)
    assert said.exit_code == 1
    assert "geen kandidaat" in said.output


def test_a_run_over_an_old_one_leaves_nothing_behind(out, tmp_path):
    answers = "advert_id,seeker_id,answer,reason\nA1,S2,nee,te klein\n"
    invoke("allocate", "--input", write(tmp_path / "in", answers=answers), "--out", out, *RUN)
    assert [row["seeker_id"] for row in rows(out / "lettings.csv")] == ["S1"]
    (tmp_path / "in/answers.csv").unlink()
    invoke("allocate", "--input", tmp_path / "in", "--out", out, *RUN)
    assert not (out / "frozen-input/answers.csv").exists()
    assert invoke("allocate", "replay", out).exit_code == 0
    assert json.loads((out / "summary.json").read_bytes())["seed"] == "2025-05-20"


def test_the_algorithm_register_is_made_from_the_rules():
    said = json.loads(invoke("algorithm-register", "--date", "2025-05-20").stdout)
    needed = {
        "name", "description_short", "organization", "category", "status", "begin_date", "end_date", "contact",
        "website", "publication_category", "goal", "proportionality", "human_intervention", "risks",
        "lawful_basis", "impacttoetsen", "source_data", "methods_and_models", "provider", "publiccode",
    }  # fmt: skip
    assert set(said) == needed
    methods = said["methods_and_models"]
    assert methods["order_pool_30"] == ["doorstroom", "herstructurering", "wmo", "regulier"]
    assert {c["code"] for c in methods["conditions"]} >= {"fitting_rent", "age", "arrears"}
    assert said["organization"] == "Gemeente Maastricht"
