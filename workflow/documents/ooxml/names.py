"""Names of Office Open XML: namespaces, transitional and strict alike, by the short prefixes that the readers use."""

_OLD = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"

PREFIXES: dict[str, str] = {
    f"{_OLD}wordprocessingml/2006/main": "w",
    f"{_STRICT}wordprocessingml/main": "w",
    f"{_OLD}officeDocument/2006/relationships": "r",
    f"{_STRICT}officeDocument/relationships": "r",
    f"{_OLD}markup-compatibility/2006": "mc",
    f"{_OLD}presentationml/2006/main": "p",
    f"{_STRICT}presentationml/main": "p",
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
    f"{_OLD}drawingml/2006/chart": "c",
    f"{_STRICT}drawingml/chart": "c",
    f"{_OLD}drawingml/2006/diagram": "dgm",
    f"{_STRICT}drawingml/diagram": "dgm",
    f"{_OLD}drawingml/2006/chartDrawing": "cdr",
    "http://schemas.microsoft.com/office/drawing/2008/diagram": "dsp",
    "http://schemas.microsoft.com/office/drawing/2014/chartex": "cx",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup": "wpg",
    "urn:schemas-microsoft-com:vml": "v",
    "http://purl.org/dc/elements/1.1/": "dc",
}

TEXTS = frozenset(
    {"w:t", "a:t", "p:text", "w:instrText", "dc:title", "dc:subject", "dc:description", "cp:keywords", "c:v", "cx:pt"}
)

CLOSED = frozenset({"w:rPr", "w:tcPr", "w:trPr"})
"""Elements inside which one seldom looks."""

OFF = frozenset({"0", "false", "off"})
