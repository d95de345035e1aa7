"""Turned Word files as LibreOffice draws them: on which side paragraphs end, and what is shown."""

from pathlib import Path

from tests.documents.test_docx_direction import turned
from tests.documents.wordfile import paragraph, run, table
from tests.judges.office import converted, direction_of, requires_office, words_of

ENGLISH = "The press office of the harbour town of Samira said on Monday that its new reading room will open. " * 3
ARABIC = "قال مكتب صحافة مدينة سميرة إن غرفة جديدة ستكون مفتوحة قبل نهاية سنة قادمة. " * 3


@requires_office
def test_paragraphs_end_on_the_side_that_the_language_ends_on(tmp_path: Path) -> None:
    apart = '<w:spacing w:after="600"/>'
    placed = ('<w:jc w:val="left"/>', '<w:jc w:val="both"/>', '<w:ind w:left="720"/>', "")
    arabic = turned(
        *(paragraph(ENGLISH, run("and more", "<w:b/>"), properties=apart + each) for each in placed),
        paragraph(ENGLISH, properties=f'<w:bidi w:val="0"/>{apart}'),
        table([paragraph("First"), paragraph("Second")]),
        text=ARABIC,
    )
    native = (
        paragraph(run(ARABIC, "<w:rtl/>"), properties=f"<w:bidi/>{apart}{each}")
        for each in ("", '<w:jc w:val="mediumKashida"/>')
    )
    english = turned(*native, of="ar", to="en", text=ENGLISH)
    drawn = converted({"arabic.docx": arabic, "english.docx": english}, "pdf", tmp_path)
    to_the_right, to_the_left = direction_of(drawn["arabic.docx"]), direction_of(drawn["english.docx"])
    assert (to_the_right.left, to_the_left.right) == (0, 0)
    assert to_the_right.right >= len(placed)
    assert to_the_left.left == 2
    assert "harbour" not in words_of(drawn["arabic.docx"])
