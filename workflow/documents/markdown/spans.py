"""Inline tokens of markdown-it with the places that they were parsed from, which the library does not keep."""

import re
from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.parser_inline import RuleFuncInlineType
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

SPAN, LABEL = "span", "label"
DEEPEST = 90
_NOTE = re.compile(r"\[\^[^\]\s]+\]")
_TEMPLATE = re.compile(
    r"\{\{[<%](?:(?!\n[ \t]*\n)[^{}]){0,2000}?[%>]\}\}"
    r"|\{%(?:(?!\n[ \t]*\n)[^{}]){1,2000}?%\}"
    r"|\{(?:[#.]|:(?=[ \t#.])|[\w-]+=)[^{}\n]{1,500}\}"
)
_WORDS = re.compile(r"\{\{(?![<%])[^{}\n]{1,500}\}\}")
_LINE = re.compile(
    r"(?:\n|\A)[ \t]*(?:(?::::+|!!![ \t]|\?\?\?\+?[ \t])(?P<title>[^\n]*)(?:\n|\Z)|\[!\w+\][+-]?[ \t]*(?:\n|\Z)|:[ \t]+(?=\S))"
)
_DELIMITERS = frozenset({"emphasis", "strikethrough"})


def parser() -> MarkdownIt:
    """Make a parser of CommonMark with tables, struck text and marks of footnotes; each inline token's ``meta`` has its span."""
    markdown = MarkdownIt("commonmark", {"maxNesting": DEEPEST + 10}).enable(["table", "strikethrough"])
    # Nothing is rendered here: a link is a code, whatever it leads to.
    markdown.validateLink = _any_link  # type: ignore[method-assign]
    # The text of each block is parsed by itself, with its places.
    markdown.core.ruler.disable("inline")
    markdown.inline.ruler.before("link", "note", _matching("note", _NOTE))
    # What site generators put into pages: short codes, template tags, lists of attributes; and lines that open and close a box.
    markdown.inline.ruler.before("link", "template", _matching("template", _TEMPLATE))
    markdown.inline.ruler.before("link", "variable", _matching("variable", _WORDS))
    markdown.inline.ruler.before("text", "line", _matching("line", _LINE))
    markdown.inline.ruler2.disable("fragments_join")
    for rule in markdown.inline.ruler.__rules__:
        rule.fn = _spanned(rule.name, rule.fn)
    markdown.inline.ruler.__compile__()
    return markdown


def _any_link(url: str) -> bool:  # noqa: ARG001 - the library names it
    return True


def inline_tokens(markdown: MarkdownIt, text: str, references: Any) -> list[Token]:
    """Parse the text of one block; give the tokens that have a span, in order. What is between them is text."""
    found: list[Token] = []
    markdown.inline.parse(text, markdown, references, found)
    placed = [token for token in found if SPAN in token.meta]
    return _without_halves(sorted(placed, key=lambda token: token.meta[SPAN][0]))


def _matching(name: str, pattern: re.Pattern[str]) -> RuleFuncInlineType:
    """Make a rule that gives what a pattern matches as one token of that name, its content what was matched."""

    def matching(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the signature of a rule
        found = pattern.match(state.src, state.pos, state.posMax)
        if found is None:
            return False
        if not silent:
            state.push(name, "", 0).content = found[0]
        state.pos = found.end()
        return True

    return matching


def _spanned(name: str, rule: RuleFuncInlineType) -> RuleFuncInlineType:
    def spanned(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the signature of a rule
        start, before = state.pos, len(state.tokens)
        matched = rule(state, silent)
        if matched and not silent:
            _place(state, name, state.tokens[before:], start)
        return matched

    return spanned


def _place(state: StateInline, name: str, tokens: Sequence[Token], start: int) -> None:
    """Give the tokens that a rule has made their spans, links and images that of their label; pending text needs none."""
    end = state.pos
    if name in _DELIMITERS:
        place = end
        for token in reversed(tokens):
            if place - len(token.content) < start or token.type != "text":
                break
            token.meta[SPAN] = (place - len(token.content), place)
            place -= len(token.content)
        return
    made = [token for token in tokens if SPAN not in token.meta and token.type != "text"]
    if name == "link":
        label = state.md.helpers.parseLinkLabel(state, start, True)  # noqa: FBT003 - by place only
        made[0].meta[SPAN] = (start, start + 1)
        made[-1].meta[SPAN] = (label, end)
        made[-1].meta[LABEL] = (start + 1, label)
    elif name == "autolink":
        made[0].type = "autolink"
        made[0].meta[SPAN] = (start, end)
    else:
        for token in made:
            token.meta[SPAN] = (start, end)
            if name == "image":
                token.meta[LABEL] = (start + 2, state.md.helpers.parseLinkLabel(state, start + 1))


def _without_halves(tokens: list[Token]) -> list[Token]:
    """Join the two characters of strong emphasis: the library empties the token of one and makes the other the tag."""
    found: list[Token] = []
    half: tuple[int, int] | None = None
    for token in tokens:
        start, end = token.meta[SPAN]
        if token.type == "text" and not token.content:
            if (
                found
                and found[-1].type == "strong_close"
                and found[-1].meta[SPAN][1] == start
                and _is_single(found[-1])
            ):
                found[-1].meta[SPAN] = (found[-1].meta[SPAN][0], end)
            else:
                half = (start, end)
            continue
        if half is not None and token.type == "strong_open" and half[1] == start:
            token.meta[SPAN] = (half[0], end)
        half = None
        found.append(token)
    return [token for token in found if token.type != "text"]


def _is_single(token: Token) -> bool:
    start, end = token.meta[SPAN]
    return bool(end - start == 1)
