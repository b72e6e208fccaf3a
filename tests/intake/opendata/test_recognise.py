# SPDX-License-Identifier: EUPL-1.2
"""Every kind of file is recognised, and says of each cell what it is."""

import pytest

from intake.opendata import files
from woonregie.intake.opendata.clean import clean
from woonregie.intake.opendata.connectors.shared import Asked
from woonregie.intake.opendata.recognise import read_open_data
from woonregie.intake.problems import Rejected


def read(name, data, asked=files.PLAIN):
    reading = read_open_data(files.delivered(name, data), asked)
    found = {}
    for column in clean(reading):
        for region, value, status in zip(column.regions, column.values, column.statuses, strict=True):
            found[column.meaning.series, region, column.period] = None if value != value else value, status
    return reading, found


def test_the_yearly_workbook_with_padded_codes():
    reading, found = read("kwb-2023.xlsx", files.kwb())
    assert (reading.mapping.connector, reading.division, reading.periods) == ("kwb", 2023, ["2023"])
    assert found["kwb-inwoners", "GM0935", "2023"] == (122734.0, "")
    assert found["kwb-koop", "BU09350006", "2023"] == (None, "missing")
    assert reading.unused == []


def test_the_same_as_csv_with_semicolons_and_commas():
    rows = [
        [str(cell).replace(".", ",") if isinstance(cell, float) else cell for cell in row]
        for row in files.KWB_ROWS
    ]
    _reading, found = read("kwb-2023.csv", files.csv_text([files.KWB_HEAD, *rows]))
    assert found["kwb-huishoudensgrootte", "BU09350000", "2023"] == (1.3, "")


def test_codes_that_lost_their_nought():
    rows = [[9350000 if n == 0 else cell for n, cell in enumerate(files.KWB_ROWS[3])]]
    assert read("kwb-2023.xlsx", files.kwb(rows))[1]["kwb-inwoners", "BU09350000", "2023"] == (2135.0, "")


def test_statline_by_row():
    reading, found = read("tabel.json", files.typed())
    assert (reading.table, reading.division, reading.periods) == ("85618NED", 2023, ["2023"])
    assert found["kwb-inwoners", "BU09350000", "2023"] == (2135.0, "")
    assert found["kwb-inwoners", "BU09350006", "2023"] == (None, "missing")


def test_statline_by_number():
    reading, found = read("tabel.json", files.observations())
    assert reading.table == "85618NED"
    assert found["kwb-koop", "BU09350000", "2023"] == (29.0, "")
    assert found["kwb-inwoners", "BU09350006", "2023"] == (None, "suppressed")


def test_statline_by_number_as_csv():
    text = "Id;Measure;ValueAttribute;Value;WijkenEnBuurten\n1;Aantal inwoners;None;2135;BU09350000\n"
    assert read("85618NED.csv", text)[1]["kwb-inwoners", "BU09350000", "2023"] == (2135.0, "")


def test_leefbaarometer():
    reading, found = read("lbm.csv", files.LEEFBAAROMETER)
    assert reading.periods == ["2020", "2022"]
    assert found["lbm-klasse", "BU09350000", "2020"] == (7.0, "")
    assert found["lbm-veiligheid", "BU09350006", "2022"] == (-0.09, "")


def test_health_takes_the_estimate_for_two_ages():
    reading, found = read("50120NED.csv", files.HEALTH)
    assert (reading.mapping.connector, reading.division) == ("health", 2022)
    assert found["gez-ervaren", "BU09350000", "2022"] == (71.2, "")
    assert found["gez-ervaren-65-plus", "BU09350000", "2022"] == (58.4, "")
    assert found["gez-eenzaam", "BU09350006", "2022"] == (None, "missing")


def test_energy_labels_become_counts_and_keep_no_address():
    reading, found = read("v20261001.csv", files.ENERGY)
    assert reading.periods == ["2026-10"]
    assert found["ep-label-a", "6211AL", "2026-10"] == (1.0, "")
    assert found["ep-label-g", "6211AL", "2026-10"] == (0.0, "")
    assert found["ep-label-c", "6211AL", "2026-10"] == (1.0, "")
    assert "0935010000000001" not in repr(reading)
    assert len(reading.remarks) == 1


def test_a_table_without_a_year_asks_for_it():
    with pytest.raises(Rejected, match="over welk jaar"):
        read("kerncijfers.xlsx", files.workbook([files.KWB_HEAD, *files.KWB_ROWS], "Blad1"))
    asked = Asked(period="2023")
    reading, _found = read("kerncijfers.xlsx", files.workbook([files.KWB_HEAD, *files.KWB_ROWS], "Blad1"), asked)
    assert reading.periods == ["2023"]


def test_the_attributes_of_the_map_of_areas():
    text = (
        "bu_code;bu_naam;aant_inw;gem_hh_gr\nBU09350000;Binnenstad;2135;1,3\nBU09350006;Wyck;-99999999;-99999999\n"
    )
    _reading, found = read("wijkenbuurten_2022.csv", text)
    assert found["kwb-inwoners", "BU09350000", "2022"] == (2135.0, "")
    assert found["kwb-inwoners", "BU09350006", "2022"] == (None, "missing")
