"""Word files that are made anew, as LibreOffice draws them."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from tests.exchange.builders import ORIGIN, a_unit
from tests.judges.office import blocks_of, converted, direction_of, requires_office, words_of
from tests.publishing.builders import a_block
from tests.publishing.test_outline import cell, item
from workflow.exchange import bilingual
from workflow.publishing.renditions import docx
from workflow.publishing.renditions.html import Page
from workflow.publishing.renditions.table_docx import table
from workflow.text import Block, Kind

ARABIC = "أعلنت هيئة الموانئ في بيان صدر اليوم أن الرصيف الجديد سيفتح أبوابه أمام السفن مع مطلع الربيع، وأن أعمال البناء التي دامت ثلاث سنوات قد انتهت قبل موعدها، ودعت شركات الشحن إلى تقديم طلباتها."
ENGLISH = "The port authority announced today that the new quay will open to ships at the beginning of spring, and that works have ended."


def blocks(text: str, *rest: Block) -> tuple[Block, ...]:
    return (
        a_block(text[:40], Kind.HEADING, key="h", level=1),
        a_block(text, key="p"),
        item(text, numbered=True),
        item(text),
        a_block(text, Kind.QUOTE, key="q"),
        cell("first", 1, 1, 1),
        cell("second", 1, 1, 2),
        *rest,
    )


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    units = [a_unit(ENGLISH, number, ar=ARABIC, fr="Merci.") for number in (1, 2)]
    files = {
        "ar.docx": docx.document(Page("ar", "ميناء", "", blocks(ARABIC))),
        "en.docx": docx.document(Page("en", "Port", "", blocks(ENGLISH), draft=True)),
        "table.docx": table(units, replace(ORIGIN, source_language="ar"), ["fr"]),
        "bilingual.docx": bilingual.write(units, ORIGIN, "ar"),
    }
    made = converted(files, "pdf", tmp_path_factory.mktemp("drawn"))
    assert set(made) == set(files)
    return made


@requires_office
def test_arabic_paragraphs_lists_and_quotes_end_at_the_right_and_english_ones_at_the_left(
    drawn: dict[str, Path],
) -> None:
    arabic = direction_of(drawn["ar.docx"])
    assert (arabic.right >= 3, arabic.left) == (True, 0)
    lines = [line for lines in blocks_of(drawn["en.docx"]) for line in lines]
    ends = [(before, end) for before, end in pairwise(lines) if end.text.endswith("ended.")]
    assert len(ends) == 4
    # The first line of an item begins with its number.
    assert all(-3 < end.left - before.left < 25 and before.right - end.right > 100 for before, end in ends)


@requires_office
def test_the_first_column_stands_where_the_language_begins(drawn: dict[str, Path]) -> None:
    for name, mirrored in (("ar.docx", True), ("en.docx", False)):
        places = {line.text: line.left for lines in blocks_of(drawn[name]) for line in lines}
        assert (places["first"] > places["second"]) is mirrored, name


@requires_office
def test_a_draft_says_so_on_the_page(drawn: dict[str, Path]) -> None:
    assert "Draft" in words_of(drawn["en.docx"])
    assert "Number" in words_of(drawn["table.docx"])
