"""HTML of a shape that no parser stalls on."""

from workflow.errors import BadInput
from workflow.guards import limits
from workflow.guards.tags import Token, TokenKind, tokens

VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "frame",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
"""Elements without content or end tag (HTML Standard, 13.1.2)."""

# Their end tags may be left out; how deep they are is told by what stands round them.
_CLOSED_BY_OTHERS = frozenset(
    [
        "html",
        "head",
        "body",
        "p",
        "li",
        "dt",
        "dd",
        "tr",
        "td",
        "th",
        "tbody",
        "thead",
        "tfoot",
        "colgroup",
        "caption",
        "option",
        "optgroup",
        "rt",
        "rp",
    ]
)


def checked(text: str, name: str) -> list[Token]:
    """Give the tokens of ``text``; refuse more than 200 open elements, 200 attributes or 20,000 characters in a tag, 1 million tokens.

    A picture in the tag itself (``data:``) does not count. Raises BadInput with the line.
    """
    found: list[Token] = []
    open_now: list[str] = []
    for token in tokens(text):
        if token.kind is TokenKind.START:
            _require_tag(text, token, name)
            if token.name not in VOID and token.name not in _CLOSED_BY_OTHERS and not token.closes_itself:
                open_now.append(token.name)
        elif token.kind is TokenKind.END and token.name in open_now:
            while open_now.pop() != token.name:
                pass
        found.append(token)
        if len(open_now) > limits.HTML_DEPTH or len(found) > limits.HTML_TOKENS:
            raise BadInput("html.shape", file=name, line=_line(text, token))
    return found


def _require_tag(text: str, tag: Token, name: str) -> None:
    length = tag.end - tag.start
    if length > limits.HTML_TAG:
        length -= sum(each.value_end - each.value for each in tag.attributes if text.startswith("data:", each.value))
    if length > limits.HTML_TAG or len(tag.attributes) > limits.HTML_ATTRIBUTES:
        raise BadInput("html.tag", file=name, line=_line(text, tag))


def _line(text: str, token: Token) -> int:
    return text.count("\n", 0, token.start) + 1
