"""What HTML's elements are to a translator (HTML Standard, 3.2.5 and 13.1.2.4)."""

import re
from collections.abc import Sequence

from workflow.guards.tags import Token
from workflow.text import Kind

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "base",
        "blockquote",
        "body",
        "caption",
        "center",
        "col",
        "colgroup",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frame",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "link",
        "main",
        "menu",
        "meta",
        "nav",
        "ol",
        "optgroup",
        "option",
        "p",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
    ]
)
"""Elements that end the block before them; all others, unknown ones too, stand in the line."""

PREFORMATTED = frozenset({"pre", "xmp"})
PARAGRAPHS = frozenset({"p", "address", "blockquote", *(f"h{level}" for level in range(1, 7))})
"""Elements whose text is one paragraph."""

KEPT_BLOCKS = frozenset(["pre", "template", "xmp", "noscript", "noframes", "noembed"])
KEPT_IN_LINE = frozenset(
    ["code", "kbd", "samp", "var", "script", "style", "object", "audio", "video", "canvas", "iframe", "math"]
)
"""Elements whose text is nobody's to translate: left alone with all that is in them."""

SILENT = frozenset(["script", "style", "object", "audio", "video", "canvas", "iframe"])
"""Those of them that say nothing in the line."""

_EMBEDDED = frozenset({"object", "audio", "video", "canvas", "iframe"})
"""Those of them that are seen: what their own tags say is for people."""

WORDS = frozenset({"code", "kept as it is"})
"""Labels of codes that stand for words: another language may put them elsewhere, also from the edge of a block."""

APART = frozenset({"svg", "select", "textarea", "button"})
"""Elements in the line whose texts are blocks of their own."""

IN_LINE_IN_SVG = frozenset({"a", "tspan"})

_NEW_BLOCK_ENDS_P = BLOCKS - {
    "html",
    "head",
    "body",
    "base",
    "link",
    "meta",
    "title",
    "option",
    "optgroup",
    "caption",
    "col",
    "colgroup",
} | {"pre"}

_ROW = frozenset({"tr", "td", "th"})
ENDED_BY: dict[str, frozenset[str]] = {
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "tr": _ROW,
    **dict.fromkeys(("tbody", "thead", "tfoot"), _ROW | {"tbody", "thead", "tfoot", "caption", "colgroup"}),
    "option": frozenset({"option"}),
    "optgroup": frozenset({"option", "optgroup"}),
    "body": frozenset({"head"}),
}
"""Which open elements a start tag ends though nobody wrote so; a block ends an open paragraph besides."""

SCOPES = frozenset(
    {
        "template",
        "table",
        "td",
        "th",
        "caption",
        "ul",
        "ol",
        "dl",
        "menu",
        "dir",
        "select",
        "svg",
        "html",
        "button",
        "object",
    }
)
"""Elements past which nothing is ended so."""


def ends_paragraph(name: str) -> bool:
    """Tell whether this start tag ends an open ``p``."""
    return name in _NEW_BLOCK_ENDS_P


def implied(open_now: Sequence[str], name: str) -> int | None:
    """Give the place of the outermost open element that this start tag ends though nobody wrote so."""
    ended = ENDED_BY.get(name, frozenset())
    if ends_paragraph(name):
        ended |= {"p"}
    lowest = None
    for place in range(len(open_now) - 1, -1, -1):
        if open_now[place] in ended:
            lowest = place
        elif open_now[place] in SCOPES:
            break
    return lowest


def stands_in_line(name: str, *, in_svg: bool) -> bool:
    """Tell whether an element is part of the text round it, not a block of its own."""
    if in_svg:
        return name in IN_LINE_IN_SVG
    return name not in BLOCKS and name not in KEPT_BLOCKS


def is_kept(token: Token, text: str) -> bool:
    """Whether nobody translates this element: by its kind, ``translate=no``, or the class that translation services know."""
    return (
        token.name in KEPT_BLOCKS or token.name in KEPT_IN_LINE or _is_closed(token, text) or is_list_mark(token, text)
    )


def has_own_words(token: Token, text: str) -> bool:
    """Whether the attributes of an element that is kept are read by people all the same."""
    return token.name in _EMBEDDED and not _is_closed(token, text)


def is_list_mark(token: Token, text: str) -> bool:
    """Whether an element holds the bullet or number that Word draws before an item, and writes into a page."""
    style = token.attribute("style")
    return style is not None and _LIST_MARK.search(text, style.value, style.value_end) is not None


def _is_closed(token: Token, text: str) -> bool:
    stated = token.attribute("translate")
    classes = token.attribute("class")
    return (stated is not None and text[stated.value : stated.value_end].lower() == "no") or (
        classes is not None and "notranslate" in text[classes.value : classes.value_end].split()
    )


_LIST_MARK = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)


KINDS: dict[str, tuple[Kind, int]] = {
    **{f"h{level}": (Kind.HEADING, level) for level in range(1, 7)},
    "title": (Kind.TITLE, 0),
    **dict.fromkeys(("li", "dt", "dd", "option"), (Kind.LIST_ITEM, 0)),
    **dict.fromkeys(("td", "th"), (Kind.CELL, 0)),
    **dict.fromkeys(("caption", "figcaption", "legend"), (Kind.CAPTION, 0)),
    "blockquote": (Kind.QUOTE, 0),
}

LABELS: dict[str, str] = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em", "cite", "dfn"), "italic"),
    **dict.fromkeys(("u", "ins"), "underlined"),
    **dict.fromkeys(("s", "del", "strike"), "struck"),
    **dict.fromkeys(("code", "kbd", "samp", "var"), "code"),
    "a": "link", "br": "break", "wbr": "break point", "img": "image", "svg": "image", "sup": "raised", "sub": "lowered",
    "q": "quotation", "button": "button", "input": "field", "select": "field", "textarea": "field",
}  # fmt: skip

ATTRIBUTES = frozenset(
    {
        "alt",
        "title",
        "placeholder",
        "aria-label",
        "aria-description",
        "aria-roledescription",
        "aria-placeholder",
        "aria-valuetext",
    }
)
META = frozenset(
    {
        "description",
        "keywords",
        "news_keywords",
        "og:title",
        "og:description",
        "og:site_name",
        "og:image:alt",
        "article:section",
        "article:tag",
        "twitter:title",
        "twitter:description",
        "twitter:image:alt",
        "twitter:label1",
        "twitter:data1",
        "twitter:label2",
        "twitter:data2",
    }
)
LISTS = frozenset({"ul", "ol", "menu", "dir", "dl"})
BUTTONS = frozenset({"submit", "button", "reset"})
