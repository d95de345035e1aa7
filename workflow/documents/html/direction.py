"""The language and direction that a page states, and what in its tags stands left or right: turned when its language turns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from babel.core import get_global

from locales import language as facts_of
from workflow.documents.html import elements, styles
from workflow.documents.html.values import SPACE, escaped, shown_value
from workflow.documents.splice import Edit
from workflow.guards.html import VOID
from workflow.guards.tags import Token, TokenKind

_NEVER_TOP = frozenset(
    {"html", "head", "body", "base", "link", "meta", "title", "hr", "col", "colgroup", "frame", "frameset"}
)


@dataclass(frozen=True, slots=True)
class Turn:
    """From one language to another; ``fragments``: the outermost blocks of a fragment state their direction too."""

    source: str
    target: str
    fragments: bool = True

    @property
    def old(self) -> str:
        """Direction of the source."""
        return facts_of(self.source).direction

    @property
    def new(self) -> str:
        """Direction of the target."""
        return facts_of(self.target).direction

    @property
    def turns(self) -> bool:
        """Whether the direction changes."""
        return self.old != self.new


@dataclass(frozen=True, slots=True)
class _Open:
    """An open element: the direction that it has in the source, whether its texts are of another language or are left alone.

    ``restates``: it says of its direction what the page says already.
    """

    name: str
    direction: str
    foreign: bool = False
    kept: bool = False
    restates: bool = False
    settled: bool = False
    in_block: bool = False


def edits(text: str, tokens: Sequence[Token], turn: Turn) -> Iterator[Edit[str]]:
    """Give the edits that turn a page or fragment: language tags in any case, direction and sides where the direction changes."""
    root, place = _root(text, tokens)
    direction = turn.new if turn.new == "rtl" else ""
    if root is not None:
        yield from _state(text, root, "lang", turn.target)
        if root.attribute("xml:lang"):
            yield from _state(text, root, "xml:lang", turn.target)
        if turn.turns:
            yield from _state(text, root, "dir", direction)
    elif place is not None:
        stated = f' dir="{direction}"' if direction else ""
        yield Edit(place, place, f'<html lang="{turn.target}"{stated}>')
    walk = _Walk(text, turn, root, tops=turn.fragments and root is None and place is None)
    for token in tokens:
        yield from walk.take(token)


def encoding_statement(text: str, tokens: Sequence[Token], label: str) -> Iterator[Edit[str]]:
    """State the encoding at the head of a page; a fragment states nothing (HTML Standard, 4.2.5.4)."""
    root, place = _root(text, tokens)
    head = next((token for token in tokens if token.kind is TokenKind.START and token.name == "head"), None)
    if root is None and place is None:
        return
    if head is not None:
        place = head.end
    elif root is not None and root.name == "html":
        place = root.end
    if place is not None:
        yield Edit(place, place, f'<meta charset="{label}">')


def _root(text: str, tokens: Sequence[Token]) -> tuple[Token | None, int | None]:
    """Give the tag that stands for the whole page, ``html`` or else ``body``; or where to put one in, after the doctype."""
    named: dict[str, Token] = {}
    place = None
    begun = False
    for token in tokens:
        if token.kind is TokenKind.START and token.name in {"html", "body"}:
            named.setdefault(token.name, token)
        elif token.kind is TokenKind.COMMENT:
            if not begun and text[token.start : token.start + 9].lower() == "<!doctype":
                place = token.end
        elif token.kind is TokenKind.START or text[token.start : token.end].strip(SPACE):
            if not begun and place is None and token.kind is TokenKind.START and token.name == "head":
                place = token.start
            begun = True
    return named.get("html", named.get("body")), place


def _state(text: str, token: Token, name: str, value: str) -> Iterator[Edit[str]]:
    """Write an attribute: in its place, else after the name of the element; take it out where ``value`` is empty."""
    stated = token.attribute(name)
    if stated is None:
        if value:
            place = token.start + 1 + len(token.name)
            yield Edit(place, place, f' {name}="{value}"')
    elif not value:
        start = stated.start - 1 if text[stated.start - 1] in SPACE else stated.start
        yield Edit(start, stated.end, "" if text[stated.end] in f"{SPACE}/>" else " ")
    elif shown_value(text[stated.value : stated.value_end]) != value:
        yield Edit(stated.start, stated.end, f'{name}="{escaped(value)}"')


class _Walk:
    """Takes the tokens in order and gives what changes in their tags; ``tops``: outermost blocks state the direction."""

    def __init__(self, text: str, turn: Turn, root: Token | None, *, tops: bool) -> None:
        self._text = text
        self._turn = turn
        self._root = root
        self._old, self._new, self._turns = turn.old, turn.new, turn.turns
        self._tops = tops and turn.turns and turn.new == "rtl"
        self._stack: list[_Open] = []

    def take(self, token: Token) -> Iterator[Edit[str]]:
        if token.kind is TokenKind.START:
            lowest = elements.implied([each.name for each in self._stack], token.name)
            if lowest is not None:
                del self._stack[lowest:]
            opened = self._opened(token)
            if not opened.kept:
                yield from self._changes(token, opened)
            elif self._stays_as_it_runs(token, opened):
                yield from _state(self._text, token, "dir", self._old)
            if token.name not in VOID and not (token.closes_itself and opened.kept):
                self._stack.append(opened)
        elif token.kind is TokenKind.END:
            self._end(token.name)

    def _stays_as_it_runs(self, token: Token, opened: _Open) -> bool:
        """Tell whether an element holds code, which would begin at the wrong side of a page that is turned round it."""
        above = self._stack[-1] if self._stack else _Open("", self._old)
        turned = self._turn.fragments and self._turns and self._new == "rtl" and not opened.settled
        return turned and token.name in elements.PREFORMATTED and not above.kept and not self._value(token, "dir")

    def _end(self, name: str) -> None:
        place = next((at for at in range(len(self._stack) - 1, -1, -1) if self._stack[at].name == name), None)
        if place is None:
            return
        if name in elements.BLOCKS or not any(each.name in elements.BLOCKS for each in self._stack[place:]):
            del self._stack[place:]

    def _value(self, token: Token, name: str) -> str:
        found = token.attribute(name)
        return shown_value(self._text[found.value : found.value_end]).lower() if found else ""

    def _opened(self, token: Token) -> _Open:
        above = self._stack[-1] if self._stack else _Open("", self._old)
        stated = self._value(token, "dir")
        told = self._value(token, "lang") or self._value(token, "xml:lang")
        is_block = token.name in elements.BLOCKS
        foreign = above.foreign or (
            bool(told) and token is not self._root and _primary(told) != _primary(self._turn.source)
        )
        ours = is_block or bool(told)
        again = ours and not foreign and not above.settled and stated == self._old == above.direction
        return _Open(
            token.name,
            stated if stated in {"ltr", "rtl"} else above.direction,
            foreign=foreign,
            kept=above.kept or token.name in {"svg", "math"} or elements.is_kept(token, self._text),
            restates=again,
            settled=above.settled or (bool(stated) and not again and token is not self._root),
            in_block=above.in_block or (is_block and token.name not in _NEVER_TOP),
        )

    def _changes(self, token: Token, opened: _Open) -> Iterator[Edit[str]]:
        above = self._stack[-1] if self._stack else _Open("", self._old)
        if token.name == "meta":
            yield from self._meta(token)
        if token is not self._root and not opened.foreign:
            for name in ("lang", "xml:lang"):
                if self._value(token, name):
                    yield from _state(self._text, token, name, self._turn.target)
        if not self._turns or opened.settled:
            return
        is_top = self._tops and opened.in_block and not above.in_block and not opened.foreign
        if token is not self._root and (opened.restates or is_top):
            yield from _state(self._text, token, "dir", self._new)
        yield from self._sides(token)

    def _sides(self, token: Token) -> Iterator[Edit[str]]:
        for each in token.attributes:
            raw = self._text[each.value : each.value_end]
            if token.attribute(each.name) is not each:
                continue
            if each.name == "style":
                for start, end, new in styles.turned(raw, self._old, self._new):
                    yield Edit(each.value + start, each.value + end, new)
            elif each.name in {"align", "clear"} and raw.strip().lower() in styles.SWAPPED:
                yield Edit(each.value, each.value_end, styles.SWAPPED[raw.strip().lower()])

    def _meta(self, token: Token) -> Iterator[Edit[str]]:
        content = token.attribute("content")
        if content is None:
            return
        if self._value(token, "property") == "og:locale":
            new = _locale(self._turn.target)
        elif self._value(token, "http-equiv") == "content-language":
            new = self._turn.target
        else:
            return
        width = len(content.quote)
        yield Edit(content.value - width, content.value_end + width, f'"{new}"')


def _primary(tag: str) -> str:
    return tag.replace("_", "-").partition("-")[0].lower()


def _locale(code: str) -> str:
    """Give a language and territory as OpenGraph names them: the likeliest territory where the code has none."""
    language, _, rest = code.partition("-")
    territory = rest.rpartition("-")[2] or str(get_global("likely_subtags").get(language, "")).rpartition("_")[2]
    return f"{language}_{territory.upper()}" if territory else language
