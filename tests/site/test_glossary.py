# SPDX-License-Identifier: EUPL-1.2
"""The page of terms reads the table that people keep."""

from woonregie.site.glossary import read_terms

TABLE = """# Glossary

| identifier | Dutch term | definition | source |
|---|---|---|---|
| `Place` | gebied | Een plek met een naam. | D000 |
| `Commitment` | afspraak | Wat een partij belooft. | D001 |
"""


def test_terms_come_in_the_order_of_the_dutch_words(tmp_path):
    file = tmp_path / "glossary.md"
    file.write_text(TABLE, encoding="utf-8")
    terms = read_terms(file)
    assert [(term.identifier, term.dutch) for term in terms] == [("Commitment", "afspraak"), ("Place", "gebied")]
    assert terms[0].definition == "Wat een partij belooft."


def test_without_the_file_there_are_no_terms(tmp_path):
    assert read_terms(tmp_path / "niets.md") == []
