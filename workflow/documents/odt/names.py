"""Names of OpenDocument (ISO/IEC 26300, ODF 1.0 to 1.4): namespaces by their usual prefixes, and what the elements of a text are."""

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_OWN = "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"

SPACES: dict[str, str] = {
    "office": f"{_ODF}office:1.0",
    "style": f"{_ODF}style:1.0",
    "text": f"{_ODF}text:1.0",
    "table": f"{_ODF}table:1.0",
    "draw": f"{_ODF}drawing:1.0",
    "fo": f"{_ODF}xsl-fo-compatible:1.0",
    "svg": f"{_ODF}svg-compatible:1.0",
    "meta": f"{_ODF}meta:1.0",
    "chart": f"{_ODF}chart:1.0",
    "form": f"{_ODF}form:1.0",
    "number": f"{_ODF}datastyle:1.0",
    "manifest": f"{_ODF}manifest:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
    "field": "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0",
    "officeooo": "http://openoffice.org/2009/office",
    "loext": _OWN,
}
PREFIXES = {uri: prefix for prefix, uri in SPACES.items()}

PARAGRAPHS = frozenset({"text:p", "text:h"})

VALUES: dict[str, tuple[str, ...]] = {
    "text:a": ("office:title",),
    "draw:a": ("office:title",),
    "text:list-level-style-number": ("style:num-prefix", "style:num-suffix"),
    "text:outline-level-style": ("style:num-prefix", "style:num-suffix"),
    "text:notes-configuration": ("style:num-prefix", "style:num-suffix"),
    "text:conditional-text": ("text:string-value-if-true", "text:string-value-if-false"),
    "text:toc-mark": ("text:string-value",),
    "text:user-index-mark": ("text:string-value",),
    "text:alphabetical-index-mark": ("text:string-value", "text:key1", "text:key2"),
    "text:alphabetical-index-mark-start": ("text:key1", "text:key2"),
    "text:user-field-decl": ("office:string-value",),
}
"""Attributes that people read."""

NUMBER_FORMATS = ("loext:num-list-format", "style:num-list-format")
FORM_VALUES = ("form:label", "form:title")

CONTENTS = frozenset(
    {"svg:title", "svg:desc", "table:title", "table:desc", "text:index-title-template", "text:index-entry-span", "text:ruby-text",
     "text:note-continuation-notice-forward", "text:note-continuation-notice-backward"}
)  # fmt: skip
"""Elements outside paragraphs that hold nothing but text which people read."""

PROPERTIES = {"dc:title": "title", "dc:subject": "subject", "dc:description": "description", "meta:keyword": "keywords"}
"""What a file says of itself, by its element."""

SHOWN = {
    "text:title": "dc:title", "text:subject": "dc:subject", "text:description": "dc:description", "text:keywords": "meta:keyword",
    "text:user-field-get": "text:user-field-decl", "text:user-defined": "meta:user-defined",
}  # fmt: skip
"""Fields that show what the file says of itself, or a text that stands elsewhere."""

NAMED = frozenset({"text:user-field-decl", "meta:user-defined"})
"""What is shown by its name."""

STARTS = frozenset(
    {"text:bookmark-start", "text:reference-mark-start", "text:toc-mark-start", "text:user-index-mark-start",
     "text:alphabetical-index-mark-start", "text:bookmark", "text:reference-mark"}
)  # fmt: skip
ENDS = frozenset(
    {"text:bookmark-end", "text:reference-mark-end", "text:toc-mark-end", "text:user-index-mark-end",
     "text:alphabetical-index-mark-end", "office:annotation-end", "text:toc-mark", "text:user-index-mark",
     "text:alphabetical-index-mark"}
)  # fmt: skip
"""Marks of places and ranges: they move to the edges of a written text."""

CHANGES = frozenset({"text:change", "text:change-start", "text:change-end"})
DROPPED = CHANGES | {"text:soft-page-break"}
"""Empty elements that a written text does without."""

HIDDEN = frozenset({"text:hidden-text"})

WRAPPERS: dict[str, str] = {
    "text:a": "link",
    "text:meta": "tag",
    "text:meta-field": "field",
    "text:text-input": "field",
    "loext:content-control": "control",
}
"""Elements inside a paragraph whose content is its text."""

INLINE = frozenset({*WRAPPERS, "text:variable-set", "text:ruby"})

ALONE: dict[str, str] = {
    "text:tab": "tab",
    "text:line-break": "break",
    "text:note": "note",
    "draw:control": "control",
    "text:ruby": "annotated text",
}
"""Labels of what stands alone; drawings are images, objects or shapes, other elements of the text fields."""

NOT_WALKED = frozenset(
    {"office:annotation", "text:tracked-changes", "office:scripts", "office:settings", "office:font-face-decls", "text:note-citation",
     "office:event-listeners", "office:binary-data", "text:hidden-text", "text:script", "text:section-source"}
)  # fmt: skip
