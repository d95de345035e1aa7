"""Words that a code keeps (code, what is not to be translated, the result of a field) stand in the documents made anew too."""

import pytest

from tests.documents.wordfile import field, paragraph, word
from workflow import documents
from workflow.publishing.renditions import txt


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.md", b"Call `+20 3` or <https://a.example/> now.\n", "Call +20 3 or https://a.example/ now."),
        (
            "a.html",
            b"<p>Call <code>+20 <b>3</b></code> at <i translate=no>Nile &amp; Co</i> now.",
            "Call +20 3 at Nile & Co now.",
        ),
        ("a.docx", word(paragraph("See ", field("REF x", "Table 3"), " now.")), "See Table 3 now."),
        ("a.docx", word(paragraph("See page ", field("PAGEREF x", "7"), " now.")), "See page  now."),
    ],
)
def test_words_that_a_code_keeps_are_in_a_document_made_anew(name: str, data: bytes, words: str) -> None:
    assert txt.document(documents.read(data, name, "en").blocks).decode().strip() == words
