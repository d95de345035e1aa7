"""A Word file is turned as a native file of its new language has it: each promise on a file that holds one thing."""

import io
import zipfile
from typing import Any

import docx
from lxml import etree

from tests.documents.wordfile import paragraph, part, table, word
from tests.judges.ooxml_order import new_faults
from workflow import documents

W = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
ARABIC, ENGLISH = "افتتحت الوكالة مكتبا", "The agency opened an office"


def turned(*body: str, to: str = "ar", of: str = "en", text: str = ARABIC, **parts: Any) -> bytes:
    """Write a file in ``to`` with ``text`` for every block."""
    data = word(*body, **parts)
    document = documents.read(data, "release.docx", of)
    out = documents.write(document, {block.key: text for block in document.blocks}, to)
    docx.Document(io.BytesIO(out))
    for name in names(out):
        assert not new_faults(part(data, name).encode(), part(out, name).encode()), name
    return out


def names(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [name for name in archive.namelist() if name.startswith("word/") and name.endswith(".xml")]


def found(data: bytes, path: str, name: str = "word/document.xml") -> list[Any]:
    result = etree.fromstring(part(data, name).encode()).xpath(path, namespaces=W)
    assert isinstance(result, list)
    return result


def test_every_paragraph_runs_from_the_right_with_or_without_text() -> None:
    out = turned(
        paragraph("One"), paragraph(), "<w:p/>", paragraph("2", properties='<w:bidi w:val="0"/>'), table([paragraph()])
    )
    assert len(found(out, "//w:p")) == len(found(out, "//w:p/w:pPr/w:bidi[not(@w:val)]")) == 5


def test_styles_and_defaults_run_from_the_right() -> None:
    out = turned(paragraph("One"))
    assert found(out, "//w:pPrDefault/w:pPr/w:bidi", "word/styles.xml")
    rooted = {each.get(f"{{{W['w']}}}styleId") for each in found(out, "//w:style[w:pPr/w:bidi]", "word/styles.xml")}
    assert rooted == {"Normal", "L", "C"}
