"""What earlier readers noted still has words."""

import pytest

from web.wording.speech import speech


@pytest.mark.parametrize("language", ["ar", "en", "fr"])
def test_a_note_of_an_earlier_reader_is_said_in_words(language: str) -> None:
    said = speech(language).of_code("docx.drawn", {"file": "notice.docx", "drawn": 2})
    assert "docx.drawn" not in said
    assert "notice.docx" in said
