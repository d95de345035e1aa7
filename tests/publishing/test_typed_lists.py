"""Lists of a plain text in the documents that are made anew of it."""

import pytest

from workflow import documents
from workflow.publishing.renditions import html
from workflow.publishing.renditions.edition import in_language
from workflow.publishing.renditions.typed import listed
from workflow.text import plain_text

TEXT = "Title\n\nThe ferry:\n- runs daily\n- is free\n\n1. Come\n2. See\n\nEnd\n"


def shown(text: str, said: dict[str, str], language: str = "en") -> str:
    document = documents.read(text.encode(), "a.txt", "en")
    blocks = list(in_language(document.blocks, {key: plain_text(told) for key, told in said.items()}))
    return html.fragment(language, list(listed(blocks, document))).replace("\n", "").partition(">")[2]


def test_signs_and_numbers_at_the_beginning_of_lines_make_lists() -> None:
    assert shown(TEXT, {}) == (
        "<h1>Title</h1><p>The ferry:</p><ul><li>runs daily</li><li>is free</li></ul>"
        "<ol><li>Come</li><li>See</li></ol><p>End</p></div>"
    )


def test_a_translation_has_the_lists_of_its_source_with_its_own_digits() -> None:
    told = shown(TEXT, {"3": "• يوميًا", "4": "- مجانًا", "5": "١. تعالوا", "6": "٢. انظروا"}, "ar")
    assert "<ul><li>يوميًا</li><li>مجانًا</li></ul><ol><li>تعالوا</li><li>انظروا</li></ol>" in told


@pytest.mark.parametrize("text", ["a\n- b\nc\n", "a\n1. b\n3. c\n", "a\n12.5\n13.5\n", "a\n-5\n-6\n"])
def test_a_lone_sign_or_number_makes_no_list(text: str) -> None:
    assert "<li>" not in shown(text, {})


def test_where_a_translation_has_no_sign_the_lines_stay_as_they_are() -> None:
    assert "<p>- runs daily</p><p>Gratuit</p>" in shown(TEXT, {"4": "Gratuit"}, "fr")
