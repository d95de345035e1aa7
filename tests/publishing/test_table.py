from html import unescape

import html5lib
import pytest
from lxml import etree
from lxml import html as lxml_html

from tests.exchange.builders import ORIGIN, a_target, a_unit
from tests.publishing.builders import words_of
from workflow.exchange import Unit
from workflow.publishing.renditions.table import table


def a_table(*units: Unit, draft: bool = False) -> etree._Element:
    made = table(units, ORIGIN, ["ar", "fr"], draft=draft, word=lambda message, language: f"{message}/{language}")
    return lxml_html.document_fromstring(made.decode())


UNITS = (
    a_unit("The ❶harbour➊ opens.", 1, ar="يفتح ❶الميناء➊.", fr="Le ❶port➊ ouvre."),
    a_unit("Thanks.", 2, ar="شكراً.", fr="Merci."),
)


def test_each_cell_has_its_language_and_direction() -> None:
    for row in a_table(*UNITS).iter("tr"):
        cells = [(cell.get("lang"), cell.get("dir")) for cell in row if cell.get("lang")]
        assert cells == [("en", "ltr"), ("ar", "rtl"), ("fr", "ltr")]


def test_columns_are_headed_by_the_names_of_their_languages() -> None:
    assert a_table(*UNITS).xpath("//thead//th/text()") == ["Number/en", "English", "العربية", "français"]


def test_a_row_is_a_segment_with_its_key_and_number() -> None:
    rows = list(a_table(*UNITS).iterfind(".//tbody/tr"))
    assert [(row.get("id"), row.findtext("th")) for row in rows] == [("seg00001", "1"), ("seg00002", "2")]
    assert [words_of(cell) for cell in rows[0].iterfind("td")] == [
        "The harbour opens.",
        "يفتح الميناء.",
        "Le port ouvre.",
    ]


def test_a_finished_table_says_nothing_of_drafts() -> None:
    made = table(UNITS, ORIGIN, ["ar", "fr"]).decode()
    assert "Draft" not in made
    assert 'class="draft"' not in made


def test_a_draft_is_marked_on_the_page_and_at_each_unfinished_text() -> None:
    unit = a_unit("Open.", ar="مفتوح.", fr=a_target("Ouvert.", state="translated"))
    page = a_table(unit, a_unit("Shut.", 2), draft=True)
    assert page.xpath("//p[@class='draft']/text()") == ["Draft/en"]
    notes = [[cell.get("data-note") for cell in row.iterfind("td")] for row in page.iterfind(".//tbody/tr")]
    assert notes == [[None, None, "Draft/fr"], [None, "Not translated yet/ar", "Not translated yet/fr"]]
    assert [words_of(cell) for cell in page.iterfind(".//tbody/tr[1]/td")][2] == "Ouvert."


def test_a_folded_segment_is_an_empty_cell_with_a_note() -> None:
    page = a_table(a_unit("Open.", ar="مفتوح.", fr=a_target("", state="folded", note="Voir le segment 1")))
    cell = page.findall(".//td")[2]
    assert (words_of(cell), cell.get("data-note")) == ("", "Voir le segment 1")


@pytest.mark.parametrize("text", ["<img src=x onerror=alert(1)>", "</td></table><script>x</script>", '"><b onclick=x>'])
def test_markup_in_a_text_is_text(text: str) -> None:
    made = table([a_unit(text, fr=text, ar=text)], ORIGIN, ["ar", "fr"]).decode()
    tree = html5lib.parse(made, namespaceHTMLElements=False)
    assert ["".join(cell.itertext()) for cell in tree.iter("td")] == [text] * 3
    assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on")]
    assert text in unescape(made)
