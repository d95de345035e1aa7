"""What the elements of WordprocessingML are to a translator."""

import re

PROPERTIES = frozenset(
    {"w:pPr", "w:rPr", "w:sectPr", "w:tblPr", "w:tblGrid", "w:trPr", "w:tcPr", "w:sdtPr", "w:sdtEndPr", "w:customXmlPr", "w:smartTagPr", "w:tblPrEx"}
)  # fmt: skip
GONE = frozenset({"w:del", "w:moveFrom"})
"""Tracked deletions: no text, and gone where their paragraph is written."""

ACCEPTED = frozenset({"w:ins", "w:moveTo"})
"""Tracked insertions: their content is text, the mark of tracking goes where their paragraph is written."""

MOVE_MARKS = frozenset({"w:moveFromRangeStart", "w:moveFromRangeEnd", "w:moveToRangeStart", "w:moveToRangeEnd"})
RANGE_STARTS = frozenset(
    {"w:bookmarkStart", "w:commentRangeStart", "w:permStart", "w:customXmlInsRangeStart", "w:customXmlMoveToRangeStart"}
)
RANGE_ENDS = frozenset(
    {"w:bookmarkEnd", "w:commentRangeEnd", "w:permEnd", "w:customXmlInsRangeEnd", "w:customXmlMoveToRangeEnd"}
)
DROPPED = frozenset({"w:proofErr", "w:lastRenderedPageBreak", "w:annotationRef"})

WRAPPERS: dict[str, str] = {"w:smartTag": "tag", "w:customXml": "tag", "w:dir": "direction", "w:bdo": "direction"}

ALONE: dict[str, str] = {
    "w:tab": "tab", "w:ptab": "tab", "w:br": "break", "w:cr": "break", "w:sym": "symbol", "w:drawing": "image",
    "w:pict": "image", "w:object": "object", "mc:AlternateContent": "image", "m:oMath": "formula", "m:oMathPara": "formula",
    "w:footnoteReference": "note", "w:endnoteReference": "note", "w:footnoteRef": "note", "w:endnoteRef": "note",
    "w:pgNum": "field", "w:ruby": "annotated text",
}  # fmt: skip

PAGE_FIELDS = frozenset({"PAGE", "NUMPAGES", "PAGEREF", "SECTION", "SECTIONPAGES"})
"""Fields whose result is true of one making of the pages only."""

TEXT_FIELDS = frozenset(
    {"HYPERLINK", "TOC", "INDEX", "TOA", "QUOTE", "IF", "FORMTEXT", "FILLIN", "INCLUDETEXT", "MACROBUTTON", "ADDIN"}
)
"""Fields whose result is text to translate (``ADDIN``: citations; ``FILLIN``: also controls as LibreOffice writes them); that of all others is
made by Word."""

COMPUTED_TEXT = frozenset(
    {"REF", "STYLEREF", "TITLE", "SUBJECT", "KEYWORDS", "COMMENTS", "DOCPROPERTY", "DOCVARIABLE", "CITATION", "BIBLIOGRAPHY", "AUTOTEXT"}
)  # fmt: skip
"""Fields whose result is text that Word takes from elsewhere: the old one stays until it does so again."""

LINK_FIELD = re.compile(
    r'\s*HYPERLINK\s+(?:"([^"]*)"|([^\s"\\]\S*))?\s*(?:\\l\s+(?:"([^"]*)"|([^\s"\\]\S*)))?', re.IGNORECASE
)

REACHING_OUT = frozenset({"DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "LINK"})
