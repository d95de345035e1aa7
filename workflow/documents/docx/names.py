"""Names of WordprocessingML: namespaces, transitional and strict alike, and what its elements are to a translator."""

_OLD = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"

PREFIXES: dict[str, str] = {
    f"{_OLD}wordprocessingml/2006/main": "w",
    f"{_STRICT}wordprocessingml/main": "w",
    f"{_OLD}officeDocument/2006/relationships": "r",
    f"{_STRICT}officeDocument/relationships": "r",
    f"{_OLD}markup-compatibility/2006": "mc",
    f"{_OLD}drawingml/2006/wordprocessingDrawing": "wp",
    f"{_STRICT}drawingml/wordprocessingDrawing": "wp",
    f"{_OLD}drawingml/2006/main": "a",
    f"{_STRICT}drawingml/main": "a",
    f"{_OLD}drawingml/2006/picture": "pic",
    f"{_STRICT}drawingml/picture": "pic",
    f"{_OLD}officeDocument/2006/math": "m",
    f"{_STRICT}officeDocument/math": "m",
    f"{_OLD}package/2006/relationships": "rel",
    f"{_OLD}package/2006/metadata/core-properties": "cp",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
    "urn:schemas-microsoft-com:vml": "v",
    "http://purl.org/dc/elements/1.1/": "dc",
}

TEXTS = frozenset({"w:t", "w:instrText", "dc:title", "dc:subject", "dc:description", "cp:keywords"})

OFF = frozenset({"0", "false", "off"})

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

ALONE: dict[str, str] = {
    "w:tab": "tab", "w:ptab": "tab", "w:br": "break", "w:cr": "break", "w:sym": "symbol", "w:drawing": "image",
    "w:pict": "image", "w:object": "object", "mc:AlternateContent": "image", "m:oMath": "formula", "m:oMathPara": "formula",
    "w:footnoteReference": "note", "w:endnoteReference": "note", "w:footnoteRef": "note", "w:endnoteRef": "note",
    "w:pgNum": "field", "w:ruby": "annotated text",
}  # fmt: skip

TEXT_FIELDS = frozenset({"HYPERLINK", "TOC", "INDEX", "TOA", "QUOTE", "IF", "FORMTEXT", "MACROBUTTON", "ADDIN"})
"""Fields whose result is text to translate (``ADDIN``: citations); that of all others is made by Word."""

REACHING_OUT = frozenset({"DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "LINK"})
