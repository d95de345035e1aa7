"""What in a style names a side of the page: turned in a ``style`` attribute, counted in a style sheet (CSS 2.2, 8 and 9)."""

import re
from collections.abc import Iterator

import regex

SWAPPED = {"left": "right", "right": "left"}

_DECLARATION = regex.compile(
    r"(?:^|;)\s*(?P<name>[a-z-]+)\s*:\s*(?P<value>(?:&\#?\w+;|\([^)]*\)|\"[^\"]*\"|'[^']*'|/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z)|[^;\"'(])*+)",
    regex.IGNORECASE | regex.DOTALL,
)
_SIDED = re.compile(r"(?:scroll-)?(?:margin|padding|border)-(left|right)(?:-\w+)?|(left|right)", re.IGNORECASE)
_CORNER = re.compile(r"border-(?:top|bottom)-(left|right)-radius", re.IGNORECASE)
_SIDE = re.compile(r"\s*(left|right)\b", re.IGNORECASE)
_ROUND = frozenset({"margin", "padding", "border-width", "border-style", "border-color"})
_PART = re.compile(r"(?:\([^)]*\)|[^\s(!])+")
_FOUR = 4
_TAKES_SIDE = frozenset({"text-align", "text-align-last", "float", "clear", "caption-side"})

_COMMENT = regex.compile(r"/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z)")
_RULE = re.compile(
    r"(?<=[{;\s])(?:(?:text-align|float|clear)\s*:\s*(?:left|right)\b|(?:margin|padding|border)-(?:left|right)[\w-]*\s*:|(?:left|right)\s*:)",
    re.IGNORECASE,
)


def turned(style: str, old: str, new: str) -> Iterator[tuple[int, int, str]]:
    """Give what changes in the value of a ``style`` attribute when the page turns from direction ``old`` to ``new``: places and words."""
    for declaration in _DECLARATION.finditer(style):
        name = declaration["name"].lower()
        sided = _SIDED.fullmatch(name) or _CORNER.fullmatch(name)
        if sided:
            group = 1 if sided[1] else 2
            start = declaration.start("name") + sided.start(group)
            yield start, declaration.start("name") + sided.end(group), SWAPPED[sided[group].lower()]
        elif name in _TAKES_SIDE:
            side = _SIDE.match(style, declaration.start("value"), declaration.end("value"))
            if side:
                yield side.start(1), side.end(1), SWAPPED[side[1].lower()]
        elif name == "direction" and declaration["value"].strip().lower() == old:
            start = declaration.start("value") + declaration["value"].lower().index(old)
            yield start, start + len(old), new
        elif name in _ROUND:
            yield from _four_sides(style, *declaration.span("value"))


def _four_sides(style: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Swap the second and fourth of four values: top, right, bottom, left."""
    parts = list(_PART.finditer(style, start, style.find("!", start, end) if "!" in style[start:end] else end))
    if len(parts) == _FOUR and parts[1][0] != parts[3][0]:
        yield *parts[1].span(), parts[3][0]
        yield *parts[3].span(), parts[1][0]


def physical_rules(sheet: str) -> int:
    """Count the declarations of a style sheet that name left or right."""
    return len(_RULE.findall(_COMMENT.sub(" ", sheet)))
