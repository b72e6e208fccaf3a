# SPDX-License-Identifier: EUPL-1.2
"""The mark behind a number opens its source; a missing number is said in words."""

import pytest
from django.template import Context, Template

from woonregie.looks.lines import Line, line_chart
from woonregie.sources.models import Document, Passage


def render(text, **context):
    return Template(text).render(Context(context))


@pytest.mark.django_db
def test_a_mark_opens_the_passage():
    document = Document.objects.create(code="D9", title="Een <plan>")
    passage = Passage.objects.create(document=document, section="2.1", first_line=3)
    html = render("{% cite passage %}", passage=passage)
    assert f'href="/bronnen/D9/#p{passage.pk}"' in html
    assert "Een &lt;plan&gt;, 2.1, regel 3" in html


def test_without_a_passage_there_is_no_mark():
    assert render("{% cite passage %}", passage=None) == ""


@pytest.mark.parametrize(
    ("value", "decimals", "unit", "shown"),
    [
        (1234.56, 1, "", "1.234,6"),
        (1234.56, 0, "dwellings", "1.235 woningen"),
        (1234.0, -2, "", "1.200"),
        (0, 0, "", "0"),
    ],
)
def test_a_figure_has_its_decimals_and_its_mark(value, decimals, unit, shown):
    html = render("{% figure value decimals unit %}", value=value, decimals=decimals, unit=unit)
    assert f"data-figure>{shown}<" in html


def test_a_missing_figure_is_no_nought_and_no_figure():
    html = render("{% figure value 0 %}", value=None)
    assert "data-figure" not in html
    assert "onbekend" in html


def test_a_spark_line_says_what_it_shows():
    html = render("{% spark values 'van 1 naar 3' %}", values=[1, None, 3])
    assert 'aria-label="van 1 naar 3"' in html
    assert "," not in html.split("viewBox")[1].split(">")[0]


def test_a_line_chart_is_plain_svg():
    chart = line_chart([Line("a", [(2020, 1.5), (2021, None), (2022, 2.5)], "line-2")])
    html = render("{% line_chart chart 'van 1,5 naar 2,5' %}", chart=chart)
    assert "style=" not in html
    assert "line-2" in html
    assert ">2022<" in html
    assert 'viewBox="0 0 640 280"' in html
