"""Tokens of HTML with their offsets, as the WHATWG tokenizer finds them (HTML Standard 13.2.5); linear in the length of the text.

Every character of the text belongs to exactly one token. Which elements hold raw text depends on whether the tag stands in SVG or
MathML; that much of the tree is followed here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class TokenKind(Enum):
    """What a token is; ``RAW`` is the inside of a script or style, ``PLAIN`` that of a title or text area (references are decoded)."""

    TEXT = "text"
    START = "start"
    END = "end"
    COMMENT = "comment"
    RAW = "raw"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute with its offsets: ``start`` of its name; its value from ``value`` to ``value_end``, without the quotes.

    ``quote`` is empty where there is none; ``value`` equals ``value_end`` where no value is stated.
    """

    name: str
    start: int
    end: int
    value: int
    value_end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text from ``start`` to ``end``; ``name`` of a tag in lower case, of raw text that of its element."""

    kind: TokenKind
    start: int
    end: int
    name: str = ""
    attributes: tuple[Attribute, ...] = ()
    closes_itself: bool = False

    def attribute(self, name: str) -> Attribute | None:
        """Give the first attribute of that name, which is the one that counts."""
        return next((each for each in self.attributes if each.name == name), None)


_MARKUP = re.compile(r"<(?:/?[A-Za-z]|[!?]|/)")
_NAME = re.compile(r"[^ \t\n\r\f/>]*")
_GAP = re.compile(r"[ \t\n\r\f/]*")
_ATTRIBUTE = re.compile(r"=?[^ \t\n\r\f/>=]*")
_EQUALS = re.compile(r"[ \t\n\r\f]*=[ \t\n\r\f]*")
_UNQUOTED = re.compile(r"[^ \t\n\r\f>]*")
_COMMENT_END = re.compile(r"--!?>")
_SCRIPT = re.compile(r"<!--|-->|<(/?)script(?=[ \t\n\r\f/>])", re.IGNORECASE)

RAW_ELEMENTS = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes", "noscript"})
PLAIN_ELEMENTS = frozenset({"title", "textarea"})
_FOREIGN = frozenset({"svg", "math"})
_HTML_AGAIN = frozenset({"foreignobject", "desc", "title", "annotation-xml", "mi", "mo", "mn", "ms", "mtext"})
_BREAKS_OUT = frozenset(
    [
        "b",
        "big",
        "blockquote",
        "body",
        "br",
        "center",
        "code",
        "dd",
        "div",
        "dl",
        "dt",
        "em",
        "embed",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "hr",
        "i",
        "img",
        "li",
        "listing",
        "menu",
        "meta",
        "nobr",
        "ol",
        "p",
        "pre",
        "ruby",
        "s",
        "small",
        "span",
        "strong",
        "strike",
        "sub",
        "sup",
        "table",
        "tt",
        "u",
        "ul",
        "var",
    ]
)


def tokens(text: str) -> Iterator[Token]:
    """Give the tokens of ``text`` in order; a tag that the end of the text cuts off is a comment, for browsers drop it."""
    place = 0
    foreign: list[str] = []
    while place < len(text):
        found = _MARKUP.search(text, place)
        start = found.start() if found else len(text)
        if start > place:
            yield Token(TokenKind.TEXT, place, start)
        if found is None:
            return
        token = _markup(text, start, in_foreign=_in_foreign(foreign))
        yield token
        place = token.end
        within = _follow(foreign, token)
        if token.kind is TokenKind.START and not within:
            inside = _inside(text, token)
            if inside is not None and inside.end > place:
                yield inside
                place = inside.end


def _in_foreign(foreign: list[str]) -> bool:
    return bool(foreign) and foreign[-1] not in _HTML_AGAIN


def _follow(foreign: list[str], token: Token) -> bool:
    """Keep the stack of SVG, MathML and the elements in them that hold HTML again; tell whether the tag is one of SVG or MathML."""
    ends_all = token.name in _BREAKS_OUT if token.kind is TokenKind.START else token.name in {"p", "br"}
    if ends_all and token.kind in {TokenKind.START, TokenKind.END}:
        while _in_foreign(foreign):
            foreign.pop()
    within = _in_foreign(foreign)
    if token.kind is TokenKind.START and not token.closes_itself:
        if token.name in _FOREIGN or (within and token.name in _HTML_AGAIN):
            foreign.append(token.name)
    elif token.kind is TokenKind.END and token.name in foreign:
        while foreign.pop() != token.name:
            pass
    return within


def _markup(text: str, start: int, *, in_foreign: bool) -> Token:
    mark = text[start + 1]
    if mark.isalpha():
        return _tag(text, start, start + 1, TokenKind.START)
    if mark == "/" and text[start + 2 : start + 3].isalpha():
        return _tag(text, start, start + 2, TokenKind.END)
    if text.startswith("<!--", start):
        return Token(TokenKind.COMMENT, start, _comment_end(text, start))
    if in_foreign and text.startswith("<![CDATA[", start):
        end = text.find("]]>", start)
        return Token(TokenKind.COMMENT, start, len(text) if end < 0 else end + 3)
    end = text.find(">", start)
    return Token(TokenKind.COMMENT, start, len(text) if end < 0 else end + 1)


def _comment_end(text: str, start: int) -> int:
    for short in ("<!-->", "<!--->"):
        if text.startswith(short, start):
            return start + len(short)
    found = _COMMENT_END.search(text, start + 4)
    return found.end() if found else len(text)


def _tag(text: str, start: int, place: int, kind: TokenKind) -> Token:
    found = _NAME.match(text, place)
    assert found is not None  # noqa: S101 - the pattern takes any text
    name, place = found[0].lower(), found.end()
    attributes: list[Attribute] = []
    while True:
        gap = _GAP.match(text, place)
        assert gap is not None  # noqa: S101 - as above
        place = gap.end()
        if place >= len(text):
            return Token(TokenKind.COMMENT, start, len(text))
        if text[place] == ">":
            return Token(kind, start, place + 1, name, tuple(attributes), gap[0].endswith("/"))
        attribute = _attribute(text, place)
        if attribute is None:
            return Token(TokenKind.COMMENT, start, len(text))
        attributes.append(attribute)
        place = attribute.end


def _attribute(text: str, start: int) -> Attribute | None:
    """Read one attribute; None where the text ends in it."""
    found = _ATTRIBUTE.match(text, start)
    assert found is not None  # noqa: S101 - as above
    name, place = found[0].lower(), found.end()
    equals = _EQUALS.match(text, place)
    if equals is None:
        return Attribute(name, start, place, place, place, "")
    value = equals.end()
    quote = text[value : value + 1]
    if quote in {'"', "'"}:
        end = text.find(quote, value + 1)
        return None if end < 0 else Attribute(name, start, end + 1, value + 1, end, quote)
    plain = _UNQUOTED.match(text, value)
    assert plain is not None  # noqa: S101 - as above
    return Attribute(name, start, plain.end(), value, plain.end(), "")


def _inside(text: str, tag: Token) -> Token | None:
    """Give the raw or plain text that follows a start tag up to its end tag."""
    if tag.name == "plaintext":
        return Token(TokenKind.RAW, tag.end, len(text), tag.name)
    if tag.name == "script":
        return Token(TokenKind.RAW, tag.end, _script_end(text, tag.end), tag.name)
    if tag.name in RAW_ELEMENTS or tag.name in PLAIN_ELEMENTS:
        found = re.compile(rf"</{tag.name}(?=[ \t\n\r\f/>])", re.IGNORECASE).search(text, tag.end)
        kind = TokenKind.RAW if tag.name in RAW_ELEMENTS else TokenKind.PLAIN
        return Token(kind, tag.end, found.start() if found else len(text), tag.name)
    return None


def _script_end(text: str, place: int) -> int:
    """Find the end of a script; in a comment, a script tag opens a nested one (script data escaped states)."""
    escaped = nested = False
    while found := _SCRIPT.search(text, place):
        place = found.end()
        if found[0] == "<!--":
            escaped = True
            place -= 2  # "<!-->" ends the comment that it begins
        elif found[0] == "-->":
            escaped = nested = False
        elif not found[1]:
            nested = escaped
        elif nested:
            nested = False
        else:
            return found.start()
    return len(text)
