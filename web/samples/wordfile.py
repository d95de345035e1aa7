"""Builds a Word file from lines of text: the same bytes each time.

``# `` and ``## `` begin headings, ``- `` an item of a list; what stands between two pairs of asterisks is bold.
"""

import io
import re
import zipfile
from html import escape

from locales import language as facts_of

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STYLES = {"# ": "Heading1", "## ": "Heading2", "- ": "ListBullet"}
# The oldest time that a zip can tell.
_TIME = (1980, 1, 1, 0, 0, 0)
_PARTS = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
        f'<Override PartName="/word/numbering.xml" ContentType="{_TYPE}.numbering+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_RELATIONS}">'
        f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
    ),
    "word/_rels/document.xml.rels": (
        f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" Type="{_OFFICE}/styles" Target="styles.xml"/>'
        f'<Relationship Id="r2" Type="{_OFFICE}/numbering" Target="numbering.xml"/></Relationships>'
    ),
    "word/styles.xml": (
        f'<w:styles xmlns:w="{_W}"><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
        '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="36"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/>'
        '<w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="List Bullet"/><w:basedOn w:val="Normal"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>'
    ),
    "word/numbering.xml": (
        f'<w:numbering xmlns:w="{_W}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:pPr><w:ind w:start="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    ),
}


def word_file(lines: str, language: str) -> bytes:
    """Give the Word file of ``lines`` in ``language``, each a paragraph."""
    right_to_left = facts_of(language).direction == "rtl"
    paragraphs = "".join(_paragraph(line, right_to_left=right_to_left) for line in lines.splitlines() if line)
    document = f'<w:document xmlns:w="{_W}"><w:body>{paragraphs}<w:sectPr/></w:body></w:document>'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in {**_PARTS, "word/document.xml": document}.items():
            entry = zipfile.ZipInfo(name, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, _XML + content)
    return stream.getvalue()


def _paragraph(line: str, *, right_to_left: bool) -> str:
    mark, style = next(((mark, style) for mark, style in _STYLES.items() if line.startswith(mark)), ("", ""))
    stated = (f'<w:pStyle w:val="{style}"/>' if style else "") + ("<w:bidi/>" if right_to_left else "")
    runs = "".join(
        _run(piece, bold=place % 2 == 1, right_to_left=right_to_left)
        for place, piece in enumerate(re.split(r"\*\*", line.removeprefix(mark)))
        if piece
    )
    return f"<w:p>{f'<w:pPr>{stated}</w:pPr>' if stated else ''}{runs}</w:p>"


def _run(text: str, *, bold: bool, right_to_left: bool) -> str:
    look = ("<w:b/><w:bCs/>" if bold else "") + ("<w:rtl/>" if right_to_left else "")
    stated = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{stated}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'
